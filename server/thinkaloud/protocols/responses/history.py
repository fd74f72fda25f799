"""What a request takes from what is stored: the conversation before it, and items that it refers to.

Everything is found by its owner alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from thinkaloud.errors import InvalidRequest, NotFound, PayloadTooLarge, PreviousResponseNotFound
from thinkaloud.protocols.responses.items import Item, listed
from thinkaloud.protocols.responses.schema import ResponsesRequest
from thinkaloud.protocols.responses.sealed_items import SealedItems, split_items
from thinkaloud.request.by_size import by_size
from thinkaloud.settings import LimitsSettings
from thinkaloud.store.base import RUNNING, ResponseStore, StoredResponse


@dataclass(slots=True, frozen=True)
class History:
    """The conversation of a request.

    earlier: the items before its input. items: of its input, with what they refer to in its place. dropped: ids of
    traces that are not kept any more. stored_earlier: `earlier` as it is stored. referred: items of `items` that are
    stored, in that form, by their places. size: bytes of what is taken from the store.
    """

    earlier: Sequence[Item] = ()
    items: Sequence[Item] = ()
    dropped: tuple[str, ...] = ()
    stored_earlier: Sequence[msgspec.Raw] = ()
    referred: Mapping[int, Item] = field(default_factory=dict)
    size: int = 0


class _Named(msgspec.Struct):
    """Of an item its id alone."""

    id: Any = None


@dataclass(slots=True, frozen=True)
class _Kept:
    """An item that is referred to. stored, opened: as it is stored, and as it was sent. size: bytes of the former."""

    stored: Item
    opened: Item
    size: int


async def read_history(
    wire: ResponsesRequest, sealed: SealedItems, store: ResponseStore, limits: LimitsSettings
) -> History:
    """The conversation of `wire`.

    Raises:
        PreviousResponseNotFound, NotFound: the owner has no such response, or no such item.
        InvalidRequest: the response before is not finished.
        PayloadTooLarge: what the input refers to is larger than a body may be.
    """
    before = await _load_before(wire.previous_response_id, sealed.owner, store)
    items = listed(wire.input)
    holders = await _find_holders(items, sealed.owner, store)
    stored = {record.id: len(record.carried) for record in (before, *holders.values()) if record is not None}
    return await by_size(sum(stored.values()), lambda: _read(before, items, holders, sealed, limits))


async def _load_before(id: str | None, owner: str, store: ResponseStore) -> StoredResponse | None:
    """The response that the request continues, if it continues one."""
    if id is None:
        return None
    record = await store.load(id, owner)
    if record is None:
        raise PreviousResponseNotFound(f"there is no stored response {id[:100]!r}", param="previous_response_id")
    if record.status in RUNNING:
        raise InvalidRequest("this response is not finished yet", param="previous_response_id")
    return record


async def _find_holders(items: Sequence[Item], owner: str, store: ResponseStore) -> dict[str, StoredResponse | None]:
    """By each id that `items` refer to, the response that has its item; None for a trace that is not kept."""
    holders: dict[str, StoredResponse | None] = {}
    for at, item in enumerate(items):
        if not _is_reference(item):
            continue
        id, param = item.get("id"), f"input.{at}.id"
        if not isinstance(id, str):
            raise InvalidRequest(f"{param}: needed, the id of an item", param=param)
        if id not in holders:
            holders[id] = await store.find_item(id, owner)
        if holders[id] is None and not id.startswith("rs_"):
            raise NotFound(f"there is no stored item {id[:100]!r}", param=param)
    return holders


def _is_reference(item: Item) -> bool:
    return item.get("type") == "item_reference" or item.keys() == {"id"}


def _read(
    before: StoredResponse | None,
    given: Sequence[Item],
    holders: Mapping[str, StoredResponse | None],
    sealed: SealedItems,
    limits: LimitsSettings,
) -> History:
    """The conversation of what was found."""
    stored_earlier = [] if before is None else split_items(before.carried)
    kept = _read_kept(holders, sealed)
    items: list[Item] = []
    referred: dict[int, Item] = {}
    dropped: list[str] = []
    size = 0
    for at, item in enumerate(given):
        if not _is_reference(item):
            items.append(item)
        elif (found := kept.get(item["id"])) is None:
            dropped.append(item["id"])
            items.append({"type": "reasoning", "summary": []})
        else:
            referred[at] = found.stored
            items.append(found.opened)
            size += found.size
            if size > limits.body:
                raise PayloadTooLarge(f"input: what it refers to is larger than {limits.body} bytes", param="input")
    earlier = sealed.open(map(msgspec.json.decode, stored_earlier))
    return History(earlier, items, tuple(dropped), stored_earlier, referred, size + sum(map(len, stored_earlier)))


def _read_kept(holders: Mapping[str, StoredResponse | None], sealed: SealedItems) -> dict[str, _Kept]:
    """The items of `holders`, by their ids. Each response is read once, whatever is referred to in it."""
    wanted: dict[str, tuple[StoredResponse, set[str]]] = {}
    for id, record in holders.items():
        if record is not None:
            wanted.setdefault(record.id, (record, set()))[1].add(id)
    kept: dict[str, _Kept] = {}
    for record, ids in wanted.values():
        for encoded in split_items(record.carried):
            id = msgspec.json.decode(encoded, type=_Named).id
            if isinstance(id, str) and id in ids and id not in kept:
                item = msgspec.json.decode(encoded)
                kept[id] = _Kept(item, sealed.open([item])[0], len(encoded))
    return kept
