"""READ FIRST: one request, stage by stage. Each stage is a folder; this file only puts them in a row.

    access      is there room?
    routing     which served model answers?
    prompting   the conversation as a prompt; is the trace open?; room for the output
    engine      prompt -> chunks, once a choice
    thinking    chunks -> TraceDelta | AnswerDelta
    traces      what the caller may see of the trace
    telemetry   one line a request

`run` is the stream of events; `collect` folds the same events into a complete answer. There is no other path.
"""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field

from thinkaloud.access.admission import Admission
from thinkaloud.catalog import ServedModel
from thinkaloud.engine.fleet import Fleet
from thinkaloud.events import (
    AnswerDelta,
    EndedBy,
    Event,
    Finished,
    FinishReason,
    Started,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
)
from thinkaloud.generation import LOCAL, Caller, GenerationRequest, Prompt, Sampling
from thinkaloud.merging import merge
from thinkaloud.prompting import history, opening, room
from thinkaloud.routing import names
from thinkaloud.telemetry.requests import logged
from thinkaloud.thinking.boundary import separate
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.stops import StopStrings
from thinkaloud.traces.visibility import visible


class Pipeline:
    """The stages of one server.

    ready_timeout: seconds that a request waits for a model that is still loading.
    """

    def __init__(
        self, models: Mapping[str, ServedModel], fleet: Fleet, admission: Admission, ready_timeout: float
    ) -> None:
        self.models = models
        self._fleet = fleet
        self._admission = admission
        self._ready_timeout = ready_timeout

    async def run(self, request: GenerationRequest, caller: Caller = LOCAL) -> AsyncGenerator[Event, None]:
        """The events of one request; `Started` first, `Finished` last for each choice.

        Raises:
            RequestError: of the kind that says what went wrong. Before `Started` nothing has run.
        """
        with self._admission.enter():
            model = self.models[names.choose(request.model, self.models)]
            async with aclosing(logged(self._generate(request, model), request.id, model.name)) as events:
                async for event in events:
                    yield event

    async def _generate(self, request: GenerationRequest, model: ServedModel) -> AsyncGenerator[Event, None]:
        await self._fleet.wait_ready(model.engine_name, self._ready_timeout)
        tags = (model.format.start, model.format.end) if model.format else (None, None)
        messages = history.without_traces(request.messages, *tags)
        prompt = await model.engine.render(messages, request.template_arguments)
        sampling = room.fit(request.sampling, prompt, model.engine.context_length)
        yield Started(model.name, None if prompt.token_ids is None else len(prompt.token_ids))
        choices = [self._choice(request, model, prompt, sampling, index) for index in range(request.n)]
        async with aclosing(visible(merge(choices), request.thinking.visibility)) as events:
            async for event in events:
                yield event

    def _choice(
        self, request: GenerationRequest, model: ServedModel, prompt: Prompt, sampling: Sampling, index: int
    ) -> AsyncGenerator[Event, None]:
        chunks = model.engine.generate(
            prompt,
            sampling.for_choice(index),
            f"{request.id}-{index}",
            tags=model.tag_ids,
            parser=model.format.parser if model.format else None,
        )
        stops = StopStrings(request.stop, request.include_stop) if request.stop else None
        return separate(chunks, _splitter(model, prompt, request, index), stops, index=index)


def _splitter(model: ServedModel, prompt: Prompt, request: GenerationRequest, index: int) -> Splitter | None:
    if model.format is None or model.format.parser is not None:
        return None
    return Splitter(
        model.format,
        index=index,
        opened=opening.opened(prompt, model.format.start, model.opened_by_prompt),
        tag_ids=model.tag_ids,
        promote=request.thinking.visibility == "full",
    )


@dataclass(slots=True)
class ToolCall:
    """One complete tool call."""

    id: str = ""
    name: str = ""
    arguments: str = ""


@dataclass(slots=True)
class Choice:
    """One complete choice. `seconds` is the time from the request's start to the end of the trace."""

    trace: str = ""
    answer: str = ""
    tool_calls: list[ToolCall] = field(default_factory=list)
    finish_reason: FinishReason = "abort"
    reasoning_tokens: int = 0
    completion_tokens: int = 0
    ended_by: EndedBy | None = None
    seconds: float | None = None


@dataclass(slots=True)
class Completion:
    """A complete answer: the fold of a request's events."""

    model: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    choices: dict[int, Choice] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    def choice(self, index: int) -> Choice:
        return self.choices.setdefault(index, Choice())

    @property
    def completion_tokens(self) -> int:
        return sum(choice.completion_tokens for choice in self.choices.values())

    @property
    def reasoning_tokens(self) -> int:
        return sum(choice.reasoning_tokens for choice in self.choices.values())

    def add(self, event: Event) -> None:
        """Fold one more event in. Text is joined only by `collect`."""
        match event:
            case Started(model, prompt_tokens):
                self.model, self.prompt_tokens = model, prompt_tokens or 0
            case TraceEnd(index, tokens, ended_by):
                choice = self.choice(index)
                choice.reasoning_tokens, choice.ended_by = tokens, ended_by
                choice.seconds = time.monotonic() - self.began
            case ToolCallDelta():
                self._add_tool_call(event)
            case Finished():
                choice = self.choice(event.index)
                choice.finish_reason = event.reason
                choice.completion_tokens, choice.reasoning_tokens = event.completion_tokens, event.reasoning_tokens
                self.prompt_tokens = event.prompt_tokens or self.prompt_tokens
                self.cached_tokens = max(self.cached_tokens, event.cached_tokens)

    def _add_tool_call(self, delta: ToolCallDelta) -> None:
        calls = self.choice(delta.index).tool_calls
        while len(calls) <= delta.position:
            calls.append(ToolCall())
        call = calls[delta.position]
        call.id, call.name = delta.id or call.id, delta.name or call.name
        call.arguments += delta.arguments


async def collect(events: AsyncIterator[Event]) -> Completion:
    """Fold a request's events into the complete answer."""
    completion = Completion()
    traces: dict[int, list[str]] = {}
    answers: dict[int, list[str]] = {}
    async for event in events:
        match event:
            case TraceDelta(index, text):
                traces.setdefault(index, []).append(text)
            case AnswerDelta(index, text):
                answers.setdefault(index, []).append(text)
            case _:
                completion.add(event)
    for index, choice in completion.choices.items():
        choice.trace, choice.answer = "".join(traces.get(index, ())), "".join(answers.get(index, ()))
    return completion
