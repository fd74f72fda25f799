"""Responses in a database, which other processes may share."""

import asyncio
import logging
import math
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Delete, Row, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from thinkaloud.errors import describe_causes
from thinkaloud.runtime import tasks
from thinkaloud.settings import StoreSettings
from thinkaloud.store.base import RUNNING, StoredResponse, is_id
from thinkaloud.store.database import Database, translated
from thinkaloud.store.processes import FileProcesses, Processes, ServerProcesses
from thinkaloud.store.tables import events, items, responses

log = logging.getLogger("thinkaloud.store")

UPKEEP = 60.0
"""Seconds between two looks for what is too old or too much, and for processes that have ended."""
_PAUSE = 0.5
"""Seconds between two tries to take the lock of this process again."""
_SHARE = 0.05
"""Share of the bounds that may be written before the next look."""
_BATCH = 100
"""Responses that are deleted, or failed, in one transaction."""
_SEPARATOR = "\n"
"""Between the ids of items in their column. No id has it."""

_COLUMNS = [responses.c[field.name] for field in fields(StoredResponse)]
_HOLD_ITEMS = insert(items)
_FORGET_ITEMS = delete(items).where(items.c.response_id == bindparam("id"))


class SqlStore:
    """A `ResponseStore` that other processes may share. It is within its bounds after `sweep`; by itself it sweeps each
    minute, and whenever a twentieth of them has been written."""

    def __init__(self, settings: StoreSettings, clock: Callable[[], float] = time.time) -> None:
        """clock: returns seconds since 1970."""
        assert settings.url is not None  # noqa: S101  else the store is in memory
        self._settings, self._clock = settings, clock
        self._database = Database(settings.url)
        new = self._database.insert(responses)
        replaced = {column.name: new.excluded[column.name] for column in responses.c if column.name != "events_size"}
        self._upsert = new.on_conflict_do_update(index_elements=["id"], set_=replaced)
        self._append = self._database.insert(events).on_conflict_do_nothing()
        engine = self._database.engine
        self._processes: Processes = (
            FileProcesses(Path(f"{engine.url.database}-processes"))
            if self._database.is_file
            else ServerProcesses(engine)
        )
        self._tasks: list[asyncio.Task[None]] = []
        self._due, self._sweeping = asyncio.Event(), asyncio.Lock()
        self._count = self._bytes = 0
        self._last_stored_at = 0.0
        self._fail: Callable[[StoredResponse], StoredResponse] | None = None

    async def start(self) -> None:
        await self._database.start(self._processes.enter)
        self._tasks = [
            asyncio.create_task(self._keep_up(), name="store-upkeep"),
            asyncio.create_task(self._stay(), name="store-process"),
        ]

    async def close(self) -> None:
        ending, self._tasks = self._tasks, []
        await tasks.end(ending)
        await self._database.finish_writing()
        await self._processes.leave()
        await self._database.close()

    async def save(self, record: StoredResponse) -> None:
        values = {column.name: getattr(record, column.name) for column in _COLUMNS}
        values |= {"item_ids": _SEPARATOR.join(record.item_ids), "size": record.size, "events_size": 0}
        values |= {"process": self._processes.number}
        held = [{"owner": record.owner, "item_id": each, "response_id": record.id} for each in set(record.item_ids)]

        async def operation(connection: AsyncConnection) -> None:
            await connection.execute(self._upsert, values | {"stored_at": self._next_stored_at()})
            await connection.execute(_FORGET_ITEMS, {"id": record.id})
            if held:
                await connection.execute(_HOLD_ITEMS, held)

        await self._database.write(operation)
        self._note_growth(1, record.size)

    async def load(self, response_id: str, owner: str) -> StoredResponse | None:
        if not is_id(response_id):
            return None
        return await self._find(select(*_COLUMNS).where(*self._mine(response_id, owner)))

    async def find_item(self, item_id: str, owner: str) -> StoredResponse | None:
        if not is_id(item_id):
            return None
        holding = select(*_COLUMNS).join(items).where(items.c.item_id == item_id, items.c.owner == owner)
        holding = holding.where(responses.c.stored_at >= self._oldest())
        return await self._find(holding.order_by(responses.c.stored_at.desc()).limit(1))

    async def delete(self, response_id: str, owner: str) -> bool:
        if not is_id(response_id):
            return False
        return (
            await self._database.write(partial(_execute, delete(responses).where(*self._mine(response_id, owner)))) > 0
        )

    async def append_events(self, response_id: str, first_sequence_number: int, new: Sequence[bytes]) -> None:
        size = sum(map(len, new))
        rows = [
            {"response_id": response_id, "number": number, "event": each}
            for number, each in enumerate(new, first_sequence_number)
        ]

        async def operation(connection: AsyncConnection) -> None:
            grow = update(responses).values(events_size=responses.c.events_size + size)
            if (await connection.execute(grow.where(responses.c.id == response_id))).rowcount:
                await connection.execute(self._append, rows)

        if rows:
            await self._database.write(operation)
            self._note_growth(0, size)

    async def events(self, response_id: str, owner: str, after: int) -> list[tuple[int, bytes]]:
        if not is_id(response_id):
            return []
        wanted = (
            select(events.c.number, events.c.event)
            .join(responses)
            .where(*self._mine(response_id, owner), events.c.number > after)
        )
        return [(row.number, row.event) for row in await self._database.read(wanted.order_by(events.c.number))]

    async def fail_running(self, fail: Callable[[StoredResponse], StoredResponse]) -> int:
        """Also does so from now on, when another process ends."""
        self._fail = fail
        running = responses.c.status.in_(sorted(RUNNING))
        numbers = [
            row.process for row in await self._database.read(select(responses.c.process).where(running).distinct())
        ]
        with translated():
            ended = await self._processes.ended(numbers)
        count, last = 0, ""
        left = select(*_COLUMNS).where(running, responses.c.process.in_(ended)).order_by(responses.c.id).limit(_BATCH)
        while rows := await self._database.read(left.where(responses.c.id > last)) if ended else ():
            count += await self._database.write(partial(_replace_running, [fail(_record(row)) for row in rows]))
            last = rows[-1].id
        return count

    async def sweep(self) -> None:
        async with self._sweeping:
            self._count = self._bytes = 0
            expired = select(responses.c.id, responses.c.stored_at).where(responses.c.stored_at < self._oldest())
            while rows := await self._database.read(expired.limit(_BATCH)):
                await self._delete(rows)
            while rows := await self._superfluous():
                await self._delete(rows)

    async def _superfluous(self) -> list[Row[Any]]:
        """Return what has to go for the bounds to hold, in the order in which it goes: at most `_BATCH` responses."""
        weight = responses.c.size + responses.c.events_size
        owners = select(responses.c.owner, func.count().label("number"), func.sum(weight).label("size"))
        totals = await self._database.read(owners.group_by(responses.c.owner))
        usage: dict[str, tuple[int, int]] = {row.owner: (row.number, int(row.size)) for row in totals}
        oldest = select(responses.c.id, responses.c.stored_at, weight.label("size"))
        oldest = oldest.order_by(responses.c.stored_at).limit(_BATCH)
        waiting: dict[str, deque[Row[Any]]] = {}
        chosen: list[Row[Any]] = []
        while len(chosen) < _BATCH and (owner := self._heaviest(usage)) is not None:
            if owner not in waiting:
                waiting[owner] = deque(await self._database.read(oldest.where(responses.c.owner == owner)))
            if not waiting[owner]:  # another process deleted them
                break
            row = waiting[owner].popleft()
            usage[owner] = (usage[owner][0] - 1, usage[owner][1] - row.size)
            chosen.append(row)
        return chosen

    def _heaviest(self, usage: Mapping[str, tuple[int, int]]) -> str | None:
        """Return the owner who has most of what there is too much of, or None where the bounds hold.

        usage: responses and bytes of each owner.
        """
        for kind, bound in enumerate((self._settings.max_count, self._settings.max_bytes)):
            if sum(each[kind] for each in usage.values()) > bound:
                return max(usage, key=lambda owner: (usage[owner][kind], owner))
        return None

    async def _delete(self, rows: Sequence[Row[Any]]) -> None:
        """Delete responses, unless they were saved again."""
        unchanged = responses.c.stored_at <= max(row.stored_at for row in rows)
        chosen = delete(responses).where(responses.c.id.in_([row.id for row in rows]), unchanged)
        await self._database.write(partial(_execute, chosen))

    async def _keep_up(self) -> None:
        """Sweep when it is due, and fail what processes leave that end."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._due.wait(), UPKEEP)
            self._due.clear()
            try:
                await self._processes.enter()
                if self._fail is not None:
                    await self.fail_running(self._fail)
                await self.sweep()
            except Exception as error:  # noqa: BLE001  the next time must come
                log.warning("the store could not be swept: %s", describe_causes(error))

    async def _stay(self) -> None:
        """Take this process's lock again as soon as can be, before others take it for one that has ended."""
        while True:
            await self._processes.lost()
            try:
                await self._processes.enter()
            except Exception:  # noqa: BLE001  the database is away, as the upkeep and every request say
                await asyncio.sleep(_PAUSE)

    def _note_growth(self, count: int, size: int) -> None:
        """Let the upkeep begin where much has been written since the last one."""
        self._count += count
        self._bytes += size
        if self._count > _SHARE * self._settings.max_count or self._bytes > _SHARE * self._settings.max_bytes:
            self._due.set()

    def _next_stored_at(self) -> float:
        """Return the time, later than any before, whatever the clock does."""
        self._last_stored_at = max(self._clock(), math.nextafter(self._last_stored_at, math.inf))
        return self._last_stored_at

    def _mine(self, response_id: str, owner: str) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions of a response of `owner` that is not too old."""
        return responses.c.id == response_id, responses.c.owner == owner, responses.c.stored_at >= self._oldest()

    def _oldest(self) -> float:
        return self._clock() - self._settings.max_age

    async def _find(self, statement: Select[Any]) -> StoredResponse | None:
        rows = await self._database.read(statement)
        return _record(rows[0]) if rows else None


async def _execute(statement: Delete, connection: AsyncConnection) -> int:
    return (await connection.execute(statement)).rowcount


async def _replace_running(records: Sequence[StoredResponse], connection: AsyncConnection) -> int:
    """Replace each response that is still running, and return their number."""
    count = 0
    for record in records:
        running = update(responses).where(responses.c.id == record.id, responses.c.status.in_(sorted(RUNNING)))
        values = {"status": record.status, "response": record.response, "size": record.size}
        count += (await connection.execute(running.values(values))).rowcount
    return count


def _record(row: Row[Any]) -> StoredResponse:
    return StoredResponse(**{**row._mapping, "item_ids": tuple(filter(None, row.item_ids.split(_SEPARATOR)))})
