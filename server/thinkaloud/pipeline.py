"""READ FIRST: one request, stage by stage. Each stage is a folder; this file only puts them in a row.

    access      may the caller?; is there room?; and, around the engine, is it in time?
    routing     which served model answers?
    prompting   the conversation as a prompt; is the trace open?; room for the output
    engine      prompt -> chunks, once a choice
    thinking    chunks -> TraceDelta | AnswerDelta | ToolCallDelta
    traces      what the caller may see of the trace
    telemetry   one line a request, and metrics

`run` is the stream of events; `folding.collect` makes the complete answer of the same events. There is no other path.
"""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import replace

from thinkaloud.access.account import Permit
from thinkaloud.access.gate import Gate
from thinkaloud.catalog import ServedModel
from thinkaloud.engine.base import ToolUse
from thinkaloud.engine.fleet import Fleet
from thinkaloud.events import Event, Started
from thinkaloud.generation import LOCAL, Caller, GenerationRequest, Prompt, Sampling, Visibility
from thinkaloud.merging import merge
from thinkaloud.prompting import history, opening, room, template
from thinkaloud.routing import names
from thinkaloud.telemetry.metrics import Metrics, metered
from thinkaloud.telemetry.requests import logged
from thinkaloud.thinking.boundary import separate
from thinkaloud.thinking.splitter import Splitter
from thinkaloud.thinking.stops import StopStrings
from thinkaloud.thinking.tools import with_tool_calls
from thinkaloud.traces.gathering import gathered
from thinkaloud.traces.visibility import effective, visible


class Pipeline:
    """The stages of one server.

    ready_timeout: seconds that a request waits for a model that is still loading.
    """

    def __init__(
        self, models: Mapping[str, ServedModel], fleet: Fleet, gate: Gate, metrics: Metrics, ready_timeout: float
    ) -> None:
        self.models = models
        self._fleet = fleet
        self._gate = gate
        self._metrics = metrics
        self._ready_timeout = ready_timeout

    def ceiling(self, name: str, caller: Caller) -> Visibility:
        """The most that `caller` may see of the trace of the model that is called `name`."""
        model = self.models.get(name)
        return effective(caller.visibility, model.visibility if model else "full")

    async def run(self, request: GenerationRequest, caller: Caller = LOCAL) -> AsyncGenerator[Event, None]:
        """The events of one request; `Started` first, `Finished` last for each choice.

        Raises:
            RequestError: of the kind that says what went wrong. Before `Started` nothing has run.
        """
        async with self._gate.enter(request, caller) as permit:
            model = self.models[names.choose(request.model, list(filter(caller.may_use, self.models)))]
            request = _lowered(request, caller, model)
            ceiling = self.ceiling(model.name, caller)
            events = metered(self._generate(request, model, permit, ceiling), self._metrics, model.name)
            events = visible(events, request.thinking.visibility)
            events = events if request.thinking.streamed else gathered(events)
            async with aclosing(logged(events, request.id, model.name)) as shown:
                async for event in shown:
                    yield event

    async def _generate(
        self, request: GenerationRequest, model: ServedModel, permit: Permit, ceiling: Visibility
    ) -> AsyncGenerator[Event, None]:
        await self._fleet.wait_ready(model.engine_name, self._ready_timeout)
        prompt = await _rendered(request, model)
        if ceiling == "hidden" and model.presumed_open and request.thinking.enabled is False:
            opening.require_seen(prompt)
        sampling = permit.within(_sampling(request, model, prompt))
        permit.reserve(len(prompt.token_ids or ()), request.sampling.max_tokens or 0, request.n)
        visibility = request.thinking.visibility
        yield Started(
            model.name, None if prompt.token_ids is None else len(prompt.token_ids), visibility, model.shown_tags
        )
        tools = model.engine.tool_use(prompt, model.tool_parser, sampling)
        if tools is not None:
            sampling = replace(sampling, structured_outputs=tools.structured_outputs)
        choices = [self._choice(request, model, prompt, sampling, tools, index, permit) for index in range(request.n)]
        async with aclosing(merge(choices)) as events:
            async for event in events:
                yield event

    def _choice(
        self,
        request: GenerationRequest,
        model: ServedModel,
        prompt: Prompt,
        sampling: Sampling,
        tools: ToolUse | None,
        index: int,
        permit: Permit,
    ) -> AsyncGenerator[Event, None]:
        chunks = model.engine.generate(
            prompt,
            sampling.for_choice(index),
            f"{request.id}-{index}",
            tags=model.tag_ids.showing(tools.specials) if tools else model.tag_ids,
            parser=model.format.parser if model.format else None,
            thinks=_thinks(model, prompt),
            lora=model.lora,
        )
        chunks = self._gate.watch(chunks, permit)
        stops = StopStrings(request.stop, request.include_stop) if request.stop else None
        events = separate(chunks, _splitter(model, prompt, request, index), stops, index=index)
        return with_tool_calls(events, tools.reader() if tools else None, parallel=request.tooling.parallel)


def _lowered(request: GenerationRequest, caller: Caller, model: ServedModel) -> GenerationRequest:
    """`request` with the visibility that it really has: nothing in a request raises it."""
    visibility = effective(request.thinking.visibility, caller.visibility, model.visibility)
    return replace(request, thinking=replace(request.thinking, visibility=visibility))


async def _rendered(request: GenerationRequest, model: ServedModel) -> Prompt:
    tags = (model.format.start, model.format.end) if model.format else ("", "")
    keep = model.format is not None and model.format.keeps_in_tool_loop
    messages = history.prepare(request.messages, *tags, keep=keep, system_prompt=model.system_prompt)
    arguments = template.arguments(
        model.template_arguments,
        request.template_arguments,
        request.thinking,
        thinking=model.thinking,
        switch=model.switch,
    )
    return await model.engine.render(messages, arguments, request.tooling)


def _sampling(request: GenerationRequest, model: ServedModel, prompt: Prompt) -> Sampling:
    sampling = room.fit(request.sampling, prompt, model.engine.context_length, model.sampling.max_tokens)
    if model.thinking and request.thinking.budget is not None:
        sampling = replace(sampling, thinking_token_budget=request.thinking.budget)
    return sampling.over(model.sampling)


def _thinks(model: ServedModel, prompt: Prompt) -> bool:
    if model.format is None:
        return False
    off = template.switched_off(prompt.template_arguments, model.switch)
    opened = opening.opened(prompt, model.format.start, model.opened_by_prompt) if model.format.start else None
    return opening.awaited(prompt, model.format.end, opened, off=off)


def _splitter(model: ServedModel, prompt: Prompt, request: GenerationRequest, index: int) -> Splitter | None:
    if model.format is None or model.format.parser is not None:
        return None
    off = template.switched_off(prompt.template_arguments, model.switch)
    return Splitter(
        model.format,
        index=index,
        opened=opening.opened(prompt, model.format.start, False if off else model.opened_by_prompt),
        tag_ids=model.tag_ids,
        promote=request.thinking.visibility == "full",
    )
