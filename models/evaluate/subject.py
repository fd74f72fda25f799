"""A model under measurement: questions in, completions out, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from evaluate.engine import LIMIT, Engine
from evaluate.splits import Task, split
from recipe.conversation import Form, closing, prompt
from recipe.grading import Written, box, read
from recipe.pieces import Piece
from recipe.tokenizer import Codec


class Output(NamedTuple):
    """One completion: taken apart, and its token ids."""

    written: Written
    ids: list[int]


class Solved(NamedTuple):
    """A problem and what was written for it."""

    task: Task
    output: Output

    @property
    def right(self) -> bool:
        """Whether the box holds the answer."""
        return box(self.output.written.answer) == str(self.task.answer)


@dataclass(slots=True)
class Subject:
    """The model, and how many problems it is asked."""

    engine: Engine
    codec: Codec
    thinks: bool
    seed: int
    problems: int
    """In a split."""
    sampled: int
    """Problems of a split that are answered many times."""
    _greedy: dict[str, list[Solved]] = field(default_factory=dict)

    @property
    def form(self) -> Form:
        """How its turns are opened."""
        return Form.THINKING if self.thinks else Form.PLAIN

    def asked(self, question: str, form: Form | None = None) -> list[int]:
        """Prompt ids of a question."""
        return self.codec.encode(prompt([("user", question)], form or self.form))[0]

    def closing(self, words: str = "") -> list[int]:
        """What closes a trace by force."""
        return self.codec.encode([Piece(words), *closing()])[0]

    def trace_ids(self, ids: Sequence[int]) -> list[int]:
        """The tokens of a completion before its trace closes."""
        end = self.codec.end_think
        return list(ids[: ids.index(end)] if end in ids else ids)

    def outputs(self, prompts: Sequence[Sequence[int]], *, opened: bool, limit: int = LIMIT) -> list[Output]:
        """Greedy completions. `opened`: the prompts had opened a trace."""
        written = self.engine.write(prompts, limit=limit)
        return [Output(read(self.codec.decode(ids), opened=opened), ids) for (ids,) in written]

    def samples(self, tasks: Sequence[Task], samples: int) -> list[list[Solved]]:
        """Several completions of each problem at temperature 1."""
        prompts = [self.asked(task.question) for task in tasks]
        written = self.engine.write(prompts, samples=samples, temperature=1.0, seed=self.seed)
        return [
            [Solved(task, Output(read(self.codec.decode(ids), opened=self.thinks), ids)) for ids in several]
            for task, several in zip(tasks, written, strict=True)
        ]

    def split(self, name: str) -> list[Task]:
        """The problems of a split."""
        return split(name, self.seed, self.problems)

    def answer(self, names: Sequence[str]) -> None:
        """Answer whole splits greedily, those that are new in one batch."""
        tasks = {name: self.split(name) for name in names if name not in self._greedy}
        prompts = [self.asked(task.question) for some in tasks.values() for task in some]
        outputs = iter(self.outputs(prompts, opened=self.thinks) if prompts else [])
        for name, some in tasks.items():
            self._greedy[name] = [Solved(task, next(outputs)) for task in some]

    def greedy(self, name: str) -> list[Solved]:
        """A split answered greedily; once, however many parts want it."""
        self.answer([name])
        return self._greedy[name]
