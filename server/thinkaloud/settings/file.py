"""Read the settings from a YAML file.

    settings = load(Path("configs/tiny.yaml"))

Paths are relative to the file, not to the working directory.
"""

from collections.abc import Callable, Iterator
from os.path import expanduser, isdir, isfile  # for any text; a Path's own raise for an invalid name
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError as UnreadableVariable

from thinkaloud.errors import SettingsError
from thinkaloud.settings import PooledEngine, ScriptedEngine, Settings, TokensEngine, VllmEngine, prepared
from thinkaloud.settings.store import SQLITE


def load(path: Path) -> Settings:
    """Read and validate the settings file at `path`, with absolute paths.

    Raises:
        SettingsError: one line for each mistake, with the file and the key: unknown keys, wrong types, missing files.
    """
    from ruamel.yaml import YAML  # imported late: `--help` reads no file
    from ruamel.yaml.error import YAMLError

    try:
        tree = YAML(typ="safe", pure=True).load(path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (YAMLError, ValueError, RecursionError) as error:  # ruamel's own constructors raise a plain ValueError
        raise SettingsError(f"{path}: is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(tree, dict):
        raise SettingsError(f"{path}: must be a mapping with the keys server, engines, models")
    if odd := [
        key for key in tree if not isinstance(key, str) or key.startswith("_")
    ]:  # names that pydantic-settings uses
        raise SettingsError(f"{path}: {odd[0]}: there is no such key")
    _resolve_paths(tree, path.resolve().parent)
    try:
        settings = Settings(**tree)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(path, mistake) for mistake in error.errors())) from None
    except UnreadableVariable as error:
        raise SettingsError(f"{path}: a variable THINKALOUD_... cannot be read: {error}") from None
    _require_files(path, settings)
    return settings


def _line(path: Path, mistake: Any) -> str:
    key = ".".join(str(part) for part in mistake["loc"] if part not in {"vllm", "upstream", "tokens", "scripted"})
    message = mistake["msg"].removeprefix("Value error, ")
    if mistake["type"] == "extra_forbidden":
        message = "there is no such key"
    return f"{path}: {key}: {message}" if key else f"{path}: {message}"


def _resolve_paths(tree: dict[str, Any], folder: Path) -> None:
    """Make all paths absolute, in place."""
    models = tree.get("models")
    for model in models.values() if isinstance(models, dict) else ():
        if not isinstance(model, dict):
            continue
        if isinstance(lora := model.get("lora"), str):
            model["lora"] = _model_path(lora, folder)
        if isinstance(route := model.get("route"), dict) and isinstance(fit := route.get("fit"), str):
            route["fit"] = str(folder / fit)
    engines = tree.get("engines")
    for engine in engines.values() if isinstance(engines, dict) else ():
        if not isinstance(engine, dict):
            continue
        if isinstance(transcript := engine.get("transcript"), str):
            engine["transcript"] = str(folder / transcript)
        if engine.get("kind") in {"vllm", "tokens"} and isinstance(model := engine.get("model"), str):
            engine["model"] = _model_path(model, folder)
        _resolve_engine_secrets(engine, folder)
    keys = tree.get("keys")
    for key in keys if isinstance(keys, list) else ():
        if isinstance(key, dict):
            _resolve_secret(key.get("secret"), folder)
    _resolve_store(tree.get("store"), folder)
    traces = tree.get("traces")
    if isinstance(traces, dict):
        _resolve_traces(traces, folder)


def _resolve_engine_secrets(engine: dict[str, Any], folder: Path) -> None:
    members = engine.get("members")
    for holder in (engine, *(members if isinstance(members, list) else ())):
        if isinstance(holder, dict):
            _resolve_secret(holder.get("api_key"), folder)


def _resolve_store(store: Any, folder: Path) -> None:
    if isinstance(store, dict) and isinstance(url := store.get("url"), str) and url.startswith(SQLITE):
        store["url"] = SQLITE + str(folder / url.removeprefix(SQLITE))


def _resolve_traces(traces: dict[str, Any], folder: Path) -> None:
    archive, sealing = traces.get("archive"), traces.get("sealing")
    if isinstance(archive, dict) and isinstance(file := archive.get("path"), str):
        archive["path"] = str(folder / file)
    keys = sealing.get("keys") if isinstance(sealing, dict) else None
    for secret in keys if isinstance(keys, list) else ():
        _resolve_secret(secret, folder)


def _resolve_secret(secret: Any, folder: Path) -> None:
    if isinstance(secret, dict) and isinstance(file := secret.get("file"), str):
        secret["file"] = str(folder / file)


def _model_path(model: str, folder: Path) -> str:
    """Resolve a model that is prepared, looks like a path, or is a folder beside the file. Anything else is a name on
    the hub."""
    if model.startswith(prepared.SCHEME):
        return str(prepared.folder(model.removeprefix(prepared.SCHEME)))
    path = expanduser(model)
    if model.startswith((".", "/", "~")) or isdir(folder / path):
        return str((folder / path).resolve())
    return model


def _require_files(path: Path, settings: Settings) -> None:
    """Raise `SettingsError` for files and secrets that are missing, rather than fail at the first request."""
    missing = []
    for name, engine in settings.engines.items():
        if (
            isinstance(engine, VllmEngine | TokensEngine)
            and engine.model.startswith("/")
            and not isfile(Path(engine.model) / "config.json")
        ):
            missing.append(
                f"{path}: engines.{name}.model: there is no model folder {engine.model}{prepared.advice(engine.model)}"
            )
        if isinstance(engine, ScriptedEngine) and not isfile(engine.transcript):
            missing.append(f"{path}: engines.{name}.transcript: there is no file {engine.transcript}")
    for name, route in settings.routes.items():
        if route.fit is not None and not isfile(route.fit):
            missing.append(f"{path}: models.{name}.route.fit: there is no file {route.fit}")
    for key, read in _secrets(settings):
        try:
            read()
        except SettingsError as error:
            missing.append(f"{path}: {key}: {error}")
    if missing:
        raise SettingsError("\n".join(missing))


def _secrets(settings: Settings) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the key of each secret, and the function that reads it."""
    for name, engine in settings.engines.items():
        if isinstance(engine, PooledEngine):
            holders = {"": engine} | {f"members.{at}.": member for at, member in enumerate(engine.members)}
            for place, holder in holders.items():
                if holder.api_key is not None:
                    yield f"engines.{name}.{place}api_key", holder.api_key.read
    for number, key in enumerate(settings.keys):
        yield f"keys.{number}.secret", key.secret.digest
    for number, secret in enumerate(settings.traces.sealing.keys if settings.traces.sealing else ()):
        yield f"traces.sealing.keys.{number}", secret.material
