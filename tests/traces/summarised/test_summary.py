"""The summary of a trace: lines in place of its text, in order, and never in the way of the answer."""

import asyncio
import itertools
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import summarised
from thinkaloud.events import AnswerDelta, Event, Finished, SummaryDelta, TraceDelta, TraceEnd
from thinkaloud.generation import Detail
from thinkaloud.traces.summarised.overlap import Overlap
from thinkaloud.traces.summarised.steps import Segmenter, Step

SENTENCES = (
    "Okay, so I need to find the price of all the apples in the basket. ",
    "The oranges cost 2 * 2 = 4 dollars together.\n",
    "Wait, let me check whether that uses every fruit.\n\n",
    "Alternatively, we could set up an equation for the whole basket. ",
    "That does not fit the total of thirteen dollars. ",
    "So the answer is 3.\n",
    "Perhaps the seller rounds the weight of the fruit down. ",
)
PROSE = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=30).map("".join)
DETAILS = st.sampled_from(["auto", "concise", "detailed"])
FIRST = "The fruit problem asks for the price of one apple, with the total given. "
"""Sixty characters and more, so that the blank line behind it ends a step."""


async def events_of(trace: str, size: int = 4, index: int = 0) -> AsyncGenerator[Event, None]:
    for start in range(0, len(trace), size):
        yield TraceDelta(index, trace[start : start + size])
    yield TraceEnd(index, len(trace) // 4, "model")
    yield AnswerDelta(index, "It is done.")
    yield Finished(index, "stop", 9, 5)


async def summary(trace: str, detail: Detail = "auto", size: int = 4) -> list[Event]:
    return [event async for event in summarised(events_of(trace, size), detail)]


def lines(events: Sequence[Event]) -> list[SummaryDelta]:
    return [event for event in events if isinstance(event, SummaryDelta)]


@given(PROSE, DETAILS, st.integers(1, 400))
async def test_any_pieces_of_a_trace_give_the_same_lines_all_before_its_end(
    trace: str, detail: Detail, size: int
) -> None:
    found, other = await summary(trace, detail, size), await summary(trace, detail)
    assert [line.text for line in lines(found)] == [line.text for line in lines(other)]
    kinds = [type(event) for event in found]
    count = len(lines(found))
    assert kinds == [SummaryDelta] * count + [TraceEnd, AnswerDelta, Finished]
    assert count >= 1
    assert [line.number for line in lines(found)] == list(range(count))


@given(PROSE, DETAILS)
async def test_every_line_passes_the_guard_over_the_whole_trace(trace: str, detail: Detail) -> None:
    overlap = Overlap()
    overlap.add(trace)
    for line in lines(await summary(trace, detail)):
        assert overlap.allows(line.line), line
        assert "\n" not in line.line


@given(PROSE, DETAILS)
async def test_no_line_says_what_the_one_before_it_said_and_no_step_has_two(trace: str, detail: Detail) -> None:
    said = [line.markdown for line in lines(await summary(trace, detail))]
    assert all(one != other for one, other in itertools.pairwise(said))
    segmenter = Segmenter()
    assert len(said) <= len(segmenter.decode(trace) + segmenter.flush())


async def test_concise_has_fewer_lines_than_auto_and_auto_fewer_than_detailed() -> None:
    text = (Path(__file__).parent / "reading/16-weekend.md").read_text(encoding="utf-8")
    trace = text.split("~~~~text\n")[1].split("~~~~")[0]
    few, some, many = [len(lines(await summary(trace, detail))) for detail in ("concise", "auto", "detailed")]
    assert few < some < many


async def test_choices_have_summaries_of_their_own() -> None:
    async def both() -> AsyncGenerator[Event, None]:
        one, two = events_of("".join(SENTENCES)), events_of(SENTENCES[0] * 3, index=1)
        async for event in one:
            yield event
            if (other := await anext(two, None)) is not None:
                yield other
        async for event in two:
            yield event

    found = [event async for event in summarised(both(), "auto")]
    alone = lines(await summary("".join(SENTENCES)))
    assert [line.text for line in lines(found) if line.index == 0] == [line.text for line in alone]
    assert [line.number for line in lines(found) if line.index == 1][:1] == [0]


class Writer:
    """A summarizer that does with each step what it is told to."""

    def __init__(self, write: Callable[[Step], "asyncio.Future[str | None]"]) -> None:
        self._write = write
        self.asked: asyncio.Queue[Step] = asyncio.Queue()

    def begin(self, step: Step, detail: Detail) -> "asyncio.Task[str | None]":
        return asyncio.create_task(self._line(step))

    async def _line(self, step: Step) -> str | None:
        self.asked.put_nowait(step)
        return await self._write(step)

    def spent(self) -> int:
        return 7


def written(line: str | Exception | None) -> "asyncio.Future[str | None]":
    future: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
    if isinstance(line, Exception):
        future.set_exception(line)
    else:
        future.set_result(line)
    return future


async def held(trace: str, gate: asyncio.Event) -> AsyncGenerator[Event, None]:
    """The trace without its end, which comes once the gate opens."""
    for delta in (trace[at : at + 4] for at in range(0, len(trace), 4)):
        yield TraceDelta(0, delta)
    await gate.wait()
    yield TraceEnd(0, 9, "model")
    yield AnswerDelta(0, "It is done.")
    yield Finished(0, "stop", 9, 5)


async def test_a_models_line_goes_out_while_the_trace_goes_on() -> None:
    gate = asyncio.Event()
    writer = Writer(lambda _: written("**Reading** the question`"))
    async with aclosing(summarised(held(FIRST + "\n\n" + SENTENCES[1], gate), "auto", writer)) as events:
        line = await anext(events)
        assert isinstance(line, SummaryDelta)
        assert (line.line, line.by) == ("Reading the question", "model")
        gate.set()
        rest = [event async for event in events]
    assert rest[-1] == Finished(0, "stop", 9, 5, summary_tokens=7)


@pytest.mark.parametrize(
    "line",
    [
        None,
        "",
        "x" * 400,
        "It costs 3 dollars",
        FIRST,
        RuntimeError("no"),
    ],
    ids=["none", "empty", "too long", "a number", "a quotation", "an error"],
)
async def test_a_line_that_a_model_does_not_have_or_may_not_say_is_picked_out(line: str | Exception | None) -> None:
    gate = asyncio.Event()
    writer = Writer(lambda _: written(line))
    async with aclosing(summarised(held(FIRST + "\n\n" + SENTENCES[1], gate), "auto", writer)) as events:
        told = await anext(events)
    assert isinstance(told, SummaryDelta)
    assert told.by == "fallback"
    assert told.line == lines(await summary(FIRST + "\n\n" + SENTENCES[1]))[0].line


async def test_lines_keep_the_order_of_their_steps() -> None:
    gate, first = asyncio.Event(), asyncio.get_running_loop().create_future()
    writer = Writer(lambda step: first if step.number == 0 else written(f"line of {'abc'[step.number]}"))
    second = "Wait, is that all there is to say of it? Perhaps."
    trace = f"{FIRST}\n\n{second}\n\nAlternatively, try it from the other end.\n\nx"
    found: list[SummaryDelta] = []
    async with aclosing(summarised(held(trace, gate), "detailed", writer)) as events:
        reading = asyncio.ensure_future(anext(events))
        assert [(await writer.asked.get()).number for _ in range(2)] == [0, 1]
        assert not reading.done()
        first.set_result("line of a")
        for _ in range(2):
            event = await reading
            assert isinstance(event, SummaryDelta)
            found.append(event)
            reading = asyncio.ensure_future(anext(events))
        gate.set()
        await reading
    assert [line.line for line in found] == ["line of a", "line of b"]


async def test_the_answer_waits_for_no_line() -> None:
    never = asyncio.get_running_loop().create_future()
    writer = Writer(lambda _: never)
    found = [event async for event in summarised(events_of(FIRST + "\n\n" + SENTENCES[0] * 3), "detailed", writer)]
    assert {line.by for line in lines(found)} == {"fallback", "extractive"}
    assert isinstance(found[-2], AnswerDelta)
    assert never.cancelled()


async def test_leaving_ends_the_writing_and_closes_the_events() -> None:
    never, closed = asyncio.get_running_loop().create_future(), asyncio.Event()
    writer = Writer(lambda _: never)

    async def source() -> AsyncGenerator[Event, None]:
        try:
            yield TraceDelta(0, FIRST + "\n\nx")
            await asyncio.Event().wait()
        finally:
            closed.set()

    async with aclosing(summarised(source(), "auto", writer)) as events:
        reading = asyncio.ensure_future(anext(events))
        await writer.asked.get()
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    assert never.cancelled()
    assert closed.is_set()


async def test_a_failure_of_the_events_comes_through() -> None:
    async def failing() -> AsyncGenerator[Event, None]:
        yield TraceDelta(0, FIRST + "\n\nx")
        raise ValueError("broken")

    writer = Writer(lambda _: asyncio.get_running_loop().create_future())
    with pytest.raises(ValueError, match="broken"):
        assert [event async for event in summarised(failing(), "auto", writer)]
