"""The FastAPI application: engines, stages and dialects, put together. Importing it does nothing."""

import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from thinkaloud import __version__
from thinkaloud.access.cache_salt import salt_secret
from thinkaloud.access.gate import Gate
from thinkaloud.engine.base import Engine
from thinkaloud.engine.fleet import Fleet, build
from thinkaloud.errors import ThinkAloudError
from thinkaloud.protocols.chat import routes as chat
from thinkaloud.protocols.gemini import routes as gemini
from thinkaloud.protocols.gemini.dialect import GEMINI
from thinkaloud.protocols.messages import routes as messages
from thinkaloud.protocols.messages.dialect import MESSAGES
from thinkaloud.protocols.responses import routes as responses
from thinkaloud.protocols.responses.background import Runs
from thinkaloud.protocols.responses.record import fail_record
from thinkaloud.protocols.service import admin, health, metrics_page, models, outcomes, route, web_page
from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.auth import Authentication
from thinkaloud.protocols.wire.cors import Cors
from thinkaloud.protocols.wire.dialect import Dialect
from thinkaloud.protocols.wire.draining import Draining
from thinkaloud.protocols.wire.hosts import Hosts
from thinkaloud.protocols.wire.request_id import RequestId
from thinkaloud.protocols.wire.request_target import RequestTarget
from thinkaloud.request.catalog import build_catalog, requirements
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.request.route_records import RouteRecords
from thinkaloud.routing.policy import Router
from thinkaloud.routing.tool_loops import ToolLoops
from thinkaloud.runtime.peers import Peers
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import Settings
from thinkaloud.state.build import build as build_state
from thinkaloud.state.token_bucket import Clock
from thinkaloud.store.build import build as build_store
from thinkaloud.store.build import build_routed
from thinkaloud.telemetry.metrics import Metrics
from thinkaloud.traces.kept.stored_traces import StoredTraces

_DIALECTS: tuple[Dialect, ...] = (MESSAGES, GEMINI)
"""Those whose errors, headers and models have another form than OpenAI's."""


def create_app(
    settings: Settings,
    engines: Mapping[str, Engine] | None = None,
    *,
    on_failure: Callable[[ThinkAloudError], None] | None = None,
    clock: Clock = time.monotonic,
    worker: Worker | None = None,
) -> FastAPI:
    """The application for `settings`.

    engines: by name, instead of those that the settings describe.
    on_failure: called when an engine does not start; the application goes on and answers 503.
    clock: for the rate limits of keys.
    worker: which of several front ends this is.
    Raises `SettingsError`.
    """
    if engines is None:
        engines = {
            name: build(name, engine, requirements(settings, name), worker) for name, engine in settings.engines.items()
        }
    fleet = Fleet(engines, on_failure, settings.server)
    served = build_catalog(settings, fleet)
    capacities = {name: engine.capacity for name, engine in settings.engines.items() if engine.capacity is not None}
    state, peers = build_state(settings, clock), Peers(worker)
    salts = salt_secret(settings.traces.sealing, worker)
    gate = Gate(settings.keys, settings.limits, state, capacities, salts)
    metrics = Metrics()
    if state.is_shared:
        metrics.watch_state(lambda: state.is_up)
    metrics.watch_queue(lambda: gate.queue.length)
    for name, member in fleet.members.items():
        metrics.watch_engine(name, partial(fleet.is_ready, name), partial(getattr, member, "restarts"))
    routers = {
        name: Router.load(alias, gate.pressure, ToolLoops(name, state), lambda model: served[model].abilities)
        for name, alias in settings.routes.items()
    }
    timeout, others = settings.server.ready_timeout, OtherProcesses(state, peers)
    routed, kept = build_routed(settings.store), settings.store.routes
    records = RouteRecords(routed, gate, keeps_features=kept is not None and kept.features)
    pipeline = Pipeline(served, routers, fleet, gate, metrics, settings.traces, timeout, others, peers, records)

    store = build_store(settings.store)
    stored_traces = StoredTraces(settings.traces.sealing, settings.store)
    runs = Runs(store, others)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if pipeline.archive is not None:
            pipeline.archive.start()
        await store.start()
        await store.fail_running(fail_record)
        if routed is not None:
            await routed.start()
        await state.start()
        fleet.start()
        await peers.start()
        try:
            yield
        finally:
            await peers.close()
            await runs.close()
            await fleet.stop()
            await store.close()
            if routed is not None:
                await routed.close()
            await state.close()
            if pipeline.archive is not None:
                await pipeline.archive.stop()

    app = FastAPI(
        title="ThinkAloud",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # it would redirect to whatever the Host header names
    )
    app.state.fleet, app.state.settings, app.state.pipeline = fleet, settings, pipeline
    app.include_router(health.routes(pipeline))
    app.include_router(models.routes(pipeline))
    app.include_router(metrics_page.routes(pipeline))
    app.include_router(admin.routes(pipeline))
    app.include_router(chat.routes(pipeline, settings))
    app.include_router(responses.routes(pipeline, settings, store, stored_traces, runs))
    app.include_router(messages.routes(pipeline, settings))
    app.include_router(gemini.routes(pipeline, settings))
    app.include_router(route.routes(pipeline, settings))
    app.include_router(outcomes.routes(pipeline, settings))
    web_page.install(app, web_page.build_folder())
    error_response.install(app)
    app.add_middleware(Authentication, identify=gate.authenticate, limits=gate.limits)
    app.add_middleware(Hosts, server=settings.server, is_open=lambda: gate.is_open)
    app.add_middleware(RequestTarget)
    app.add_middleware(RequestId, dialects=_DIALECTS)
    app.add_middleware(Draining, is_draining=lambda: pipeline.is_draining)
    if settings.server.cors_origins:
        app.add_middleware(Cors, origins=settings.server.cors_origins, dialects=_DIALECTS)
    return app
