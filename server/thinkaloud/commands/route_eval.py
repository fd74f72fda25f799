"""`thinkaloud route eval`: how good the scorer is on an operator's own file, beside three that know nothing or all.

A line of the file is a prompt with its kind, {"prompt": "...", "label": "fast" | "thinking"}, or with how well both
models did on it, {"prompt": "...", "weak": 0, "strong": 1} (0 to 1), which gives one more table: the label of a row is
then "thinking" where the strong model did better.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Annotated

import msgspec
from rich.console import Console
from rich.table import Table

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Lane
from thinkaloud.routing import evaluation, fit_file
from thinkaloud.routing.evaluation import Row
from thinkaloud.routing.perturbation import PERTURBATIONS
from thinkaloud.routing.scorer import Scorer

SEED = 1
FALSE_THINKING = (0.02, 0.03, 0.05, 0.10)
ROUNDS = 300
WIDTH = 120
"""Columns that the table takes where nobody says how many there are."""
OWN = "scorer"


class Prompt(msgspec.Struct, forbid_unknown_fields=False):
    """One line of the file."""

    prompt: str
    label: Lane | None = None
    weak: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    strong: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None

    @property
    def thinks(self) -> bool:
        """Whether it should be thought about."""
        return self.label == "thinking" if self.label else (self.strong or 0) > (self.weak or 0)


def read(file: Path) -> list[Prompt]:
    """The prompts of a file. Raises `SettingsError` that names the line, and quotes nothing of it."""
    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=Prompt)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise SettingsError(
                f'{file}:{number}: not {{"prompt": ..., "label" or "weak" and "strong": ...}}'
            ) from None
        if row.label is None and (row.weak is None or row.strong is None):
            raise SettingsError(f"{file}:{number}: give a label, or both weak and strong")
        found.append(row)
    if len({row.thinks for row in found}) < 2:
        raise SettingsError(f"{file}: needs prompts of both kinds, some to think about and some not")
    return found


def rivals(rows: Sequence[Prompt], scorer: Scorer) -> Mapping[str, list[float]]:
    """The scores of the scorer, and of those that it stands beside."""
    own = [scorer.score(row.prompt) for row in rows]
    shuffled = own.copy()
    Random(SEED).shuffle(shuffled)  # noqa: S311  statistics, no secret
    return {
        OWN: own,
        "length": [float(len(row.prompt)) for row in rows],
        "shuffled": shuffled,
        "oracle": [(row.strong or 0) - (row.weak or 0) if row.label is None else float(row.thinks) for row in rows],
    }


def run(file: Path, fit: Path | None) -> None:
    """The command. fit: what `route fit` wrote; None: the shipped scorer. Raises `SettingsError`."""
    rows, scorer = read(file), Scorer.bundled() if fit is None else Scorer(fit_file.read_fit(fit)[1])
    scores = rivals(rows, scorer)
    console = Console(width=max(WIDTH, Console().width))
    console.print(compared(rows, scores, scorer.threshold))
    console.print(flips(rows, scorer))


Pairs = Sequence[tuple[float, bool]]
"""Scores and truths."""


def compared(rows: Sequence[Prompt], scores: Mapping[str, list[float]], threshold: float) -> Table:
    """How well the kinds are told apart, and, where both models' results are known, what is kept for how many calls.

    The accuracy of the scorer is that at its threshold; of the others, that at the threshold that suits each best.
    """
    title = f"{len(rows)} prompts, {sum(row.thinks for row in rows)} to think about; 95 % intervals"
    table = Table("", *scores, title=title, title_justify="left")
    pairs = {
        name: [(score, row.thinks) for score, row in zip(found, rows, strict=True)] for name, found in scores.items()
    }
    best = {name: threshold if name == OWN else suited(each) for name, each in pairs.items()}
    table.add_row("AUROC", *(interval(each, lambda some: evaluation.auroc(*_split(some))) for each in pairs.values()))
    table.add_row("accuracy", *(interval(each, _accuracy(best[name])) for name, each in pairs.items()))
    for share in FALSE_THINKING:
        told = f"recall at {100 * share:.0f} % false"
        table.add_row(told, *(interval(each, _recall(share)) for each in pairs.values()))
    if all(row.weak is not None and row.strong is not None for row in rows):
        each = {
            name: [Row(score, row.weak or 0, row.strong or 0) for score, row in zip(found, rows, strict=True)]
            for name, found in scores.items()
        }
        table.add_row("APGR", *(interval(some, evaluation.apgr) for some in each.values()))
        for percent in (50, 80):
            table.add_row(f"CPT {percent} %", *(interval(some, _cpt(percent)) for some in each.values()))
        if sum(row.strong or 0 for row in rows) <= sum(row.weak or 0 for row in rows):
            table.caption = "the strong model is not better on these rows: there is no gap to recover"
    return table


def flips(rows: Sequence[Prompt], scorer: Scorer) -> Table:
    """How many decisions another wording of the same prompt turns."""
    table = Table(
        "change of wording", "decisions turned", title="the same prompts, worded otherwise", title_justify="left"
    )
    before = [scorer.score(row.prompt) >= scorer.threshold for row in rows]
    for name, change in PERTURBATIONS.items():
        rng = Random(SEED)  # noqa: S311  statistics, no secret
        after = [scorer.score(change(row.prompt, rng)) >= scorer.threshold for row in rows]
        table.add_row(name, interval(list(zip(before, after, strict=True)), _flipped))
    return table


def suited(pairs: Pairs) -> float:
    """The threshold with the highest accuracy."""
    right = best = sum(not thinks for _, thinks in pairs)
    threshold = float("inf")
    for score, some in groupby(sorted(pairs, reverse=True), key=lambda pair: pair[0]):
        right += sum(1 if thinks else -1 for _, thinks in some)
        if right > best:
            best, threshold = right, score
    return threshold


def interval(rows: Sequence[evaluation.T], measure: Callable[[Sequence[evaluation.T]], float]) -> str:
    """A measure with its 95 % interval; nothing where it cannot be taken."""
    try:
        low, high = evaluation.bootstrap(rows, measure, rounds=ROUNDS)
        return f"{measure(rows):.3f} ({low:.3f}-{high:.3f})"
    except ValueError:
        return "none"


def _accuracy(threshold: float) -> Callable[[Pairs], float]:
    return lambda pairs: sum((score >= threshold) == thinks for score, thinks in pairs) / len(pairs)


def _recall(share: float) -> Callable[[Pairs], float]:
    return lambda pairs: evaluation.recall_at(*_split(pairs), share)


def _flipped(pairs: Sequence[tuple[bool, bool]]) -> float:
    return evaluation.flip_rate([before for before, _ in pairs], [after for _, after in pairs])


def _cpt(percent: float) -> Callable[[Sequence[Row]], float]:
    return lambda rows: evaluation.cpt(rows, percent)


def _split(pairs: Pairs) -> tuple[list[float], list[bool]]:
    return [score for score, _ in pairs], [thinks for _, thinks in pairs]
