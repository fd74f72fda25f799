"""`thinkaloud route eval`: how good the scorer is on an operator's own file, beside three that know nothing or all.

A line of the file is a prompt with its kind, {"prompt": "...", "label": "fast" | "thinking"}, or with how well both
models did on it, {"prompt": "...", "weak": 0, "strong": 1} (0 to 1), which gives one more table: the label of a row is
then "thinking" where the strong model did better.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Annotated

import msgspec
from rich.console import Console
from rich.table import Table

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Lane
from thinkaloud.routing import fitted, metrics
from thinkaloud.routing.metrics import Row
from thinkaloud.routing.perturbing import PERTURBATIONS
from thinkaloud.routing.scorer import Scorer

SEED = 1
FALSE_THINKING = (0.02, 0.03, 0.05, 0.10)


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
        "scorer": own,
        "length": [float(len(row.prompt)) for row in rows],
        "shuffled": shuffled,
        "oracle": [(row.strong or 0) - (row.weak or 0) if row.label is None else float(row.thinks) for row in rows],
    }


def run(file: Path, fit: Path | None) -> None:
    """The command. fit: what `route fit` wrote; None: the shipped scorer. Raises `SettingsError`."""
    rows, scorer = read(file), Scorer.bundled() if fit is None else Scorer(fitted.read(fit)[1])
    scores = rivals(rows, scorer)
    console = Console()
    console.print(kinds(rows, scores, scorer.threshold))
    if all(row.weak is not None and row.strong is not None for row in rows):
        console.print(savings(rows, scores))
    console.print(flips(rows, scorer))


def kinds(rows: Sequence[Prompt], scores: Mapping[str, list[float]], threshold: float) -> Table:
    """How well the kinds are told apart."""
    table = Table(title=f"{len(rows)} prompts, {sum(row.thinks for row in rows)} to think about", title_justify="left")
    recalls = [f"recall at {100 * share:.0f} %" for share in FALSE_THINKING]
    for column in ("scores", "AUROC", "accuracy", *recalls):
        table.add_column(column, justify="left" if column == "scores" else "right")
    for name, found in scores.items():
        pairs = list(zip(found, (row.thinks for row in rows), strict=True))
        right = [(score >= threshold) == thinks for score, thinks in pairs] if name == "scorer" else None
        table.add_row(
            name,
            interval(pairs, lambda some: metrics.auroc(*_split(some))),
            f"{100 * sum(right) / len(right):.1f} %" if right else "",
            *(f"{100 * metrics.recall_at(*_split(pairs), share):.1f} %" for share in FALSE_THINKING),
        )
    return table


def savings(rows: Sequence[Prompt], scores: Mapping[str, list[float]]) -> Table:
    """What is kept of the strong model's lead for how many of its calls."""
    table = Table(title="calls saved and quality kept", title_justify="left")
    for column in ("scores", "APGR", "CPT 50 %", "CPT 80 %"):
        table.add_column(column, justify="left" if column == "scores" else "right")
    for name, found in scores.items():
        each = [Row(score, row.weak or 0, row.strong or 0) for score, row in zip(found, rows, strict=True)]
        table.add_row(
            name,
            interval(each, metrics.apgr),
            interval(each, lambda some: metrics.cpt(some, 50)),
            interval(each, lambda some: metrics.cpt(some, 80)),
        )
    return table


def flips(rows: Sequence[Prompt], scorer: Scorer) -> Table:
    """How many decisions another wording of the same prompt turns."""
    table = Table(title="decisions that a change of wording turns", title_justify="left")
    table.add_column("change")
    table.add_column("turned", justify="right")
    before = [scorer.score(row.prompt) >= scorer.threshold for row in rows]
    for name, change in PERTURBATIONS.items():
        rng = Random(SEED)  # noqa: S311  statistics, no secret
        after = [scorer.score(change(row.prompt, rng)) >= scorer.threshold for row in rows]
        table.add_row(name, f"{100 * metrics.flip_rate(before, after):.1f} %")
    return table


def interval(rows: Sequence[metrics.T], measure: Callable[[Sequence[metrics.T]], float]) -> str:
    """A measure with its 95 % interval."""
    try:
        low, high = metrics.bootstrap(rows, measure, rounds=400)
        return f"{measure(rows):.3f} ({low:.3f} to {high:.3f})"
    except ValueError:
        return ""


def _split(pairs: Sequence[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    return [score for score, _ in pairs], [thinks for _, thinks in pairs]
