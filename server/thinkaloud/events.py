"""The vocabulary of one generation, in the order in which it flows.

    engine ── Chunk ──▶ thinking ── TraceDelta | TraceEnd | AnswerDelta ──▶ traces ──▶ protocols

An engine yields `Chunk`s; everything after the `thinking` stage is an `Event`. A stream and a complete
answer are the same events, sent one by one or folded. Nothing here knows a wire format.
"""

from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from thinkaloud.generation import Visibility

FinishReason: TypeAlias = Literal["stop", "length", "tool_calls", "content_filter", "abort"]
EndedBy: TypeAlias = Literal["model", "length"]
"""What ended the trace: the model's own closing tag, or the token limit inside it."""


@dataclass(slots=True)
class ToolCallDelta:
    """A piece of one tool call. `id` and `name` come once, with its first piece."""

    index: int
    position: int
    id: str | None = None
    name: str | None = None
    arguments: str = ""


class ToolReader(Protocol):
    """Finds the tool calls in the answer of one choice: text in, what is to be sent out. An engine makes it."""

    def decode(self, text: str) -> list["str | ToolCallDelta"]:
        """What `text` adds: answer and pieces of calls, in order. The beginning of a call may be held back."""

    def flush(self) -> list["str | ToolCallDelta"]:
        """What was held back, once the choice is finished."""


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
    """

    texts: list[str] = field(default_factory=list)
    token_ids: list[int] | None = None
    channel: Literal["trace", "answer"] | None = None
    tokens: int = 0
    tool_calls: list[ToolCallDelta] = field(default_factory=list)
    finish_reason: FinishReason | None = None
    usage: EngineUsage | None = None
    logprobs: list[TokenLogprob] | None = None


@dataclass(slots=True)
class Started:
    """First event: the prompt is rendered, a model is chosen, the engine is about to run.

    visibility: what will be seen of the trace, whatever was asked for.
    tags: how the model spells its trace, for callers who want it inside the content.
    """

    model: str
    prompt_tokens: int | None
    visibility: Visibility = "full"
    tags: tuple[str, str] | None = None


@dataclass(slots=True)
class TraceDelta:
    """A piece of what the model thinks."""

    index: int
    text: str
    logprobs: list[TokenLogprob] | None = None


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
    """Last event of a choice."""

    index: int
    reason: FinishReason
    completion_tokens: int
    reasoning_tokens: int
    prompt_tokens: int | None = None
    cached_tokens: int = 0


Event: TypeAlias = Started | TraceDelta | TraceEnd | AnswerDelta | ToolCallDelta | Finished
