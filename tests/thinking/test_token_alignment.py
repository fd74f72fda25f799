"""Log-probabilities go where their tokens' text goes, and those of a trace never beside an answer."""

from collections.abc import AsyncGenerator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from staging import separate
from thinkaloud.events import AnswerDelta, Chunk, Event, TokenLogprob, TraceDelta
from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.thinking.formats import FORMATS, Format
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.stop_strings import StopStrings

VERBATIM = Format("<think>", "</think>")
OPEN, CLOSE = 1, 2


def number(token: str) -> int:
    return {"<think>": OPEN, "</think>": CLOSE}.get(token, 3)


async def replay(tokens: Sequence[str], sizes: Sequence[int], ids: bool) -> AsyncGenerator[Chunk, None]:
    rest = list(tokens)
    for size in [*sizes, len(rest)]:
        taken, rest = rest[:size], rest[size:]
        yield Chunk(
            taken,
            [number(token) for token in taken] if ids else None,
            tokens=len(taken),
            logprobs=[TokenLogprob(token, -1.0) for token in taken],
        )
    yield Chunk(finish_reason="stop")


async def events_of(
    tokens: Sequence[str],
    *,
    sizes: Sequence[int] = (),
    ids: bool = True,
    format: Format = VERBATIM,
    opened: bool = True,
    stops: tuple[str, ...] = (),
) -> list[Event]:
    splitter = Splitter(format, opened=opened, tag_ids=TagIds(OPEN, CLOSE) if ids else NO_TAGS)
    strings = StopStrings(stops, False) if stops else None
    return [event async for event in separate(replay(tokens, sizes, ids), splitter, strings, index=0)]


def told(events: Sequence[Event], kind: type[TraceDelta] | type[AnswerDelta]) -> tuple[str, str]:
    """The text that was sent, and the texts of the tokens beside it."""
    deltas = [event for event in events if isinstance(event, kind)]
    assert all(delta.logprobs is not None for delta in deltas)
    tokens = "".join(logprob.token for delta in deltas for logprob in delta.logprobs or ())
    return "".join(delta.text for delta in deltas), tokens


TOKENS = st.lists(st.sampled_from(["a", " b", "<", "", "é", "\n", "<think>", "</think>", "think", "END"]), max_size=14)
SIZES = st.lists(st.integers(0, 4), max_size=6)


@given(TOKENS, SIZES, st.booleans())
async def test_tokens_spell_exactly_the_text_that_is_sent_on_each_channel(
    tokens: list[str], sizes: list[int], opened: bool
) -> None:
    events = await events_of(tokens, sizes=sizes, opened=opened)
    for kind in (TraceDelta, AnswerDelta):
        text, spelt = told(events, kind)
        assert spelt == text


@given(TOKENS, SIZES, st.booleans())
async def test_under_trim_too_no_token_is_beside_the_wrong_text(
    tokens: list[str], sizes: list[int], opened: bool
) -> None:
    events = await events_of(tokens, sizes=sizes, opened=opened, format=FORMATS["think"])
    for kind in (TraceDelta, AnswerDelta):
        text, spelt = told(events, kind)
        assert spelt == text


@given(st.lists(st.sampled_from(["a", "b</th", "ink>c", "</think>d", "<", "/think>", "e", "\n"]), max_size=10), SIZES)
@example(["<", "/think>", "</think>d"], [])  # a stray closing tag and the answer in one token
async def test_without_ids_no_token_with_trace_in_it_is_beside_an_answer(tokens: list[str], sizes: list[int]) -> None:
    events = await events_of(tokens, sizes=sizes, ids=False)
    text, spelt = told(events, AnswerDelta)
    assert spelt in text
    if "</think>" not in "".join(tokens):
        assert spelt == ""


TO_GREEK = str.maketrans("abXYthinke", "αβΧΥτηινκε")
GREEK = set("αβΧΥτηινκε")
REOPENS = Format("<think>", "</think>", reopens=True)


@given(
    st.lists(st.text("abXY<>/think", max_size=3) | st.sampled_from(["<think>", "</think>"]), max_size=12),
    st.lists(st.integers(1, 30), max_size=8),
    st.booleans(),
)
@example([">", "<think>", "</think>", ">"], [], False)  # the same text twice in one token, a block between
async def test_wherever_tokens_break_none_beside_the_answer_holds_text_of_the_trace(
    pieces: list[str], lengths: list[int], opened: bool
) -> None:
    # What is thought is written in Greek, so that one letter tells.
    thinking, written = opened, []
    for piece in pieces:
        thinking = piece == "<think>" or (thinking and piece != "</think>")
        written.append(piece.translate(TO_GREEK) if thinking and piece != "<think>" else piece)
    text, tokens = "".join(written), []
    for length in [*lengths, len(text)]:
        tokens.append(text[:length])
        text = text[length:]
    events = await events_of(tokens, ids=False, format=REOPENS, opened=opened)
    shown, spelt = told(events, AnswerDelta)
    if not GREEK & set(shown):
        assert not GREEK & set(spelt)


@given(st.lists(st.sampled_from(["a", "E", "N", "D", "EN", "DE", " END"]), max_size=10), SIZES)
async def test_what_a_stop_string_swallows_takes_its_tokens_with_it(tokens: list[str], sizes: list[int]) -> None:
    events = await events_of(["</think>", *tokens], sizes=sizes, stops=("END",))
    text, spelt = told(events, AnswerDelta)
    assert spelt.startswith(text), "only the token that the stop string cuts may be longer"
    assert len(spelt) - len(text) < 4


@pytest.mark.parametrize(("opened", "kind"), [(True, TraceDelta), (False, AnswerDelta)])
async def test_held_back_text_keeps_its_tokens(opened: bool, kind: type[TraceDelta] | type[AnswerDelta]) -> None:
    events = await events_of(["x", " <", "/thi"], ids=False, opened=opened)
    assert told(events, kind) == ("x </thi", "x </thi")


async def test_without_being_asked_for_there_are_none() -> None:
    async def chunks() -> AsyncGenerator[Chunk, None]:
        yield Chunk(["a", "</think>", "b"], [3, CLOSE, 3], tokens=3, finish_reason="stop")

    splitter = Splitter(VERBATIM, opened=True, tag_ids=TagIds(OPEN, CLOSE))
    events = [event async for event in separate(chunks(), splitter, None, index=0)]
    assert all(event.logprobs is None for event in events if isinstance(event, TraceDelta | AnswerDelta))
