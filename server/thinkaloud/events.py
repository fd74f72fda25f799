"""The vocabulary of one generation, in the order in which it flows.

    engine ── Chunk ──▶ thinking ── TraceDelta | TraceEnd | AnswerDelta ──▶ traces ──▶ protocols

An engine yields `Chunk`s; everything after the `thinking` stage is an `Event`. A stream and a complete
answer are the same events, sent one by one or folded. Nothing here knows a wire format.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar

from thinkaloud.generation import Route, Visibility

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls", "content_filter", "abort"]
EndedBy: TypeAlias = Literal["model", "budget", "user", "loop", "length"]
"""What ended the trace: the model's own closing tag; the budget, the caller or the loop guard, which close it by force;
or the token limit inside it."""
Move: TypeAlias = Literal[
    "setting up", "computing", "checking", "backtracking", "trying another way", "concluding", "considering"
]
"""What a step of a trace does."""
Summarized: TypeAlias = Literal["extractive", "model", "fallback"]
"""Who wrote a line of a summary: no model; a model; or no model, because the model's was late or may not be shown."""


@dataclass(slots=True)
class ToolCallDelta:
    """A piece of one tool call. `id` and `name` come once, with its first piece."""

    index: int
    position: int
    id: str | None = None
    name: str | None = None
    arguments: str = ""


@dataclass(slots=True)
class TokenLogprob:
    """The log-probability (natural logarithm) of one token, and of the alternatives that were asked for."""

    token: str
    logprob: float
    top: list["TokenLogprob"] = field(default_factory=list)


@dataclass(slots=True)
class EngineUsage:
    """Token counts that an upstream reports itself; they win over our own."""

    prompt_tokens: int
    completion_tokens: int
    reasoning_tokens: int | None = None
    cached_tokens: int = 0


@dataclass(slots=True)
class Chunk:
    """What an engine produced for one choice in one step.

    texts: the decoded pieces, one a token where ids are known. A token that ends inside a UTF-8
        character has an empty piece; the character comes whole with its last token.
    token_ids: as long as `texts`, or None where the engine does not tell (an upstream).
    channel: set where the engine already knows (an upstream's `reasoning` field, a parser of vLLM);
        None leaves the boundary to the splitter.
    logprobs: as long as `texts`, where they were asked for.
    tokens: how many tokens this step spent, also those without text (the end-of-sequence token).
    ended_by: who closes the trace with this chunk, where it is not the model.
    retry: the model wanted to close its trace, and is made to think again with this chunk.
    cached_tokens: of the prompt, where the engine tells with the first chunk how many it did not have to read again.
    """

    texts: list[str] = field(default_factory=list)
    token_ids: list[int] | None = None
    channel: Literal["trace", "answer"] | None = None
    tokens: int = 0
    tool_calls: list[ToolCallDelta] = field(default_factory=list)
    finish_reason: FinishReason | None = None
    usage: EngineUsage | None = None
    logprobs: list[TokenLogprob] | None = None
    ended_by: EndedBy | None = None
    retry: bool = False
    cached_tokens: int | None = None


@dataclass(slots=True)
class Started:
    """First event: the prompt is rendered, a model is chosen, the engine is about to run.

    visibility: what will be seen of the trace, whatever was asked for.
    tags: how the model spells its trace, for callers who want it inside the content.
    budget: the most tokens of trace that there will be before the closing words; None where nothing bounds them.
    budget_asked: what the request asked for, in tokens or by its effort.
    route: where an alias sent the request; None where the request names a served model.
    unopened: sealed traces in the history that are none of this caller's for this model, by their place in the request.
    """

    model: str
    prompt_tokens: int | None
    visibility: Visibility = "full"
    tags: tuple[str, str] | None = None
    budget: int | None = None
    budget_asked: int | None = None
    route: Route | None = None
    unopened: tuple[str, ...] = ()


@dataclass(slots=True)
class Voted:
    """Several choices have voted; what follows is the winner's.

    votes: how many were asked for. counted: of them, those that had answered when it was decided.
    agreement: the share of the counted that gave the winning answer.
    completion_tokens, reasoning_tokens: of all of them, also of those that were stopped.
    tokens_saved: about how many more the stopped ones would have taken, had they gone on to the mean of the counted.
    """

    votes: int
    counted: int
    agreement: float
    completion_tokens: int
    reasoning_tokens: int
    tokens_saved: int


@dataclass(slots=True)
class TraceDelta:
    """A piece of what the model thinks. `tokens`: of this choice's trace so far, this piece included."""

    index: int
    text: str
    logprobs: list[TokenLogprob] | None = None
    tokens: int = field(default=0, compare=False)


@dataclass(slots=True)
class SummaryDelta:
    """One line about one step of the trace, in place of the step.

    number: of the line, from 0. seconds: how long the step took.
    """

    index: int
    number: int
    move: Move
    line: str
    seconds: float
    by: Summarized

    @property
    def headed(self) -> str:
        """The line in Markdown, with its move as a heading."""
        return f"**{self.move.capitalize()}:** {self.line}"

    @property
    def text(self) -> str:
        """What stands where the trace would: the line, apart from the one before it."""
        return self.headed if self.number == 0 else f"\n\n{self.headed}"


@dataclass(slots=True)
class StepEnd:
    """A step of the trace has ended. `text` is all of it, which has gone out in `TraceDelta`s; `number` is from 0."""

    index: int
    number: int
    move: Move
    text: str
    seconds: float


@dataclass(slots=True)
class Sealed:
    """The trace, closed to everyone but this server, for the history of the next request."""

    index: int
    data: str


@dataclass(slots=True)
class Progress:
    """How far a trace is that is not shown, over all choices; rounded, so that it tells no more than that."""

    tokens: int
    seconds: int


@dataclass(slots=True)
class Undecided:
    """Text has come of which nobody knows yet whether it is trace or answer, so it waits. `tokens`: of the choice."""

    index: int
    tokens: int


@dataclass(slots=True)
class TraceEnd:
    """The trace is closed. `tokens` counts its tags too, also one that the prompt supplied the partner of."""

    index: int
    tokens: int
    ended_by: EndedBy


@dataclass(slots=True)
class AnswerDelta:
    """A piece of the answer."""

    index: int
    text: str
    logprobs: list[TokenLogprob] | None = None


@dataclass(slots=True)
class Finished:
    """Last event of a choice. `summary_tokens`: generated for its summary by another model, none of its own."""

    index: int
    reason: FinishReason
    completion_tokens: int
    reasoning_tokens: int
    prompt_tokens: int | None = None
    cached_tokens: int = 0
    retries: int = 0
    summary_tokens: int = 0


Event: TypeAlias = (
    Started
    | Voted
    | TraceDelta
    | SummaryDelta
    | StepEnd
    | Sealed
    | Progress
    | Undecided
    | TraceEnd
    | AnswerDelta
    | ToolCallDelta
    | Finished
)

In = TypeVar("In", contravariant=True)
Out = TypeVar("Out", covariant=True)


class Stage(Generic[In, Out]):
    """One step on the way of the events, without I/O: what comes in leads to what goes on, at once.

    A stage never waits and never catches. It owns its state, so that a test is a list in and a list out.
    """

    def feed(self, item: In) -> Sequence[Out]:
        """What goes on because `item` has come."""
        raise NotImplementedError

    def flush(self) -> Sequence[Out]:
        """What was held back, once nothing more comes."""
        return ()

    def close(self, error: BaseException | None) -> None:
        """The stream has ended, for whatever reason: behind `flush`, or before it where it was left early or failed.
        Called once, the last stage first.
        """
