"""The stage that puts tool calls into a choice's events. The reader is the engine's; here a small one stands for it."""

from collections.abc import AsyncGenerator, Sequence
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import with_tool_calls
from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    FinishReason,
    TokenLogprob,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
)


class Marks:
    """A reader for which `!` is a whole call and `~` begins something that may become one, so that it is held back."""

    def __init__(self) -> None:
        self.held = ""
        self.calls = 0

    def decode(self, text: str) -> list[str | ToolCallDelta]:
        found: list[str | ToolCallDelta] = []
        for letter in text:
            if letter == "~":
                self.held += letter
            elif letter == "!":
                self.held = ""
                found.append(ToolCallDelta(0, self.calls, f"call_{self.calls}", "look", "{}"))
                self.calls += 1
            else:
                found.append(self.held + letter)
                self.held = ""
        return found

    def flush(self) -> list[str | ToolCallDelta]:
        return [self.held] if self.held else []


async def read(events: Sequence[Event], *, parallel: bool = True, reading: bool = True) -> list[Event]:
    async def stream() -> AsyncGenerator[Event, None]:
        for event in events:
            yield event

    return [event async for event in with_tool_calls(stream(), Marks() if reading else None, parallel=parallel)]


def finished(reason: FinishReason = "stop", index: int = 0) -> Finished:
    return Finished(index, reason, 5, 2)


def answer(events: list[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, AnswerDelta))


def calls(events: list[Event]) -> list[ToolCallDelta]:
    return [event for event in events if isinstance(event, ToolCallDelta)]


@given(st.lists(st.text(alphabet="ab~!", min_size=1)))
async def test_every_character_is_answer_or_call(pieces: list[str]) -> None:
    events = await read([*(AnswerDelta(0, piece) for piece in pieces), finished()])
    text = "".join(pieces)
    assert len(calls(events)) == text.count("!")
    if "!" not in text:
        assert answer(events) == text
    assert isinstance(events[-1], Finished)


@given(st.lists(st.text(alphabet="ab~!", min_size=1)))
async def test_the_chunking_decides_nothing(pieces: list[str]) -> None:
    whole = await read([AnswerDelta(0, "".join(pieces)), finished()])
    split = await read([*(AnswerDelta(0, piece) for piece in pieces), finished()])
    assert (answer(split), calls(split)) == (answer(whole), calls(whole))


async def test_the_trace_is_not_read() -> None:
    trace: list[Event] = [TraceDelta(0, "shall I call look! ?"), TraceEnd(0, 4, "model")]
    events = await read([*trace, AnswerDelta(0, "No."), finished()])
    assert events[:2] == trace
    assert calls(events) == []


@pytest.mark.parametrize("reason", get_args(FinishReason))
async def test_only_a_natural_end_behind_a_call_becomes_tool_calls(reason: FinishReason) -> None:
    with_call = (await read([AnswerDelta(0, "!"), finished(reason)]))[-1]
    without = (await read([AnswerDelta(0, "a"), finished(reason)]))[-1]
    assert isinstance(with_call, Finished)
    assert with_call.reason == ("tool_calls" if reason == "stop" else reason)
    assert without == finished(reason)


async def test_without_parallel_calls_only_the_first_one_goes_out() -> None:
    events = await read([AnswerDelta(0, "a!!b"), finished()], parallel=False)
    assert [call.position for call in calls(events)] == [0]
    assert answer(events) == "ab"


async def test_calls_that_the_engine_reports_itself_pass() -> None:
    reported = [ToolCallDelta(1, 0, "id", "look"), ToolCallDelta(1, 0, arguments="{}"), ToolCallDelta(1, 1, "id2", "x")]
    events = await read([*reported, finished(index=1)], reading=False)
    assert calls(events) == reported
    assert calls(await read([*reported, finished(index=1)], reading=False, parallel=False)) == reported[:2]


async def test_calls_have_the_index_of_their_choice() -> None:
    events = await read([AnswerDelta(3, "!"), finished(index=3)])
    assert [call.index for call in calls(events)] == [3]


def logprobs(text: str) -> list[TokenLogprob]:
    return [TokenLogprob(letter, -1.0) for letter in text]


@given(st.lists(st.text(alphabet="ab~", min_size=1)))
async def test_log_probabilities_stay_with_their_text_where_no_call_is_made(pieces: list[str]) -> None:
    events = await read([*(AnswerDelta(0, piece, logprobs(piece)) for piece in pieces), finished()])
    for event in events:
        if isinstance(event, AnswerDelta):
            assert event.logprobs is not None
            assert "".join(each.token for each in event.logprobs) == event.text


async def test_the_log_probabilities_of_a_calls_text_are_not_sent() -> None:
    events = await read([AnswerDelta(0, "~!", logprobs("~!")), AnswerDelta(0, "b", logprobs("b")), finished()])
    sent = [each.token for event in events if isinstance(event, AnswerDelta) for each in event.logprobs or ()]
    assert sent == ["b"]
