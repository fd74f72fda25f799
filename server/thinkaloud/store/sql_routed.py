"""Routed requests in the database of the store."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict

from sqlalchemy import case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from thinkaloud.errors import StoreFailed, describe_causes
from thinkaloud.runtime import tasks
from thinkaloud.store.base import is_id
from thinkaloud.store.database import Database
from thinkaloud.store.routed import GOOD, LaneTotal, Outcome, RatedRequest, RoutedRequest
from thinkaloud.store.tables import routed

log = logging.getLogger("thinkaloud.store")

_DAY, _HOUR = 86_400, 3600
_MOST = 4096
"""Requests that wait to be written; more are lost."""


class SqlRoutedRequests:
    """`RoutedRequests` that other processes may share. Those that are too old are deleted once an hour."""

    def __init__(self, url: str, days: float, clock: Callable[[], float] = time.time) -> None:
        """clock: returns seconds since 1970."""
        self._database = Database(url)
        self._lifetime, self._clock = days * _DAY, clock
        self._insert = self._database.insert(routed).on_conflict_do_nothing()
        self._writing: set[asyncio.Task[None]] = set()
        self._upkeep: asyncio.Task[None] | None = None
        self._lost = 0

    async def start(self) -> None:
        await self._database.start()
        self._upkeep = asyncio.create_task(self._keep_up(), name="routed-upkeep")

    async def close(self) -> None:
        await tasks.end([self._upkeep] if self._upkeep else [])
        if self._writing:
            await asyncio.wait(self._writing)
        await self._database.finish_writing()
        await self._database.close()

    def add(self, request: RoutedRequest) -> "asyncio.Future[None]":
        task = asyncio.create_task(self._save(request))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return task

    async def rate(self, request_id: str, owner: str, outcome: Outcome) -> bool:
        if not is_id(request_id):
            return False
        mine = update(routed).where(routed.c.id == request_id, routed.c.owner == owner)
        mine = mine.where(routed.c.routed_at >= self._oldest())

        async def operation(connection: AsyncConnection) -> int:
            return (await connection.execute(mine.values(outcome=outcome))).rowcount

        return await self._database.write(operation) > 0

    async def totals(self, since: float | None = None) -> Sequence[LaneTotal]:
        is_shadow, thought = routed.c.by == "shadow", routed.c.thinking_tokens
        groups = [
            routed.c.owner,
            routed.c.alias,
            case((is_shadow, 1), else_=0).label("is_shadow"),
            case((is_shadow, routed.c.decided), else_=routed.c.lane).label("routed"),
            routed.c.lane,
        ]
        sums = {
            "requests": func.count(),
            "thinking_tokens": func.sum(thought),
            "squares": func.sum(thought * thought),
            "answer_tokens": func.sum(routed.c.answer_tokens),
            "rated": func.count(routed.c.outcome),
            "good": func.sum(case((routed.c.outcome.in_(sorted(GOOD)), 1), else_=0)),
        }
        wanted = select(*groups, *(each.label(name) for name, each in sums.items()))
        wanted = wanted.where(routed.c.routed_at >= max(self._oldest(), since or 0.0))
        names = [group.name for group in groups]
        rows = await self._database.read(wanted.group_by(*names).order_by(*names))
        found = ({**row._mapping, **{name: int(row._mapping[name]) for name in sums}} for row in rows)
        return [LaneTotal(**{**each, "is_shadow": bool(each["is_shadow"])}) for each in found]

    async def rated(self, alias: str) -> Sequence[RatedRequest]:
        names = ("id", "lane", "by", "outcome", "features")
        wanted = select(*(routed.c[name] for name in names)).where(
            routed.c.alias == alias,
            routed.c.outcome.is_not(None),
            routed.c.features.is_not(None),
            routed.c.routed_at >= self._oldest(),
        )
        rows = await self._database.read(wanted.order_by(routed.c.routed_at, routed.c.id))
        return [RatedRequest(**row._mapping) for row in rows]

    async def sweep(self) -> None:
        """Delete what is too old. Raises `StoreFailed`."""
        old = delete(routed).where(routed.c.routed_at < self._oldest())

        async def operation(connection: AsyncConnection) -> None:
            await connection.execute(old)

        await self._database.write(operation)

    async def _save(self, request: RoutedRequest) -> None:
        if len(self._writing) > _MOST:
            self._lose("too many wait")
            return

        async def operation(connection: AsyncConnection) -> None:
            await connection.execute(self._insert, asdict(request))

        try:
            await self._database.write(operation)
        except StoreFailed as error:
            self._lose(describe_causes(error))
            return
        if self._lost:
            log.warning("routed requests are kept again; %d were lost", self._lost)
            self._lost = 0

    def _lose(self, why: str) -> None:
        if not self._lost:
            log.warning("routed requests cannot be kept (%s): this one is lost, and those that follow", why)
        self._lost += 1

    async def _keep_up(self) -> None:
        while True:
            with suppress(StoreFailed):  # the next time will do
                await self.sweep()
            await asyncio.sleep(_HOUR)

    def _oldest(self) -> float:
        return self._clock() - self._lifetime
