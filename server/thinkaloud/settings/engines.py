"""Engines: what runs the models."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, HttpUrl, field_validator

from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Seconds, Section


class Engine(Section):
    """Base of every kind of engine."""

    @property
    def capacity(self) -> int | None:
        """Concurrent generations, if the server must limit them. None for a local engine, which has its own queue."""
        return None


class VllmEngine(Engine):
    """A vLLM engine, started by the server."""

    kind: Literal["vllm"]
    """A vLLM engine."""
    model: str
    """Model folder, relative to the settings file, or a name on the Hugging Face hub."""
    args: dict[str, Any] = Field(default_factory=dict)
    """Arguments of vLLM's `AsyncEngineArgs`. On a CPU of up to four cores, the model runs in the engine's process by
    default; `distributed_executor_backend: mp` gives it a process of its own."""
    cache_salt: bool = True
    """Whether each tenant has its own prefix cache. If false, all keys share one."""


class UpstreamEngine(Engine):
    """Any OpenAI-compatible server, over HTTP."""

    kind: Literal["upstream"]
    """An OpenAI-compatible server."""
    base_url: HttpUrl
    """URL of its API, usually with `/v1` at the end."""
    model: str
    """Name of the model at the upstream."""
    api_key: Secret | None = None
    """Sent as a bearer token."""
    context_length: int | None = Field(None, ge=1)
    """Tokens of prompt and completion together. Default: what the upstream reports."""
    budget_field: str | None = Field(None, pattern=r"^\w+(\.\w+)*$")
    """Request field for a budget of trace tokens, with a dot for each level. Null if the upstream has none."""
    structured_outputs: bool = False
    """Whether the upstream supports vLLM's field `structured_outputs`. If false, only constraints that OpenAI has, JSON
    and a JSON schema, are passed on, and others get status 400."""
    trace_field: Literal["reasoning_content", "reasoning", "both", "none"] = "reasoning_content"
    """Field of a message in which the traces of a tool loop are sent back. Most servers read the default; one that
    refuses fields that it does not know needs `none`."""
    max_tokens_field: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    """Field for the limit on trace and answer. Every server takes the default but OpenAI's, whose reasoning models need
    `max_completion_tokens`."""
    connect_timeout: Seconds = 5
    """Timeout for a connection, and for the list of models."""
    read_timeout: Seconds = 300
    """Timeout for the first chunk of a response, and between two chunks."""
    check_every: Seconds = 2
    """Seconds between two health checks, which request the list of models."""
    max_connections: int = Field(256, ge=1)
    """Concurrent generations. Further ones wait in the server's queue."""
    cache_salt: bool = False
    """Whether the upstream supports vLLM's field `cache_salt`, which gives each tenant its own prefix cache. If false,
    all keys share the upstream's cache, and responses do not report cached tokens."""

    @property
    def capacity(self) -> int:
        return self.max_connections


class TokensEngine(Engine):
    """vLLM servers that take token ids: prompts are rendered here, and traces controlled as in a local engine."""

    kind: Literal["tokens"]
    """A vLLM server that was started with `--enable-scale-out`, or a router before several."""
    base_url: HttpUrl
    """URL of the server, without `/v1`."""
    model: str
    """Model folder, relative to the settings file, or a name on the Hugging Face hub. Only its tokenizer, its chat
    template and its defaults are read; they have to be those of the server's model."""
    served_model: str | None = None
    """Name of the model at the server. Default: `model`."""
    api_key: Secret | None = None
    """Sent as a bearer token."""
    context_length: int | None = Field(None, ge=1)
    """Tokens of prompt and completion together. Default: what the server reports."""
    resume: bool = False
    """Whether an output whose connection is cut goes on behind the tokens that have come, at the server or, behind a
    router, at another one. Twice at most, and never under a grammar; the randomness of a seed starts anew."""
    connect_timeout: Seconds = 5
    """Timeout for a connection, and for the list of models."""
    read_timeout: Seconds = 300
    """Timeout for the first tokens of an output, and between two of its chunks."""
    check_every: Seconds = 2
    """Seconds between two health checks, which request the list of models."""
    max_connections: int = Field(256, ge=1)
    """Concurrent generations. Further ones wait in the server's queue."""
    cache_salt: bool = True
    """Whether each tenant has its own prefix cache. If false, all keys share one."""

    @field_validator("base_url")
    @classmethod
    def _require_plain(cls, url: HttpUrl) -> HttpUrl:
        if url.username or url.password or url.query:
            raise ValueError("must not hold a user, a password or a query; there is api_key for it")
        if (url.path or "").rstrip("/").endswith("/v1"):
            raise ValueError("has to be the server's address without /v1: token ids are sent to /inference/v1/generate")
        return url

    @property
    def capacity(self) -> int:
        return self.max_connections

    @property
    def served_name(self) -> str:
        """The model's name at the server."""
        return self.served_model or self.model

    def as_upstream(self) -> UpstreamEngine:
        """Return how the same server is reached as an OpenAI-compatible one."""
        return UpstreamEngine(
            kind="upstream",
            base_url=HttpUrl(f"{str(self.base_url).rstrip('/')}/v1"),
            model=self.served_name,
            api_key=self.api_key,
            connect_timeout=self.connect_timeout,
            read_timeout=self.read_timeout,
        )


class ScriptedEngine(Engine):
    """Replays a transcript, for demonstrations, tests and benchmarks without a model."""

    kind: Literal["scripted"]
    """A transcript."""
    transcript: Path
    """File of JSON Lines with the replies."""
    chunk_tokens: int = Field(1, ge=1)
    """Tokens in a chunk."""
    delay: float = Field(0.0, ge=0, le=60)
    """Seconds between two steps, each of which brings every generation a chunk."""


EngineSettings = Annotated[VllmEngine | UpstreamEngine | TokensEngine | ScriptedEngine, Field(discriminator="kind")]
