"""What `thinkaloud check` says: the settings, read once more with everything that can be known without loading."""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from thinkaloud.access.keyring import Keyring
from thinkaloud.engine import transcript
from thinkaloud.errors import SettingsError
from thinkaloud.protocols.wire.hosts import is_loopback
from thinkaloud.routing.policy import Router
from thinkaloud.settings import (
    EngineSettings,
    ModelSettings,
    RouteSettings,
    ScriptedEngine,
    Settings,
    UpstreamEngine,
    VllmEngine,
)
from thinkaloud.thinking.formats import resolve
from thinkaloud.traces.kept import records


def report(path: Path, settings: Settings, *, insecure_open: bool = False) -> list[str]:
    """One line a fact. Raises `SettingsError` for what would keep `serve` from starting."""
    require(path, settings, insecure_open=insecure_open)
    return [f"{path}: valid", *_lines(settings)]


def require(path: Path, settings: Settings, *, insecure_open: bool = False) -> None:
    """Raises `SettingsError` where what the settings name is not to be had here, or is not what it should be.

    insecure_open: everyone on the network may use the server.
    """
    if not insecure_open:
        require_keys_or_loopback(settings)
    require_engines(path, settings)
    require_routes(path, settings)
    require_files(path, settings)


def require_engines(path: Path, settings: Settings) -> None:
    """Raises `SettingsError` where an engine's kind or a model's format is not to be had here."""
    for name, engine in settings.engines.items():
        if isinstance(engine, VllmEngine) and find_spec("vllm") is None:
            raise SettingsError(
                f"{path}: engines.{name}.kind: vllm is not installed; install thinkaloud[cpu] or thinkaloud[gpu]"
            )
    for name, model in settings.models.items():
        if model.thinking is not None:
            try:
                resolve(model.thinking)
            except SettingsError as error:
                raise SettingsError(f"{path}: models.{name}.thinking: {error}") from None


def require_routes(path: Path, settings: Settings) -> None:
    """Raises `SettingsError` where an alias's fit or rules cannot be used."""
    for name, route in settings.routes.items():
        try:
            Router.load(route)
        except SettingsError as error:
            raise SettingsError(f"{path}: models.{name}.route: {error}") from None


def require_files(path: Path, settings: Settings) -> None:
    """Raises `SettingsError` where a file cannot be used: transcripts, folders of models, the archive, secrets."""
    for name, engine in settings.engines.items():
        if isinstance(engine, ScriptedEngine):
            transcript.load(engine.transcript)
        elif isinstance(engine, VllmEngine) and engine.model.startswith("/"):
            _require_json(f"{path}: engines.{name}.model", Path(engine.model) / "config.json")
    for name, model in settings.models.items():
        if model.lora is not None and model.lora.startswith("/"):
            _require_json(f"{path}: models.{name}.lora", Path(model.lora) / "adapter_config.json")
    if settings.traces.archive is not None:
        records.require_writable(settings.traces.archive.path)
    Keyring(settings.keys)


def _require_json(key: str, file: Path) -> None:
    try:
        json.loads(file.read_bytes())
    except OSError as error:
        raise SettingsError(f"{key}: {file} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise SettingsError(f"{key}: {file} is not JSON") from None


def require_keys_or_loopback(settings: Settings) -> None:
    """Raises `SettingsError` where everyone on the network could use the server."""
    if not settings.keys and not is_loopback(settings.server.host):
        raise SettingsError(
            f"server.host: {settings.server.host} can be reached from outside and there are no keys: "
            "make one with `thinkaloud keys new`, or say --insecure-open"
        )


def _lines(settings: Settings) -> Iterator[str]:
    yield f"listens on http://{settings.server.host}:{settings.server.port}"
    without = "none, loopback only" if is_loopback(settings.server.host) else "none, open to everyone"
    yield f"keys: {', '.join(key.name for key in settings.keys) or without}"
    yield f"traces: {', '.join(_traces(settings))}"
    for name, model in settings.models.items():
        yield f"model {name}: {_thinking(model)}, on {_engine(settings.engines[model.engine])}"
        if _begins_unseen(model, settings):
            yield (
                f"model {name}: warning: nobody knows whether its prompt opens the trace, so a caller who may not see "
                "the trace waits for the whole answer; say it with thinking.opened_by_prompt (or implicit_open)"
            )
    for name, route in settings.routes.items():
        yield f"alias {name}: {route.fast}, or {route.thinking} {_routing(route)}"


def _routing(route: RouteSettings) -> str:
    told = ["where thinking gains" if route.fit else "where a prompt needs thinking"]
    if route.quality is not None:
        told.append(f"keeping {route.quality:.0%} of its right answers")
    if route.share is not None:
        told.append(f"at most {route.share:.0%} of the prompts")
    if route.gate is not None:
        told.append("with a gate")
    return ", ".join(told)


def _traces(settings: Settings) -> Iterator[str]:
    traces = settings.traces
    yield f"{traces.visibility} by default"
    yield f"summaries {f'by {traces.summaries.model}' if traces.summaries.model else 'without a model'}"
    yield "sealed on request" if traces.sealing else "never sealed"
    yield f"kept {traces.archive.days:g} days in {traces.archive.path}" if traces.archive else "not kept"


def _thinking(model: ModelSettings) -> str:
    if model.thinking is None:
        return "answers at once"
    tags = model.thinking.format or f"{model.thinking.start!r} ... {model.thinking.end!r}"
    return f"thinks ({tags})" if model.visibility == "full" else f"thinks ({tags}; at most {model.visibility} is shown)"


def _begins_unseen(model: ModelSettings, settings: Settings) -> bool:
    """Whether only labels or tags in the output can tell where the trace begins."""
    if model.thinking is None or not isinstance(settings.engines[model.engine], UpstreamEngine):
        return False
    format = resolve(model.thinking)
    return bool(format.start) and model.thinking.opened_by_prompt is None and format.implicit_open is None


def _engine(engine: EngineSettings) -> str:
    if isinstance(engine, VllmEngine):
        arguments = ", ".join(f"{key}={value}" for key, value in engine.args.items())
        return f"vLLM, {engine.model}" + (f" ({arguments})" if arguments else "")
    if isinstance(engine, UpstreamEngine):
        return f"upstream {engine.base_url} as {engine.model}"
    return f"transcript {engine.transcript}"
