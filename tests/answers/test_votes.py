"""Votes: laws of the tally, then which final answers are found and which are the same."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.answers.final_answer import answer_key, is_equivalent
from thinkaloud.answers.votes import Tally

ANSWERS = st.lists(st.sampled_from(["1", "2", "3", "", None]), min_size=1, max_size=12)
SEEDS = st.integers(0, 2**32)


def tally(answers: list[str | None], order: list[int] | None = None) -> Tally:
    votes = Tally(len(answers))
    for index in range(len(answers)) if order is None else order:
        votes.add(index, answers[index])
    return votes


@given(ANSWERS)
def test_the_early_decision_is_the_decision_over_all(answers: list[str | None]) -> None:
    votes = Tally(len(answers))
    early = None
    for index, answer in enumerate(answers):
        votes.add(index, answer)
        assert early is None or votes.winner == early
        early = votes.winner
    named = [answer for answer in answers if answer]
    blank = "" if "" in answers else None
    winner = max(named, key=named.count) if named else blank  # of as many, the first
    assert early == answers.index(winner)


@given(ANSWERS)
def test_an_open_vote_can_still_go_either_way(answers: list[str | None]) -> None:
    votes = Tally(len(answers))
    for index, answer in enumerate(answers):
        if votes.winner is not None:
            break
        ends = set()
        for rest in ("1", "2", "3", "new"):
            end = tally([*answers[:index], *[rest] * (len(answers) - index)])
            assert end.winner is not None
            ends.add(str(end.winner) if end.winner < index else "new")
        assert len(ends) > 1 or index == 0 or not any(answers[:index])
        votes.add(index, answer)


@given(ANSWERS, SEEDS)
def test_the_order_decides_nothing_but_ties(answers: list[str | None], seed: int) -> None:
    order = list(range(len(answers)))
    Random(seed).shuffle(order)
    one, other = tally(answers), tally(answers, order)
    assert dict(one.counts) == dict(other.counts)
    assert one.agreement == other.agreement
    assert one.winner is not None
    assert other.winner is not None
    first, second = (answers[votes.winner] for votes in (one, other) if votes.winner is not None)
    if sorted(one.counts.values())[-2:-1] != [max(one.counts.values(), default=0)] and one.counts:
        assert first == second
    assert answers.count(first) == answers.count(second) or not one.counts


def test_a_majority_is_decided_early() -> None:
    votes = Tally(5)
    votes.add(3, "It is 12.")
    votes.add(0, "13")
    votes.add(4, r"\boxed{12}")
    assert votes.winner is None
    votes.add(1, "#### 12.0")
    assert votes.winner == 3
    assert votes.agreement == 0.75
    assert list(votes.counts.values()) == [3, 1]


def test_half_of_the_votes_decide_where_they_came_first() -> None:
    votes = Tally(4)
    votes.add(0, "7")
    votes.add(1, "7")
    assert votes.winner == 0


def test_blank_and_failed_answers_have_no_vote() -> None:
    votes = tally(["", None, r"\boxed{ }", "5"])
    assert votes.winner == 3
    assert votes.agreement == pytest.approx(1 / 3), "of those that answered"
    assert tally(["", None], [1, 0]).winner == 0, "a blank answer is one"
    assert tally([None, None], [1, 0]).winner == 1


def test_a_choice_votes_once() -> None:
    votes = Tally(2)
    votes.add(0, "1")
    with pytest.raises(ValueError, match="choice 0"):
        votes.add(0, "1")
    votes.add(1, "1")
    with pytest.raises(ValueError, match="choice 2"):
        votes.add(2, "1")
    with pytest.raises(ValueError, match="at least one"):
        Tally(0)


FOUND = [
    (r"So \boxed{41}, no, \boxed{42}.", "42"),
    (r"\boxed{\frac{1}{2}}", "1/2"),
    (r"\boxed{\left\{1, 2\right\}} is the set, 7 the rest.", r"\{2, 1\}"),
    (r"\boxed{42} and then \boxed{4", "42"),
    (r"\boxed{42}, \boxed{}", "42"),
    (r"\[\boxed{x^{2}}\]", "x^2"),
    (r"\boxed{\text{Tuesday}}", "tuesday"),
    (r"\boxed{\textbf{(B)}\ 12}", "B"),
    ("He has 3 + 4 = 7 hats.\n#### 7", "7"),
    ("#### 1,234 dollars", "1234"),
    ("The hats cost 3 * 4 = 12 dollars.", "12"),
    ("The answer is **12**.", "12"),
    ("**Answer:** 12", "12"),
    ("The answer is 1/2.", "0.5"),
    (r"Therefore the answer is $\frac{1}{2}$.", "0.5"),
    (r"We get \(x + 1\).", "x+1"),
    ("First 5, then 6, and so it is -6.5", "-6.5"),
    ("It costs $3 and then $4.", "4"),
    ("Answer: B", "B"),
    ("Of A and B, 2 hold. The correct answer is (B).", "B"),
    ("**B.**", "B"),
    ("(B)", "B"),
    ("B) Paris", "B"),
    ("A is wrong, for 3 reasons.\n\nFinal answer: C", "C"),
    ("Paris.", "paris"),
    ("Answer: A train leaves at 5.", "5"),
    ("The answer is A + B = 5", "A + B = 5"),
    ("It is 12.", "12"),
    ("0.1 + 0.2 = 0.3", "0.3"),
    ("The ratio is 3:4.", "3:4"),
    ("The final answer is: Tuesday", "tuesday"),
    ("x = 5 or x = -5", r"\pm 5"),
    ("1.5e3", "1500"),
]


@pytest.mark.parametrize(("text", "answer"), FOUND)
def test_the_final_answer_is_found(text: str, answer: str) -> None:
    assert answer_key(text) == answer_key(answer)


SAME = [
    ["1/2", "0.5", r"\frac{1}{2}", r"\dfrac12", ".5", "½", "2/4"],
    ["1000", "1,000", r"1{,}000", r"1\,000", "1 000", r"\$1,000", "10^3", r"1 \times 10^{3}"],
    ["3", "3 dollars", "$3", r"3\text{ cm}", "3cm", "x = 3", r"3^\circ", r"\sqrt{9}", "3.0", "5 - 2", r"\log_2 8"],
    ["50", r"50\%", "50%", "50 percent"],
    ["0.5", "1/2"],
    ["x+1", "1+x", r"\frac{2x+2}{2}", "y = x + 1"],
    ["x^2+2x+1", "(x+1)^2", "x^{2} + 2x + 1"],
    [r"2\sqrt{2}", r"\sqrt{8}", "2^{3/2}"],
    [r"\frac{\pi}{2}", "pi/2", "π/2"],
    ["3/2", r"1\frac{1}{2}", "1 1/2", "1.5"],
    ["(1, 2)", r"\left(1, \frac{4}{2}\right)"],
    ["1, 2", r"2 \text{ and } 1", r"\{1, 2\}"],
    [r"\pm 2", "-2, 2", r"x = \pm 2"],
    [r"[0, 1)", r"x \in [0, 1)"],
    [r"(-\infty, 1) \cup (2, \infty)", r"(2, \infty) \cup (-\infty, 1)"],
    ["x > 3", "3 < x"],
    [r"x \ge 3", "x >= 3", r"3 \leqslant x"],
    ["2x + 2y = 2", "x + y = 1", "1 - x = y"],
    ["x = 2, y = 3", "y = 3, x = 2"],
    [r"\sin^2 x + \cos^2 x", "1"],
    [r"e^{i\pi}", "-1"],
    ["(1+i)^2", "2i"],
    ["|x - 1|", "|1 - x|"],
    [r"\lfloor 3.7 \rfloor", r"\lceil 2.1 \rceil", "3"],
    [r"\frac{x + \pi}{x + \pi}", "x - x + 1", "1"],
    ["3.0 \\times 10^5", "300,000"],
    [r"\sqrt[3]{-8}", "-2"],
    [r"\binom{5}{2}", "10"],
    [r"\text{Tuesday}", "Tuesday", "tuesday.", "**Tuesday**"],
    ["B", "(B)", r"\text{B}", "B. Paris"],
    [r"\begin{pmatrix}1 & 2\end{pmatrix}", r"\begin{pmatrix}1 & 2\end{pmatrix}."],
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_answer_are_the_same(spellings: list[str]) -> None:
    assert len({answer_key(rf"\boxed{{{spelling}}}") for spelling in spellings}) == 1


DIFFERENT = [
    "1/3", "0.333", "(1, 2)", "(2, 1)", "[1, 2]", "1, 2", "1, 1, 2", "x", "2x", "x^2", "1000", "100", "x > 3", "x < 3",
    r"x \ge 3", "10^{40}", "10^{40}+1", r"\sqrt{2}", "1.41421356237309504880", "x+y", "x-y", "x = 2, y = 3",
    "x = 3, y = 2", r"\sqrt{x^2}", r"\infty", r"-\infty", "A", "B", "yes", "no", "12:30", "9^{9^{9^9}}", "9^{9^{9}}",
    "2 hours 30 minutes", "2", "3 * 4 = 12", "3 * 4 = 13", "12 + x = 12 + y",
]  # fmt: skip


def test_different_answers_are_different() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert not is_equivalent(rf"\boxed{{{one}}}", rf"\boxed{{{other}}}"), (one, other)


def test_a_document_is_compared_as_data() -> None:
    assert is_equivalent('{"a": 1, "b": [1.0, 2]}', '```json\n{"b": [1, 2.0],\n "a": 1}\n```')
    assert not is_equivalent('{"a": 1}', '{"a": true}')
    assert not is_equivalent('{"a": [1, 2]}', '{"a": [2, 1]}')
    assert not is_equivalent('{"a": "1"}', '{"a": 1}')


HOSTILE = [
    r"\boxed{9^{9^{9^9}}}",
    r"\boxed{10000000!}",
    r"\boxed{\binom{1000000000}{500000000}}",
    r"\boxed{1/0}",
    r"\boxed{\sin(10^{1000})}",
    r"\boxed{" + "x^" * 100 + "x}",
    r"\boxed{" + "(" * 140 + "x" + ")" * 140 + "}",
    r"\boxed{" + "(1.1^x" * 10 + ")" * 10 + "}",
    r"\boxed{" + r"\arcsin(x+\pi)" * 20 + "}",
    r"\boxed{" + r"\tan(10^{1200}x)" * 15 + "}",
    r"\boxed{" * 3000,
    r"\boxed{" * 3000 + "}" * 3000,
    "{" * 100_000,
    "[" * 100_000 + "]" * 100_000,
    "[1e999]",
    '{"a": ' * 500 + "1" + "}" * 500,
    "$" * 100_000,
    "\\(" * 50_000,
    "1," * 50_000,
    "1 " * 50_000,
    "#### " * 20_000,
    "answer " * 20_000,
    "Answer: A " * 10_000,
    " " * 100_000 + "x",
    "```json\n" + "\n" * 100_000 + "x",
    r"\text{" * 30_000,
    "\n" * 100_000 + "x",
    "\ud800 \x00 \\",
    "__import__('os').system('true')",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20].encode("ascii", "replace").decode())
def test_hostile_answers_have_a_key_soon(text: str) -> None:
    assert answer_key(text) == answer_key(text)
    hash(answer_key(text))
    assert is_short(lambda: answer_key(text))


PIECES = [
    "1", "23", "x", "y", "+", "-", "*", "/", "^", "(", ")", "{", "}", "[", "]", ",", "=", "<", "|", "!", "_", ".", " ",
    r"\frac", r"\sqrt", r"\sin", r"\ln", r"\exp", r"\pi", "e", "i", r"\pm", r"\{", r"\}", r"\cup", r"\text{cm}", "%",
    "10^{100}", r"\infty", "^{-1}", r"\lfloor", r"\rfloor", r"\binom", "$", "A", "answer", "####", "\n", r"\boxed{",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_text_raises_and_a_key_is_stable(text: str) -> None:
    for each in (text, rf"\boxed{{{text}}}"):
        assert answer_key(each) == answer_key(each)
        assert hash(answer_key(each)) == hash(answer_key(each))


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_only_a_blank_answer_has_no_key(text: str) -> None:
    assert (answer_key(text) is None) == (not text.split())


@given(st.fractions(max_denominator=1000), st.integers(1, 50))
def test_a_fraction_is_itself_however_it_is_written(number: object, factor: int) -> None:
    top, bottom = str(number).split("/") if "/" in str(number) else (str(number), "1")
    assert is_equivalent(f"{top}/{bottom}", rf"\boxed{{\frac{{{int(top) * factor}}}{{{int(bottom) * factor}}}}}")


@given(st.integers(), st.integers())
def test_integers_are_the_same_where_they_are_equal(one: int, other: int) -> None:
    assert is_equivalent(f"It is {one:,}.", rf"\boxed{{{other}}}") == (one == other)
