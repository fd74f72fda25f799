"""Every kind of shared state, for the same tests."""

from collections.abc import AsyncIterator, Iterator

import pytest

from state.redis_server import PROGRAM, RedisServer, redis_server
from state.replicas import KINDS, MemoryReplicas, RedisReplicas, Replicas


@pytest.fixture(autouse=True)
def patient_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy replica answers later than one that serves may."""
    monkeypatch.setattr("thinkaloud.state.redis.questions._PATIENCE", 1.0)


@pytest.fixture(scope="session")
def redis() -> Iterator[RedisServer]:
    pytest.importorskip("redis", reason="the client of Redis is not installed: thinkaloud[redis]")
    if PROGRAM is None:
        pytest.skip("Redis is not installed: apt-get install redis-server")
    with redis_server() as server:
        yield server


@pytest.fixture(params=KINDS)
async def replicas(request: pytest.FixtureRequest) -> AsyncIterator[Replicas]:
    """Two replicas of one server."""
    if request.param == "memory":
        yield MemoryReplicas()
        return
    server: RedisServer = request.getfixturevalue("redis")
    async with RedisReplicas.started(server) as replicas:
        yield replicas
