"""Probes of the members of one pool, each in a task of its own, so that a member that hangs delays no other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

import httpx

from thinkaloud.engine.pool.member import Member
from thinkaloud.errors import EngineUnreachable
from thinkaloud.runtime import tasks

log = logging.getLogger("thinkaloud.pool")


class MemberDraining(EngineUnreachable):
    """A member answers that it takes no new work."""


class Probes:
    """Asks members how they are, and tells them what came of it."""

    def __init__(self, ask: Callable[[Member], Awaitable[None]], *, logs: bool) -> None:
        """
        ask: returns if a member is well. Raises `MemberDraining`, or what else is wrong with it.
        logs: whether a member's change of state is logged.
        """
        self._ask = ask
        self._logs = logs
        self._running: dict[Member, asyncio.Task[None]] = {}

    def begin(self, members: Iterable[Member]) -> "set[asyncio.Task[None]]":
        """Begin a probe of each of `members` that has none running. Return the tasks of all of them."""
        return {self._running.get(member) or self._begin(member) for member in members}

    async def stop(self) -> None:
        """Cancel what runs."""
        await tasks.end(self._running.values())

    def _begin(self, member: Member) -> "asyncio.Task[None]":
        task = self._running[member] = asyncio.create_task(self._probe(member))
        task.add_done_callback(lambda _: self._running.pop(member, None))
        return task

    async def _probe(self, member: Member) -> None:
        before = member.state
        try:
            await self._ask(member)
        except MemberDraining as error:
            member.drain(error)
        except Exception as error:  # noqa: BLE001  whatever it is, the member is not known to be well
            # While it works on requests, it may be slow to answer.
            if not (member.running and isinstance(error.__cause__, httpx.TimeoutException | TimeoutError)):
                member.miss_probe(error)
        else:
            member.pass_probe()
        if self._logs and member.state is not before:
            level = logging.INFO if member.fault is None else logging.WARNING
            log.log(level, "%s is %s%s", member.name, member.state, "" if member.fault is None else f": {member.fault}")
