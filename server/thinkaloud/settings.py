"""The settings: one frozen tree, read from a YAML file and the environment. Every default stands here, once.

    settings = load(Path("configs/tiny.yaml"))

A scalar can be overridden from the environment: `THINKALOUD_SERVER__PORT=9000`. Unknown keys, wrong types and
missing files end in `SettingsError`: one line for each mistake, with the key and the file.
"""

import os
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .errors import SettingsError

Seconds = Annotated[float, Field(gt=0, le=86_400)]


class Section(BaseModel):
    """Base of every part of the tree."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())


class ServerSettings(Section):
    """Where the server listens, and how it begins and ends."""

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65_535)
    ready_timeout: Seconds = 20
    """How long a request waits for a model that is still loading."""
    grace: Seconds = 30
    """How long running streams may go on after SIGTERM or Ctrl-C."""
    max_running: int = Field(1024, ge=1)
    """Requests in work at once; one more is answered 503."""
    max_body: int = Field(8 * 1024 * 1024, ge=1024)
    """Largest request body, in bytes."""
    heartbeat: Seconds = 10
    """Between two comments on a stream that has nothing else to send."""
    send_timeout: Seconds = 30
    """A reader that takes nothing for so long is dropped and its generation aborted."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class Secret(Section):
    """A secret by reference, so that the file can be committed."""

    env: str | None = None
    file: Path | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.env is None) == (self.file is None):
            raise ValueError("give either env: NAME or file: PATH")
        return self

    def read(self) -> str:
        """The secret itself. Raises `SettingsError` where it is not there."""
        if self.env is not None:
            value = os.environ.get(self.env, "")
            if not value:
                raise SettingsError(f"the environment variable {self.env} is not set")
            return value
        assert self.file is not None  # noqa: S101  narrowed by the validator
        try:
            return self.file.read_text().strip()
        except OSError as error:
            raise SettingsError(f"the secret file {self.file} cannot be read: {error.strerror}") from error


class VllmEngine(Section):
    """A vLLM engine in this process.

    model: a folder (relative to the settings file) or a name on the Hugging Face hub.
    args: any argument of vLLM's AsyncEngineArgs.
    """

    kind: Literal["vllm"]
    model: str
    args: dict[str, Any] = {}


class UpstreamEngine(Section):
    """Any OpenAI-compatible server, over HTTP.

    model: the name that the upstream serves.
    read_timeout: between two pieces of an answer; the first one may take as long.
    """

    kind: Literal["upstream"]
    base_url: HttpUrl
    model: str
    api_key: Secret | None = None
    context_length: int | None = Field(None, ge=1)
    connect_timeout: Seconds = 5
    read_timeout: Seconds = 300
    max_connections: int = Field(256, ge=1)


class ScriptedEngine(Section):
    """Replays a transcript: for demonstrations, tests and measuring everything but the model.

    chunk_tokens: tokens a chunk. delay: seconds before each chunk.
    """

    kind: Literal["scripted"]
    transcript: Path
    chunk_tokens: int = Field(1, ge=1)
    delay: float = Field(0.0, ge=0, le=60)


EngineSettings = Annotated[VllmEngine | UpstreamEngine | ScriptedEngine, Field(discriminator="kind")]


class ThinkingSettings(Section):
    """How a model marks its trace: a row of `thinking/formats.py` by name, or the two tags; the rest overrides the row.

    opened_by_prompt: for engines that do not show the rendered prompt.
    """

    format: str | None = None
    start: str | None = Field(None, min_length=1)
    end: str | None = Field(None, min_length=1)
    opened_by_prompt: bool | None = None
    whitespace: Literal["trim", "verbatim"] | None = None
    implicit_open: bool | None = None
    implicit_end: tuple[str, ...] | None = None
    reopens: bool | None = None
    unclosed: Literal["trace", "promote_on_stop"] | None = None

    @model_validator(mode="after")
    def _named_or_spelt(self) -> Self:
        if self.format is None and (self.start is None or self.end is None):
            raise ValueError("give format: NAME, or both start and end")
        return self


class ModelSettings(Section):
    """One served model. Without `thinking` it is a fast model: all that it says is answer."""

    engine: str
    thinking: ThinkingSettings | None = None


class Settings(BaseSettings):
    """The whole file."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="THINKALOUD_", env_nested_delimiter="__")

    server: ServerSettings = ServerSettings()
    engines: dict[str, EngineSettings] = Field(min_length=1)
    models: dict[str, ModelSettings] = Field(min_length=1)

    @model_validator(mode="after")
    def _engines_exist(self) -> Self:
        for name, model in self.models.items():
            if model.engine not in self.engines:
                known = ", ".join(self.engines)
                raise ValueError(f"models.{name}.engine: there is no engine named {model.engine!r} (there is: {known})")
            parser = model.thinking is not None and (model.thinking.format or "").startswith("vllm:")
            if parser and not isinstance(self.engines[model.engine], VllmEngine):
                raise ValueError(f"models.{name}.thinking.format: a parser of vLLM's needs an engine of kind vllm")
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file."""
        return env_settings, init_settings


def load(path: Path) -> Settings:
    """Read, resolve and validate the settings file at `path`.

    Raises:
        SettingsError: one line a mistake, each with the file and the key.
    """
    try:
        tree = YAML(typ="safe", pure=True).load(path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(tree, dict):
        raise SettingsError(f"{path}: must be a mapping with the keys server, engines, models")
    _resolve_paths(tree, path.resolve().parent)
    try:
        settings = Settings(**tree)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(path, mistake) for mistake in error.errors())) from None
    _require_files(path, settings)
    return settings


def _line(path: Path, mistake: Any) -> str:
    key = ".".join(str(part) for part in mistake["loc"] if part not in {"vllm", "upstream", "scripted"})
    message = mistake["msg"].removeprefix("Value error, ")
    if mistake["type"] == "extra_forbidden":
        message = "there is no such key"
    return f"{path}: {key}: {message}" if key else f"{path}: {message}"


def _resolve_paths(tree: dict[str, Any], folder: Path) -> None:
    """Make the paths of the file absolute, in place: they are relative to the file, not to the working directory."""
    engines = tree.get("engines")
    for engine in engines.values() if isinstance(engines, dict) else ():
        if not isinstance(engine, dict):
            continue
        if isinstance(transcript := engine.get("transcript"), str):
            engine["transcript"] = str(folder / transcript)
        if engine.get("kind") == "vllm" and isinstance(model := engine.get("model"), str):
            engine["model"] = _model_path(model, folder)
        if isinstance(secret := engine.get("api_key"), dict) and isinstance(file := secret.get("file"), str):
            secret["file"] = str(folder / file)


def _model_path(model: str, folder: Path) -> str:
    """A model that looks like a path, or is a folder beside the file, is one; anything else is a hub's name."""
    path = Path(model).expanduser()
    if model.startswith((".", "/", "~")) or (folder / path).is_dir():
        return str((folder / path).resolve())
    return model


def _require_files(path: Path, settings: Settings) -> None:
    """Files that the settings name must be there now, not at the first request."""
    missing = []
    for name, engine in settings.engines.items():
        if (
            isinstance(engine, VllmEngine)
            and engine.model.startswith("/")
            and not (Path(engine.model) / "config.json").is_file()
        ):
            missing.append(f"{path}: engines.{name}.model: there is no model folder {engine.model}")
        if isinstance(engine, ScriptedEngine) and not engine.transcript.is_file():
            missing.append(f"{path}: engines.{name}.transcript: there is no file {engine.transcript}")
        if isinstance(engine, UpstreamEngine) and engine.api_key is not None:
            try:
                engine.api_key.read()
            except SettingsError as error:
                missing.append(f"{path}: engines.{name}.api_key: {error}")
    if missing:
        raise SettingsError("\n".join(missing))
