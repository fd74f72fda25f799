"""What is read of an upstream's chunks; whatever else they hold is not looked at."""

from typing import Any

from pydantic import BaseModel

from thinkaloud.events import EngineUsage, TokenLogprob


class Function(BaseModel):
    name: str | None = None
    arguments: str | None = None


class ToolPiece(BaseModel):
    index: int | None = None
    id: str | None = None
    function: Function | None = None


class Delta(BaseModel):
    """`reasoning` and `reasoning_content` are two names for one text; where both come they are identical."""

    content: str | None = None
    refusal: str | None = None
    reasoning: str | None = None
    reasoning_content: str | None = None
    tool_calls: list[ToolPiece] | None = None


class Logprob(BaseModel):
    token: str
    logprob: float
    top_logprobs: list["Logprob"] | None = None

    def event(self) -> TokenLogprob:
        return TokenLogprob(self.token, self.logprob, [other.event() for other in self.top_logprobs or ()])


class Logprobs(BaseModel):
    content: list[Logprob] | None = None


class Choice(BaseModel):
    delta: Delta | None = None
    logprobs: Logprobs | None = None
    finish_reason: str | None = None


class Details(BaseModel):
    reasoning_tokens: int | None = None
    cached_tokens: int | None = None


class Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    completion_tokens_details: Details | None = None
    prompt_tokens_details: Details | None = None

    def counts(self, labelled: bool) -> EngineUsage | None:
        if self.prompt_tokens is None or self.completion_tokens is None:
            return None
        reasoning = (self.completion_tokens_details or Details()).reasoning_tokens
        cached = (self.prompt_tokens_details or Details()).cached_tokens or 0
        if reasoning == 0 and not labelled:
            reasoning = None  # no count: the trace may stand in the content
        return EngineUsage(self.prompt_tokens, self.completion_tokens, reasoning, cached)


class Event(BaseModel):
    choices: list[Choice] | None = None
    usage: Usage | None = None
    error: Any = None
