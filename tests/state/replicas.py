"""Replicas of one server, as a test sees them: two that share a state, and a time that passes when it says so."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol, Self

from state.redis_server import RedisServer
from thinkaloud.settings import StateSettings
from thinkaloud.state.base import SharedState, digest
from thinkaloud.state.memory import MemoryState

KINDS = ("memory", "redis")
PATIENT = 10.0
"""Seconds that a busy machine may take to answer; a test of what is away has its own."""
_NUMBERS = itertools.count()


class Time:
    """A clock that is set by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Replicas(Protocol):
    """two: what each replica holds; in memory there is one, which is both."""

    two: tuple[SharedState, SharedState]

    async def now(self, key: str) -> float:
        """The time at which the limits of `key` were last used."""

    async def pass_time(self, key: str, seconds: float) -> None:
        """Let so much time pass for the limits a minute of `key`."""


class MemoryReplicas:
    def __init__(self) -> None:
        self.time = Time()
        state = MemoryState(self.time)
        self.two: tuple[SharedState, SharedState] = (state, state)

    async def now(self, key: str) -> float:
        return self.time.now

    async def pass_time(self, key: str, seconds: float) -> None:
        self.time.now += seconds


class RedisReplicas:
    """Time passes for a key where what Redis holds of it is made so much older. The replicas have clocks that stand."""

    def __init__(self, server: RedisServer, timeout: float) -> None:
        from redis.asyncio import Redis

        from thinkaloud.state.redis import RedisState

        self.settings = StateSettings(url=server.url, prefix=f"test{next(_NUMBERS)}", timeout=timeout)
        self.two: tuple[SharedState, SharedState] = (
            RedisState(self.settings, clock=Time()),
            RedisState(self.settings, clock=Time()),
        )
        self.client: Any = Redis.from_url(server.url, decode_responses=True)
        self._passed: dict[str, float] = {}

    @classmethod
    @asynccontextmanager
    async def started(cls, server: RedisServer, patience: float = PATIENT) -> AsyncIterator[Self]:
        replicas = cls(server, patience)
        for state in replicas.two:
            await state.start()
        try:
            yield replicas
        finally:
            for state in replicas.two:
                await state.close()
            await replicas.client.aclose()

    def name(self, key: str, what: str) -> str:
        return f"{self.settings.prefix}:{{{digest(key)}}}:{what}"

    async def now(self, key: str) -> float:
        stored = await self.client.hgetall(self.name(key, "buckets"))
        return max(float(at) for field, at in stored.items() if field.endswith(":at")) + self._passed.get(key, 0.0)

    async def pass_time(self, key: str, seconds: float) -> None:
        name = self.name(key, "buckets")
        for field, at in (await self.client.hgetall(name)).items():
            if field.endswith(":at"):
                await self.client.hset(name, field, repr(float(at) - seconds))
        self._passed[key] = self._passed.get(key, 0.0) + seconds
