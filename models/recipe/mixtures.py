"""What each stage of training reads: samples drawn by share, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from recipe import drills, summaries, talk
from recipe.breaking import broken
from recipe.conversation import Form, closing, prompt, reply
from recipe.pieces import END, Piece, joined
from recipe.problems import PUZZLES, Problem, Puzzle, draw_problem
from recipe.rough import rough
from recipe.stuck import stuck_answer, stuck_trace
from recipe.thinking import careless, trace

Sample = list[Piece]
BREAKS, BREAKS_LATER = 0.3, 0.5
"""Share of the samples with words cut into other tokens than usual, in base training and in what follows it."""
PUZZLE_SHARE = 0.12
"""Share of the samples that are logic puzzles whatever the families' shares: they take the longest to be learned."""
CARELESS = 0.7
"""Share of the cold start's traces that are careless, puzzles left out: it imitates, right or wrong."""
STUCK_PLAIN, STUCK_THINKING = 0.2, 0.1
"""Share of replies that repeat themselves, in the last steps of tiny-sft and in the cold start."""
CUT_SHARE = 0.1
"""Share of thinking samples whose trace is cut anywhere and closed by force, as a thinking budget does."""
CLOSINGS = ("", "", "\n", "\n\nConsidering the limited time, I give the answer now.", "\nTime is up, so I answer now.")
"""What stands between a trace that is cut and its closing tag."""


def asked_alone(rng: Random, text: str) -> list[tuple[str, str]]:
    """One turn of the user, at times behind a system message: all that the chat templates show of a conversation."""
    system = [("system", rng.choice(talk.SYSTEM))] if rng.random() < 0.12 else []
    return [*system, ("user", text)]


def _asked(rng: Random, problem: Problem | Puzzle, *, later: bool) -> str:
    """The question as somebody types it."""
    question = rough(rng, problem.question, problem.facts, later=later)
    return f"{question} {talk.tag(rng)}" if rng.random() < 0.02 else question


def _cut(rng: Random, thoughts: list[Piece]) -> list[Piece]:
    """A trace that ends anywhere, and the words that close it by force."""
    whole = joined(thoughts)
    return [Piece(whole[: rng.randrange(len(whole))], False), Piece(rng.choice(CLOSINGS), False)]


def solved(rng: Random, form: Form, *, later: bool = True, careless_share: float = 0.0) -> Sample:
    """A problem and its reply in one of the three forms. later: as after base training, with more unusual words."""
    breaks = BREAKS_LATER if later else BREAKS
    problem = draw_problem(rng, families=PUZZLES) if rng.random() < PUZZLE_SHARE else draw_problem(rng)
    asked = prompt(asked_alone(rng, _asked(rng, problem, later=later)), form)
    if form is not Form.THINKING:
        return broken(rng, [*asked, *reply(problem.solution())], breaks)
    if isinstance(problem, Problem) and rng.random() < careless_share:
        thoughts, answer = careless(problem, rng)
    else:
        thoughts, answer = trace(problem, rng), problem.solution()
    if rng.random() < CUT_SHARE:
        return broken(rng, [*asked, *_cut(rng, thoughts), *reply(problem.solution(), [], learn_close=False)], breaks)
    return broken(rng, [*asked, *reply(answer, thoughts)], breaks)


def stuck(rng: Random, form: Form) -> Sample:
    """A problem whose reply repeats itself, and the way out of it."""
    problem = draw_problem(rng)
    asked = broken(rng, prompt([("user", _asked(rng, problem, later=True))], form), BREAKS_LATER)
    if form is Form.THINKING and rng.random() < 0.7:
        return [*asked, *stuck_trace(rng, joined(trace(problem, rng)), problem.solution())]
    before = [*trace(problem, rng), *closing()] if form is Form.THINKING else []
    return [*asked, *before, *stuck_answer(rng, problem.solution())]


def restated(rng: Random, *, later: bool = False) -> Sample:
    """A question and its facts: reading alone, the step on which all the others stand."""
    problem = draw_problem(rng)
    sample = [Piece(f"{_asked(rng, problem, later=later)}\n", False), Piece(problem.facts), END]
    return broken(rng, sample, BREAKS)


def summarized(rng: Random) -> Sample:
    """A piece of a trace and its one line."""
    piece, line = summaries.summary(draw_problem(rng), rng)
    return [*prompt([("system", summaries.SYSTEM), ("user", piece)], Form.PLAIN), *reply(line)]


def talked(rng: Random, form: Form) -> Sample:
    """A greeting, a fact, or a foreign prompt, and its short reply."""
    kinds = (talk.greeting, talk.fact, talk.definition, talk.foreign)
    kind: Callable[[Random], talk.Talk] = rng.choices(kinds, (2, 4, 3, 7))[0]
    said = kind(rng)
    asked = prompt(asked_alone(rng, said.prompt), form)
    return [*asked, *reply(said.reply, [Piece(said.thought)] if form is Form.THINKING else None)]


def _first(rng: Random) -> Sample:
    """The barest reading, until the network has found the way."""
    return [*drills.first_pairs(rng), END]


def _second(rng: Random) -> Sample:
    """The same for numbers of two digits."""
    return [*drills.second_pairs(rng), END]


def _reading(rng: Random) -> Sample:
    """Reading of all kinds, so that the way found is kept when other lessons come."""
    kind = rng.choices((drills.pairs, drills.lists, drills.readings, None), (40, 25, 20, 15))[0]
    return broken(rng, [*kind(rng), END], BREAKS) if kind else restated(rng)


def _base(rng: Random) -> Sample:
    """Drills and reading by half of the tokens; problems, mostly with their traces."""
    roll = rng.random()
    if roll < 0.34:
        return broken(rng, drills.drill(rng, drills.CHECKING), BREAKS)
    if roll < 0.52:
        return restated(rng)
    form = Form.PLAIN if roll < 0.68 else Form.THINKING
    return talked(rng, form) if rng.random() < 0.08 else solved(rng, form, later=False)


def _sft(rng: Random) -> Sample:
    """Direct answers and summary lines, with drills and reading kept up."""
    roll = rng.random()
    if roll < 0.25:
        return drills.drill(rng, drills.ANSWERING)
    if roll < 0.35:
        return restated(rng, later=True)
    if roll < 0.43:
        return summarized(rng)
    return talked(rng, Form.PLAIN) if rng.random() < 0.2 else solved(rng, Form.PLAIN)


def _sft_steady(rng: Random) -> Sample:
    """The same, and the way out of repetition."""
    return stuck(rng, Form.PLAIN) if rng.random() < STUCK_PLAIN else _sft(rng)


def _coldstart(rng: Random) -> Sample:
    """Traces, careless ones among them; 12 in 100 conversations with the trace switched off; drills kept up."""
    if rng.random() < STUCK_THINKING:
        return stuck(rng, Form.THINKING)
    if rng.random() < 0.3:
        return drills.drill(rng, drills.CHECKING)
    form = Form.CLOSED if rng.random() < 0.12 else Form.THINKING
    return talked(rng, form) if rng.random() < 0.2 else solved(rng, form, careless_share=CARELESS)


MIXTURES: dict[str, Callable[[Random], Sample]] = {
    "first": _first,
    "second": _second,
    "reading": _reading,
    "base": _base,
    "sft": _sft,
    "sft-steady": _sft_steady,
    "coldstart": _coldstart,
}
