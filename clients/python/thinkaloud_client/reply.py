"""The whole of an answer, and what is told about it."""

from dataclasses import dataclass
from typing import Any

from thinkaloud_client import reading


@dataclass(slots=True, frozen=True)
class Step:
    """A step of the trace or of its summary, once it is over; with the option `details`.

    move: what it does, such as `checking`. seconds: how long it took.
    """

    text: str
    move: str | None = None
    seconds: float | None = None


@dataclass(slots=True, frozen=True)
class Sealed:
    """The trace, sealed: only the server reads it, once it comes back in the history. With the option `encrypted`."""

    data: str


@dataclass(slots=True, frozen=True)
class ToolCall:
    """A call that the model makes, once it is complete. arguments: JSON, or what the model took for it."""

    name: str
    arguments: str
    id: str = ""

    def parsed(self) -> Any:
        """The arguments as an object. Raises `ValueError` where they are no JSON."""
        return reading.parsed(self.arguments)


@dataclass(slots=True, frozen=True)
class Usage:
    """Tokens. `completion` are trace and answer; those of a summary or of a dropped draft are in no total."""

    prompt: int = 0
    completion: int = 0
    reasoning: int = 0
    cached: int = 0
    summary: int = 0
    draft: int = 0

    @property
    def answer(self) -> int:
        """Tokens that were not thought."""
        return self.completion - self.reasoning


@dataclass(slots=True, frozen=True)
class Route:
    """Where an alias sent a request, and why.

    score: of its prompt, 0 to 1. ms: that the decision took. lane: fast or thinking. effort: that the score has set.
    """

    model: str
    by: str
    score: float | None = None
    ms: float | None = None
    lane: str | None = None
    effort: str | None = None


@dataclass(slots=True, frozen=True)
class Thinking:
    """How the trace went. ended_by: model, budget, user, loop or length. budget: the one that held."""

    tokens: int = 0
    seconds: float | None = None
    ended_by: str | None = None
    budget: int | None = None
    budget_asked: int | None = None
    retries: int = 0


@dataclass(slots=True, frozen=True)
class Votes:
    """How the votes went. agreement: the share of those that were counted that agree with the answer."""

    asked: int
    counted: int
    agreement: float
    tokens: int = 0
    tokens_saved: int = 0


@dataclass(slots=True, frozen=True)
class Reply:
    """An answer: the fold of its stream.

    thought, summary: the trace, or the summary in its place; the other one is empty.
    finish_reason: stop, length, tool_calls, ...; None as long as the answer is not whole.
    context_left: tokens of the model's context behind the answer, where they are few; None else.
    id: of the answer. request_id: for the server's operator. ignored: fields of the request that meant nothing there.
    """

    answer: str = ""
    thought: str = ""
    summary: str = ""
    steps: tuple[Step, ...] = ()
    tool_calls: tuple[ToolCall, ...] = ()
    sealed: tuple[Sealed, ...] = ()
    finish_reason: str | None = None
    model: str = ""
    visibility: str | None = None
    route: Route | None = None
    usage: Usage = Usage()
    thinking: Thinking | None = None
    votes: Votes | None = None
    context_left: int | None = None
    id: str = ""
    request_id: str | None = None
    ignored: tuple[str, ...] = ()

    @property
    def boxed(self) -> str | None:
        r"""What stands in the answer's last `\boxed{...}`."""
        _, found, rest = self.answer.rpartition("\\boxed{")
        depth = 1
        for at, sign in enumerate(rest if found else ""):
            depth += (sign == "{") - (sign == "}")
            if depth == 0:
                return rest[:at]
        return None

    def message(self) -> dict[str, Any]:
        """The answer for the messages of the next request.

        The trace goes back with a call of tools, where a model may want to go on with it, and sealed where it came so.
        """
        message: dict[str, Any] = {"role": "assistant", "content": self.answer or None}
        if self.tool_calls:
            message["tool_calls"] = [
                {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
                for call in self.tool_calls
            ]
            if self.thought:
                message["reasoning_content"] = self.thought
        else:
            message["content"] = self.answer
        if self.sealed:
            message["reasoning_details"] = [{"type": "reasoning.encrypted", "data": each.data} for each in self.sealed]
        return message
