"""What efforts by the score save of the thinking model's tokens, beside one budget for all prompts.

    PYTHONPATH=models python benchmarks/effort_bands.py [--problems 100] [--rows FILE]

So many problems of each held-out split, none of which was in the fit; of these, the ones that `auto` of
configs/tiny.yaml sends to the thinking model, greedily on the real engine at each budget. Budgets by the score are
chosen on one half of the problems: those with the fewest tokens that are right there as often as one budget for all is.
They are measured on the other half, and the halves change places. Beside them, chosen in the same way: another budget
for all; budgets by a score that was shuffled; by the length of the prompt; and an oracle, the least budget at which a
problem is right. `--rows` keeps the results in a file, and reads them where the file is there.
"""

import argparse
import asyncio
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement
from pathlib import Path
from random import Random

import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

from evaluate.splits import SPLITS, split
from routing import pair
from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest, Sampling, ThinkingPlan
from thinkaloud.measurement.completions import complete
from thinkaloud.measurement.local_pipeline import local_pipeline, select_models
from thinkaloud.measurement.problems import Problem
from thinkaloud.routing.evaluation import bootstrap
from thinkaloud.routing.policy import Router
from thinkaloud.settings.file import load

CONFIG = Path(__file__).parents[1] / "configs/tiny.yaml"
MODEL = "tiny-rl"
BUDGETS = (8, 16, 32, 64, 96, None)
SEED = 5
STEPS = 10
"""Parts into which the scores are divided, to find where a band begins."""
MOST_BANDS = 3
Pair = tuple[float, float, float, float]
"""Of one problem: whether one budget for all is right and its tokens of trace, and the same of what is beside it."""


class Row(msgspec.Struct):
    """A problem: its score, and whether it was right and how many tokens its trace had at each budget."""

    prompt: str
    score: float
    right: list[bool]
    tokens: list[int]


def problems(each: int) -> list[tuple[Problem, float]]:
    """Problems that the alias sends to the thinking model, with their scores."""
    router, fitted = Router.load(load(CONFIG).routes["auto"]), {row["prompt"] for row in pair.problems()}
    found: dict[str, tuple[Problem, float]] = {}
    for name in SPLITS:
        tasks = [task for task in split(name, SEED, 2 * each) if task.question not in fitted]
        for task in tasks[:each]:
            messages = [{"role": "user", "content": task.question}]
            route = router.decide(GenerationRequest("bench", "auto", messages), LOCAL.name, dry=True)
            if route.lane == "thinking" and route.score is not None:
                found[task.question] = Problem(prompt=task.question, answer=str(task.answer)), route.score
    rows = list(found.values())
    Random(SEED).shuffle(rows)
    return rows


async def measured(each: int, console: Console) -> list[Row]:
    """Every problem at every budget."""
    asked = problems(each)
    rows = [Row(problem.prompt, score, [], []) for problem, score in asked]
    async with local_pipeline(select_models(load(CONFIG), MODEL)) as pipeline:
        for budget in BUDGETS:
            plan, greedy = ThinkingPlan(budget=budget), Sampling(temperature=0)
            done = await complete(pipeline, MODEL, [problem for problem, _ in asked], plan, greedy)
            for row, (problem, _), completion in zip(rows, asked, done, strict=True):
                row.right.append(problem.is_solved_by(completion.choices[0].answer))
                row.tokens.append(completion.reasoning_tokens)
            console.print(f"budget {budget}: {np.mean([row.right[-1] for row in rows]):.1%}")
    return rows


def choose(right: np.ndarray, tokens: np.ndarray, signs: np.ndarray, least: float, most: int) -> Callable[[float], int]:
    """Return which budget a sign gets: at most `most` bands that rise with it, right at least as often as `least` and
    with the fewest tokens.
    """
    edges = np.unique(np.quantile(signs, np.linspace(0, 1, STEPS + 1)[1:-1]))
    parts = np.searchsorted(edges, signs, side="right")
    held = [(right[parts == part].sum(0), tokens[parts == part].sum(0)) for part in range(len(edges) + 1)]
    sums = [np.vstack([np.zeros(len(BUDGETS)), np.cumsum([one[at] for one in held], axis=0)]) for at in (0, 1)]
    best: tuple[float, tuple[int, ...], tuple[int, ...]] = (np.inf, (), ())
    for count in range(1, most + 1):
        for starts in combinations(range(1, len(held)), count - 1):
            ends = [*zip((0, *starts), (*starts, len(held)), strict=True)]
            for levels in combinations_with_replacement(range(len(BUDGETS)), count):
                solved, spent = (
                    sum(one[end, level] - one[start, level] for (start, end), level in zip(ends, levels, strict=True))
                    for one in sums
                )
                if solved >= least * len(right) - 1e-9 and spent < best[0]:
                    best = (spent, starts, levels)
    _, starts, levels = best
    begins = [edges[start - 1] for start in starts]
    return lambda sign: levels[int(np.searchsorted(begins, sign, side="right"))]


def beside(rows: Sequence[Row], signs: np.ndarray, level: int, most: int) -> list[Pair]:
    """One budget for all, and at most `most` bands of a sign that are chosen on the half where a problem is not."""
    right, tokens = np.array([row.right for row in rows], float), np.array([row.tokens for row in rows], float)
    found: list[Pair] = []
    for half in (0, 1):
        known, new = np.arange(len(rows)) % 2 != half, np.arange(len(rows)) % 2 == half
        budget = choose(right[known], tokens[known], signs[known], right[known, level].mean(), most)
        for at in np.flatnonzero(new):
            chosen = budget(signs[at])
            found.append((right[at, level], tokens[at, level], right[at, chosen], tokens[at, chosen]))
    return found


def saved(pairs: Sequence[Pair]) -> float:
    """The share of tokens that is saved."""
    return 1 - sum(each[3] for each in pairs) / sum(each[1] for each in pairs)


def gained(pairs: Sequence[Pair]) -> float:
    """How much more is right, as a share of all."""
    return sum(each[2] - each[0] for each in pairs) / len(pairs)


def oracle(rows: Sequence[Row], level: int) -> list[Pair]:
    """One budget for all, and for each problem the fewest tokens with which it is right, or none of them are."""
    found: list[Pair] = []
    for row in rows:
        spent = [tokens for tokens, right in zip(row.tokens, row.right, strict=True) if right] or [min(row.tokens)]
        found.append((row.right[level], row.tokens[level], any(row.right), min(spent)))
    return found


def told(pairs: Sequence[Pair]) -> Iterator[str]:
    for measure in (saved, gained):
        low, high = bootstrap(pairs, measure)
        yield f"{measure(pairs):+.1%} ({low:+.1%} to {high:+.1%})"


def table(rows: Sequence[Row]) -> Table:
    shown = Table(title=f"{len(rows)} problems; 95 % intervals, paired", title_justify="left")
    for column in ("one budget", "right", "tokens of trace", "beside it", "tokens saved", "more right"):
        shown.add_column(column, justify="left" if column == "beside it" else "right")
    scores = np.array([row.score for row in rows])
    signs = {
        "another budget": (scores, 1),
        "by the score": (scores, MOST_BANDS),
        "by a shuffled score": (np.random.default_rng(SEED).permutation(scores), MOST_BANDS),
        "by the prompt's length": (np.array([float(len(row.prompt)) for row in rows]), MOST_BANDS),
    }
    for level, budget in enumerate(BUDGETS):
        first = [str(budget), f"{np.mean([row.right[level] for row in rows]):.1%}"]
        first.append(f"{np.mean([row.tokens[level] for row in rows]):.1f}")
        for name, (sign, most) in signs.items():
            shown.add_row(*first, name, *told(beside(rows, sign, level, most)))
            first = ["", "", ""]
        shown.add_row(*first, "oracle", *told(oracle(rows, level)), end_section=True)
    return shown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--problems", type=int, default=100)
    parser.add_argument("--rows", type=Path)
    arguments = parser.parse_args()
    console = Console(width=140)
    if arguments.rows is not None and arguments.rows.is_file():
        rows = msgspec.json.Decoder(Row).decode_lines(arguments.rows.read_bytes())
    else:
        rows = asyncio.run(measured(arguments.problems, console))
        if arguments.rows is not None:
            arguments.rows.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    console.print(table(rows))


if __name__ == "__main__":
    main()
