"""Laws of the generated problems, their solutions, their traces and the drills."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recipe import drills, talk
from recipe.conversation import Form
from recipe.fruit import FRUIT_PROBLEM, HELD_OUT, REWORDINGS
from recipe.grading import box, equations, is_true, work_is_true
from recipe.mixtures import MIXTURES, solved
from recipe.pieces import MARKUP, joined
from recipe.problems import FAMILIES, Draw, draw_problem
from recipe.problems.problem import ANSWER, work
from recipe.thinking import ATTEMPTS, FITS, RETRIES, UNSURE, WRONG, planted, trace
from recipe.wordlists import FRUIT, WOMEN

SEEDS = st.integers(0, 2**32)
LAW = settings(deadline=None, max_examples=60)


@LAW
@given(SEEDS, st.booleans())
def test_the_proof_of_every_problem_leads_from_the_answer_to_the_number_given(seed: int, unseen: bool) -> None:
    problem = draw_problem(Random(seed), unseen=unseen)
    values = work(problem.proof, {ANSWER: problem.answer})
    assert values[problem.proof[-1].name] == problem.given


@LAW
@given(SEEDS, st.booleans())
def test_every_equation_of_a_solution_is_true_and_the_last_one_gives_the_box(seed: int, unseen: bool) -> None:
    problem = draw_problem(Random(seed), unseen=unseen)
    solution = problem.solution()
    assert work_is_true(solution)
    assert len(equations(solution)) == len(problem.steps)
    assert box(solution) == str(equations(solution)[-1][3]) == str(problem.answer)


@LAW
@given(SEEDS, st.booleans())
def test_every_number_that_a_solution_starts_from_stands_in_the_question(seed: int, unseen: bool) -> None:
    problem = draw_problem(Random(seed), unseen=unseen)
    words = {"twice": 2, "three times": 3, "four times": 4}
    spelt = {number for word, number in words.items() if word in problem.question}
    digits = {int(run) for run in "".join(c if c.isdigit() else " " for c in problem.question).split()}
    for step in problem.steps:
        for term in (step.left, step.right):
            assert isinstance(term, str) or term in digits | spelt


@LAW
@given(SEEDS)
def test_equal_seeds_give_equal_samples(seed: int) -> None:
    for mixture in MIXTURES.values():
        assert mixture(Random(seed)) == mixture(Random(seed))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_every_family_writes_whole_sentences(family: object) -> None:
    for seed in range(200):
        question = family(Draw(Random(seed), unseen=seed % 2 == 0)).question  # type: ignore[operator]
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


def test_seen_and_unseen_draws_share_no_word() -> None:
    seen = {Draw(Random(seed)).pick(WOMEN) for seed in range(2000)}
    unseen = {Draw(Random(seed), unseen=True).pick(WOMEN) for seed in range(2000)}
    assert seen.isdisjoint(unseen)
    assert seen | unseen == set(WOMEN)


def test_the_words_of_the_fruit_problem_are_among_those_trained_on() -> None:
    draws = [Draw(Random(seed)) for seed in range(2000)]
    assert "Emily" in {draw.pick(WOMEN) for draw in draws}
    assert {"apple", "orange"} <= {draw.pick(FRUIT) for draw in draws}


@LAW
@given(SEEDS, st.booleans())
def test_a_trace_that_does_not_give_up_ends_with_the_result_that_the_solution_boxes(seed: int, mistakes: bool) -> None:
    rng = Random(seed)
    problem = draw_problem(rng)
    thoughts = joined(trace(problem, rng, mistakes=float(mistakes)))
    if thoughts.endswith(UNSURE):
        assert thoughts.count(WRONG) == ATTEMPTS
        return
    proofless = thoughts.rsplit("\n", 1)[0] if thoughts.endswith(FITS) else thoughts
    assert equations(proofless)[-1][3] == problem.answer == int(box(problem.solution()) or -1)


@LAW
@given(SEEDS)
def test_every_retry_reads_the_question_again(seed: int) -> None:
    rng = Random(seed)
    problem = draw_problem(rng)
    thoughts = joined(trace(problem, rng, mistakes=1.0))
    for line in thoughts.split("\n"):
        start = next((retry for retry in RETRIES if line.startswith(retry)), None)
        if start:
            assert re.sub(r"\d+", "#", line.removeprefix(start)) == re.sub(r"\d+", "#", problem.facts)


@LAW
@given(SEEDS)
def test_every_equation_that_a_trace_teaches_is_true(seed: int) -> None:
    rng = Random(seed)
    pieces = trace(draw_problem(rng), rng, mistakes=1.0)
    marked = "".join(piece.text if piece.learn else "".join("?" for _ in piece.text) for piece in pieces)
    assert all(is_true(equation) for equation in equations(marked) if "?" not in str(equation))


@LAW
@given(SEEDS)
def test_a_verdict_says_yes_only_when_what_it_got_is_what_was_given(seed: int) -> None:
    rng = Random(seed)
    problem = draw_problem(rng)
    for line in joined(trace(problem, rng, mistakes=1.0)).split("\n"):
        if "I get " in line:
            got = line.split("I get ")[1].split(",")[0]
            assert (FITS in line) == (got == str(problem.given))
            assert (WRONG in line) != (FITS in line)


@LAW
@given(SEEDS)
def test_a_planted_start_holds_a_wrong_result_and_opens_the_check(seed: int) -> None:
    rng = Random(seed)
    problem = draw_problem(rng)
    start = joined(planted(problem, rng))
    assert start.endswith("check:")
    assert equations(start)[-1][3] != problem.answer


@LAW
@given(SEEDS)
def test_a_trace_cut_by_force_teaches_only_the_answer(seed: int) -> None:
    sample = solved(Random(seed), Form.THINKING)
    closing = next(index for index, piece in enumerate(sample) if piece.text == "</think>" and piece.markup)
    if not sample[closing].learn:
        assert not any(piece.learn for piece in sample[:closing])
    assert sample[-1].learn


@LAW
@given(SEEDS)
def test_drills_teach_no_false_equation_and_wrong_results_shown_are_context(seed: int) -> None:
    for kind in {**drills.CHECKING, **drills.ANSWERING}:
        pieces = kind(Random(seed))
        shown = joined(pieces)
        assert shown
        for equation in equations(shown):
            left, op, right, result = equation
            if not is_true(equation):
                assert f"{left} {op} {right} = {result}?" in shown


@LAW
@given(SEEDS)
def test_talk_never_writes_markup_of_its_own(seed: int) -> None:
    for kind in (talk.greeting, talk.fact, talk.foreign):
        said = kind(Random(seed))
        assert said.reply
        assert not any(mark in said.reply + said.thought for mark in MARKUP)
