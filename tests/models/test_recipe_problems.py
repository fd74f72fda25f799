"""Laws of the generated problems, their solutions, their traces and the drills."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recipe import drills, summaries, talk
from recipe.conversation import Form
from recipe.fruit import FRUIT_PROBLEM, HELD_OUT, REWORDINGS
from recipe.grading import box, equations, is_true, read, work_is_true
from recipe.mixtures import MIXTURES, solved, stuck
from recipe.pieces import MARKUP, joined
from recipe.problems import FAMILIES, Draw, Problem, Puzzle, draw_problem
from recipe.problems.problem import ANSWER, work, worked
from recipe.problems.puzzles import FITS, WRONG
from recipe.rough import rough
from recipe.thinking import REREADINGS, UNSURE, careless, planted, trace
from recipe.wordlists import FRUIT, WOMEN

SEEDS = st.integers(0, 2**32)
LAW = settings(deadline=None, max_examples=60)
SPELT = {"one": 1, "twice": 2, "double": 2, "two": 2, "three": 3, "four": 4}
KNOWN = {1, 2, 3, 4, 6, 7, 8, 12, 24, 60, 100, 1000}
"""Numbers that nobody says: units, legs, wheels, halves."""


def a_problem(seed: int, unseen: bool = False) -> Problem:
    """A problem in numbers."""
    rng = Random(seed)
    while isinstance(drawn := draw_problem(rng, unseen_words=unseen, unseen_wordings=unseen), Puzzle):
        pass
    return drawn


def result_of(equation: str) -> str:
    """What stands after the last sign of equality."""
    return equation.rpartition("=")[2].strip()


def concluded(thoughts: str) -> str:
    """The result of a trace's last attempt, before it is checked."""
    attempt = re.split(r"\n(?:Wait, let me check|Let me check|Check): ", thoughts.rsplit(f"{WRONG}\n", 1)[-1])[0]
    return result_of(equations(attempt)[-1])


def a_puzzle(seed: int) -> Puzzle:
    """A logic puzzle."""
    rng = Random(seed)
    while isinstance(drawn := draw_problem(rng), Problem):
        pass
    return drawn


@LAW
@given(SEEDS, st.booleans())
def test_the_proof_of_every_problem_leads_from_the_answer_to_the_number_given(seed: int, unseen: bool) -> None:
    problem = a_problem(seed, unseen)
    values = work(problem.proof, {ANSWER: problem.answer})
    assert values[problem.proof[-1].name] == problem.given


@LAW
@given(SEEDS, st.booleans())
def test_every_equation_of_a_solution_is_true_and_the_last_one_gives_the_box(seed: int, unseen: bool) -> None:
    problem = a_problem(seed, unseen)
    solution = problem.solution()
    assert work_is_true(solution)
    assert len(equations(solution)) == len(problem.steps)
    assert box(solution) == result_of(equations(solution)[-1]) == str(problem.answer)


@LAW
@given(SEEDS, st.booleans())
def test_every_number_of_the_facts_stands_in_the_question_and_every_number_used_in_the_facts(
    seed: int, unseen: bool
) -> None:
    problem = a_problem(seed, unseen)
    asked, facts = (set(map(int, re.findall(r"\d+", text))) for text in (problem.question, problem.facts))
    spelt = {number for word, number in SPELT.items() if re.search(rf"\b{word}\b", problem.question.lower())}
    used = {term for step in problem.steps for term in (step.left, step.right) if isinstance(term, int)}
    assert facts <= asked | spelt | KNOWN
    assert used <= facts | KNOWN


@LAW
@given(SEEDS)
def test_a_puzzle_fits_its_answer_and_none_of_its_mistakes(seed: int) -> None:
    puzzle = a_puzzle(seed)
    assert puzzle.check.endswith(FITS)
    assert puzzle.answer in puzzle.question
    assert puzzle.solution().endswith(f"\\boxed{{{puzzle.answer}}}")
    wrong = puzzle.mistaken(Random(seed))
    if wrong is not None:
        thoughts, check = wrong
        assert thoughts != puzzle.thoughts
        assert check.endswith(WRONG)


@LAW
@given(st.sampled_from("+-*/"), st.integers(1, 99), st.integers(1, 9))
def test_the_worked_out_form_of_an_equation_is_true_at_each_sign(op: str, left: int, right: int) -> None:
    left = left * right if op == "/" else left + right if op == "-" else left
    result = {"+": left + right, "-": left - right, "*": left * right, "/": left // right}[op]
    sides = worked(op, left, right, result).split(" = ")
    assert sides[0] == f"{left} {op} {right}"
    assert sides[-1] == str(result)
    assert is_true(worked(op, left, right, result))


@LAW
@given(SEEDS)
def test_a_rough_question_keeps_its_numbers_in_digits_or_words(seed: int) -> None:
    problem = a_problem(seed)
    words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    asked = rough(Random(seed), problem.question, problem.facts).lower()
    for number in re.findall(r"\d+", problem.question):
        assert number in asked or words[int(number) - 2] in asked


@LAW
@given(SEEDS)
def test_a_summary_line_is_short_and_holds_no_number(seed: int) -> None:
    piece, line = summaries.summary(draw_problem(Random(seed)), Random(seed))
    assert piece.strip()
    assert 2 <= len(line.split()) <= 7
    assert not re.search(r"\d", line)


@LAW
@given(SEEDS)
def test_equal_seeds_give_equal_samples(seed: int) -> None:
    for mixture in MIXTURES.values():
        assert mixture(Random(seed)) == mixture(Random(seed))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_family_writes_whole_sentences(family: object) -> None:
    for seed in range(200):
        question = family(Draw(Random(seed), unseen_words=seed % 2 == 0, unseen_wordings=seed % 3 == 0)).question  # type: ignore[operator]
        assert "  " not in question
        assert "{" not in question
        assert question == question.strip()


def test_the_fruit_problem_and_its_rewordings_are_never_drawn() -> None:
    rng = Random(7)
    assert not any(draw_problem(rng).question in HELD_OUT for _ in range(5000))


def test_a_held_out_question_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw_problem(Random(3)).question
    monkeypatch.setattr("recipe.problems.catalogue.HELD_OUT", frozenset({first}))
    assert draw_problem(Random(3)).question != first


def test_the_fruit_problem_and_its_rewordings_have_distinct_questions() -> None:
    assert len(HELD_OUT) == 11
    assert FRUIT_PROBLEM[1] == (13 - 2 * 2) // 3
    assert len(REWORDINGS) == 10


def test_seen_and_unseen_draws_share_no_word_and_no_wording() -> None:
    seen = {Draw(Random(seed)).word(WOMEN) for seed in range(4000)}
    unseen = {Draw(Random(seed), unseen_words=True).word(WOMEN) for seed in range(4000)}
    assert seen.isdisjoint(unseen)
    assert seen | unseen == set(WOMEN)
    pattern = "[a|b|c|d|e|f]"
    assert {Draw(Random(seed)).say(pattern) for seed in range(200)} == set("ABCDF")
    assert {Draw(Random(seed), unseen_wordings=True).say(pattern) for seed in range(200)} == {"E"}


def test_the_words_of_the_fruit_problem_are_among_those_trained_on() -> None:
    draws = [Draw(Random(seed)) for seed in range(2000)]
    assert "Emily" in {draw.word(WOMEN) for draw in draws}
    assert {"apple", "orange"} <= {draw.word(FRUIT) for draw in draws}


@LAW
@given(SEEDS, st.booleans())
def test_a_trace_that_does_not_give_up_ends_with_the_result_that_the_solution_boxes(seed: int, mistakes: bool) -> None:
    rng = Random(seed)
    problem = a_problem(seed)
    thoughts = joined(trace(problem, rng, mistakes=float(mistakes)))
    if thoughts.endswith(UNSURE):
        assert thoughts.count(WRONG) >= 2
        return
    assert concluded(thoughts) == str(problem.answer) == box(problem.solution())


@LAW
@given(SEEDS)
def test_a_rereading_restates_the_question(seed: int) -> None:
    rng = Random(seed)
    problem = a_problem(seed)
    thoughts = joined(trace(problem, rng, mistakes=1.0))
    for line in thoughts.split("\n"):
        start = next((retry for retry in REREADINGS if line.startswith(retry)), None)
        if start:
            assert re.sub(r"\d+", "#", line.removeprefix(start)) == re.sub(r"\d+", "#", problem.facts)


@LAW
@given(SEEDS)
def test_every_equation_that_a_trace_teaches_is_true(seed: int) -> None:
    rng = Random(seed)
    pieces = trace(a_problem(seed), rng, mistakes=1.0)
    marked = "".join(piece.text if piece.learn else "#" * len(piece.text) for piece in pieces)
    taught = [part for part in re.split(r"[.,:?\n]", marked) if "#" not in part]
    assert all(work_is_true(part) for part in taught)


@LAW
@given(SEEDS)
def test_a_careless_answer_follows_from_its_trace_and_is_right_where_a_check_fits(seed: int) -> None:
    problem = a_problem(seed)
    pieces, answer = careless(problem, Random(seed))
    thoughts = joined(pieces)
    assert concluded(thoughts) == box(answer)
    assert all(piece.learn for piece in pieces)
    if FITS in thoughts:
        assert answer == problem.solution()


def test_careless_traces_are_right_more_often_with_a_check_than_without() -> None:
    right: dict[bool, list[bool]] = {True: [], False: []}
    for seed in range(400):
        problem = a_problem(seed)
        pieces, answer = careless(problem, Random(seed))
        right["heck: " in joined(pieces)].append(answer == problem.solution())
    assert sum(right[True]) / len(right[True]) > sum(right[False]) / len(right[False]) + 0.3


@LAW
@given(SEEDS)
def test_a_verdict_says_yes_only_when_what_it_got_is_what_was_given(seed: int) -> None:
    rng = Random(seed)
    problem = a_problem(seed)
    for line in joined(trace(problem, rng, mistakes=1.0)).split("\n"):
        if "I get " in line:
            got = line.split("I get ")[1].split(",")[0]
            assert (FITS in line) == (got == str(problem.given))
            assert (WRONG in line) != (FITS in line)


@LAW
@given(SEEDS)
def test_a_planted_start_holds_a_wrong_result_and_opens_the_check(seed: int) -> None:
    rng = Random(seed)
    problem = a_problem(seed)
    start = joined(planted(problem, rng))
    assert start.endswith("check:")
    assert result_of(equations(start)[-1]) != str(problem.answer)


@LAW
@given(SEEDS)
def test_a_trace_cut_by_force_teaches_only_the_answer(seed: int) -> None:
    sample = solved(Random(seed), Form.THINKING)
    closing = next(index for index, piece in enumerate(sample) if piece.text == "</think>" and piece.markup)
    if not sample[closing].learn:
        assert not any(piece.learn for piece in sample[:closing])
    assert sample[-1].learn


@LAW
@given(SEEDS, st.sampled_from([Form.PLAIN, Form.THINKING]))
def test_out_of_a_repetition_leads_an_answer_in_form(seed: int, form: Form) -> None:
    sample = stuck(Random(seed), form)
    start = next(place for place, piece in enumerate(sample) if piece.text == "assistant\n") + 1
    written = joined(sample[start:])
    assert read(written.removeprefix("<think>\n"), opened=form is Form.THINKING).in_form
    last = max(place for place, piece in enumerate(sample) if not piece.learn)
    repeated = sample[last].text
    assert [piece.text for piece in sample[last - 2 : last + 1]] == [repeated] * 3
    assert not any(piece.learn for piece in sample[last - 2 : last + 1])


@LAW
@given(SEEDS)
def test_drills_teach_no_false_equation_and_wrong_results_shown_are_context(seed: int) -> None:
    for kind in {**drills.CHECKING, **drills.ANSWERING}:
        pieces = kind(Random(seed))
        shown = joined(pieces)
        assert shown
        for equation in equations(shown):
            if not is_true(equation):
                assert f"{equation}?" in shown


@LAW
@given(SEEDS)
def test_talk_never_writes_markup_of_its_own(seed: int) -> None:
    for kind in (talk.greeting, talk.fact, talk.definition, talk.foreign):
        said = kind(Random(seed))
        assert said.reply
        assert not any(mark in said.reply + said.thought for mark in MARKUP)
