"""Problems one after the other in a conversation: is the last as often right as the first?"""

from __future__ import annotations

from evaluate.splits import TO_20
from evaluate.statistics import Report, lengths, paired, share
from evaluate.subject import Subject
from recipe.grading import box

TURNS = 8
SPLITS = (TO_20, "fruit family")


def conversations(subject: Subject) -> Report:
    """Conversations of eight problems, answered greedily, each behind the model's own answers to those before it.

    There are as many as problems, and each begins with another one and goes on with the next of the list: so every
    problem is asked once at each place, and places differ in nothing else.
    """
    return {name: _played(subject, name) for name in SPLITS}


def _played(subject: Subject, name: str) -> Report:
    tasks = subject.split(name)[: max(TURNS, subject.problems // 4)]
    talks: list[list[dict[str, str]]] = [[] for _ in tasks]
    rights: list[list[bool]] = []
    sizes: list[int] = []
    for place in range(TURNS):
        asked = [tasks[(at + place) % len(tasks)] for at in range(len(tasks))]
        for talk, task in zip(talks, asked, strict=True):
            talk.append({"role": "user", "content": task.question})
        prompts = [subject.engine.render(talk) for talk in talks]
        outputs = subject.outputs(prompts, opened=subject.thinks)
        sizes = [len(ids) for ids in prompts]
        right = [box(written.answer) == str(task.answer) for task, (written, _) in zip(asked, outputs, strict=True)]
        rights.append(right[-place:] + right[:-place])  # by problem, the same order at every place
        for talk, (written, _) in zip(talks, outputs, strict=True):
            talk.append({"role": "assistant", "content": written.answer})
    return {
        "places": [share(sum(right), len(right)) for right in rights],
        "gain": paired(rights[-1], rights[0]),
        "prompt": lengths(sizes),
    }
