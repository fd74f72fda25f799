"""Validation before a start: everything about the settings that can be known without loading a model."""

import json
from importlib.util import find_spec
from pathlib import Path

from thinkaloud.access.keyring import Keyring
from thinkaloud.engine import transcript
from thinkaloud.errors import SettingsError
from thinkaloud.pretrained import preparation
from thinkaloud.protocols.wire.hosts import is_loopback
from thinkaloud.routing.policy import Router
from thinkaloud.settings import ScriptedEngine, Settings, TokensEngine, VllmEngine
from thinkaloud.state.build import build as build_state
from thinkaloud.store.build import build as build_store
from thinkaloud.thinking.formats import resolve_format
from thinkaloud.traces.kept import records
from thinkaloud.workers.count import count_workers


def require(path: Path, settings: Settings, *, insecure_open: bool = False) -> None:
    """Check everything that would keep a server with these settings from starting.

    path: the settings file, for messages.
    insecure_open: allow a server without keys on a host that others can reach.
    Raises:
        SettingsError: one line that names the file and the key.
    """
    if not insecure_open:
        require_keys_or_loopback(settings)
    require_workers(path, settings)
    require_engines(path, settings)
    require_routes(path, settings)
    require_files(path, settings)


def require_workers(path: Path, settings: Settings) -> None:
    """Check that what the settings ask for can be shared by as many processes. Raises `SettingsError`."""
    try:
        count_workers(settings)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def require_engines(path: Path, settings: Settings) -> None:
    """Check that every kind of engine is installed and every thinking format exists. Raises `SettingsError`."""
    for name, engine in settings.engines.items():
        if isinstance(engine, VllmEngine) and find_spec("vllm") is None:
            raise SettingsError(
                f"{path}: engines.{name}.kind: vllm is not installed; install thinkaloud[cpu] or thinkaloud[gpu]"
            )
        if isinstance(engine, TokensEngine) and find_spec("transformers") is None:
            raise SettingsError(
                f"{path}: engines.{name}.kind: transformers is not installed; install thinkaloud[tokens]"
            )
    for name, model in settings.models.items():
        if (
            model.tool_parser is not None
            and isinstance(settings.engines[model.engine], TokensEngine)
            and find_spec("vllm") is None
        ):
            raise SettingsError(
                f"{path}: models.{name}.tool_parser: {model.tool_parser} is vLLM's, which is not installed here; "
                "install thinkaloud[cpu] or thinkaloud[gpu], or serve the model without tools"
            )
        if model.thinking is not None:
            try:
                resolve_format(model.thinking)
            except SettingsError as error:
                raise SettingsError(f"{path}: models.{name}.thinking: {error}") from None


def require_routes(path: Path, settings: Settings) -> None:
    """Check the fit and the rules of every alias. Raises `SettingsError`."""
    for name, route in settings.routes.items():
        try:
            Router.load(route)
        except SettingsError as error:
            raise SettingsError(f"{path}: models.{name}.route: {error}") from None


def require_files(path: Path, settings: Settings) -> None:
    """Check that transcripts, models, the archive, the store's drivers and secrets exist. Raises `SettingsError`."""
    for name, engine in settings.engines.items():
        if isinstance(engine, ScriptedEngine):
            transcript.load(engine.transcript)
        elif isinstance(engine, VllmEngine | TokensEngine) and engine.model.startswith("/"):
            _require_json(f"{path}: engines.{name}.model", Path(engine.model) / "config.json")
            if preparation.is_outdated(engine.model):
                raise SettingsError(
                    f"{path}: engines.{name}.model: {engine.model} is not what this version makes: "
                    "make it again with `thinkaloud models prepare`"
                )
    for name, model in settings.models.items():
        if model.lora is not None and model.lora.startswith("/"):
            _require_json(f"{path}: models.{name}.lora", Path(model.lora) / "adapter_config.json")
    build_store(settings.store)
    build_state(settings)
    if settings.traces.archive is not None:
        records.require_writable(settings.traces.archive.path)
    Keyring(settings.keys, b"")


def _require_json(key: str, file: Path) -> None:
    try:
        json.loads(file.read_bytes())
    except OSError as error:
        raise SettingsError(f"{key}: {file} cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise SettingsError(f"{key}: {file} is not JSON") from None


def require_keys_or_loopback(settings: Settings) -> None:
    """Check that a server without keys listens on loopback only. Raises `SettingsError`."""
    if not settings.keys and not is_loopback(settings.server.host):
        raise SettingsError(
            f"server.host: {settings.server.host} can be reached from outside and there are no keys: "
            "make one with `thinkaloud keys new`, or say --insecure-open"
        )
