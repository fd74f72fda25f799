"""A conversation, and how the next question is asked."""

from dataclasses import dataclass, replace
from typing import Any

from thinkaloud.terminal.option_types import Effort, Visibility
from thinkaloud_client import Model, Options, Reply


@dataclass(slots=True, frozen=True)
class Turn:
    """A question and its whole answer. model: the one that was asked, which may be an alias."""

    question: str
    reply: Reply
    model: str


@dataclass(slots=True, frozen=True)
class Question:
    """What is to be asked, behind the first `kept` turns; a whole answer takes the place of the turns after them."""

    text: str
    kept: int


@dataclass(slots=True, frozen=True)
class State:
    """unanswered: the last question, where its answer failed or was stopped.

    editing: what the next line takes the place of.
    """

    models: tuple[Model, ...]
    model: str
    effort: Effort | None = None
    visibility: Visibility | None = None
    budget: int | None = None
    turns: tuple[Turn, ...] = ()
    unanswered: Question | None = None
    editing: Question | None = None

    def served(self) -> Model | None:
        """What the server says about the model."""
        return next((each for each in self.models if each.id == self.model), None)

    def options(self) -> Options:
        """Of the next request. Other servers than ThinkAloud may not take what is theirs not."""
        served = self.served()
        ours = True if served is not None and served.thinking is not None else None
        return Options(
            model=self.model, effort=self.effort, visibility=self.visibility, budget=self.budget, progress=ours
        )

    def question(self, text: str) -> Question:
        """What the user says, behind all that was said, or in the place of what is being edited."""
        return Question(text, self.editing.kept if self.editing else len(self.turns))

    def last(self) -> Question | None:
        """The last question, to be asked again."""
        if self.unanswered or not self.turns:
            return self.unanswered
        return Question(self.turns[-1].question, len(self.turns) - 1)

    def messages(self, question: Question) -> list[dict[str, Any]]:
        """The messages of a request."""
        told: list[dict[str, Any]] = []
        for turn in self.turns[: question.kept]:
            told += [{"role": "user", "content": turn.question}, turn.reply.message()]
        return [*told, {"role": "user", "content": question.text}]

    def answered(self, question: Question, reply: Reply) -> "State":
        """Behind a whole answer."""
        turns = (*self.turns[: question.kept], Turn(question.text, reply, self.model))
        return replace(self, turns=turns, unanswered=None, editing=None)

    def failed(self, question: Question) -> "State":
        """Behind an answer that was stopped or failed: nothing of it is sent again."""
        return replace(self, unanswered=question, editing=None)
