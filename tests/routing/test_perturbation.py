"""The changes of wording that must not turn a decision."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.perturbation import PERTURBATIONS

NAMES = sorted(PERTURBATIONS)


@pytest.mark.parametrize("name", NAMES)
@given(text=st.text(max_size=200), seed=st.integers(0, 99))
def test_a_perturbation_depends_on_its_seed_alone(name: str, text: str, seed: int) -> None:
    assert PERTURBATIONS[name](text, Random(seed)) == PERTURBATIONS[name](text, Random(seed))


@pytest.mark.parametrize("name", ["polite", "suffix"])
@given(text=st.text(max_size=200), seed=st.integers(0, 99))
def test_what_is_wrapped_around_a_prompt_leaves_it_whole(name: str, text: str, seed: int) -> None:
    assert text in PERTURBATIONS[name](text, Random(seed))


@given(text=st.text(max_size=200), seed=st.integers(0, 99))
def test_more_white_space_is_all_that_is_added(text: str, seed: int) -> None:
    assert PERTURBATIONS["spaced"](text, Random(seed)).split() == text.split()


@given(seed=st.integers(0, 99))
def test_typos_leave_numbers_and_signs_as_they_are(seed: int) -> None:
    assert PERTURBATIONS["typos"]("3 + 4 = 7, is it? 10^9", Random(seed)) == "3 + 4 = 7, is it? 10^9"


def test_typos_are_made_in_a_word_of_a_dozen() -> None:
    words = ["wonderful"] * 1200
    wrong = sum(word != "wonderful" for word in PERTURBATIONS["typos"](" ".join(words), Random(1)).split())
    assert 50 < wrong < 150


def test_the_signs_of_latex_go_and_the_numbers_stay() -> None:
    plain = PERTURBATIONS["without latex"](r"Find $\frac{12}{7}$.", Random(0))
    assert plain.split() == ["Find", "12", "7", "."]
