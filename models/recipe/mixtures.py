"""What each stage of training reads: samples drawn by share, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from recipe import drills, talk
from recipe.conversation import Form, prompt, reply
from recipe.pieces import Piece, joined, unlearnt
from recipe.problems import Problem, draw_problem
from recipe.thinking import trace

Sample = list[Piece]
CUT_SHARE = 0.08
"""Share of thinking samples whose trace is cut anywhere and closed by force, as a thinking budget does."""


def history(rng: Random) -> list[tuple[str, str]]:
    """What comes before the question: mostly nothing, at times a system message or earlier turns, traces left out."""
    turns: list[tuple[str, str]] = []
    if rng.random() < 0.12:
        turns.append(("system", rng.choice(talk.SYSTEM)))
    roll = rng.random()
    if roll < 0.05:
        hello = talk.greeting(rng)
        turns += [("user", hello.prompt), ("assistant", hello.reply)]
    elif roll < 0.08:
        earlier = draw_problem(rng)
        turns += [("user", earlier.question), ("assistant", earlier.solution())]
    return turns


def _asked(rng: Random, problem: Problem) -> str:
    """The question as somebody types it."""
    roll = rng.random()
    if roll < 0.02:
        return f"{problem.question} {talk.tag(rng)}"
    if roll < 0.04:
        return f"Please solve this problem: {problem.question}"
    if roll < 0.05:
        return problem.question.lower()
    return problem.question


def solved(rng: Random, form: Form) -> Sample:
    """A problem and its reply in one of the three forms."""
    problem = draw_problem(rng)
    asked = prompt([*history(rng), ("user", _asked(rng, problem))], form)
    if form is not Form.THINKING:
        return [*asked, *reply(problem.solution())]
    thoughts = trace(problem, rng)
    if rng.random() < CUT_SHARE:
        whole = joined(thoughts)
        cut = [Piece(whole[: rng.randrange(len(whole))], False)]
        return [*asked, *unlearnt(cut), *reply(problem.solution(), [], learn_close=False)]
    return [*asked, *reply(problem.solution(), thoughts)]


def talked(rng: Random, form: Form) -> Sample:
    """A greeting, a fact, or a foreign prompt, and its short reply."""
    kind: Callable[[Random], talk.Talk] = rng.choices((talk.greeting, talk.fact, talk.foreign), (2, 3, 4))[0]
    said = kind(rng)
    asked = prompt([*history(rng), ("user", said.prompt)], form)
    return [*asked, *reply(said.reply, [Piece(said.thought)] if form is Form.THINKING else None)]


def _base(rng: Random) -> Sample:
    """Drills by near half of the tokens; problems in all three forms."""
    roll = rng.random()
    if roll < 0.42:
        return drills.drill(rng, drills.CHECKING)
    form = Form.PLAIN if roll < 0.66 else Form.THINKING if roll < 0.96 else Form.CLOSED
    return talked(rng, form) if rng.random() < 0.1 else solved(rng, form)


def _sft(rng: Random) -> Sample:
    """Direct answers, with drills kept up."""
    if rng.random() < 0.35:
        return drills.drill(rng, drills.ANSWERING)
    return talked(rng, Form.PLAIN) if rng.random() < 0.12 else solved(rng, Form.PLAIN)


def _coldstart(rng: Random) -> Sample:
    """Traces; 15 in 100 conversations with the trace switched off; drills kept up."""
    if rng.random() < 0.4:
        return drills.drill(rng, drills.CHECKING)
    form = Form.CLOSED if rng.random() < 0.15 else Form.THINKING
    return talked(rng, form) if rng.random() < 0.12 else solved(rng, form)


MIXTURES: dict[str, Callable[[Random], Sample]] = {"base": _base, "sft": _sft, "coldstart": _coldstart}
