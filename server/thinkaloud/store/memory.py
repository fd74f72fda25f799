"""Responses in the memory of the process, gone when it ends."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from thinkaloud.settings import StoreSettings
from thinkaloud.store.base import StoredResponse


@dataclass(slots=True)
class _Entry:
    """A response with its events, by number."""

    record: StoredResponse
    stored_at: float
    events: dict[int, bytes] = field(default_factory=dict)
    size: int = 0


@dataclass(slots=True)
class _Shelf:
    """What one owner has, in the order in which it was stored."""

    entries: dict[str, _Entry] = field(default_factory=dict)
    size: int = 0


class MemoryStore:
    """A `ResponseStore` that is within its bounds after each call."""

    def __init__(self, settings: StoreSettings, clock: Callable[[], float] = time.time) -> None:
        """clock: returns seconds since 1970."""
        self._settings, self._clock = settings, clock
        self._shelves: defaultdict[str, _Shelf] = defaultdict(_Shelf)
        self._owners: dict[str, str] = {}
        self._items: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._size = 0

    async def start(self) -> None:
        pass

    async def close(self) -> None:
        pass

    async def save(self, record: StoredResponse) -> None:
        events = self._remove(record.id)
        entry = _Entry(record, self._clock(), events)
        self._owners[record.id] = record.owner
        self._shelves[record.owner].entries[record.id] = entry
        self._grow(entry, record.size + sum(map(len, events.values())))
        for item_id in record.item_ids:
            self._items[record.owner, item_id][record.id] = None
        await self.sweep()

    async def load(self, response_id: str, owner: str) -> StoredResponse | None:
        entry = self._entry(response_id, owner)
        return None if entry is None else entry.record

    async def delete(self, response_id: str, owner: str) -> bool:
        found = self._entry(response_id, owner) is not None
        if found:
            self._remove(response_id)
        return found

    async def find_item(self, item_id: str, owner: str) -> StoredResponse | None:
        for response_id in reversed(self._items.get((owner, item_id), {})):
            if entry := self._entry(response_id, owner):
                return entry.record
        return None

    async def append_events(self, response_id: str, first_sequence_number: int, events: Sequence[bytes]) -> None:
        if response_id not in self._owners:
            return
        entry = self._shelves[self._owners[response_id]].entries[response_id]
        for number, event in enumerate(events, first_sequence_number):
            self._grow(entry, len(event) - len(entry.events.get(number, b"")))
            entry.events[number] = event
        await self.sweep()

    async def events(self, response_id: str, owner: str, after: int) -> list[tuple[int, bytes]]:
        entry = self._entry(response_id, owner)
        return [] if entry is None else sorted(item for item in entry.events.items() if item[0] > after)

    async def fail_running(self, fail: Callable[[StoredResponse], StoredResponse]) -> int:
        return 0  # all that is here is of this process

    async def sweep(self) -> None:
        oldest = self._clock() - self._settings.max_age
        for shelf in list(self._shelves.values()):
            while shelf.entries and (first := next(iter(shelf.entries.values()))).stored_at < oldest:
                self._remove(first.record.id)
        while len(self._owners) > self._settings.max_count:
            self._remove_first(max(self._shelves, key=lambda owner: (len(self._shelves[owner].entries), owner)))
        while self._size > self._settings.max_bytes:
            self._remove_first(max(self._shelves, key=lambda owner: (self._shelves[owner].size, owner)))

    def _entry(self, response_id: str, owner: str) -> _Entry | None:
        if self._owners.get(response_id) != owner:
            return None
        entry = self._shelves[owner].entries[response_id]
        return entry if entry.stored_at >= self._clock() - self._settings.max_age else None

    def _grow(self, entry: _Entry, size: int) -> None:
        entry.size += size
        self._shelves[entry.record.owner].size += size
        self._size += size

    def _remove_first(self, owner: str) -> None:
        self._remove(next(iter(self._shelves[owner].entries)))

    def _remove(self, response_id: str) -> dict[int, bytes]:
        """Remove a response if there is one, and return its events."""
        owner = self._owners.pop(response_id, None)
        if owner is None:
            return {}
        shelf = self._shelves[owner]
        entry = shelf.entries[response_id]
        self._grow(entry, -entry.size)
        del shelf.entries[response_id]
        if not shelf.entries:
            del self._shelves[owner]
        for item_id in set(entry.record.item_ids):
            holders = self._items[owner, item_id]
            del holders[response_id]
            if not holders:
                del self._items[owner, item_id]
        return entry.events
