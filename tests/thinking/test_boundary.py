"""The stage: chunks of one choice in, events out."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staging import separate
from thinkaloud.errors import EngineFailed
from thinkaloud.events import (
    AnswerDelta,
    Chunk,
    EngineUsage,
    Event,
    Finished,
    FinishReason,
    TokenLogprob,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
    Undecided,
)
from thinkaloud.generation import TagIds
from thinkaloud.thinking.formats import Format
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.stop_strings import StopStrings

THINK = Format("<think>", "</think>")


class Script:
    """Chunks to replay. Tells how many were taken, and whether the generator was closed."""

    def __init__(self, chunks: Sequence[Chunk], error: Exception | None = None, forever: bool = False) -> None:
        self._chunks = chunks
        self._error = error
        self._forever = forever
        self.taken = 0
        self.closed = False

    async def run(self) -> AsyncGenerator[Chunk, None]:
        try:
            for chunk in self._chunks:
                self.taken += 1
                yield chunk
            if self._error:
                raise self._error
            if self._forever:
                await asyncio.Event().wait()
        finally:
            self.closed = True


def raw(*texts: str, finish: FinishReason | None = None) -> Chunk:
    return Chunk(texts=list(texts), tokens=len(texts), finish_reason=finish)


def said(channel: Literal["trace", "answer"], text: str, tokens: int = 1, finish: FinishReason | None = None) -> Chunk:
    return Chunk(texts=[text], channel=channel, tokens=tokens, finish_reason=finish)


async def events_of(
    chunks: Sequence[Chunk] | Script,
    splitter: Splitter | None = None,
    stops: Sequence[str] = (),
    *,
    include: bool = False,
    index: int = 0,
) -> list[Event]:
    script = chunks if isinstance(chunks, Script) else Script(chunks)
    strings = StopStrings(tuple(stops), include) if stops else None
    found = [event async for event in separate(script.run(), splitter, strings, index=index)]
    assert script.closed
    return found


def text_of(events: Sequence[Event], kind: type[TraceDelta] | type[AnswerDelta]) -> str:
    return "".join(event.text for event in events if isinstance(event, kind))


# Laws.


@given(
    st.lists(st.sampled_from(["a", "b ", "<think>", "</think>", "<", "/think>", "E", "ND", "END", "\n"]), max_size=12),
    st.lists(st.integers(0, 100), max_size=6),
    st.booleans(),
    st.sampled_from(["stop", "length", None]),
)
async def test_any_chunking_gives_the_same_channels_and_one_finish(
    pieces: list[str], places: list[int], opened: bool, finish: FinishReason | None
) -> None:
    text = "".join(pieces)
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    cut = [raw(text[a:b]) for a, b in pairwise(bounds)]
    last = Chunk(finish_reason=finish)
    results = [
        await events_of([*chunks, last], Splitter(THINK, opened=opened), ["END"])
        for chunks in ([raw(text)], [raw(character) for character in text], cut)
    ]
    for events in results:
        assert text_of(events, TraceDelta) == text_of(results[0], TraceDelta)
        assert text_of(events, AnswerDelta) == text_of(results[0], AnswerDelta)
        assert "END" not in text_of(events, AnswerDelta)
        assert [event for event in events if isinstance(event, Finished)] == events[-1:]
        assert isinstance(events[-1], Finished)
        assert isinstance(results[0][-1], Finished)
        assert events[-1].reason == results[0][-1].reason


# Whose text it is.


async def test_a_fast_model_says_only_answer() -> None:
    assert await events_of([raw("<think>"), raw("x</think>", finish="stop")], None, index=2) == [
        AnswerDelta(2, "<think>"),
        AnswerDelta(2, "x</think>"),
        Finished(2, "stop", 2, 0),
    ]


async def test_raw_text_goes_through_the_splitter() -> None:
    events = await events_of(
        [raw("a</th"), raw("ink>b"), raw(finish="stop")], Splitter(THINK, index=1, opened=True), index=1
    )
    assert events == [TraceDelta(1, "a"), TraceEnd(1, 2, "model"), AnswerDelta(1, "b"), Finished(1, "stop", 2, 2)]


async def test_token_ids_reach_the_splitter() -> None:
    chunk = Chunk(texts=["</think>", "</think>", "b"], token_ids=[5, 2, 5], tokens=4, finish_reason="stop")
    events = await events_of([chunk], Splitter(THINK, opened=True, tag_ids=TagIds(1, 2)))
    assert events == [
        TraceDelta(0, "</think>"),
        TraceEnd(0, 2, "model"),
        AnswerDelta(0, "b"),
        Finished(0, "stop", 4, 2),
    ]


async def test_labelled_text_goes_straight_to_its_channel() -> None:
    chunks = [said("trace", "a</think>", 3), said("trace", "b", 2), said("answer", "<think>c", 4, "stop")]
    assert await events_of(chunks, Splitter(THINK, opened=True)) == [
        TraceDelta(0, "a</think>"),
        TraceDelta(0, "b"),
        TraceEnd(0, 5, "model"),
        AnswerDelta(0, "<think>c"),
        Finished(0, "stop", 9, 5),
    ]


async def test_a_fast_model_may_be_labelled_too() -> None:
    events = await events_of([said("trace", "a"), said("answer", "b", finish="stop")])
    assert events == [TraceDelta(0, "a"), TraceEnd(0, 1, "model"), AnswerDelta(0, "b"), Finished(0, "stop", 2, 1)]


async def test_each_labelled_block_ends() -> None:
    chunks = [said("trace", "a", 2), said("answer", "b"), said("trace", "c", 3), said("answer", "d", finish="stop")]
    events = await events_of(chunks)
    assert [event for event in events if isinstance(event, TraceEnd)] == [
        TraceEnd(0, 2, "model"),
        TraceEnd(0, 3, "model"),
    ]
    assert events[-1] == Finished(0, "stop", 7, 5)


async def test_behind_a_label_unlabelled_text_is_answer() -> None:
    events = await events_of([raw(""), said("trace", "a"), raw("b", finish="stop")], Splitter(THINK, opened=True))
    assert events == [TraceDelta(0, "a"), TraceEnd(0, 1, "model"), AnswerDelta(0, "b"), Finished(0, "stop", 3, 1)]


async def test_an_empty_label_opens_nothing_and_ends_nothing() -> None:
    chunks = [
        said("answer", "", 0),
        said("trace", "", 0),
        said("trace", "a"),
        said("answer", "", 0),
        said("trace", "b"),
    ]
    assert await events_of(chunks) == [
        TraceDelta(0, "a"),
        TraceDelta(0, "b"),
        TraceEnd(0, 2, "length"),
        Finished(0, "abort", 2, 2),
    ]


async def test_an_empty_label_leaves_raw_text_to_the_splitter() -> None:
    events = await events_of([said("answer", "", 0), raw("a</think>b", finish="stop")], Splitter(THINK, opened=True))
    assert text_of(events, TraceDelta) == "a"


async def test_raw_text_before_a_label_is_not_lost() -> None:
    events = await events_of([raw("<thi"), said("answer", "b", finish="stop")], Splitter(THINK, opened=True))
    assert text_of(events, TraceDelta) == "<thi"
    assert text_of(events, AnswerDelta) == "b"
    assert [event for event in events if isinstance(event, TraceEnd)] == [TraceEnd(0, 1, "model")]


async def test_tool_calls_pass_with_the_index_of_the_choice() -> None:
    call = ToolCallDelta(0, 1, id="c1", name="f", arguments="{")
    chunks = [
        Chunk(tool_calls=[call]),
        Chunk(tool_calls=[ToolCallDelta(0, 1, arguments="}")], finish_reason="tool_calls"),
    ]
    assert await events_of(chunks, index=3) == [
        replace(call, index=3),
        ToolCallDelta(3, 1, arguments="}"),
        Finished(3, "tool_calls", 0, 0),
    ]
    assert call.index == 0


async def test_a_labelled_trace_ends_before_a_tool_call() -> None:
    call = ToolCallDelta(0, 0, name="f")
    events = await events_of([said("trace", "a"), Chunk(tool_calls=[call], finish_reason="tool_calls")])
    assert events == [TraceDelta(0, "a"), TraceEnd(0, 1, "model"), call, Finished(0, "tool_calls", 1, 1)]


# How it ends.


async def test_a_stream_that_breaks_off_is_an_abort() -> None:
    assert await events_of([raw("half a thou")], Splitter(THINK, opened=True)) == [
        TraceDelta(0, "half a thou"),
        TraceEnd(0, 1, "length"),
        Finished(0, "abort", 1, 1),
    ]
    assert await events_of([]) == [Finished(0, "abort", 0, 0)]


@pytest.mark.parametrize(("finish", "ended_by"), [("stop", "model"), ("length", "length"), ("tool_calls", "model")])
async def test_an_unclosed_trace_ends_as_the_output_did(
    finish: FinishReason, ended_by: Literal["model", "length"]
) -> None:
    for chunks in ([raw("a <", finish=finish)], [said("trace", "a <", finish=finish)]):
        assert await events_of(chunks, Splitter(THINK, opened=True)) == [
            *([TraceDelta(0, "a "), TraceDelta(0, "<")] if chunks[0].channel is None else [TraceDelta(0, "a <")]),
            TraceEnd(0, 1, ended_by),
            Finished(0, finish, 1, 1),
        ]


async def test_an_error_of_the_engine_passes_and_nothing_is_finished() -> None:
    script = Script([raw("a")], EngineFailed("dead"))
    events = separate(script.run(), None, None, index=0)
    assert await anext(events) == AnswerDelta(0, "a")
    with pytest.raises(EngineFailed):
        await anext(events)
    assert script.closed


async def test_a_reader_that_leaves_closes_the_engines_stream() -> None:
    script = Script([raw("a"), raw("b")], forever=True)
    async with aclosing(separate(script.run(), None, None, index=0)) as events:
        async for _ in events:
            break
    assert script.closed
    assert script.taken == 1


async def test_cancellation_closes_the_engines_stream_and_propagates() -> None:
    script = Script([raw("a")], forever=True)
    began = asyncio.Event()

    async def read() -> None:
        async for _ in separate(script.run(), Splitter(THINK), None, index=0):
            began.set()

    task = asyncio.create_task(read())
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert script.closed


# Counts.


async def test_every_token_that_was_spent_counts_also_without_text() -> None:
    events = await events_of([raw("a", "b"), Chunk(tokens=1, finish_reason="stop")])
    assert events[-1] == Finished(0, "stop", 3, 0)


async def test_an_upstreams_own_counts_win() -> None:
    usage = EngineUsage(prompt_tokens=7, completion_tokens=50, reasoning_tokens=40, cached_tokens=3)
    chunks = [raw("a</think>b"), raw(finish="stop"), Chunk(usage=usage)]
    for order in (chunks, [Chunk(usage=usage), *chunks[:-1]]):
        events = await events_of(order, Splitter(THINK, opened=True))
        assert events[-1] == Finished(0, "stop", 50, 40, prompt_tokens=7, cached_tokens=3)


async def test_what_the_first_generation_finds_in_the_cache_counts_and_not_what_one_behind_it_finds() -> None:
    chunks = [Chunk(["a"], tokens=1, cached_tokens=0), Chunk(["b"], tokens=1, cached_tokens=32), raw(finish="stop")]
    assert (await events_of(chunks))[-1] == Finished(0, "stop", 2, 0, cached_tokens=0)


async def test_our_count_stands_where_an_upstream_has_none() -> None:
    chunks = [raw("a", "</think>", "b", finish="stop"), Chunk(usage=EngineUsage(prompt_tokens=7, completion_tokens=9))]
    events = await events_of(chunks, Splitter(THINK, opened=True))
    assert events[-1] == Finished(0, "stop", 9, 2, prompt_tokens=7)


# Stop strings.


async def test_a_stop_string_sleeps_while_the_model_thinks() -> None:
    for chunks in (
        [raw("a END b</think>c EN"), raw("D d")],
        [said("trace", "a END b"), said("answer", "c EN"), said("answer", "D d")],
    ):
        events = await events_of(chunks, Splitter(THINK, opened=True), ["END"])
        assert text_of(events, TraceDelta) == "a END b"
        assert text_of(events, AnswerDelta) == "c "
        assert isinstance(events[-1], Finished)
        assert events[-1].reason == "stop"


async def test_a_stop_string_does_not_begin_in_the_trace() -> None:
    events = await events_of([raw("a EN</think>D b", finish="stop")], Splitter(THINK, opened=True), ["END"])
    assert text_of(events, AnswerDelta) == "D b"


async def test_a_match_closes_the_engines_stream_before_the_finish_is_told() -> None:
    script = Script([raw("a"), raw("END"), raw("never")], forever=True)
    async for event in separate(script.run(), None, StopStrings(("END",), include=False), index=0):
        assert script.closed == isinstance(event, Finished)
    assert script.taken == 2


async def test_the_matched_text_is_sent_where_it_is_included() -> None:
    events = await events_of([raw("a E"), raw("ND b")], None, ["END"], include=True)
    assert text_of(events, AnswerDelta) == "a END"


async def test_nothing_follows_a_match_in_its_chunk() -> None:
    call = ToolCallDelta(0, 0, name="f")
    chunk = Chunk(texts=["<think>a</think>bEND<think>c"], tokens=9, tool_calls=[call], finish_reason="length")
    events = await events_of([chunk], Splitter(Format("<think>", "</think>", reopens=True)), ["END"])
    assert events[:-1] == [TraceDelta(0, "a"), TraceEnd(0, 9, "model"), AnswerDelta(0, "b")]
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stop"


async def test_what_was_held_back_for_a_stop_string_is_sent_at_the_end() -> None:
    events = await events_of([raw("a EN", finish="length")], None, ["END"])
    assert events == [AnswerDelta(0, "a "), AnswerDelta(0, "EN"), Finished(0, "length", 1, 0)]


async def test_a_stop_string_may_end_in_what_the_splitter_held_back() -> None:
    events = await events_of(
        [raw("</think>"), raw("a <"), raw("<", finish="length")], Splitter(THINK, opened=True), ["<<"]
    )
    assert text_of(events, AnswerDelta) == "a "
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stop"
    held = await events_of([raw(" <", finish="length")], Splitter(THINK), ["<"])
    assert held == [AnswerDelta(0, " "), Finished(0, "stop", 1, 0, stop="<")]


# The order around labels.


Piece = tuple[Literal["trace", "answer", "call"], str]
PIECES = st.lists(
    st.tuples(st.just("trace"), st.sampled_from(["t", "u v", "\n"]))
    | st.tuples(st.just("answer"), st.sampled_from(["a", "b c", " ", "\n\n", "d\n"]))
    | st.tuples(st.just("call"), st.just("")),
    max_size=8,
)


def as_upstream(pieces: Sequence[Piece]) -> list[Chunk]:
    """The chunks of an upstream, which labels the trace alone."""
    chunks: list[Chunk] = []
    is_labelled = False
    for kind, text in pieces:
        is_labelled = is_labelled or kind == "trace"
        channel: Literal["trace", "answer"] | None = "trace" if kind == "trace" else "answer" if is_labelled else None
        calls = [ToolCallDelta(0, len(chunks), f"call_{len(chunks)}", "look")] if kind == "call" else []
        chunks.append(Chunk([text] if text else [], channel=channel, tokens=1, tool_calls=calls))
    return chunks


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The calls and the characters that are seen, each with its channel."""
    return [(kind, each) for kind, text in pieces for each in ([""] if kind == "call" else "".join(text.split()))]


def told(events: Sequence[Event]) -> list[Piece]:
    pieces: list[Piece] = []
    for event in events:
        match event:
            case TraceDelta(_, text):
                pieces.append(("trace", text))
            case AnswerDelta(_, text):
                pieces.append(("answer", text))
            case ToolCallDelta():
                pieces.append(("call", ""))
    return pieces


@given(PIECES, st.sampled_from([None, True, False]), st.sampled_from(["stop", "tool_calls", "length"]))
async def test_text_never_changes_its_order_and_only_blanks_at_its_edges_are_dropped(
    pieces: list[Piece], opened: bool | None, finish: FinishReason
) -> None:
    chunks = [*as_upstream(pieces), Chunk(finish_reason=finish)]
    whole = "".join(text for kind, text in pieces if kind == "answer")
    for splitter in (Splitter(THINK, opened=False), None):
        events = await events_of(chunks, splitter)
        assert in_order(told(events)) == in_order(pieces)
        before, found, behind = f"\n{whole}".partition(text_of(events, AnswerDelta) or f"\n{whole}")
        assert found
        assert not (before + behind).strip()
    hidden = await events_of(chunks, Splitter(THINK, opened=opened, shown=False))
    assert text_of(hidden, AnswerDelta) in whole


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("opened", [None, True, False])
@pytest.mark.parametrize(
    ("pieces", "answer"),
    [
        ([("answer", "\n\n"), ("trace", "t"), ("answer", "a")], "a"),
        ([("answer", "\n"), ("answer", " "), ("trace", "t"), ("answer", "\n\n"), ("answer", "a")], "\n\na"),
        ([("answer", "\n\n"), ("trace", "t"), ("call", "")], ""),
        ([("trace", "t"), ("answer", "\n\n"), ("call", "")], ""),
        ([("trace", "t"), ("call", ""), ("answer", "\n\n")], ""),
        ([("trace", "t"), ("answer", "\n"), ("trace", "u"), ("answer", "a")], "a"),
        ([("trace", "t"), ("answer", "\n\n")], "\n\n"),
        ([("trace", "t"), ("answer", "a"), ("answer", "\n"), ("call", "")], "a\n"),
        ([("answer", "\n\n"), ("call", "")], ""),
        ([("call", ""), ("answer", "\n\n")], ""),
    ],
)
async def test_blanks_before_a_trace_or_a_call_are_dropped_and_those_before_the_answer_are_its(
    pieces: list[Piece], answer: str, opened: bool | None, shown: bool
) -> None:
    for finish in ("stop", "tool_calls"):
        chunks = [*as_upstream(pieces), Chunk(finish_reason=finish)]
        for splitter in (Splitter(THINK, opened=opened, shown=shown), None):
            assert text_of(await events_of(chunks, splitter), AnswerDelta) == answer


async def test_blanks_that_wait_keep_their_log_probabilities() -> None:
    logprobs = [TokenLogprob("\n", -0.5)]
    blank = Chunk(["\n"], channel="answer", tokens=1, logprobs=logprobs)
    chunks = [said("trace", "t"), blank, said("answer", "a", finish="stop")]
    assert await events_of(chunks) == [
        TraceDelta(0, "t"),
        TraceEnd(0, 1, "model"),
        AnswerDelta(0, "\n", logprobs),
        AnswerDelta(0, "a"),
        Finished(0, "stop", 3, 1),
    ]


# Where the trace is hidden.


async def test_in_doubt_each_chunk_tells_that_text_has_come_and_a_natural_end_tells_that_it_was_answer() -> None:
    events = await events_of(
        [raw("It"), raw(" is", " four"), Chunk(finish_reason="stop")], Splitter(THINK, shown=False)
    )
    assert events[:-1] == [*(Undecided(0, tokens) for tokens in (1, 3, 3)), AnswerDelta(0, "It is four")]


async def test_a_stop_string_is_found_in_what_has_waited() -> None:
    events = await events_of([raw("a END b"), Chunk(finish_reason="stop")], Splitter(THINK, shown=False), ["END"])
    assert text_of(events, AnswerDelta) == "a "
    assert text_of(events, TraceDelta) == ""
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stop"


async def test_beside_labels_the_content_is_read_for_tags() -> None:
    chunks = [
        said("trace", "a"),
        said("answer", "b<th"),
        said("answer", "ink>c</think>"),
        said("answer", " d", finish="stop"),
    ]
    for opened in (True, False, None):
        events = await events_of(chunks, Splitter(THINK, opened=opened, shown=False))
        assert (text_of(events, TraceDelta), text_of(events, AnswerDelta)) == ("ac", "b d")
        assert [event.tokens for event in events if isinstance(event, TraceEnd)] == [1, 2]
    shown = await events_of(chunks, Splitter(THINK, opened=False))
    assert text_of(shown, AnswerDelta) == "b<think>c</think> d", "who sees the trace sees what the format says"


async def test_what_comes_before_the_first_label_is_not_known_to_be_answer() -> None:
    chunks = [raw("plan"), said("trace", "a"), said("answer", "b", finish="stop")]
    events = await events_of(chunks, Splitter(THINK, shown=False))
    assert (text_of(events, TraceDelta), text_of(events, AnswerDelta)) == ("plana", "b")


CALL = ToolCallDelta(0, 0, "call_1", "look")


@pytest.mark.parametrize(
    ("opened", "before"), [(None, "I call"), (True, "I call"), (False, "<think>I call"), (None, "")]
)
async def test_a_call_that_comes_inside_a_hidden_trace_is_a_part_of_it_if_the_trace_goes_on(
    opened: bool | None, before: str
) -> None:
    calling = Chunk(texts=[before] if before else [], tokens=1, tool_calls=[CALL])
    goes_on = [calling, raw(" and so</think>It is four."), Chunk(finish_reason="stop")]
    events = await events_of(goes_on, Splitter(THINK, opened=opened, shown=False))
    assert CALL not in events
    assert text_of(events, AnswerDelta) == "It is four."
    for reason in ("stop", "tool_calls"):
        ends = [calling, Chunk(finish_reason=reason)]
        assert (await events_of(ends, Splitter(THINK, opened=opened, shown=False)))[-2] == CALL, (
            "the model calls, and ends"
        )
    cut = [calling, Chunk(finish_reason="length")]
    assert CALL not in await events_of(cut, Splitter(THINK, opened=opened, shown=False))
    assert CALL in await events_of(goes_on, Splitter(THINK, opened=opened)), "who sees the trace sees the call too"


async def test_of_a_call_inside_a_hidden_trace_no_later_piece_goes_out_and_the_calls_behind_it_move_up() -> None:
    behind = ToolCallDelta(0, 1, "call_2", "look", "{}")
    chunks = [
        raw("I call"),
        Chunk(tool_calls=[CALL]),
        raw(" and so</think>It is four."),
        Chunk(tool_calls=[ToolCallDelta(0, 0, arguments="{}"), behind]),
        Chunk(tool_calls=[ToolCallDelta(0, 0, arguments="{}")], finish_reason="tool_calls"),
    ]
    events = await events_of(chunks, Splitter(THINK, shown=False))
    assert [event for event in events if isinstance(event, ToolCallDelta)] == [replace(behind, position=0)]


async def test_a_call_behind_the_trace_goes_out_at_once() -> None:
    chunks = [said("trace", "a"), Chunk(tool_calls=[CALL]), Chunk(finish_reason="tool_calls")]
    for opened in (None, True, False):
        events = await events_of(chunks, Splitter(THINK, opened=opened, shown=False))
        assert events[-2] == CALL
        script = Script([raw("<think>a</think>"), Chunk(tool_calls=[CALL])], forever=True)
        stream = separate(script.run(), Splitter(THINK, opened=opened, shown=False), None, index=0)
        async with aclosing(stream):
            assert await asyncio.wait_for(_first_call(stream), 60) == CALL


async def _first_call(events: AsyncGenerator[Event, None]) -> Event | None:
    async for event in events:
        if isinstance(event, ToolCallDelta):
            return event
    return None
