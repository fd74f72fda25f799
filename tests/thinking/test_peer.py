"""vLLM's tests of its reasoning parsers as a table: the same outputs, and where they are split here as there.

A row of `peer/vllm.jsonl` has an output, what it is in the cases of vLLM's that are named (a parser, and a complete or
a streamed answer), and what becomes of it here: the same, the same but for blanks, or something else for a reason.
What a parser's cases say twice is told once. `before` is text that came earlier; `output` is then a part of a stream.

The cases are those of vLLM's `tests/reasoning` that its version 0.32 meets, and of `tests/parser` for parsers that were
rewritten since (mistral, qwen3, step3p5, minicpmv). Left out, with the number of cases that expect a text:
- what vLLM 0.32 does not do itself: mistral (10), step3p5 (13), qwen3 (6), glm45 and plamo3 (3 each), deepseek_v4 (1);
- what the engine's own parser reads by name here, so that it agrees by construction: the citations of
  `vllm:cohere_command3` and 4 (8), the wrapper of kimi_k3's answer (3), the escapes and old markers of minicpmv (10);
- what is no splitting: minimax_m2_append_think, which leaves the trace in the answer (14), token ids that are ahead of
  their text (kimi_k2: 2), calls that are forced (plamo3: 3);
- tokens that end a turn, which never become text here: plamo3 (11), a helper of gemma4 (13), minicpmv (1);
- what asks for a part of the text only (gemma4, qwen3), and pieces that are not parts of their text (granite: 1).
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thinkaloud.events import AnswerDelta, Chunk, Event, TraceDelta
from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.settings import ThinkingSettings
from thinkaloud.thinking.boundary import Boundary
from thinkaloud.thinking.formats import Format, resolve_format
from thinkaloud.thinking.splitter import Splitter

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).parent / "peer" / "vllm.jsonl"

Relation = Literal["same", "blanks", "different"]
Piece = tuple[str, int]
"""A piece of text and its token id; -1 for text without one."""


@dataclass(frozen=True)
class Split:
    trace: str
    answer: str

    def relation(self, other: "Split") -> Relation:
        if self == other:
            return "same"
        return "blanks" if self._without_blanks() == other._without_blanks() else "different"

    def _without_blanks(self) -> "Split":
        return Split("".join(self.trace.split()), "".join(self.answer.split()))


@dataclass(frozen=True)
class Row:
    """theirs, ours: what the output is to vLLM, and here. tools: whether the request has some. before: None for a whole
    output.
    """

    name: str
    cases: list[str]
    format: Format
    opened: bool
    before: str | None
    output: str
    theirs: Split
    ours: Split
    agrees: Relation
    reason: str


def read_row(name: str, cases: list[str], output: str, trace: str, answer: str, agrees: Relation, **rest: Any) -> Row:
    """Return the row of a line's fields. Raises `TypeError` for a field that there is not."""
    theirs = Split(trace, answer)
    return Row(
        f"{cases[0].split()[0]}: {name}",
        cases,
        read_format(rest.pop("format"), rest.pop("tools", False)),
        rest.pop("opened"),
        rest.pop("before", None),
        output,
        theirs,
        Split(**rest.pop("ours")) if agrees != "same" else theirs,
        agrees,
        rest.pop("reason", ""),
        **rest,
    )


def read_format(settings: str | dict[str, Any], tools: bool) -> Format:
    """Return the format that a request gets: without tools, the calls of its family do not end the trace."""
    given = {"format": settings} if isinstance(settings, str) else settings
    row = resolve_format(ThinkingSettings(**given))
    return row if tools else replace(row, calls=())


ROWS = [read_row(**json.loads(line)) for line in TABLE.read_text().splitlines()]
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def count() -> str:
    """How many of vLLM's cases agree, in words."""
    cases = Counter[str]()
    for row in ROWS:
        cases[row.agrees] += len(row.cases)
    return (
        f"{cases.total()} cases: {cases['same']} are the same here, {cases['blanks']} differ in blanks only, and "
        f"{cases['different']} differ"
    )


def tag_ids(form: Format) -> TagIds:
    others = tuple((text, 3 + number) for number, text in enumerate((*form.implicit_end, *form.calls)))
    return TagIds(start=1, end=2, others=others)


def as_tokens(text: str, form: Format) -> list[Piece]:
    """The text as tokens, of which each tag is one, and each other character."""
    ids = {form.opening_tag: 1, form.end: 2, **dict(tag_ids(form).others)}
    pieces: list[Piece] = []
    while text:
        tag = next((tag for tag in ids if text.startswith(tag)), text[0])
        pieces.append((tag, ids.get(tag, 0)))
        text = text.removeprefix(tag)
    return pieces


def split(row: Row, chunks: Sequence[Sequence[Piece]]) -> Split:
    """Split the chunks, which are the output; return what came of them. `before` has no ids: it may end in a tag."""
    has_ids = any(number >= 0 for chunk in chunks for _, number in chunk)
    ids = tag_ids(row.format) if has_ids else NO_TAGS
    boundary = Boundary(Splitter(row.format, opened=row.opened, tag_ids=ids), 0)
    if row.before is not None:
        boundary.feed(as_chunk([(row.before, -1)]))
    events: list[Event] = []
    for chunk in chunks:
        events += boundary.feed(as_chunk(chunk))
    if row.before is None:
        boundary.reason = "stop"
        events += boundary.flush()
    return Split(
        "".join(event.text for event in events if isinstance(event, TraceDelta)),
        "".join(event.text for event in events if isinstance(event, AnswerDelta)),
    )


def as_chunk(pieces: Sequence[Piece]) -> Chunk:
    ids = [number for _, number in pieces if number >= 0]
    return Chunk(texts=[text for text, _ in pieces], token_ids=ids or None, tokens=len(pieces))


def whole(row: Row) -> list[list[Piece]]:
    return [[(row.output, -1)]]


def by_character(row: Row) -> list[list[Piece]]:
    return [[(character, -1)] for character in row.output]


def by_token(row: Row) -> list[list[Piece]]:
    return [[token] for token in as_tokens(row.output, row.format)]


def all_tokens(row: Row) -> list[list[Piece]]:
    return [as_tokens(row.output, row.format)]


@pytest.mark.parametrize("chunking", [whole, by_character])
@EACH
def test_text_is_split_as_the_row_says(row: Row, chunking: Callable[[Row], list[list[Piece]]]) -> None:
    found = split(row, chunking(row))
    assert found == row.ours
    assert found.relation(row.theirs) == row.agrees, count()


@pytest.mark.parametrize("chunking", [by_token, all_tokens])
@pytest.mark.parametrize("row", [row for row in ROWS if row.before is None], ids=lambda row: row.name)
def test_tokens_are_split_as_the_row_says(row: Row, chunking: Callable[[Row], list[list[Piece]]]) -> None:
    assert split(row, chunking(row)) == row.ours


@settings(max_examples=1500)
@given(st.sampled_from(ROWS), st.lists(st.integers(0, 500), max_size=8))
def test_any_chunking_is_split_as_the_row_says(row: Row, places: list[int]) -> None:
    bounds = [0, *sorted(place % (len(row.output) + 1) for place in places), len(row.output)]
    assert split(row, [[(row.output[a:b], -1)] for a, b in pairwise(bounds)]) == row.ours


@EACH
def test_what_differs_has_a_reason_and_nothing_else_has(row: Row) -> None:
    assert bool(row.reason) == (row.agrees == "different")


def test_no_row_is_there_twice() -> None:
    asked = [(row.format, row.opened, row.before, row.output, row.theirs) for row in ROWS]
    assert len(set(asked)) == len(asked)


def test_blanks_and_words_are_told_apart() -> None:
    assert Split("a", "b").relation(Split("a", "b")) == "same"
    assert Split("a\n", " b c").relation(Split("a", "b\n\nc")) == "blanks"
    assert Split("a", "b").relation(Split("ab", "")) == "different"


def test_the_documentation_tells_the_count() -> None:
    assert count() in " ".join((ROOT / "docs/models.md").read_text().split())
