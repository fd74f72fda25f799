"""READ FIRST: one request, stage by stage. Each stage is a folder; this file only puts them in a row.

    access      may the caller?; is there room?; and, around the engine, is it in time?
    routing     which served model answers?
    prompting   the conversation as a prompt; is the trace open?; room for the output
    engine      prompt -> chunks, once a choice
    thinking    chunks -> TraceDelta | AnswerDelta | ToolCallDelta
    traces      kept, sealed, and as much of it as the caller may see: all, a summary, nothing
    telemetry   one line a request, and metrics

`run` is the stream of events; `folding.collect` makes the complete answer of the same events. There is no other path.
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import replace
from functools import partial

from thinkaloud.access.account import Permit
from thinkaloud.access.gate import Gate
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import (
    ContextLengthExceeded,
    EngineFailed,
    EngineNotReady,
    InvalidRequest,
    ModelNotFound,
    Overloaded,
    RequestError,
    Unauthorized,
)
from thinkaloud.events import Event, Started
from thinkaloud.generation import LOCAL, Caller, GenerationRequest, Prompt, Route, Sampling, Visibility
from thinkaloud.prompting import context_length, history, template
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.choice import Choices, bounds_of, budget_asked
from thinkaloud.request.first_event import hesitant
from thinkaloud.request.interruption import Ending, Endings
from thinkaloud.request.introspection import Introspection, ModelInfo, RouteExplanation, ServerStatus
from thinkaloud.request.merge import merge
from thinkaloud.request.registry import Running
from thinkaloud.request.self_consistency import elected
from thinkaloud.request.summarizer import Scribes
from thinkaloud.routing.draft import Draft, Dropped, judged, revealing
from thinkaloud.routing.policy import Router
from thinkaloud.settings import KeySettings, TracesSettings
from thinkaloud.telemetry.metrics import Metrics, metered, summaries_metered
from thinkaloud.telemetry.request_log import Lines, logged
from thinkaloud.thinking.steering import Switch
from thinkaloud.traces.kept.archive import Archive, archived
from thinkaloud.traces.kept.sealed_history import open_sealed_traces
from thinkaloud.traces.kept.sealed_output import carried
from thinkaloud.traces.kept.sealer import Place, Sealer, digest_user_turn
from thinkaloud.traces.seen.visibility import effective, visible
from thinkaloud.traces.seen.whole_blocks import gathered

_ELSEWHERE = (ContextLengthExceeded, EngineNotReady, EngineFailed, Overloaded)
"""What the other model of an alias may do better."""
_PATIENCE = 1.0
_PATIENCE_ELSEWHERE = 5.0
"""Seconds that the first event waits for the second, and where another model can answer too. What an engine refuses, it
refuses soon; until then the other one answers instead, or the failure is a status."""


class Pipeline:
    """The stages of one server.

    models, routers: the served models and the aliases, by name.
    ready_timeout: seconds that a request waits for a model that is still loading.
    Raises `SettingsError` where traces cannot be sealed or kept as the settings want.
    """

    def __init__(
        self,
        models: Mapping[str, ServedModel],
        routers: dict[str, Router],
        fleet: Fleet,
        gate: Gate,
        metrics: Metrics,
        traces: TracesSettings,
        ready_timeout: float,
    ) -> None:
        self.models = models
        self._fleet = fleet
        self.gate = gate
        self._metrics = metrics
        self._ready_timeout = ready_timeout
        self.routers = routers
        self._running = Running()
        self.endings = Endings()
        self.scribes = Scribes(traces.summaries, models, gate)
        self._sealer = Sealer(traces.sealing) if traces.sealing else None
        self.archive = Archive(traces.archive) if traces.archive else None
        self._introspection = Introspection(models, routers, fleet, gate, metrics)

    def ceiling(self, name: str, caller: Caller) -> Visibility:
        """The most that `caller` may see of the trace of the model `name`, or of any model of the alias `name`."""
        return self._introspection.ceiling(name, caller)

    def rekey(self, keys: Sequence[KeySettings]) -> int:
        """Take `keys` in place of those that there are, and end the requests of keys that are gone.

        How many those were. Raises `SettingsError` where the keys cannot be taken.
        """
        self.gate.reload(keys)
        gone = partial(Unauthorized, "this key was taken away")
        return self.endings.end(gone, lambda request: not self.gate.knows(request.caller))

    def answer_now(self, request_id: str, caller: Caller) -> None:
        """End the thinking of a request of the same caller. Raises `NotFound` where there is none in work."""
        self._running.answer_now(request_id, caller.name)

    async def run(self, request: GenerationRequest, caller: Caller = LOCAL) -> AsyncGenerator[Event, None]:
        """The events of one request; `Started` first, `Finished` last for each choice.

        Raises:
            RequestError: of the kind that says what went wrong. Before `Started` nothing has run.
        """
        with (
            logged(request.id, caller.name) as lines,
            self.endings.enter(caller) as ending,
            self.gate.enter(request, caller) as permit,
            self._running.enter(request.id, caller.name) as switch,
        ):
            alias, ways = self._ways(request, caller)
            while ways:
                model, route = ways.pop(0)
                async with AsyncExitStack() as stack:
                    try:
                        with ending.here(waits=True):
                            await stack.enter_async_context(self.gate.room(permit, caller, model.engine_name))
                        served = self._served(request, model, route, alias, permit, caller, switch, ending, lines)
                        patience = _PATIENCE_ELSEWHERE if ways else _PATIENCE
                        events = await stack.enter_async_context(aclosing(hesitant(served, patience)))
                        started = await anext(events)
                    except Dropped as draft:
                        ways = [(other, draft.route) for other, _ in ways]
                        continue
                    except _ELSEWHERE:
                        if not ways:
                            raise
                        continue
                    if isinstance(started, Started) and started.route is not None:
                        self.routers[alias].keep_route(request, caller.name, started.route)
                        self._metrics.routed(alias, started.route)
                    yield started
                    async for event in events:
                        yield event
                    return

    def _ways(self, request: GenerationRequest, caller: Caller) -> tuple[str, list[tuple[ServedModel, Route | None]]]:
        """What is asked for by its name, and the models that may answer: the first does, unless it cannot."""
        name, served = request.model, [*filter(caller.may_use, [*self.models, *self.routers])]
        if name not in served:
            there_are = ", ".join(sorted(served))
            raise ModelNotFound(f"there is no model {name[:100]!r}; served: {there_are}", param="model")
        if name in self.models:
            return name, [(self.models[name], None)]
        router = self.routers[name]
        route = router.decide(request, caller.name)
        other = replace(route, lane="fast" if route.lane == "thinking" else "thinking", by="fallback", tentative=False)
        ways = [(self.models[router.model(each.lane)], each) for each in (route, other)]
        (chosen, _), (instead, _) = ways
        if not self._fleet.is_ready(chosen.engine_name) and self._fleet.is_ready(instead.engine_name):
            ways.reverse()
        return name, list(ways)

    async def _served(
        self,
        request: GenerationRequest,
        model: ServedModel,
        route: Route | None,
        alias: str,
        permit: Permit,
        caller: Caller,
        switch: Switch,
        ending: Ending,
        lines: Lines,
    ) -> AsyncGenerator[Event, None]:
        """The events of `model`. Raises `Dropped` where they begin with a draft that is not good enough."""
        ceiling = self.ceiling(alias, caller)
        request = _lowered(request, ceiling, model)
        if route is not None and route.tentative:
            held = self._generate(revealing(request), model, permit, caller, ceiling, switch, ending)
            draft = Draft(held, request.sampling.logprobs)
            try:
                route = await judged(draft, route, self.routers[alias])
            except RequestError as error:
                self._metrics.failed(model.name, error)
                lines.failed(error, model.name, permit.began, lambda: permit.output)
                raise
            events = draft.sent()
        else:
            events = self._generate(request, model, permit, caller, ceiling, switch, ending)
        events = metered(events, self._metrics, model.name, permit.began)
        events = self._shown(events, request, model, caller)
        async with aclosing(lines.of(events, model.name, permit.began, lambda: permit.output)) as shown:
            async for event in shown:
                if isinstance(event, Started):
                    event.route = route
                yield event

    def _shown(
        self, events: AsyncGenerator[Event, None], request: GenerationRequest, model: ServedModel, caller: Caller
    ) -> AsyncGenerator[Event, None]:
        """The stage `traces`: kept, sealed, and as much of it as may be seen."""
        plan = request.thinking
        if self.archive is not None:
            events = archived(events, self.archive, request.id, caller.name, model.name, plan.visibility)
        if plan.sealed:
            events = carried(events, self._seal(request, model, caller))
        events = visible(events, plan, self.scribes.one(request.id, caller.cache_salt))
        events = summaries_metered(events, self._metrics, model.name)
        return events if plan.streamed else gathered(events)

    def _seal(
        self, request: GenerationRequest, model: ServedModel, caller: Caller
    ) -> Callable[[str, tuple[str, ...]], str]:
        """Seals a trace of `request`, given the ids of the calls that were made behind it.

        Raises `InvalidRequest` where the server has no key for it.
        """
        sealer = self._sealer
        if sealer is None:
            raise InvalidRequest(
                "this server seals no traces: its settings have no key for that (traces.sealing)",
                param="reasoning.encrypted",
            )
        asked = digest_user_turn(request.messages)
        return lambda trace, calls: sealer.seal(trace, Place(caller.name, model.name, asked, calls))

    def _unsealed(
        self, request: GenerationRequest, model: ServedModel, caller: Caller
    ) -> tuple[GenerationRequest, tuple[str, ...]]:
        """The request with the sealed traces of its history opened, and the places of those that did not open."""
        sealer = self._sealer

        def open(data: str, asked: bytes, calls: tuple[str, ...]) -> str | None:
            return None if sealer is None else sealer.open(data, Place(caller.name, model.name, asked, calls))

        messages, unopened = open_sealed_traces(request.messages, open)
        return replace(request, messages=messages), unopened

    async def _generate(
        self,
        request: GenerationRequest,
        model: ServedModel,
        permit: Permit,
        caller: Caller,
        ceiling: Visibility,
        switch: Switch,
        ending: Ending,
    ) -> AsyncGenerator[Event, None]:
        """ceiling: the most that the caller may see of the trace, whatever it has asked for."""
        with ending.here(waits=True):
            await self._fleet.wait_ready(model.engine_name, self._ready_timeout)
        request, unopened = self._unsealed(request, model, caller)
        with ending.here():
            prompt = replace(await _rendered(request, model), cache_salt=caller.cache_salt)
        opening = model.opening(prompt)
        if ceiling != "full":
            opening.require_certain()
        sampling = context_length.limit_min_tokens(
            permit.within(_sampling(request, model, prompt)), request.sampling.min_tokens
        )
        bounds = bounds_of(request, model, prompt, sampling.max_tokens)
        switch.works = bounds is not None or not model.thinking
        permit.reserve(model.name, prompt, request.sampling.max_tokens, sampling.max_tokens)
        yield Started(
            model.name,
            prompt_tokens=None if prompt.token_ids is None else len(prompt.token_ids),
            visibility=request.thinking.visibility,
            tags=model.shown_tags,
            budget=bounds.budget if bounds else sampling.thinking_token_budget,
            budget_asked=budget_asked(request, model),
            unopened=unopened,
        )
        tools = model.engine.tool_use(prompt, model.tool_parser, sampling)
        if tools is not None:
            sampling = replace(sampling, structured_outputs=tools.structured_outputs)
        told = _told(Choices(request, model, prompt, opening, sampling, bounds, tools, switch, self.gate, permit))
        async with aclosing(ending.over(told)) as events:
            try:
                async for event in events:
                    yield event
            except EngineFailed as error:
                self._fleet.report_failure(model.engine_name, error)
                raise

    def models_for(self, caller: Caller) -> list[ModelInfo]:
        """The models and aliases that `caller` may use."""
        return self._introspection.models_for(caller)

    def status(self) -> ServerStatus:
        """The state of the server and of each engine."""
        return self._introspection.status()

    def metrics_page(self) -> bytes:
        """The metrics of the server and of its engines, in Prometheus' text format."""
        return self._introspection.metrics_page()

    def explain_route(self, request: GenerationRequest, caller: Caller) -> RouteExplanation:
        """Where the alias that `request` names sends it, and why. Raises as `Introspection.explain_route` does."""
        return self._introspection.explain_route(request, caller)


def _told(choices: Choices) -> AsyncGenerator[Event, None]:
    """The events of all choices, or of the one that the others voted for."""
    votes = choices.request.thinking.votes
    if votes > 1:
        return elected([choices.events(index) for index in range(votes)], choices.spent.__getitem__)
    return merge([choices.events(index) for index in range(choices.request.n)])


def _lowered(request: GenerationRequest, ceiling: Visibility, model: ServedModel) -> GenerationRequest:
    """`request` as `model` answers it: with the visibility that it really has, which nothing in it raises, and whatever
    says whether to think in its plan. A budget of 0 is no thinking.
    """
    arguments, plan = template.extract_switch(request.template_arguments, request.thinking, model.switch)
    enabled = False if plan.budget == 0 and plan.enabled is None else plan.enabled
    plan = replace(plan, visibility=effective(plan.visibility, ceiling), enabled=enabled)
    return replace(request, thinking=plan, template_arguments=arguments)


async def _rendered(request: GenerationRequest, model: ServedModel) -> Prompt:
    tags = (model.format.start, model.format.end) if model.format else ("", "")
    keep = model.format is not None and model.format.keeps_in_tool_loop
    messages = history.prepare_messages(request.messages, *tags, keep=keep, system_prompt=model.system_prompt)
    arguments = template.merge_arguments(
        model.template_arguments,
        request.template_arguments,
        request.thinking,
        thinking=model.thinking,
        switch=model.switch,
    )
    return await model.engine.render(messages, arguments, request.tooling)


def _sampling(request: GenerationRequest, model: ServedModel, prompt: Prompt) -> Sampling:
    """Parameters with room for the output. A budget is among them where the engine itself has to keep it."""
    sampling = context_length.set_max_tokens(
        request.sampling, prompt, model.engine.context_length, model.sampling.max_tokens
    )
    if model.thinking and request.thinking.budget is not None and not model.steerable(prompt):
        budget = min(request.thinking.budget, sampling.max_tokens or context_length.DEFAULT)
        sampling = replace(sampling, thinking_token_budget=budget)
    return sampling.over(model.sampling)
