"""Reinforcement learning against its own cold start: the same problems, greedily and at temperature 1, every seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from evaluate.measures import check_counts
from evaluate.parts import checks
from evaluate.splits import TO_20, TO_50, UNSEEN
from evaluate.statistics import Report, lengths, paired, share
from evaluate.subject import Solved, Subject

SPLITS = (TO_20, TO_50, UNSEEN)
ALL = "all three"
Opened = Callable[[str], AbstractContextManager[Subject]]
"""Starts an engine on the weights of a run."""


def _answers(subject: Subject) -> dict[str, dict[str, list[Solved]]]:
    """Every split both ways."""
    subject.answer(SPLITS)
    tasks = {name: subject.split(name) for name in SPLITS}
    sampled = iter(subject.samples([task for some in tasks.values() for task in some], 1))
    ways = {
        "greedy": {name: subject.greedy(name) for name in SPLITS},
        "temperature 1": {name: [next(sampled)[0] for _ in some] for name, some in tasks.items()},
    }
    for splits in ways.values():
        splits[ALL] = [one for name in SPLITS for one in splits[name]]
    return ways


def _figures(subject: Subject, solved: list[Solved]) -> Report:
    return {
        **share(sum(one.right for one in solved), len(solved)),
        "trace": lengths([len(subject.trace_ids(one.output.ids)) for one in solved]),
        "checked": share(sum(one.output.written.checked for one in solved), len(solved)),
    }


def comparison(opened: Opened, cold_start: str, runs: Sequence[str]) -> Report:
    """Measures each run's weights, and holds the runs against the cold start, problem by problem."""
    report: Report = {}
    rights: dict[str, dict[tuple[str, str], list[bool]]] = {}
    for name in (cold_start, *runs):
        with opened(name) as subject:
            answers = _answers(subject)
            report[name] = {
                way: {split: _figures(subject, solved) for split, solved in splits.items()}
                for way, splits in answers.items()
            }
            if name == cold_start:
                report["gate"] = {**checks(subject), "sampled": check_counts(answers["temperature 1"][ALL])}
        rights[name] = {
            (way, split): [one.right for one in solved]
            for way, splits in answers.items()
            for split, solved in splits.items()
        }
        if name != cold_start:
            for (way, split), after in rights[name].items():
                report[name][way][split]["gain"] = paired(after, rights[cold_start][way, split])
    return report
