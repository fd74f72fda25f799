"""Reading what a model wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipe.grading import box, equations, is_true, read, work_is_true
from recipe.problems.puzzles import WRONG

NUMBERS = st.integers(1, 999)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("The hats cost 3 * 4 = 12 dollars.", True),
        ("So 3 * 14 = 3 * 10 + 3 * 4 = 42.", True),
        ("So 3 * 14 = 3 * 10 + 3 * 4 = 43.", False),
        ("So 3 * 14 = 3 * 10 + 3 * 5 = 42.", False),
        ("(3 + 4) * 5 = 35, 9 - 4 = 5", True),
        ("3 * 3 = 9, 2 * 2 = 4, 9 + 4 = 14.", False),
        ("7 / 2 = 3", False),
        ("7 / 0 = 1", False),
        ("5 + = 3", False),
        ("19 / 6 does not come out.", True),
        ("Ana is 12.", True),
    ],
)
def test_work_is_true_when_all_sides_of_every_equation_agree(text: str, true: bool) -> None:
    assert work_is_true(text) is true


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_chains_follow_the_rules_of_arithmetic(a: int, b: int, c: int, wrong: int) -> None:
    chain = f"{a} * {b + c} = {a} * {b} + {a} * {c} = {a * b + a * c}"
    assert equations(f"Well, {chain} dollars.") == [chain]
    assert is_true(chain)
    assert not is_true(f"{chain}{wrong}")


@given(st.text("0123456789+-*/=() .,\n"))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert work_is_true(text) in (True, False)


def test_the_last_box_counts() -> None:
    assert box("\\boxed{3} and \\boxed{Ana}") == "Ana"
    assert box("\\boxed{3") is None


FIRST = "Find one pear.\nOne pear: 18 / 3 = 7.\nWait, let me check: 7 * 3 = 21. I get 21, the pears is 18."
SECOND = "Again: Find one pear.\nOne pear: 18 / 3 = 6.\nCheck: 6 * 3 = 18. Yes, that fits."


def test_a_completion_is_taken_apart() -> None:
    whole = f"{FIRST} {WRONG}\n{SECOND}\n</think>\n\n18 / 3 = 6.\n\\boxed{{6}}<|im_end|>"
    written = read(whole, opened=True)
    assert written.checked
    assert written.first_result == "7"
    assert written.final_attempt.strip() == SECOND
    assert written.final_result == "6"
    assert written.work_is_true
    assert written.in_form
    assert not read(whole.replace("= 18. Yes", "= 19. Yes"), opened=True).work_is_true


@pytest.mark.parametrize(
    "text",
    [
        "6.\n\\boxed{6}<|im_end|>",
        "</think>\n\n\\boxed{6}",
        "</think>\n\n6<|im_end|>",
        "</think>\n\n\\boxed{6} \\boxed{7}<|im_end|>",
        "</think>\n\n</think>\\boxed{6}<|im_end|>",
    ],
)
def test_form_is_one_close_one_box_and_an_end(text: str) -> None:
    assert read("</think>\n\n\\boxed{6}<|im_end|>", opened=True).in_form
    assert not read(text, opened=True).in_form


def test_a_step_that_does_not_come_out_leaves_no_first_result() -> None:
    written = read(f"One pear: 17 / 3 does not come out. {WRONG}\n{SECOND}\n</think>\n\n\\boxed{{6}}", opened=True)
    assert written.first_result is None
