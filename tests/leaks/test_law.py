"""The rule: a caller who may not see a trace gets text only where it is known to be answer.

A model speaks: what it thinks is Greek, what it answers is Latin, so that one letter tells. Its words go through every
format, as each kind of engine brings them, cut anywhere and ended in any way; to the caller goes nothing Greek.
"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from staging import separate, stages_of, with_tool_calls
from thinkaloud.events import AnswerDelta, Chunk, Event, FinishReason, Progress, SummaryDelta, TokenLogprob, TraceDelta
from thinkaloud.generation import TagIds, ThinkingPlan, Visibility
from thinkaloud.thinking.formats import FORMATS, Format
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.stop_strings import StopStrings

GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψω")
EQUAL = Format("§§", "§§")
OWN = [Format("{{plan}}", "{{/plan}}"), Format("aab", "aaab", implicit_end=("<call>",)), EQUAL]
EVERY = [*FORMATS.values(), *OWN]
EVERY += [replace(row, reopens=True, unclosed="promote_on_stop") for row in (FORMATS["think"], *OWN)]

Part = tuple[str, str]
"""Of a speech: kind (start, end, thought, said) and text."""


@dataclass(frozen=True)
class Speech:
    """What a model says of one question. opened: the prompt has opened its trace. parts: in order."""

    format: Format
    opened: bool
    parts: tuple[Part, ...]

    @property
    def answer(self) -> str:
        return "".join(text for kind, text in self.parts if kind == "said")


@st.composite
def speeches(draw: st.DrawFn, formats: Sequence[Format] = EVERY) -> Speech:
    """A trace or none, an answer, further blocks, all closed. What is thought may speak of the opening tag."""
    form, opened = draw(st.sampled_from(formats)), draw(st.booleans())
    calls = [f"{begin}π" for begin in form.calls[:2]]
    thoughts = st.lists(st.sampled_from([*calls, "αβγ ", "\n", "δεζηθ", "ι<κ", " λμ", "ν\n\n"]), min_size=1, max_size=5)
    said = st.lists(st.sampled_from(["Four. ", "\n", "It is", " x < y", "[4]"]), max_size=4)
    parts: list[Part] = []

    def block(*, tagged: bool) -> None:
        if tagged:
            parts.append(("start", form.start))
        parts.append(("thought", "".join(draw(thoughts))))
        if form.start != form.end and draw(st.booleans()):
            parts.extend([("thought", form.start), ("thought", f"ο{''.join(draw(thoughts))}")])
        parts.append(("end", form.end))

    if opened or draw(st.booleans()):
        block(tagged=not opened)
    parts.append(("said", f"Q{''.join(draw(said))}"))
    for _ in range(draw(st.integers(0, 2)) if parts[0][0] != "said" else 0):
        block(tagged=True)
        parts.append(("said", f"Q{''.join(draw(said))}"))
    return Speech(form, opened, tuple(parts))


PLACES = st.lists(st.integers(0, 10_000), max_size=8)
CUT: st.SearchStrategy[FinishReason] = st.sampled_from(["length", "abort", "content_filter", "tool_calls"])
VISIBILITY: st.SearchStrategy[Visibility] = st.sampled_from(["hidden", "summary"])
START, END, WORD = 1, 2, 3


def cut(text: str, places: Sequence[int]) -> list[str]:
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [text[a:b] for a, b in pairwise(bounds) if a < b]


def tokens_of(speech: Speech, places: Sequence[int]) -> list[Chunk]:
    """As an engine in this process brings it: each tag that is one is a token with an id of its own."""
    chunks = []
    for _, text in speech.parts:
        number = {speech.format.start: START, speech.format.end: END}.get(text, WORD)
        pieces = [text] if number != WORD else cut(text, places)
        chunks += [Chunk([each], [number], tokens=1, logprobs=[TokenLogprob(each, -1.0)]) for each in pieces]
    return chunks


def raw_of(text: str, places: Sequence[int], logprobs: bool) -> list[Chunk]:
    """As an upstream brings it that parts nothing."""
    pieces = cut(text, places)
    return [Chunk([each], tokens=1, logprobs=[TokenLogprob(each, -1.0)] if logprobs else None) for each in pieces]


def labelled_of(speech: Speech, places: Sequence[int], labels: int) -> list[Chunk]:
    """As an upstream brings it that labels so many of the blocks, and leaves the others in the content."""
    chunks: list[Chunk] = []
    content, blocks, labelled = "", 0, False
    inside = speech.opened
    for kind, text in speech.parts:
        starts = kind == "start"
        if inside and kind == "end":
            inside, blocks = False, blocks + 1
            if blocks <= labels:
                continue
        inside = inside or starts
        if inside and blocks < labels:
            if not starts:
                chunks += [*raw_of(content, places, False), Chunk([text], channel="trace", tokens=1)]
                content, labelled = "", True
            continue
        content += text
    told = [*chunks, *raw_of(content, places, False)]
    first = next((at for at, chunk in enumerate(told) if chunk.channel == "trace"), len(told))
    return [
        replace(chunk, channel=chunk.channel or ("answer" if labelled and at > first else None))
        for at, chunk in enumerate(told)
    ]


async def sent(
    chunks: Sequence[Chunk],
    finish: FinishReason,
    splitter: Splitter,
    visibility: Visibility,
    stops: tuple[str, ...] = (),
) -> list[Event]:
    """What goes out to a caller of that visibility."""

    async def replay() -> AsyncGenerator[Chunk, None]:
        for chunk in chunks:
            yield chunk
        yield Chunk(finish_reason=finish)

    strings = StopStrings(stops, include=True) if stops else None
    events = with_tool_calls(separate(replay(), splitter, strings, index=0), None, parallel=True)
    plan = ThinkingPlan(visibility=visibility, streamed=not stops)
    return shown([event async for event in events], plan)


def shown(events: Sequence[Event], plan: ThinkingPlan) -> list[Event]:
    """What the stages of a request with that plan let out."""
    fold = stages_of(plan).fold
    found = [*(passed for event in events for passed in fold.feed(event)), *fold.flush()]
    fold.close(None)
    return found


def answer_of(events: Sequence[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, AnswerDelta))


def assert_nothing_is_told(events: Sequence[Event]) -> None:
    """No event but the lines of a summary, which may have words of the trace, holds a letter of it."""
    assert not any(isinstance(event, TraceDelta) for event in events)
    assert not GREEK & set(repr([event for event in events if not isinstance(event, SummaryDelta)]))


def assert_only_the_answer_is_told(events: list[Event], speech: Speech) -> None:
    """Where both tags are equal and nobody knows the opening, not even the answer is sure to be told."""
    assert_nothing_is_told(events)
    if speech.format.start != speech.format.end:
        assert without_newlines(answer_of(events)) == without_newlines(speech.answer)


def without_newlines(text: str) -> str:
    return text.replace("\n", "")


def shortened(chunks: Sequence[Chunk], place: int) -> list[Chunk]:
    """The first so many, with the last one broken off in its middle where it has text alone."""
    kept = list(chunks[: place % (len(chunks) + 1)])
    if kept and kept[-1].token_ids is None and kept[-1].logprobs is None:
        kept[-1] = replace(kept[-1], texts=[text[: len(text) // 2] for text in kept[-1].texts])
    return kept


@given(speeches(), PLACES, VISIBILITY, st.none() | st.integers(0, 50), CUT)
async def test_of_an_engine_whose_prompt_is_seen_nothing_of_the_trace_is_told_and_the_answer_is_whole(
    speech: Speech, places: list[int], visibility: Visibility, broken: int | None, finish: FinishReason
) -> None:
    form = speech.format
    chunks = tokens_of(speech, places)
    ids = TagIds(START if form.start != form.end else END, END)
    splitter = Splitter(form, opened=speech.opened, tag_ids=ids, shown=False)
    if broken is not None:
        assert_nothing_is_told(await sent(shortened(chunks, broken), finish, splitter, visibility))
        return
    events = await sent(chunks, "stop", splitter, visibility)
    assert_nothing_is_told(events)
    if form.start != form.end:
        assert without_newlines(answer_of(events)) == without_newlines(speech.answer)


@given(speeches(), PLACES, VISIBILITY, st.none() | st.integers(0, 50), CUT, st.booleans())
@example(
    Speech(FORMATS["think"], True, (("thought", "αβγ"), ("end", "</think>"), ("said", "Q"))),
    [],
    "hidden",
    None,
    "length",
    False,
)
async def test_of_an_upstream_whose_prompt_nobody_sees_nothing_of_the_trace_is_told(
    speech: Speech, places: list[int], visibility: Visibility, broken: int | None, finish: FinishReason, logprobs: bool
) -> None:
    chunks = raw_of("".join(text for _, text in speech.parts), places, logprobs)
    splitter = Splitter(speech.format, opened=None, shown=False)
    if broken is not None:
        assert_nothing_is_told(await sent(shortened(chunks, broken), finish, splitter, visibility))
    else:
        assert_only_the_answer_is_told(await sent(chunks, "stop", splitter, visibility), speech)


@given(speeches(), PLACES, VISIBILITY, st.integers(1, 3), st.none() | st.integers(0, 50), CUT, st.booleans())
async def test_of_an_upstream_that_labels_a_part_of_the_trace_nothing_is_told_of_the_rest(
    speech: Speech,
    places: list[int],
    visibility: Visibility,
    labels: int,
    broken: int | None,
    finish: FinishReason,
    said: bool,
) -> None:
    chunks = labelled_of(speech, places, labels)
    opened = speech.opened if said else None
    splitter = Splitter(speech.format, opened=opened, shown=False)
    if broken is not None:
        assert_nothing_is_told(await sent(shortened(chunks, broken), finish, splitter, visibility))
    else:
        assert_only_the_answer_is_told(await sent(chunks, "stop", splitter, visibility), speech)


@given(speeches(), PLACES, VISIBILITY, st.sampled_from(["ν", "Four", "Q", "</think>", "\n"]), st.booleans())
async def test_stop_strings_and_whole_blocks_tell_nothing_either(
    speech: Speech, places: list[int], visibility: Visibility, stop: str, known: bool
) -> None:
    chunks = raw_of("".join(text for _, text in speech.parts), places, True)
    splitter = Splitter(speech.format, opened=speech.opened if known else None, shown=False)
    assert_nothing_is_told(await sent(chunks, "stop", splitter, visibility, (stop,)))


@given(st.sampled_from(EVERY), PLACES, VISIBILITY)
async def test_in_doubt_it_is_told_how_long_it_takes_and_nothing_else(
    form: Format, places: list[int], visibility: Visibility
) -> None:
    chunks = [Chunk(["Q"], tokens=1) for _ in range(40)]
    events = await sent(chunks, "stop", Splitter(form, opened=None, shown=False), visibility)
    assert [event.tokens for event in events if isinstance(event, Progress)] == [16, 32]
    assert events[-2:-1] == [AnswerDelta(0, "Q" * 40)]
    assert not any(isinstance(event, AnswerDelta) for event in events[:-2])
