"""One model's attempt at a request: its prompt, its choices and their stages, up to the first event.

An alias has two models: where the first one cannot answer, or its draft is not good enough, there is a second attempt.
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from thinkaloud.access.caller import Caller
from thinkaloud.access.gate import Gate
from thinkaloud.access.permit import Permit
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import EngineFailed, RequestError
from thinkaloud.events import Event, Started
from thinkaloud.generation import GenerationRequest, Route, Visibility
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.choice import Choice
from thinkaloud.request.merge import merge
from thinkaloud.request.preparation import Preparation, limit_request, prepare, render
from thinkaloud.request.reader import ChoicesSource, Reader
from thinkaloud.request.registry import RunningRequest
from thinkaloud.request.sealing import Sealing, SealStage
from thinkaloud.request.self_consistency import elect
from thinkaloud.request.stages import RequestStages, request_stages
from thinkaloud.request.summarizer import Summarizers
from thinkaloud.routing.draft import Draft, Source, add_logprobs, check_draft
from thinkaloud.routing.efforts import apply_effort
from thinkaloud.routing.policy import Router
from thinkaloud.runtime.wait import Wait
from thinkaloud.telemetry.metrics import Metrics
from thinkaloud.telemetry.request_log import LogLine, RequestLog
from thinkaloud.traces.kept.archive import Archive


@dataclass(slots=True, frozen=True)
class Job:
    """One request and what it holds while it runs."""

    request: GenerationRequest
    caller: Caller
    permit: Permit
    running: RunningRequest
    request_log: RequestLog


@dataclass(slots=True, frozen=True)
class Attempts:
    """Begins the attempts of one server.

    ceiling: the most that a caller may see of the trace of a model or an alias.
    ready_timeout: seconds that a request waits for a model that is still loading.
    """

    fleet: Fleet
    gate: Gate
    routers: Mapping[str, Router]
    metrics: Metrics
    sealing: Sealing
    archive: Archive | None
    summarizers: Summarizers
    ceiling: Callable[[str, Caller], Visibility]
    ready_timeout: float

    async def begin(self, job: Job, model: ServedModel, route: Route | None) -> Reader:
        """The answer of `model`. Raises `DraftRejected` where it begins with a draft that is not good enough."""
        ceiling = self.ceiling(job.request.model, job.caller)
        request = limit_request(apply_effort(job.request, route), ceiling, model)
        seal = self.sealing.stage(request, model, job.caller)
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
        self, job: Job, request: GenerationRequest, model: ServedModel, ceiling: Visibility, route: Route
    ) -> tuple[Started, Source, Route]:
        """The answer of `model`, once its beginning is good enough. Raises `DraftRejected` where it is not."""
        try:
            started, source = await self._start(job, add_logprobs(request), model, ceiling)
            draft = Draft(source, request.sampling.logprobs)
            return started, draft, await check_draft(draft, route, self.routers[job.request.model])
        except RequestError as error:
            self.metrics.count_error(model.name, error)
            LogLine(job.request_log, model.name, job.permit.started_at, lambda: job.permit.output_tokens).close(error)
            raise

    async def _start(
        self, job: Job, request: GenerationRequest, model: ServedModel, ceiling: Visibility
    ) -> tuple[Started, ChoicesSource]:
        """The first event, and the events of the choices of `model`, none of which runs yet."""
        running = job.running
        with running.interruption.while_queued():
            await self.fleet.wait_ready(model.engine_name, self.ready_timeout)
        with running.interruption:
            request, unopened = await self.sealing.open_history(request, model, job.caller)
            rendered, caller = await render(request, model), job.caller
            prompt = replace(
                rendered,
                cache_salt=caller.cache_salt,
                session=request.session,
                trace_context=request.trace_context,
                caller=caller.name,
            )
        prepared = await prepare(request, model, prompt, ceiling, job.permit)
        running.switch.is_supported = prepared.opening.bounds is not None or not model.thinking
        report_failure = partial(self.fleet.report_failure, model.engine_name)
        return prepared.started(unopened), self._generate(prepared, job, report_failure)

    def _generate(
        self, prepared: Preparation, job: Job, report_failure: Callable[[EngineFailed], None]
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

    def _stages(
        self, job: Job, request: GenerationRequest, model: ServedModel, seal: SealStage | None
    ) -> RequestStages:
        return request_stages(
            request,
            model.name,
            job.caller.name,
            job.permit,
            metrics=self.metrics,
            request_log=job.request_log,
            archive=self.archive,
            seal=seal,
            summarizer=self.summarizers.for_request(request.id, job.caller.cache_salt),
        )
