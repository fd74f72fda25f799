"""The segmenter: laws, then where steps end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thinkaloud.traces.summarised.steps import FIRST, LATER, Segmenter, Steps

TURNS = ["Wait, ", "Let me check. ", "Hmm, so alternatively ", "but. "]
WORDS = ["word ", "é", "0.5 ", "x" * 40, "a" * 700, "two four six seven " * 8]
MARKS = ["\n", "\n\n", " ", "\t", ".", "。", '"', ")", "…", "\r\n", "\u3000", "\x1c"]
PIECES = st.sampled_from([*TURNS, *WORDS, *MARKS])
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=400))
HOSTILE = ["x", "\n", ".", '"', " ", "。", ".\n", "Wait, "]


def steps(text: str, *places: int) -> list[str]:
    segmenter = Segmenter()
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    found = [step for begin, end in pairwise(bounds) for step in segmenter.decode(text[begin:end])]
    return found + segmenter.flush()


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 10_000), max_size=12))
def test_any_chunking_gives_the_same_steps(text: str, places: list[int]) -> None:
    assert steps(text, *places) == steps(text) == steps(text, *range(len(text)))


@given(TEXTS)
def test_the_steps_joined_are_the_trace_and_none_is_empty(text: str) -> None:
    found = steps(text)
    assert "".join(found) == text
    assert all(found)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_trace_is_cut_alike_whole_and_by_characters(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    found = steps(text)
    assert found == steps(text, *range(len(text)))
    assert "".join(found) == text
    assert max(map(len, found)) <= 3 * LATER + 16


@given(st.lists(PIECES, min_size=1, max_size=60).map(lambda pieces: ("".join(pieces) * 900)[:900]))
def test_the_first_step_of_a_trace_ends_within_its_first_quarter(text: str) -> None:
    segmenter = Segmenter()
    assert [step for character in text[: FIRST + 24] for step in segmenter.decode(character)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Two cost 4. The rest is 9. Wait, is that all? Let me check. ",
            ["Two cost 4. The rest is 9. ", "Wait, is that all? ", "Let me check. "],
            id="a turn of thought",
        ),
        pytest.param(
            "Okay. Hmm. Wait. Let me see.", ["Okay. Hmm. Wait. ", "Let me see."], id="short turns stay together"
        ),
        pytest.param(
            "Find one radish. 2 radishes and 9 figs cost 17.\nThe figs: 9 * 1 = 9.",
            ["Find one radish. 2 radishes and 9 figs cost 17.\n", "The figs: 9 * 1 = 9."],
            id="the first line",
        ),
        pytest.param("It costs 0.5 a piece.", ["It costs 0.5 a piece."], id="a decimal point ends nothing"),
        pytest.param("x" * 300, ["x" * FIRST, "x" * 100], id="one giant word"),
    ],
)
def test_a_step_ends(text: str, found: list[str]) -> None:
    assert steps(text) == found


def test_a_step_has_its_number_its_move_and_its_time() -> None:
    now = iter([10.0, 12.5, 13.0])
    cut = Steps(clock=lambda: next(now))
    text = "The trains meet somewhere on the long way. Wait, let me check. "
    one, other = [*cut.decode(text), *cut.flush()]
    assert (one.number, one.move, one.seconds) == (0, "setting up", 2.5)
    assert (other.number, other.move, other.seconds) == (1, "checking", 0.5)
    assert one.text + other.text == text
