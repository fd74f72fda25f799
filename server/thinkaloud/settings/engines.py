"""Engines: what runs the models."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, HttpUrl, field_validator

from thinkaloud.settings.pool import Engine, MemberSettings, PooledEngine


class VllmEngine(Engine):
    """A vLLM engine, started by the server."""

    kind: Literal["vllm"]
    """A vLLM engine."""
    model: str
    """Model folder, relative to the settings file, or a name on the Hugging Face hub. `prepared:NAME` is a model that
    `thinkaloud models prepare` has made."""
    args: dict[str, Any] = Field(default_factory=dict)
    """Arguments of vLLM's `AsyncEngineArgs`. On a CPU of up to four cores, the model runs in the engine's process by
    default; `distributed_executor_backend: mp` gives it a process of its own."""
    cache_salt: bool = True
    """Whether each tenant has its own prefix cache. If false, all keys share one."""

    @property
    def needs_tool_parser(self) -> bool:
        return True


class UpstreamEngine(PooledEngine):
    """Any OpenAI-compatible server, or several of them, over HTTP."""

    kind: Literal["upstream"]
    """An OpenAI-compatible server."""
    model: str
    """Name of the model at the upstream."""
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
    images: bool = False
    """Whether the model reads images. If false, requests with images get status 400."""
    cache_salt: bool = False
    """Whether the upstream supports vLLM's field `cache_salt`, which gives each tenant its own prefix cache. If false,
    all keys share the upstream's cache, and responses do not report cached tokens."""

    @property
    def reads_images(self) -> bool:
        return self.images

    @property
    def served_name(self) -> str:
        return self.model


class TokensEngine(PooledEngine):
    """vLLM servers that take token ids: prompts are rendered here, and traces controlled as in a local engine."""

    kind: Literal["tokens"]
    """A vLLM server that was started with `--enable-scale-out`, or a router before several. The URLs of all servers are
    without `/v1`."""
    model: str
    """Model folder, relative to the settings file, or a name on the Hugging Face hub. Only its tokenizer, its chat
    template and its defaults are read; they have to be those of the server's model."""
    served_model: str | None = None
    """Name of the model at the server. Default: `model`."""
    resume: bool = False
    """Whether an output whose connection is cut goes on behind the tokens that have come, at another member of a pool
    or behind a router. Twice at most, and never under a grammar; the randomness of a seed starts anew."""
    cache_salt: bool = True
    """Whether each tenant has its own prefix cache. If false, all keys share one."""

    @field_validator("base_url")
    @classmethod
    def _require_plain(cls, url: HttpUrl | None) -> HttpUrl | None:
        if url is not None:
            _require_root(url)
        return url

    @field_validator("members")
    @classmethod
    def _require_plain_members(cls, members: tuple[MemberSettings, ...]) -> tuple[MemberSettings, ...]:
        for member in members:
            _require_root(member.url)
        return members

    @property
    def default_path(self) -> str:
        return ""

    @property
    def needs_tool_parser(self) -> bool:
        return True

    @property
    def served_name(self) -> str:
        return self.served_model or self.model


def _require_root(url: HttpUrl) -> None:
    if url.username or url.password or url.query:
        raise ValueError("must not hold a user, a password or a query; there is api_key for it")
    if (url.path or "").rstrip("/").endswith("/v1"):
        raise ValueError("has to be the server's address without /v1: token ids are sent to /inference/v1/generate")


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
