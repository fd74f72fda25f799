"""The lines of `thinkaloud check`: what valid settings would serve, one line a fact."""

from collections.abc import Iterator

from thinkaloud.engine.base import EngineRequirements
from thinkaloud.protocols.wire.hosts import is_loopback
from thinkaloud.request.catalog import requirements
from thinkaloud.settings import (
    EngineSettings,
    ModelSettings,
    PooledEngine,
    RouteSettings,
    Settings,
    StoreSettings,
    TokensEngine,
    UpstreamEngine,
    VllmEngine,
)
from thinkaloud.thinking.formats import resolve_format


def lines(settings: Settings) -> Iterator[str]:
    """Describe the addresses, keys, traces, store, engines, models and aliases.

    Raises `SettingsError` if an adapter cannot be read.
    """
    yield f"listens on http://{settings.server.host}:{settings.server.port}"
    without = "none, loopback only" if is_loopback(settings.server.host) else "none, open to everyone"
    if (metrics := settings.server.metrics) is not None:
        reach = "loopback only" if is_loopback(metrics.host) else "for everyone who reaches it"
        yield f"metrics on http://{metrics.host}:{metrics.port}/metrics, without keys, {reach}"
    yield f"keys: {', '.join(key.name for key in settings.keys) or without}"
    yield f"traces: {', '.join(_trace_facts(settings))}"
    yield f"store: {_describe_store(settings.store)}"
    yield from _describe_state(settings)
    for name, engine in settings.engines.items():
        if isinstance(engine, VllmEngine):
            yield f"engine {name}: {_describe_choice(engine, requirements(settings, name))}"
    for name, model in settings.models.items():
        yield f"model {name}: {_describe_thinking(model)}, on {_describe_engine(settings.engines[model.engine])}"
        if _has_unknown_start(model, settings):
            yield (
                f"model {name}: warning: nobody knows whether its prompt opens the trace, so a caller who may not see "
                "the trace waits for the whole answer; say it with thinking.opened_by_prompt (or implicit_open)"
            )
    for name, route in settings.routes.items():
        models = {kind: " or ".join(lane.model for lane in route.all_lanes if lane.kind == kind) for kind in route.pair}
        yield f"alias {name}: {models['fast']}, or {models['thinking']} {_describe_route(route)}"


def _describe_route(route: RouteSettings) -> str:
    parts = ["where thinking gains" if route.fit else "where a prompt needs thinking"]
    if route.quality is not None:
        parts.append(f"keeping {route.quality:.0%} of its right answers")
    if route.share is not None:
        parts.append(f"at most {route.share:.0%} of the prompts")
    if route.gate is not None:
        parts.append("with a gate")
    if route.efforts:
        parts.append(f"with the efforts {', '.join(route.efforts)}")
    if route.shadow_lane is not None:
        parts.append(f"in shadow: all prompts go to the {route.shadow_lane} model")
    return ", ".join(parts)


def _trace_facts(settings: Settings) -> Iterator[str]:
    traces = settings.traces
    yield f"{traces.visibility} by default"
    yield f"summaries {f'by {traces.summaries.model}' if traces.summaries.model else 'without a model'}"
    yield "sealed on request" if traces.sealing else "never sealed"
    yield f"kept {traces.archive.days:g} days in {traces.archive.path}" if traces.archive else "not kept"


def _describe_store(store: StoreSettings) -> str:
    size, days = store.max_bytes / 2**20, store.max_age / 86_400
    bounds = f"at most {store.max_count:,} responses, {size:,.6g} MiB, {days:.6g} days"
    if store.routes is not None:
        features = " with features of prompts" if store.routes.features else ""
        bounds += f", records of routes{features} for {store.routes.days:g} days"
    if store.url is None:
        return f"in memory, {bounds}"
    from thinkaloud.store import inspection  # imported late: it comes with an extra

    return f"{inspection.name(store.url)}, {bounds}; {inspection.state(store.url)}"


def _describe_state(settings: Settings) -> Iterator[str]:
    if settings.state.url is None:
        return
    from thinkaloud.state.redis import inspection  # imported late: it comes with an extra

    yield f"state: {inspection.name(settings.state.url)}; {inspection.condition(settings.state)}"
    if settings.store.url is None:
        yield (
            "state: warning: stored responses are in the memory of one replica, under a sealing key of its own; for "
            "the others to find them, set store.url, and traces.sealing with the same secret everywhere"
        )


def _describe_thinking(model: ModelSettings) -> str:
    if model.thinking is None:
        return "answers at once"
    tags = model.thinking.format or f"{model.thinking.start!r} ... {model.thinking.end!r}"
    return f"thinks ({tags})" if model.visibility == "full" else f"thinks ({tags}; at most {model.visibility} is shown)"


def _has_unknown_start(model: ModelSettings, settings: Settings) -> bool:
    """Whether only the output can tell where the trace starts: nobody knows if the prompt opens it."""
    if model.thinking is None or not isinstance(settings.engines[model.engine], UpstreamEngine):
        return False
    format = resolve_format(model.thinking)
    return bool(format.start) and model.thinking.opened_by_prompt is None and format.implicit_open is None


def _describe_choice(engine: VllmEngine, needs: EngineRequirements) -> str:
    """What is chosen for this machine and for the served models, where the operator says nothing else."""
    from thinkaloud.engine.vllm.engine_args import chosen_arguments  # imported late: only this engine needs it

    chosen = chosen_arguments(engine.model, engine.args, needs)
    parts = [f"{key}={value}" for key, value in chosen.items() if key not in engine.args]
    kept = [
        f"{key}={engine.args[key]} (yours, instead of {value})" for key, value in chosen.items() if key in engine.args
    ]
    return f"chosen for this machine and its models: {', '.join(parts + kept) or 'nothing'}"


def _describe_engine(engine: EngineSettings) -> str:
    if isinstance(engine, VllmEngine):
        arguments = ", ".join(f"{key}={value}" for key, value in engine.args.items())
        return f"vLLM, {engine.model}" + (f" ({arguments})" if arguments else "")
    if isinstance(engine, UpstreamEngine):
        return f"{_describe_servers(engine, 'upstream')} as {engine.served_name}"
    if isinstance(engine, TokensEngine):
        return f"{_describe_servers(engine, 'tokens of')} as {engine.served_name}"
    return f"transcript {engine.transcript}"


def _describe_servers(engine: PooledEngine, kind: str) -> str:
    if engine.discover is not None:
        return f"{kind} the addresses of {engine.discover.dns}, port {engine.discover.port}"
    if engine.base_url is not None:
        return f"{kind} {engine.base_url}"
    members = (
        f"{member.url}" + (f" (weight {member.weight:g})" if member.weight != 1 else "") for member in engine.members
    )
    return f"{kind} {', '.join(members)}"
