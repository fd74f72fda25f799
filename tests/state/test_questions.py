"""Questions between replicas: answered by the one that holds what they are about, and by nobody else."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from state.redis_server import RedisServer, redis_server
from state.replicas import RedisReplicas, Replicas
from thinkaloud.state.base import Handler, digest


def holding(id: str, caller: str, text: str = "done") -> Handler:
    """Answers for one id of one caller."""

    async def answer(asked: str, owner: str) -> str | None:
        return text if (asked, owner) == (id, digest(caller)) else None

    return answer


async def test_nobody_but_the_holder_answers_and_only_its_caller(replicas: Replicas) -> None:
    one, other = replicas.two
    other.listen("answer", holding("a", "alice"))
    other.listen("cancel", holding("b", "alice", "cancelled"))
    held = ("done", "cancelled") if one.is_shared else (None, None)
    assert (await one.ask("answer", "a", "alice"), await one.ask("cancel", "b", "alice")) == held
    assert await one.ask("answer", "a", "bob") is None
    assert await one.ask("answer", "b", "alice") is None
    assert await other.ask("answer", "a", "alice") is None, "who asks has looked already"


async def test_a_note_is_read_by_every_replica(replicas: Replicas) -> None:
    one, other = replicas.two
    one.save_note("n", b"\x00text", 60)
    assert await one.load_note("n") == (b"\x00text" if one.is_shared else None)
    assert await other.load_note("n") == (b"\x00text" if one.is_shared else None)
    assert await other.load_note("m") is None


@pytest.fixture
async def pair(redis: RedisServer) -> AsyncIterator[RedisReplicas]:
    async with RedisReplicas.started(redis) as replicas:
        yield replicas


async def test_a_handler_that_fails_is_silence_and_the_next_question_is_heard(pair: RedisReplicas) -> None:
    async def fail(id: str, owner: str) -> str | None:
        if id == "bad":
            raise KeyError(id)
        return "done"

    one, other = pair.two
    other.listen("answer", fail)
    assert await one.ask("answer", "bad", "alice") is None
    assert await one.ask("answer", "good", "alice") == "done"


async def test_what_is_no_question_is_passed_over(pair: RedisReplicas) -> None:
    one, other = pair.two
    other.listen("answer", holding("a", "alice"))
    for text in ("", "{}", '{"topic": "halt"}', "[1]"):
        await pair.client.publish(f"{pair.settings.prefix}:questions", text)
    assert await one.ask("answer", "a", "alice") == "done"


async def test_after_redis_has_come_back_questions_are_heard_again() -> None:
    with redis_server() as server:
        async with RedisReplicas.started(server) as pair:
            one, other = pair.two
            other.listen("answer", holding("a", "alice"))
            assert await one.ask("answer", "a", "alice") == "done"
            server.kill()
            assert await one.ask("answer", "a", "alice") is None
            server.start()
            async with asyncio.timeout(60):
                while await one.ask("answer", "a", "alice") != "done":  # noqa: ASYNC110  it comes back in its own time
                    await asyncio.sleep(0.01)
