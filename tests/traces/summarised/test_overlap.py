"""The guard over the lines of a summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.traces.summarised.overlap import QUOTED, Overlap

WORD = st.sampled_from([f"{one}{other}" for one in ("ba", "do", "lu", "mi") for other in ("ne", "ra", "so", "tu")])
TRACE = st.lists(WORD, min_size=QUOTED + 1, max_size=80)


def guard(*steps: str) -> Overlap:
    overlap = Overlap()
    for step in steps:
        overlap.add(step)
    return overlap


@given(TRACE, st.integers(0, 80), st.lists(WORD, max_size=4), st.integers(0, 80))
def test_no_more_consecutive_words_than_the_bound_pass(trace: list[str], at: int, around: list[str], cut: int) -> None:
    at %= len(trace) - QUOTED
    cut %= len(trace)
    overlap = guard(" ".join(trace[:cut]) + " ", " ".join(trace[cut:]))
    passage = [*around, *trace[at : at + QUOTED + 1], *around]
    assert not overlap.allows(" ".join(passage))
    assert not overlap.allows(", ".join(passage).upper())


@given(TRACE, st.integers(0, 80))
def test_a_short_passage_passes(trace: list[str], at: int) -> None:
    assert guard(" ".join(trace)).allows(" ".join(trace[at : at + QUOTED]))


@pytest.mark.parametrize(
    "line",
    ["it is 7", "about twelve of them", "twenty-one", "½ of it", "chapter VII", "全部四", "einundzwanzig Züge", "４"],
)
def test_a_number_never_passes(line: str) -> None:
    assert not Overlap().allows(line)


@pytest.mark.parametrize(
    ("trace", "line"),
    [
        (r"\boxed{Paris}", "the sights of Paris"),
        (r"\boxed{\text{Paris}}", "the sights of Paris"),
        ("So the answer is Paris.", "the sights of Paris"),
        ("**Answer:** Paris", "the sights of Paris"),
        ("the colour = red.", "a red house"),
        ("the answer is (B).", "option B"),
        ("Das Ergebnis ist Montag.", "am Montag"),
        ("答案是红色。", "红色"),
    ],
)
def test_what_is_called_the_answer_does_not_pass(trace: str, line: str) -> None:
    assert Overlap().allows(line)
    assert not guard(trace).allows(line)


@pytest.mark.parametrize("trace", ["The answer is not that.", "total = apples + pears", "= a", "the result of the sum"])
def test_common_words_are_no_answer(trace: str) -> None:
    assert guard(trace).allows("that is not a sum of apples")
