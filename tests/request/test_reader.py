"""The first event waits for the second: a reader tells the same events, and fails before its first where the second
fails."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import EventSource
from thinkaloud.events import AnswerDelta, Chunk, Event, Finished, Started, TraceDelta
from thinkaloud.request.reader import Reader
from thinkaloud.request.stages import Fold, RequestStages
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.thinking.formats import FORMATS
from thinkaloud.thinking.splitter import Splitter


async def hesitant(numbers: AsyncGenerator[Any, None], patience: float) -> AsyncGenerator[Any, None]:
    """What a reader gives, the first of which waits `patience` seconds for the second."""
    started = await anext(numbers)
    async with Reader(started, EventSource(numbers), RequestStages(None, Fold[Any]([]))) as reader:
        for first in await reader.begin(patience):
            yield first
        while (events := await reader.read()) is not None:
            for event in events:
                yield event


async def numbers(count: int, error: Exception | None = None) -> AsyncGenerator[int, None]:
    for number in range(count):
        yield number
    if error:
        raise error


@given(st.integers(1, 6))
async def test_it_tells_the_same(count: int) -> None:
    assert [number async for number in hesitant(numbers(count), 60)] == list(range(count))


async def test_what_fails_at_once_has_not_begun() -> None:
    with pytest.raises(OSError, match="gone"):
        await anext(hesitant(numbers(1, OSError("gone")), 60))


async def test_what_fails_later_has() -> None:
    stream = hesitant(numbers(2, OSError("gone")), 60)
    assert [await anext(stream), await anext(stream)] == [0, 1]
    with pytest.raises(OSError, match="gone"):
        await anext(stream)


async def test_it_begins_when_its_patience_ends_and_closes_what_it_read() -> None:
    closed = asyncio.Event()

    async def stalling() -> AsyncGenerator[int, None]:
        try:
            yield 0
            await asyncio.Event().wait()
        finally:
            closed.set()

    stream = hesitant(stalling(), 0.01)
    assert await asyncio.wait_for(anext(stream), 60) == 0
    await stream.aclose()
    assert closed.is_set()


@pytest.mark.parametrize("patience", [0.01, 60])
async def test_what_it_waits_for_cleans_up_in_peace_when_the_reader_is_cancelled_again_and_again(
    patience: float,
) -> None:
    cleaned = False

    async def stalling() -> AsyncGenerator[int, None]:
        nonlocal cleaned
        try:
            yield 0
            stalled.set()
            await asyncio.Event().wait()
        finally:
            for _ in range(10):
                await asyncio.sleep(0)
            cleaned = True

    async def reader() -> None:
        async with aclosing(hesitant(stalling(), patience)) as stream:
            async for _ in stream:
                began.set()

    stalled, began = asyncio.Event(), asyncio.Event()
    async with anyio.create_task_group() as group:
        group.start_soon(reader)
        await (began if patience < 1 else stalled).wait()
        group.cancel_scope.cancel()
    assert cleaned


async def read_beside_others(batches: list[Sequence[Event]]) -> list[tuple[int, Event]]:
    """What a reader makes of batches of events, each event with how many turns others have had before it."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    class Source:
        async def read(self) -> Sequence[Event] | None:
            return batches.pop(0) if batches else None

        async def close(self) -> None:
            pass

    seen: list[tuple[int, Event]] = []
    task = asyncio.create_task(others())
    await asyncio.sleep(0)
    async with Reader(Started("m", None), Source(), RequestStages(None, Fold[Event]([]))) as reader:
        while (events := await reader.read()) is not None:
            seen += [(turns, event) for event in events]
    task.cancel()
    return seen


async def test_what_has_waited_goes_on_in_pieces_between_which_others_have_their_turn() -> None:
    text = "I think. " * 10_000
    boundary = Boundary(Splitter(FORMATS["think"], shown=False), index=0)
    batches: list[Sequence[Event]] = [
        boundary.feed(Chunk([text], tokens=1)),
        boundary.feed(Chunk(["</think>It is four."], tokens=1, finish_reason="stop")),
    ]
    seen = await read_beside_others(batches)
    deltas = [(turn, event) for turn, event in seen if isinstance(event, TraceDelta)]
    assert "".join(event.text for _, event in deltas) == text
    assert max(len(event.text) for _, event in deltas) <= 4096
    assert len({turn for turn, _ in deltas}) >= len(deltas) - 1


@given(st.integers(0, 1_000))
async def test_the_events_of_a_long_answer_that_come_at_once_go_on_a_hundred_or_so_at_a_time(count: int) -> None:
    answer = [AnswerDelta(0, str(number)) for number in range(count)]
    batches: list[Sequence[Event]] = [answer, [Finished(0, "stop", count, 0)]]
    seen = await read_beside_others(batches)
    assert [event for _, event in seen] == [*answer, Finished(0, "stop", count, 0)]
    assert max(Counter(turn for turn, _ in seen).values()) <= 128 + 1
