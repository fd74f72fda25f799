"""The members of one engine, and the one place where requests are tried again."""

import asyncio
import logging
import math
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection
from contextlib import aclosing
from typing import TypeVar

import httpx

from thinkaloud.engine.base import MemberStatus
from thinkaloud.engine.pool.attempts import MemberRefused, RetryBudget, judge
from thinkaloud.engine.pool.discovery import resolve
from thinkaloud.engine.pool.health import Probes
from thinkaloud.engine.pool.member import Member, MemberRules, MemberState, Target
from thinkaloud.engine.pool.selection import choose
from thinkaloud.engine.pool.targets import discovered_targets, listed_targets
from thinkaloud.errors import EngineFailed, EngineUnreachable, Overloaded, RequestError, SettingsError
from thinkaloud.runtime import tasks
from thinkaloud.settings import HealthSettings, PooledEngine

log = logging.getLogger("thinkaloud.pool")

_PATIENCE = 1.0
"""Seconds that a look at several members waits for the first that answers."""

T = TypeVar("T")


class Pool:
    """The members of one engine: those that the settings list, or those that a name stands for.

    A server at `base_url` is a pool of one, which gets every request whatever has become of earlier ones.
    """

    def __init__(self, name: str, settings: PooledEngine, ask: Callable[[Member], Awaitable[None]]) -> None:
        """name: the engine's. ask: the probe of one member, as `Probes` takes it."""
        self.name = name
        self.members: list[Member] = []
        self._settings = settings
        self._is_alone = not settings.is_pool
        self._rules = (
            MemberRules(HealthSettings(fall=1, rise=1), cooldown=0)
            if self._is_alone
            else MemberRules(settings.health, settings.cooldown)
        )
        self._budget = RetryBudget(settings.retry.budget)
        self._probes = Probes(ask, logs=settings.is_pool)
        self._looked: dict[Member, int] = {}  # steps of each member at the last look
        self._resolving: asyncio.Task[None] | None = None
        self._next_resolution = 0.0

    async def start(self) -> None:
        """Return as soon as a member can be asked. Raises as `check` does."""
        if self._settings.discover is not None:
            try:
                await self._resolve()
            except EngineUnreachable:
                if not self.members:
                    raise
        elif not self.members:
            self._update(listed_targets(self.name, self._settings))
        await self._look()

    async def check(self) -> None:
        """Look at the members, and return as soon as one can be asked.

        Raises:
            SettingsError: none can, for what the settings say of them.
            EngineUnreachable: none can now.
        """
        if self._settings.discover is not None and asyncio.get_running_loop().time() > self._next_resolution:
            self._resolving = self._resolving or asyncio.create_task(self._resolve_again())
        await self._look()

    async def stop(self) -> None:
        """End what runs beside requests."""
        await tasks.end([self._resolving] if self._resolving else [])
        await self._probes.stop()

    def status(self) -> list[MemberStatus]:
        """Return the members and how they are; none of a server at `base_url`, whose state is the engine's."""
        if self._is_alone:
            return []
        return [MemberStatus(member.name, member.state.value, member.running) for member in self.members]

    async def run(
        self,
        key: str | None,
        ask: Callable[[Member], AsyncGenerator[T, None]],
        avoid: Collection[Member] = (),
    ) -> AsyncGenerator[T, None]:
        """Yield what `ask` yields of the member for the conversation `key`, or of another one if the first fails before
        anything came.

        avoid: members that are asked only if no other one is ready.
        Raises what `ask` raises, of a `MemberRefused` its error; `Overloaded` and `EngineFailed` where nobody is asked.
        """
        self._budget.add_request()
        tried: list[Member] = []
        member = (self._choose(key, avoid) if avoid else None) or self._choose(key, tried)
        while member is not None:
            tried.append(member)
            has_begun = False
            try:
                with member.work():
                    async with aclosing(ask(member)) as items:
                        async for item in items:
                            if not has_begun:
                                has_begun = True
                                member.succeed()
                            member.steps += 1
                            yield item
                return
            except (httpx.RequestError, MemberRefused, RequestError) as error:
                following = self._handle_failure(member, error, None if has_begun else tried, key)
                if following is None:
                    raise (error.error if isinstance(error, MemberRefused) else error) from error.__cause__
                told = (self.name, member.name, _kind(error), following.name)
                log.warning("engine %s: %s failed (%s), trying %s", *told)
                member.retries += 1
                member = following
        raise self._refusal()

    def _handle_failure(
        self, member: Member, error: Exception, tried: Collection[Member] | None, key: str | None
    ) -> Member | None:
        """Note what `error` says of `member`. Return the member to ask next; None if there is none.

        tried: those that were asked; None if the answer had begun.
        """
        judgement = judge(error)
        if judgement.is_failure:
            member.fail()
        if judgement.pause is not None:
            member.pause(judgement.pause)
        if judgement.is_away and not self._is_alone:
            self._probes.begin([member])
        if tried is None or not judgement.goes_elsewhere or len(tried) >= self._settings.retry.attempts:
            return None
        following = self._choose(key, tried)
        return following if following is not None and self._budget.take_retry() else None

    def _choose(self, key: str | None, tried: Collection[Member]) -> Member | None:
        """Return the member to ask; None if there is none."""
        left = [member for member in self.members if member not in tried]
        if not self._is_alone:
            ready = [member for member in left if member.state is MemberState.READY]
            # Where all have failed of late, one of them is better than none.
            left = ready or [member for member in left if member.is_live and not tried]
        return choose(left, key) if left else None

    def _refusal(self) -> RequestError:
        """Return the error for a request that no member can get."""
        if rests := [member.rest for member in self.members if member.state is MemberState.COOLING]:
            return Overloaded("the upstreams take no more requests now", retry_after=math.ceil(min(rests)))
        after = math.ceil(2 * self._settings.health.every)
        return EngineFailed("no upstream of this model can be asked now", retry_after=after)

    async def _look(self) -> None:
        """Probe the members, but for those that have worked since the last look. Raises if none can be asked."""
        probing = self._probes.begin([member for member in self.members if not self._has_worked(member)])
        now = asyncio.get_running_loop().time
        end = now() + _PATIENCE
        while probing and (self._is_alone or not self._has_live_member()):
            timeout = None if self._is_alone else max(0.0, end - now())
            done, probing = await asyncio.wait(probing, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if not done:
                break
        if not self._has_live_member():
            raise self._fault()

    def _has_worked(self, member: Member) -> bool:
        """Whether it has sent something since the last look, and is not to be asked for more than that."""
        before, self._looked[member] = self._looked.get(member, 0), member.steps
        if member.steps == before or (self._settings.is_pool and self._settings.health.path):
            return False
        member.pass_probe()
        return True

    def _has_live_member(self) -> bool:
        return any(member.state in {MemberState.READY, MemberState.COOLING} for member in self.members)

    def _fault(self) -> Exception:
        """Return why no member can be asked."""
        faults = [member.fault for member in self.members if member.fault is not None]
        if faults and (self._is_alone or all(isinstance(fault, SettingsError) for fault in faults)):
            return faults[0]
        return EngineUnreachable(f"engine {self.name}: none of its {len(self.members)} upstreams can be asked")

    def _update(self, targets: Collection[Target]) -> None:
        """Make `targets` the members. Of those that leave, what runs goes on."""
        known = {member.name: member for member in self.members}
        self.members = [
            known[target.name]
            if target.name in known and known[target.name].target == target
            else Member(target, self._rules)
            for target in targets
        ]
        self._looked = {member: steps for member, steps in self._looked.items() if member in self.members}

    async def _resolve(self) -> None:
        assert self._settings.discover is not None  # noqa: S101  only then it is called
        try:
            hosts = await resolve(self._settings.discover)
        except EngineUnreachable as error:
            raise EngineUnreachable(f"engine {self.name}: {error}") from error
        finally:
            self._next_resolution = asyncio.get_running_loop().time() + self._settings.discover.every
        self._update(discovered_targets(self.name, self._settings, hosts))

    async def _resolve_again(self) -> None:
        """Take what the name stands for now; where that cannot be known, the members stay."""
        try:
            await self._resolve()
            self._probes.begin([member for member in self.members if member not in self._looked])
        except EngineUnreachable as error:
            log.warning("%s; its members stay", error)
        finally:
            self._resolving = None


def _kind(error: Exception) -> str:
    """Return what may be logged of an error: no text of an upstream."""
    return str(error) if isinstance(error, MemberRefused) else type(error).__name__
