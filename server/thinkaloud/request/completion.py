"""The complete answer, folded of the same events that a stream sends one by one."""

import time
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from thinkaloud.events import (
    AnswerDelta,
    EndedBy,
    Event,
    Finished,
    FinishReason,
    Sealed,
    Started,
    StepEnd,
    SummaryDelta,
    TokenLogprob,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
    Voted,
)
from thinkaloud.generation import Route, Visibility


@dataclass(slots=True)
class ToolCall:
    """One complete tool call."""

    id: str = ""
    name: str = ""
    arguments: str = ""


@dataclass(slots=True)
class CompletedChoice:
    """One complete choice.

    trace: or its summary, where that is what is shown.
    details: what came of the trace beside its text, in order.
    seconds: from the request's start to the end of the trace.
    """

    trace: str = ""
    answer: str = ""
    trace_logprobs: list[TokenLogprob] = field(default_factory=list)
    answer_logprobs: list[TokenLogprob] = field(default_factory=list)
    tool_calls: list[ToolCall] = field(default_factory=list)
    finish_reason: FinishReason = "abort"
    stop: str | None = None
    reasoning_tokens: int = 0
    completion_tokens: int = 0
    ended_by: EndedBy | None = None
    retries: int = 0
    summary_tokens: int = 0
    details: list[StepEnd | SummaryDelta | Sealed] = field(default_factory=list)
    seconds: float | None = None


@dataclass(slots=True)
class Completion:
    """A complete answer: the fold of a request's events."""

    model: str = ""
    visibility: Visibility = "full"
    prompt_tokens: int = 0
    cached_tokens: int | None = None
    budget: int | None = None
    budget_asked: int | None = None
    route: Route | None = None
    unopened: tuple[str, ...] = ()
    clamped: tuple[int, int] | None = None
    context_length: int | None = None
    voted: Voted | None = None
    choices: dict[int, CompletedChoice] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    def choice(self, index: int) -> CompletedChoice:
        return self.choices.setdefault(index, CompletedChoice())

    @property
    def completion_tokens(self) -> int:
        if self.voted is not None:
            return self.voted.completion_tokens
        return sum(choice.completion_tokens for choice in self.choices.values())

    @property
    def reasoning_tokens(self) -> int:
        if self.voted is not None:
            return self.voted.reasoning_tokens
        return sum(choice.reasoning_tokens for choice in self.choices.values())

    @property
    def summary_tokens(self) -> int:
        return sum(choice.summary_tokens for choice in self.choices.values())

    @property
    def context_left(self) -> int | None:
        """Tokens of the model's context behind the longest choice; None if its length is not known."""
        if self.context_length is None:
            return None
        written = max((choice.completion_tokens for choice in self.choices.values()), default=0)
        return max(0, self.context_length - self.prompt_tokens - written)

    def add(self, event: Event) -> None:
        """Fold one more event in. Texts and arguments of calls are joined by `collect` alone, once."""
        match event:
            case Started():
                self.model, self.visibility = event.model, event.visibility
                self.prompt_tokens = event.prompt_tokens or 0
                self.budget, self.budget_asked = event.budget, event.budget_asked
                self.route, self.unopened, self.clamped = event.route, event.unopened, event.clamped
                self.context_length = event.context_length
            case Voted():
                self.voted = event
            case TraceEnd(index, tokens, ended_by):
                choice = self.choice(index)
                choice.reasoning_tokens += tokens
                choice.ended_by = ended_by
                choice.seconds = time.monotonic() - self.began
            case StepEnd() | SummaryDelta() | Sealed():
                self.choice(event.index).details.append(event)
            case ToolCallDelta():
                self._add_tool_call(event)
            case Finished():
                choice = self.choice(event.index)
                choice.finish_reason, choice.stop, choice.retries = event.reason, event.stop, event.retries
                choice.completion_tokens, choice.reasoning_tokens = event.completion_tokens, event.reasoning_tokens
                choice.summary_tokens = event.summary_tokens
                self.prompt_tokens = event.prompt_tokens or self.prompt_tokens
                # The least: a choice may find in the cache what another one of this request has read.
                known = event.cached_tokens if self.cached_tokens is None else self.cached_tokens
                self.cached_tokens = min(known, event.cached_tokens)

    def _add_tool_call(self, delta: ToolCallDelta) -> None:
        calls = self.choice(delta.index).tool_calls
        while len(calls) <= delta.position:
            calls.append(ToolCall())
        call = calls[delta.position]
        call.id, call.name = delta.id or call.id, delta.name or call.name


async def collect(events: AsyncIterator[Event]) -> Completion:
    """Fold a request's events into the complete answer."""
    completion = Completion()
    traces: defaultdict[int, list[str]] = defaultdict(list)
    answers: defaultdict[int, list[str]] = defaultdict(list)
    arguments: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    async for event in events:
        match event:
            case TraceDelta(index, text, logprobs):
                traces[index].append(text)
                completion.choice(index).trace_logprobs += logprobs or ()
            case AnswerDelta(index, text, logprobs):
                answers[index].append(text)
                completion.choice(index).answer_logprobs += logprobs or ()
            case _:
                completion.add(event)
        if isinstance(event, ToolCallDelta):
            arguments[event.index, event.position].append(event.arguments)
        elif isinstance(event, SummaryDelta):
            traces[event.index].append(event.text)
    for index, choice in completion.choices.items():
        choice.trace, choice.answer = "".join(traces[index]), "".join(answers[index])
        for position, call in enumerate(choice.tool_calls):
            call.arguments = "".join(arguments[index, position])
    return completion
