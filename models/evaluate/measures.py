"""What is counted over a list of answered problems.

A problem is right when its box is right; worked when, besides, every equation of the answer and of the attempt behind
it holds; exact when the answer is the reference solution, word for word: a right box over wrong words shows only there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evaluate.splits import Task
from evaluate.statistics import Report, lengths, paired, share
from evaluate.subject import Solved, Subject
from recipe.grading import Written, box
from recipe.problems import Problem


def graded(subject: Subject, solved: Sequence[Solved]) -> Report:
    """Accuracy, work, form and length of single answers."""
    families: dict[str, list[int]] = {}
    for one in solved:
        tally = families.setdefault(one.task.family, [0, 0])
        tally[0] += one.right
        tally[1] += 1
    n = len(solved)
    report = {
        **share(sum(one.right for one in solved), n),
        "worked": share(sum(one.right and one.output.written.work_is_true for one in solved), n),
        "exact": share(sum(one.output.written.answer == one.task.solution() for one in solved), n),
        "form": share(sum(one.output.written.in_form for one in solved), n),
        "tokens": lengths([len(one.output.ids) for one in solved]),
        "families": {name: f"{hits}/{of}" for name, (hits, of) in families.items()},
    }
    if subject.thinks:
        report["trace"] = lengths([len(subject.trace_ids(one.output.ids)) for one in solved])
        report["checked"] = share(sum(one.output.written.checked for one in solved), n)
    return report


def voted(answers: Sequence[Solved]) -> bool:
    """Whether the box written most often is right; the first of equals."""
    votes = Counter(value for one in answers if (value := box(one.output.written.answer)) is not None)
    return bool(votes) and votes.most_common(1)[0][0] == str(answers[0].task.answer)


def majority(solved: Sequence[Sequence[Solved]]) -> Report:
    """Single samples against the vote over all samples of a problem."""
    singles = [sum(one.right for one in answers) / len(answers) for answers in solved]
    votes = [voted(answers) for answers in solved]
    return {
        "samples": len(solved[0]),
        "pass_1": round(sum(singles) / len(singles), 3),
        "majority": share(sum(votes), len(votes)),
        "gain": paired(votes, singles),
        "form": share(sum(one.output.written.in_form for answers in solved for one in answers), sum(map(len, solved))),
    }


def ends_right(task: Task, written: Written) -> bool:
    """Whether the trace itself ends with the right result, whatever the answer after it says."""
    return written.final_result == str(task.answer)


def check_counts(solved: Sequence[Solved]) -> Report:
    """What the checks in the model's own traces did: the result before the first check against the final box."""
    problems = [one for one in solved if isinstance(one.task, Problem)]
    checked = [one for one in problems if one.output.written.checked]
    before = [one for one in checked if one.output.written.first_result == str(one.task.answer)]
    wrong = [one for one in checked if one.output.written.first_result != str(one.task.answer)]
    unchecked = [one for one in problems if not one.output.written.checked]
    return {
        "with_check": share(sum(one.right for one in checked), len(checked)),
        "without_check": share(sum(one.right for one in unchecked), len(unchecked)),
        "mended": share(sum(one.right for one in wrong), len(wrong)),
        "mended_in_trace": share(sum(ends_right(one.task, one.output.written) for one in wrong), len(wrong)),
        "broken": share(sum(not one.right for one in before), len(before)),
    }
