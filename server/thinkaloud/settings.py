"""The settings: one frozen tree. Every default stands here, once.

`settings_file.load` reads it from YAML. The environment can override a scalar: `THINKALOUD_SERVER__PORT=9000`.
"""

import hashlib
import os
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Visibility

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
    heartbeat: Seconds = 10
    """Between two comments on a stream that has nothing else to send."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class LimitsSettings(Section):
    """How much of anything one request, or all of them together, may take. Bytes, seconds and counts."""

    body: int = Field(8 * 1024 * 1024, ge=1024)
    """Largest request body; a larger one is answered 413."""
    body_deadline: Seconds = 30
    """From the end of the headers to the end of the body; 408 after it."""
    headers: int = Field(64 * 1024, ge=1024)
    """Largest request line and headers together; 431."""
    header_deadline: Seconds = 20
    """From the connection, or a later request's first byte, to the end of the headers; 408."""
    json_depth: int = Field(64, ge=1, le=256)
    """Objects and arrays inside each other."""
    json_nodes: int = Field(250_000, ge=1)
    """Values in one body, of any kind."""
    messages: int = Field(2048, ge=1)
    tools: int = Field(128, ge=0)
    stops: int = Field(4, ge=0)
    stop_length: int = Field(128, ge=1)
    """Characters of one stop string."""
    n: int = Field(8, ge=1)
    """Choices of one request."""
    running: int = Field(1024, ge=1)
    """Requests in work at once; more of them wait, first come, first served."""
    queue: int = Field(1024, ge=0)
    """Requests that wait; one more is answered 503."""
    queue_wait: Seconds = 60
    """How long one waits; 503 after it."""
    first_token: Seconds = 300
    """From the engine's taking a request to its first token."""
    between_tokens: Seconds = 120
    """From one token to the next."""
    total: Seconds = 3600
    """From the engine's taking a request to its last token."""
    send_timeout: Seconds = 30
    """A reader that takes nothing for so long is dropped and its generation aborted."""


class Secret(Section):
    """A secret by reference, so that the file can be committed."""

    env: str | None = None
    file: Path | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(getattr(self, name) is not None for name in type(self).model_fields) != 1:
            raise ValueError(f"give one of {', '.join(type(self).model_fields)}")
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
            value = self.file.read_text().strip()
        except OSError as error:
            raise SettingsError(f"the secret file {self.file} cannot be read: {error.strerror}") from error
        if not value:
            raise SettingsError(f"the secret file {self.file} is empty")
        return value


class KeySecret(Secret):
    """The secret of a key, which the server need not know: the SHA-256 of it is enough."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None

    def digest(self) -> bytes:
        """The SHA-256 of the secret. Raises `SettingsError` where it is not there."""
        if self.sha256 is not None:
            return bytes.fromhex(self.sha256)
        return hashlib.sha256(self.read().encode()).digest()


class KeySettings(Section):
    """One key, and what its holder may have. None is no limit.

    visibility: the most that is sent back of a trace.
    models: patterns of served models' names, such as `tiny-*`.
    max_running: requests at once. max_tokens: the largest that a request may ask for.
    """

    name: str = Field(pattern=r"^[\w.-]{1,64}$")
    secret: KeySecret
    visibility: Visibility = "full"
    models: tuple[str, ...] = ("*",)
    max_running: int | None = Field(None, ge=1)
    requests_per_minute: int | None = Field(None, ge=1)
    tokens_per_minute: int | None = Field(None, ge=1)
    max_tokens: int | None = Field(None, ge=1)


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
    switch: the template argument that turns thinking on and off; null for a model that cannot be switched.
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
    keeps_in_tool_loop: bool | None = None
    switch: str | None = None

    @model_validator(mode="after")
    def _named_or_spelt(self) -> Self:
        if self.format is None and (self.start is None or self.end is None):
            raise ValueError("give format: NAME, or both start and end")
        return self


class SamplingSettings(Section):
    """What a model samples with where the request does not say; by the names of `generation.Sampling`."""

    max_tokens: int | None = Field(None, ge=1)
    min_tokens: int | None = Field(None, ge=0)
    temperature: float | None = Field(None, ge=0, le=2)
    top_p: float | None = Field(None, gt=0, le=1)
    top_k: int | None = Field(None, ge=-1)
    min_p: float | None = Field(None, ge=0, le=1)
    presence_penalty: float | None = Field(None, ge=-2, le=2)
    frequency_penalty: float | None = Field(None, ge=-2, le=2)
    repetition_penalty: float | None = Field(None, gt=0, le=10)
    seed: int | None = None
    ignore_eos: bool | None = None
    stop_token_ids: list[int] | None = None
    bad_words: list[str] | None = None


PRESETS = {
    "deepseek-r1": SamplingSettings(temperature=0.6, top_p=0.95),
    "qwen3": SamplingSettings(temperature=0.6, top_p=0.95, top_k=20),
    "fast": SamplingSettings(temperature=0.7, top_p=0.8, top_k=20),
}
"""Sampling by name, as the makers of the models recommend it."""


class ModelSettings(Section):
    """One served model. Without `thinking` it is a fast model: all that it says is answer.

    template_arguments: variables for the chat template; those of a request win.
    sampling: a preset by name, or the parameters; those of a request win.
    system_prompt: for conversations that bring none.
    lora: the folder of an adapter on the engine's model.
    tool_parser: the name of a tool parser of vLLM's, such as hermes; an upstream finds tool calls itself.
    visibility: the most that any caller may see of this model's trace.
    """

    engine: str
    thinking: ThinkingSettings | None = None
    template_arguments: dict[str, Any] = {}
    sampling: Literal["deepseek-r1", "qwen3", "fast"] | SamplingSettings = SamplingSettings()
    system_prompt: str | None = Field(None, min_length=1)
    lora: str | None = None
    tool_parser: str | None = Field(None, min_length=1)
    visibility: Visibility = "full"

    def sampling_defaults(self) -> SamplingSettings:
        """The parameters themselves, where a preset was named too."""
        return PRESETS[self.sampling] if isinstance(self.sampling, str) else self.sampling


class Settings(BaseSettings):
    """The whole file."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="THINKALOUD_", env_nested_delimiter="__")

    server: ServerSettings = ServerSettings()
    limits: LimitsSettings = LimitsSettings()
    keys: tuple[KeySettings, ...] = ()
    """None: an open server, which listens on loopback only."""
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

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        names = [key.name for key in self.keys]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"keys: there are two keys named {name}")
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
