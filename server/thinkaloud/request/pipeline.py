"""READ FIRST: one request, stage by stage. Each stage is a folder; this file only puts them in a row.

    access      may the caller?; is there room?
    routing     which served model answers?
    prompting   the conversation as a prompt; how the trace begins; room for the output     (preparation.py)
    engine      prompt -> chunks, once a choice                                             (choice.py)
    thinking    chunks -> TraceDelta | AnswerDelta | ToolCallDelta                          (stages.py)
    traces      kept, sealed, and as much of it as the caller may see                       (stages.py)
    telemetry   one line a request, and metrics                                             (stages.py)

`run` is the stream of events; `completion.collect` makes the complete answer of the same events. There is no other
path.
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias, cast

from thinkaloud.access.caller import LOCAL, Caller
from thinkaloud.access.gate import Gate
from thinkaloud.access.permit import Permit
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import (
    ContextLengthExceeded,
    EngineFailed,
    EngineNotReady,
    InvalidRequest,
    ModelNotFound,
    NotFound,
    Overloaded,
    RequestError,
    Unauthorized,
)
from thinkaloud.events import Event, Started
from thinkaloud.generation import FieldNames, GenerationRequest, Route, Visibility
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.choice import Choice
from thinkaloud.request.front_ends import FrontEnds
from thinkaloud.request.introspection import Introspection, ModelInfo, RouteExplanation, ServerStatus
from thinkaloud.request.merge import merge
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.request.overview import Overview, read_overview
from thinkaloud.request.preparation import Preparation, limit_request, prepare, refuse_images, render
from thinkaloud.request.reader import ChoicesSource, Reader
from thinkaloud.request.registry import Registry, RunningRequest
from thinkaloud.request.self_consistency import elect
from thinkaloud.request.stages import RequestStages, request_stages
from thinkaloud.request.summarizer import Summarizers
from thinkaloud.routing.draft import Draft, DraftRejected, Source, add_logprobs, check_draft
from thinkaloud.routing.efforts import apply_effort
from thinkaloud.routing.policy import Router
from thinkaloud.runtime.peers import Peers
from thinkaloud.runtime.wait import Wait
from thinkaloud.settings import KeySettings, TracesSettings
from thinkaloud.telemetry import exposition
from thinkaloud.telemetry.metrics import Metrics
from thinkaloud.telemetry.request_log import LogLine, RequestLog, log_request
from thinkaloud.traces.kept.archive import Archive
from thinkaloud.traces.kept.sealed_history import open_sealed_traces
from thinkaloud.traces.kept.sealed_output import SealedBlocks, SealedOutput
from thinkaloud.traces.kept.sealer import Place, Sealer, digest_user_turn

_ELSEWHERE = (ContextLengthExceeded, EngineNotReady, EngineFailed, Overloaded)
"""What the other model of an alias may do better."""
_PATIENCE = 1.0
_PATIENCE_ELSEWHERE = 5.0
"""Seconds that the first event waits for the second, and where another model can answer too. What an engine refuses, it
refuses soon; until then the other one answers instead, or the failure is a status."""

Seal: TypeAlias = SealedOutput | SealedBlocks
"""The stage that seals a trace."""


@dataclass(slots=True, frozen=True)
class _Job:
    """One request and what it holds while it runs."""

    request: GenerationRequest
    caller: Caller
    permit: Permit
    running: RunningRequest
    request_log: RequestLog


class Pipeline:
    """The stages of one server.

    models, routers: the served models and the aliases, by name.
    requests: those that run.
    ready_timeout: seconds that a request waits for a model that is still loading.
    others, peers: the other processes of the server, and of them the front ends beside this one.
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
    ) -> None:
        self.models = models
        self.gate = gate
        self.routers = routers
        self.requests = Registry(others)
        self.summarizers = Summarizers(traces.summaries, models, gate)
        self.archive = Archive(traces.archive) if traces.archive else None
        self._fleet = fleet
        self._metrics = metrics
        self._front_ends = FrontEnds(peers, fleet, gate, metrics)
        self._ready_timeout = ready_timeout
        sealing = traces.sealing
        self._sealer = Sealer(sealing.secrets(), sealing.lifetime) if sealing is not None else None
        self._introspection = Introspection(models, routers, fleet, gate, traces.reasoning_format)

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
            job = _Job(request, caller, permit, running, request_log)
            while candidates:
                model, route = candidates.pop(0)
                async with AsyncExitStack() as stack:
                    try:
                        with running.interruption.while_queued():
                            await stack.enter_async_context(self.gate.hold_slots(permit, caller, model.engine_name))
                        reader = await stack.enter_async_context(await self._open(job, model, route))
                        first = await reader.begin(_PATIENCE_ELSEWHERE if candidates else _PATIENCE)
                    except DraftRejected as draft:
                        candidates = self._after_draft(request, draft.route, route)
                        continue
                    except _ELSEWHERE:
                        if not candidates:
                            raise
                        continue
                    if (route := reader.started.route) is not None:
                        self.routers[request.model].keep_route(request, caller.name, route)
                        self._metrics.count_route(request.model, route)
                    for event in first:
                        yield event
                    while (events := await reader.read()) is not None:
                        for event in events:
                            yield event
                    return

    async def _candidates(self, request: GenerationRequest, caller: Caller) -> list[tuple[ServedModel, Route | None]]:
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

    def _after_draft(
        self, request: GenerationRequest, final: Route, drafted: Route | None
    ) -> list[tuple[ServedModel, Route | None]]:
        """The models that may answer once the draft by the route `drafted` was dropped."""
        assert drafted is not None  # noqa: S101  only a route has a draft
        return self._served(self.routers[request.model].routes_after_draft(request, final, drafted))

    def _served(self, routes: Sequence[Route]) -> list[tuple[ServedModel, Route | None]]:
        """The models of `routes`, in order, but those that are ready first."""
        candidates = ((self.models[route.model], route) for route in routes)
        return sorted(candidates, key=lambda each: not self._fleet.is_ready(each[0].engine_name))

    async def _open(self, job: _Job, model: ServedModel, route: Route | None) -> Reader:
        """The answer of `model`. Raises `DraftRejected` where it begins with a draft that is not good enough."""
        ceiling = self.ceiling(job.request.model, job.caller)
        request = limit_request(apply_effort(job.request, route), ceiling, model)
        seal = self._seal(request, model, job.caller) if request.thinking.sealed else None
        if route is not None and route.tentative:
            started, source, route = await self._draft(job, request, model, ceiling, route)
            stages = self._stages(job, request, model, seal)
        else:
            stages = self._stages(job, request, model, seal)
            try:
                started, source = await self._start(job, request, model, ceiling)
            except BaseException as error:
                stages.fold.close(error)
                raise
        started.route = route
        return Reader(started, source, stages)

    async def _draft(
        self, job: _Job, request: GenerationRequest, model: ServedModel, ceiling: Visibility, route: Route
    ) -> tuple[Started, Source, Route]:
        """The answer of `model`, once its beginning is good enough. Raises `DraftRejected` where it is not."""
        try:
            started, source = await self._start(job, add_logprobs(request), model, ceiling)
            draft = Draft(source, request.sampling.logprobs)
            return started, draft, await check_draft(draft, route, self.routers[job.request.model])
        except RequestError as error:
            self._metrics.count_error(model.name, error)
            LogLine(job.request_log, model.name, job.permit.started_at, lambda: job.permit.output_tokens).close(error)
            raise

    async def _start(
        self, job: _Job, request: GenerationRequest, model: ServedModel, ceiling: Visibility
    ) -> tuple[Started, ChoicesSource]:
        """The first event, and the events of the choices of `model`, none of which runs yet."""
        running = job.running
        with running.interruption.while_queued():
            await self._fleet.wait_ready(model.engine_name, self._ready_timeout)
        request, unopened = self._unseal(request, model, job.caller)
        with running.interruption:
            rendered, caller = await render(request, model), job.caller
            prompt = replace(rendered, cache_salt=caller.cache_salt, session=request.session, caller=caller.name)
        prepared = await prepare(request, model, prompt, ceiling, job.permit)
        running.switch.is_supported = prepared.opening.bounds is not None or not model.thinking
        report_failure = partial(self._fleet.report_failure, model.engine_name)
        return prepared.started(unopened), self._generate(prepared, job, report_failure)

    def _generate(
        self, prepared: Preparation, job: _Job, report_failure: Callable[[EngineFailed], None]
    ) -> ChoicesSource:
        """The events of all choices, or of the one that the others voted for. An interruption ends the wait for them; a
        single choice is ended where it waits for its engine, because to be ready for that twice a token has its price.
        """
        votes, interruption = prepared.request.thinking.votes, job.running.interruption
        count = votes if votes > 1 else prepared.request.n
        waits = [interruption] if count == 1 else [Wait() for _ in range(count)]
        choices = [
            Choice(prepared, index, job.running.switch, job.permit, partial(self.gate.deadlines, wait))
            for index, wait in enumerate(waits)
        ]
        streams = [choice.events() for choice in choices]
        if count == 1:
            return ChoicesSource(streams[0], None, report_failure)
        together = elect(streams, lambda index: choices[index].spent) if votes > 1 else merge(streams)
        return ChoicesSource(cast("AsyncGenerator[Sequence[Event], None]", together), interruption, report_failure)

    def _stages(self, job: _Job, request: GenerationRequest, model: ServedModel, seal: Seal | None) -> RequestStages:
        return request_stages(
            request,
            model.name,
            job.caller.name,
            job.permit,
            metrics=self._metrics,
            request_log=job.request_log,
            archive=self.archive,
            seal=seal,
            summarizer=self.summarizers.for_request(request.id, job.caller.cache_salt),
        )

    def _seal(self, request: GenerationRequest, model: ServedModel, caller: Caller) -> Seal:
        """Raises `InvalidRequest` where the server has no key for it."""
        sealer = self._sealer
        if sealer is None:
            raise InvalidRequest(
                "this server seals no traces: its settings have no key for that (traces.sealing)",
                param="reasoning.encrypted",
            )
        place = Place(caller.name, model.name, digest_user_turn(request.messages))
        if request.thinking.sealed_first:
            return SealedBlocks(lambda trace, mark: sealer.seal(trace, place, mark))
        return SealedOutput(lambda trace, calls: sealer.seal(trace, replace(place, calls=calls)))

    def _unseal(
        self, request: GenerationRequest, model: ServedModel, caller: Caller
    ) -> tuple[GenerationRequest, tuple[str, ...]]:
        """The request with the sealed traces of its history opened, and the places of those that did not open."""
        sealer = self._sealer

        def open(data: str, asked: bytes, calls: tuple[str, ...]) -> str | None:
            return None if sealer is None else sealer.open(data, Place(caller.name, model.name, asked, calls))

        messages, unopened = open_sealed_traces(request.messages, open)
        return replace(request, messages=messages), unopened

    @property
    def seals(self) -> bool:
        """Whether the server has a key to seal traces with."""
        return self._sealer is not None

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
        prompt = await render(self._unseal(request, model, caller)[0], model)
        if prompt.token_ids is None:
            raise NotFound(f"prompts of {request.model[:100]!r} are not counted here: another server renders them")
        return prompt.tokens

    async def overview(self) -> Overview:
        """What the operator sees of the server now."""
        return read_overview(self.models, self._introspection, self.gate, await self._front_ends.reports())

    async def explain_route(self, request: GenerationRequest, caller: Caller) -> RouteExplanation:
        """Where the alias that `request` names sends it, and why. Raises as `Introspection.explain_route` does."""
        return await self._introspection.explain_route(request, caller)
