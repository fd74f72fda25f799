"""The state of a conversation."""

from dataclasses import dataclass, replace
from typing import Any

from thinkaloud.terminal.option_types import Effort, Visibility
from thinkaloud_client import Model, Options, Reply


@dataclass(slots=True, frozen=True)
class Turn:
    """A question and its complete answer. model: the requested model, which may be an alias."""

    question: str
    reply: Reply
    model: str


@dataclass(slots=True, frozen=True)
class Question:
    """A question after the first `kept` turns. Its complete answer replaces the turns after them."""

    text: str
    kept: int


@dataclass(slots=True, frozen=True)
class State:
    """The turns, and the options of the next request.

    unanswered: the last question, if its answer failed or was stopped.
    editing: the question that the next line replaces.
    """

    models: tuple[Model, ...]
    model: str
    effort: Effort | None = None
    visibility: Visibility | None = None
    budget: int | None = None
    temperature: float | None = None
    system: str | None = None
    turns: tuple[Turn, ...] = ()
    unanswered: Question | None = None
    editing: Question | None = None

    def served_model(self) -> Model | None:
        """Return what the server lists about the model."""
        return next((each for each in self.models if each.id == self.model), None)

    def options(self) -> Options:
        """Return the options of the next request. Other servers than ThinkAloud may not accept some of them."""
        served = self.served_model()
        ours = True if served is not None and served.thinking is not None else None
        return Options(
            model=self.model,
            effort=self.effort,
            visibility=self.visibility,
            budget=self.budget,
            temperature=self.temperature,
            progress=ours,
            details=ours,
        )

    def go_on(self, turns: tuple[Turn, ...], system: str | None) -> "State":
        """Return the state after other turns, with the model of the last if it is still served."""
        model = turns[-1].model if turns and any(each.id == turns[-1].model for each in self.models) else self.model
        return replace(self, turns=turns, system=system, model=model, unanswered=None, editing=None)

    def question(self, text: str) -> Question:
        """Return a new question, after all turns or in place of the one that is edited."""
        return Question(text, self.editing.kept if self.editing else len(self.turns))

    def last_question(self) -> Question | None:
        """Return the last question, to ask it again."""
        if self.unanswered or not self.turns:
            return self.unanswered
        return Question(self.turns[-1].question, len(self.turns) - 1)

    def messages(self, question: Question) -> list[dict[str, Any]]:
        """Return the messages of a request."""
        messages: list[dict[str, Any]] = [{"role": "system", "content": self.system}] if self.system else []
        for turn in self.turns[: question.kept]:
            messages += [{"role": "user", "content": turn.question}, turn.reply.message()]
        return [*messages, {"role": "user", "content": question.text}]

    def with_answer(self, question: Question, reply: Reply) -> "State":
        """Return the state after a complete answer."""
        turns = (*self.turns[: question.kept], Turn(question.text, reply, self.model))
        return replace(self, turns=turns, unanswered=None, editing=None)

    def with_unanswered(self, question: Question) -> "State":
        """Return the state after an answer that was stopped or failed. Nothing of it is sent again."""
        return replace(self, unanswered=question, editing=None)
