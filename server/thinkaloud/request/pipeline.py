"""READ FIRST: one request, stage by stage. Each stage is a folder; this file only puts them in a row.

    access      may the caller?; is there room?
    routing     which served model answers?
                what follows, for one model; its answer is read by reader.py                (attempt.py)
    prompting   the conversation as a prompt; how the trace begins; room for the output     (preparation.py)
    engine      prompt -> chunks, once a choice                                             (choice.py)
    thinking    chunks -> TraceDelta | AnswerDelta | ToolCallDelta                          (stages.py)
    traces      kept, sealed, and as much of it as the caller may see                       (stages.py)
    telemetry   one line a request, and metrics                                             (stages.py)

`run` is the stream of events; `completion.collect` makes the complete answer of the same events. There is no other
path.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial

from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.access.gate import Gate
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import (
    ContextLengthExceeded,
    EngineFailed,
    EngineNotReady,
    ModelNotFound,
    NotFound,
    Overloaded,
    Unauthorized,
)
from thinkaloud.events import Event
from thinkaloud.generation import FieldNames, GenerationRequest, Route, Visibility
from thinkaloud.request.attempt import Attempts, Job
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.front_ends import FrontEnds
from thinkaloud.request.introspection import Introspection, ModelInfo, RouteExplanation, ServerStatus
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.request.overview import Overview, read_overview
from thinkaloud.request.preparation import limit_request, refuse_images, render
from thinkaloud.request.registry import Registry
from thinkaloud.request.route_records import RouteRecords
from thinkaloud.request.sealing import Sealing
from thinkaloud.request.summarizer import Summarizers
from thinkaloud.request.thinking_cap import Candidate, keep_to_cap
from thinkaloud.routing.draft import DraftRejected
from thinkaloud.routing.efforts import apply_effort
from thinkaloud.routing.policy import Router
from thinkaloud.runtime.peers import Peers
from thinkaloud.settings import KeySettings, TracesSettings
from thinkaloud.telemetry import exposition
from thinkaloud.telemetry.metrics import Metrics
from thinkaloud.telemetry.request_log import log_request
from thinkaloud.traces.kept.archive import Archive

_ELSEWHERE = (ContextLengthExceeded, EngineNotReady, EngineFailed, Overloaded)
"""What the other model of an alias may do better."""
_PATIENCE = 1.0
_PATIENCE_ELSEWHERE = 5.0
"""Seconds that the first event waits for the second, and where another model can answer too. What an engine refuses, it
refuses soon; until then the other one answers instead, or the failure is a status."""


class Pipeline:
    """The stages of one server.

    models, routers: the served models and the aliases, by name.
    requests: those that run.
    ready_timeout: seconds that a request waits for a model that is still loading.
    others, peers: the other processes of the server, and of them the front ends beside this one.
    records: of what goes through aliases.
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
        others: OtherProcesses,
        peers: Peers,
        records: RouteRecords,
    ) -> None:
        self.models = models
        self.gate = gate
        self.routers = routers
        self.requests = Registry(others)
        self.summarizers = Summarizers(traces.summaries, models, gate)
        self.archive = Archive(traces.archive) if traces.archive else None
        self.records = records
        self._fleet = fleet
        self._metrics = metrics
        self._front_ends = FrontEnds(peers, fleet, gate, metrics)
        self._ready_timeout = ready_timeout
        self._sealing = Sealing(traces.sealing)
        self._introspection = Introspection(models, routers, fleet, gate, traces.reasoning_format)
        self._attempts = Attempts(
            fleet,
            gate,
            routers,
            metrics,
            self._sealing,
            self.archive,
            self.summarizers,
            self._introspection.ceiling,
            ready_timeout,
        )

    async def run(self, request: GenerationRequest, caller: Caller = LOCAL) -> AsyncGenerator[Event, None]:
        """The events of one request; `Started` first, `Finished` last for each choice.

        Raises:
            RequestError: of the kind that says what went wrong. Before `Started` nothing has run.
        """
        async with AsyncExitStack() as held:
            request_log = held.enter_context(log_request(request.id, caller.name))
            running = held.enter_context(self.requests.enter(request.id, caller))
            permit = await held.enter_async_context(self.gate.enter(request, caller))
            candidates = await self._candidates(request, caller)
            candidates = await keep_to_cap(candidates, request, self.gate.accounts[caller.name])
            job = Job(request, caller, permit, running, request_log)
            while candidates:
                model, route = candidates.pop(0)
                async with AsyncExitStack() as stack:
                    try:
                        with running.interruption.while_queued():
                            await stack.enter_async_context(self.gate.hold_slots(permit, caller, model.engine_name))
                        reader = await stack.enter_async_context(await self._attempts.begin(job, model, route))
                        first = await reader.begin(_PATIENCE_ELSEWHERE if candidates else _PATIENCE)
                    except DraftRejected as draft:
                        candidates = self._after_draft(request, draft.route, route)
                        continue
                    except _ELSEWHERE:
                        if not candidates:
                            raise
                        continue
                    if (route := reader.started.route) is not None:
                        router = self.routers[request.model]
                        router.keep_route(request, caller.name, route)
                        self._metrics.count_route(request.model, route)
                        recording = self.records.recording(request, caller, permit, model.name, route, router)
                        await held.enter_async_context(recording)
                    for event in first:
                        yield event
                    while (events := await reader.read()) is not None:
                        for event in events:
                            yield event
                    return

    async def _candidates(self, request: GenerationRequest, caller: Caller) -> list[Candidate]:
        """The models that may answer: the first one does, unless it cannot.

        Raises `ModelNotFound`, and `InvalidRequest` for an image that they cannot read, or tools that they cannot call.
        """
        name, served = request.model, [*filter(caller.may_use, [*self.models, *self.routers])]
        if name not in served:
            there_are = ", ".join(sorted(served))
            raise ModelNotFound(f"there is no model {name[:100]!r}; served: {there_are}", param="model")
        if name in self.models:
            refuse_images(request.messages, self.models[name])
            return [(self.models[name], None)]
        router = self.routers[name]
        await router.recall(request, caller.name)
        return self._served(router.routes(request, caller.name))

    def _after_draft(self, request: GenerationRequest, final: Route, drafted: Route | None) -> list[Candidate]:
        """The models that may answer once the draft by the route `drafted` was dropped."""
        assert drafted is not None  # noqa: S101  only a route has a draft
        return self._served(self.routers[request.model].routes_after_draft(request, final, drafted))

    def _served(self, routes: Sequence[Route]) -> list[Candidate]:
        """The models of `routes`, in order, but those that are ready first."""
        candidates: list[Candidate] = [(self.models[route.model], route) for route in routes]
        return sorted(candidates, key=lambda each: not self._fleet.is_ready(each[0].engine_name))

    @property
    def seals(self) -> bool:
        """Whether the server has a key to seal traces with."""
        return self._sealing.is_possible

    async def answer_now(self, request_id: str, caller: Caller) -> None:
        """End the thinking of a request of the same caller. Raises `NotFound` where none of that id runs."""
        await self.requests.answer_now(request_id, caller)

    def reload_keys(self, keys: Sequence[KeySettings]) -> int:
        """Take `keys` in place of those that there are, and end the requests of keys that are gone.

        Returns how many those were. Raises `SettingsError` where the keys cannot be taken.
        """
        self.gate.reload(keys)
        gone = partial(Unauthorized, "this key was taken away")
        return self.requests.end(gone, lambda running: not self.gate.is_known(running.caller))

    def ceiling(self, name: str, caller: Caller) -> Visibility:
        """The most that `caller` may see of the trace of the model `name`, or of any model of the alias `name`."""
        return self._introspection.ceiling(name, caller)

    def field_names(self, name: str, caller: Caller) -> FieldNames:
        """The fields in which `caller` gets the trace of `name`, a model or an alias, unless the request chooses."""
        return self._introspection.field_names(name, caller)

    def models_for(self, caller: Caller) -> list[ModelInfo]:
        """The models and aliases that `caller` may use."""
        return self._introspection.models_for(caller)

    @property
    def is_draining(self) -> bool:
        """Whether the server is about to stop listening."""
        return self._introspection.is_draining

    def begin_drain(self) -> None:
        """Serve on, and say from now on that the server is not ready."""
        self._introspection.is_draining = True

    def status(self) -> ServerStatus:
        """The state of the server and of each engine."""
        return self._introspection.status()

    async def metrics_page(self) -> bytes:
        """The metrics of the server and of its engines, in Prometheus' text format."""
        return exposition.page([report for report, _ in await self._front_ends.reports()])

    async def count_prompt(self, request: GenerationRequest, caller: Caller) -> int:
        """The tokens of the prompt for the model that would answer.

        No model runs, so the caller's limits do not count it.

        Raises:
            NotFound: another server renders the prompt.
            RequestError: as in `run`.
        """
        self.gate.require_allowed(request, caller)
        model, route = (await self._candidates(request, caller))[0]
        await self._fleet.wait_ready(model.engine_name, self._ready_timeout)
        request = limit_request(apply_effort(request, route), self.ceiling(request.model, caller), model)
        request, _ = await self._sealing.open_history(request, model, caller)
        prompt = await render(request, model)
        if prompt.token_ids is None:
            raise NotFound(f"prompts of {request.model[:100]!r} are not counted here: another server renders them")
        return prompt.tokens

    async def overview(self) -> Overview:
        """What the operator sees of the server now."""
        return read_overview(self.models, self._introspection, self.gate, await self._front_ends.reports())

    async def explain_route(self, request: GenerationRequest, caller: Caller) -> RouteExplanation:
        """Where the alias that `request` names sends it, and why. Raises as `Introspection.explain_route` does."""
        return await self._introspection.explain_route(request, caller)
