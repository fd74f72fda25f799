"""The state of several replicas: each tells the others every second that it is there."""

import asyncio
import secrets
import time
from contextlib import suppress
from typing import Any, ClassVar

from redis.exceptions import RedisError

from thinkaloud.runtime import tasks
from thinkaloud.settings import StateSettings
from thinkaloud.state.base import DayTokens, Handler, KeyLimits, Quota, Topic
from thinkaloud.state.day_count import WallClock
from thinkaloud.state.redis.connection import Connection, log, reason
from thinkaloud.state.redis.day_counts import SharedDayCount
from thinkaloud.state.redis.limits import SharedLimits, SharedUse
from thinkaloud.state.redis.questions import Questions
from thinkaloud.state.token_bucket import Clock

_BEAT = 1.0
"""Seconds between two signs of life, and between two looks for a Redis that is away."""
_SEEN = 5
"""Seconds for which a replica counts behind its last sign of life."""
_RENEWAL = 10
"""Beats between two renewals of the leases of running requests."""


class RedisState:
    """One replica's part in what all of them share."""

    is_shared: ClassVar[bool] = True

    def __init__(
        self,
        settings: StateSettings,
        *,
        is_strict: bool = False,
        clock: Clock = time.monotonic,
        wall_clock: WallClock = time.time,
    ) -> None:
        """is_strict: refuse what cannot be counted while Redis is away. Raises `SettingsError` for what is no URL."""
        self.connection = Connection(settings)
        self.prefix = settings.prefix
        self.replicas = 1
        self.is_strict = is_strict
        self.uses: set[SharedUse] = set()
        self.replica = secrets.token_hex(8)
        self._timeout = settings.timeout
        self._clock, self._wall_clock = clock, wall_clock
        self._day_counts: list[SharedDayCount] = []
        self._questions = Questions(self.connection, settings, self.replica)
        self._running: list[asyncio.Task[None]] = []
        name = f"{self.prefix}:replicas"
        self._sign: tuple[list[str], list[str | float]] = [name, name], [self.replica, "keep", _SEEN, 0, *[0] * 8]
        """What the script takes to say that this replica is there: it is a lease, as a running request is one."""

    @property
    def is_up(self) -> bool:
        return self.connection.is_up

    async def start(self) -> None:
        self.connection.start()
        try:
            await self._find()
        except (RedisError, OSError) as error:
            log.warning("the shared state is away, and this replica begins by itself: %s", reason(error))
        self._running = [asyncio.create_task(self._questions.run()), asyncio.create_task(self._beat())]
        with suppress(TimeoutError):
            async with asyncio.timeout(self._timeout if self.is_up else 0):
                await self._questions.is_listening.wait()

    async def close(self) -> None:
        await tasks.end([*self._running, *self._questions.answering])
        self.connection.call("ZREM", f"{self.prefix}:replicas", self.replica)
        await self.connection.close()

    def key_limits(self, name: str, quota: Quota) -> KeyLimits:
        return SharedLimits(name, quota, self, self._clock)

    def day_tokens(self, name: str) -> DayTokens:
        self._day_counts.append(count := SharedDayCount(name, self, self._wall_clock))
        return count

    def listen(self, topic: Topic, handler: Handler) -> None:
        self._questions.listen(topic, handler)

    async def ask(self, topic: Topic, id: str, caller: str) -> str | None:
        return await self._questions.ask(topic, id, caller)

    async def load_note(self, name: str) -> bytes | None:
        value: bytes | None = await self.connection.call("GET", f"{self.prefix}:{name}")
        return value

    def save_note(self, name: str, value: bytes, seconds: int) -> None:
        self.connection.call("SET", f"{self.prefix}:{name}", value, "EX", seconds)

    async def _beat(self) -> None:
        beat = 0
        while True:
            if self.is_up:
                self._count_replicas(await self.connection.run_script(*self._sign))
            else:
                with suppress(RedisError, OSError):
                    await self._find()
                    beat = 0  # it may have forgotten what runs
            if self.is_up:
                is_due = beat % _RENEWAL == 0
                for use in [*self.uses]:
                    use.renew(is_due=is_due)
                for count in self._day_counts:
                    count.tell(again=is_due)
            beat += 1
            await asyncio.sleep(_BEAT)

    async def _find(self) -> None:
        """Look for a Redis that is away. Raises `RedisError` or `OSError` where it still is."""
        self._count_replicas(await self.connection.probe(*self._sign))
        log.info("the shared state is reached: limits hold for all %d replicas together", self.replicas)

    def _count_replicas(self, found: Any) -> None:
        if found is not None:
            self.replicas = max(1, found[1])
