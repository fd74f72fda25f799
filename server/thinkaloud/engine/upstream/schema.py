"""What is read of an upstream's chunks; whatever else they hold is not looked at.

A whole completion, from an upstream that does not stream, is a chunk whose choice has a `message` for its `delta`.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from thinkaloud.events import EngineUsage, TokenLogprob

_TOKENS = 100_000_000
"""More than any context has. What is told beyond it is no count, nor is what is negative, broken or a text."""


def _count(value: object) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _TOKENS else None


def _object(value: object) -> object:
    return value if isinstance(value, dict) else None


Count = Annotated[int | None, BeforeValidator(_count)]


class Function(BaseModel):
    name: str | None = None
    arguments: str | None = None


class ToolPiece(BaseModel):
    index: int | None = None
    id: str | None = None
    function: Function | None = None


class Part(BaseModel):
    """Of a content in parts, as Mistral's upstreams stream it; `thinking` is trace."""

    text: str | None = None
    thinking: "str | list[Part] | None" = None

    def texts(self, *, trace: bool = False) -> Iterator[tuple[str, bool]]:
        """Each text, and whether it is trace."""
        if self.text:
            yield self.text, trace
        for part in [Part(text=self.thinking)] if isinstance(self.thinking, str) else self.thinking or ():
            yield from part.texts(trace=True)


class Delta(BaseModel):
    """`reasoning` and `reasoning_content` are two names for one text; where both come they are identical."""

    content: str | list[Part] | None = None
    refusal: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None
    tool_calls: list[ToolPiece] | None = None

    def texts(self) -> Iterator[tuple[str, bool]]:
        """Each text, and whether it is trace."""
        if trace := self.reasoning or self.reasoning_content:
            yield trace, True
        if isinstance(self.content, list):
            for part in self.content:
                yield from part.texts()
        elif self.content:
            yield self.content, False
        if self.refusal and not self.content:
            yield self.refusal, False


class Logprob(BaseModel):
    token: str
    logprob: float
    top_logprobs: list["Logprob"] | None = None

    def event(self) -> TokenLogprob:
        return TokenLogprob(self.token, self.logprob, [other.event() for other in self.top_logprobs or ()])


class Logprobs(BaseModel):
    content: list[Logprob] | None = None


class Choice(BaseModel):
    index: Any = None
    delta: Delta | None = None
    message: Delta | None = None
    logprobs: Logprobs | None = None
    finish_reason: str | None = None


class Details(BaseModel):
    reasoning_tokens: Count = None
    cached_tokens: Count = None


class Usage(BaseModel):
    prompt_tokens: Count = None
    completion_tokens: Count = None
    completion_tokens_details: Annotated[Details | None, BeforeValidator(_object)] = None
    prompt_tokens_details: Annotated[Details | None, BeforeValidator(_object)] = None

    def counts(self, *, labelled: bool, wrote: bool) -> EngineUsage | None:
        """What is told, where it can be true: a prompt has tokens, and what was written too."""
        prompt, completion = self.prompt_tokens, self.completion_tokens
        if not prompt or completion is None or (wrote and not completion):
            return None
        reasoning = (self.completion_tokens_details or Details()).reasoning_tokens
        cached = (self.prompt_tokens_details or Details()).cached_tokens or 0
        if reasoning == 0 and not labelled:
            reasoning = None  # no count: the trace may stand in the content
        if reasoning is not None:
            reasoning = min(reasoning, completion)
        return EngineUsage(prompt, completion, reasoning, min(cached, prompt))


class Event(BaseModel):
    choices: list[Choice] | None = None
    usage: Annotated[Usage | None, BeforeValidator(_object)] = None
    error: Any = None
