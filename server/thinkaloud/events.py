"""Chunks, events and stages: the output of one generation, in the order in which it flows.

    engine ── Chunk ──▶ thinking ── TraceDelta | TraceEnd | AnswerDelta ──▶ traces ──▶ protocols

An engine yields `Chunk`s; everything after `thinking` is an `Event`. A stream and a complete answer are the same
events, sent one by one or folded. Nothing here depends on a wire format.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeAlias, TypeVar

from thinkaloud.generation import Route, Visibility

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls", "content_filter", "abort"]
EndedBy: TypeAlias = Literal["model", "budget", "user", "loop", "length"]
"""What ended the trace: the model's closing tag; the budget, the caller or loop detection, which close it by force; or
the token limit."""
Move: TypeAlias = Literal[
    "setting up", "computing", "checking", "backtracking", "trying another way", "concluding", "considering"
]
"""What a step of a trace does."""
LineSource: TypeAlias = Literal["extractive", "model", "fallback"]
"""How a line of a summary was made: extracted; by a model; or extracted because the model's was late or not allowed."""


@dataclass(slots=True)
class ToolCallDelta:
    """A piece of one tool call. `id`, `name` and `mark` are set in the first piece only.

    mark: what stands before a seal, in one text, where the client may send the call back without its id.
    """

    index: int
    position: int
    id: str | None = None
    name: str | None = None
    arguments: str = ""
    mark: str | None = None


@dataclass(slots=True)
class TokenLogprob:
    """The log-probability (natural logarithm) of one token, and those of the requested number of alternatives."""

    token: str
    logprob: float
    top: list["TokenLogprob"] = field(default_factory=list)


@dataclass(slots=True)
class EngineUsage:
    """Token counts that an upstream reports. They replace our own."""

    prompt_tokens: int
    completion_tokens: int
    reasoning_tokens: int | None = None
    cached_tokens: int = 0


@dataclass(slots=True)
class Chunk:
    """What an engine produced for one choice in one step.

    texts: the decoded pieces, one per token if ids are known. A token that ends inside a UTF-8 character has an empty
        piece; the character comes with its last token.
    token_ids: as long as `texts`, or None if the engine gives none (an upstream).
    channel: set if the engine separates the trace (an upstream's `reasoning` field, a parser of vLLM's); with None the
        splitter does.
    logprobs: as long as `texts`, if requested.
    tokens: how many tokens this step spent, including those without text (the end-of-sequence token).
    ended_by: what closes the trace with this chunk, if it is not the model.
    retry: the model was about to close its trace, and is made to think again with this chunk.
    cached_tokens: how many tokens of the prompt were in the prefix cache, in the first chunk, if the engine reports it.
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
    """First event: the prompt is rendered, a model is chosen, and the engine is about to run.

    visibility: of the trace, after all limits.
    tags: of the model's format, for callers who want the trace inside the content.
    budget: the most tokens of trace before the closing words; None if there is no bound.
    budget_asked: the budget of the request, in tokens or by its effort.
    route: where an alias sent the request; None if the request names a served model.
    unopened: paths of the sealed traces in the history that could not be opened for this caller and model.
    clamped: the `max_tokens` of the request and those that it gets, if it asked for more than fit.
    context_length: of the model, in tokens of prompt and output together; None if it is not known.
    """

    model: str
    prompt_tokens: int | None
    visibility: Visibility = "full"
    tags: tuple[str, str] | None = None
    budget: int | None = None
    budget_asked: int | None = None
    route: Route | None = None
    unopened: tuple[str, ...] = ()
    clamped: tuple[int, int] | None = None
    context_length: int | None = None


@dataclass(slots=True)
class Voted:
    """Several choices have voted. The events that follow are the winner's.

    votes: how many were requested. counted: how many of them had answered when the vote was decided.
    agreement: the share of the counted votes for the winning answer.
    completion_tokens, reasoning_tokens: of all votes, including the stopped ones.
    tokens_saved: an estimate of what the stopped votes would still have used, by the mean length of the counted ones.
    """

    votes: int
    counted: int
    agreement: float
    completion_tokens: int
    reasoning_tokens: int
    tokens_saved: int


@dataclass(slots=True)
class TraceDelta:
    """A piece of the trace. `tokens`: of this choice's trace so far, including this piece."""

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
    by: LineSource

    @property
    def markdown(self) -> str:
        """The line in Markdown, with its move as a heading."""
        return f"**{self.move.capitalize()}:** {self.line}"

    @property
    def text(self) -> str:
        """The line in place of the trace, as a paragraph of its own."""
        return self.markdown if self.number == 0 else f"\n\n{self.markdown}"


@dataclass(slots=True)
class StepEnd:
    """A step of the trace has ended. `text`: the whole step, already sent in `TraceDelta`s. `number`: from 0."""

    index: int
    number: int
    move: Move
    text: str
    seconds: float


@dataclass(slots=True)
class Sealed:
    """The encrypted trace, which only this server can open, for the history of the next request."""

    index: int
    data: str


@dataclass(slots=True)
class Progress:
    """The progress of a trace that is not shown, over all choices. Rounded, so that it reveals no more than that."""

    tokens: int
    seconds: int


@dataclass(slots=True)
class Undecided:
    """Text is buffered, because it may be trace or answer. `tokens`: of the choice so far."""

    index: int
    tokens: int


@dataclass(slots=True)
class TraceEnd:
    """The trace is closed. `tokens` includes its tags in the output; the opening tag may be in the prompt."""

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
    """Last event of a choice.

    summary_tokens: generated by another model for its summary, not included elsewhere.
    stop: the stop string that ended the answer, if one did.
    """

    index: int
    reason: FinishReason
    completion_tokens: int
    reasoning_tokens: int
    prompt_tokens: int | None = None
    cached_tokens: int = 0
    retries: int = 0
    summary_tokens: int = 0
    stop: str | None = None


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
    """One step of processing events, without I/O.

    A stage never waits and never catches exceptions. It owns its state, so that a test is a list in and a list out.
    """

    def feed(self, item: In) -> Sequence[Out]:
        """Process `item`. Returns the events that it leads to."""
        raise NotImplementedError

    def flush(self) -> Sequence[Out]:
        """Return the buffered events, when no more items come."""
        return ()

    def close(self, error: BaseException | None) -> None:
        """End the stream: after `flush`, or without it if the stream was closed early or failed. Called once, the last
        stage first.
        """
