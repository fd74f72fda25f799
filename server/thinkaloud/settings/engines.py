"""Engines: what runs the models."""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, HttpUrl, model_validator

from thinkaloud.settings.pool import (
    AffinitySettings,
    Cooldown,
    DiscoverySettings,
    HealthSettings,
    MemberSettings,
    RetrySettings,
)
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


class PooledEngine(Engine):
    """Base of the engines that are other servers: one at `base_url`, or a pool of them."""

    base_url: HttpUrl | None = None
    """URL of the API of the one server, usually with `/v1` at the end. Or give `members`, or `discover`."""
    members: tuple[MemberSettings, ...] = ()
    """Servers with the same model, among which the requests are divided."""
    discover: DiscoverySettings | None = None
    """Where the members are found by DNS, instead of a list."""
    api_key: Secret | None = None
    """Sent as a bearer token."""
    affinity: AffinitySettings = AffinitySettings()
    """Which requests go to the same member. For `members` and `discover`, as the next three are."""
    health: HealthSettings = HealthSettings()
    """How members are probed."""
    retry: RetrySettings = RetrySettings()
    """When a request is sent to another member."""
    cooldown: Cooldown = 30
    """Seconds without new work for a member that has failed three times in a row. 0: none."""
    check_every: Seconds = 2
    """Seconds between two health checks of the server at `base_url`, which request its list of models."""

    @property
    def is_pool(self) -> bool:
        """Whether it has members, rather than one server."""
        return self.base_url is None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        sources = ("base_url", "members", "discover")
        if sum(bool(getattr(self, name)) for name in sources) != 1:
            raise ValueError("give one of base_url, members and discover")
        without = {"check_every"} if self.is_pool else {"affinity", "health", "retry", "cooldown"}
        if misplaced := sorted(without & self.model_fields_set):
            instead = "members have health.every" if self.is_pool else "list the one server in members to use it"
            raise ValueError(f"{misplaced[0]}: is not for {'pools' if self.is_pool else 'base_url'}; {instead}")
        return self


class UpstreamEngine(PooledEngine):
    """Any OpenAI-compatible server, or several of them, over HTTP."""

    kind: Literal["upstream"]
    """An OpenAI-compatible server."""
    model: str
    """Name of the model at the upstream."""
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
    max_connections: int = Field(256, ge=1)
    """Concurrent generations, at all members together. Further ones wait in the server's queue."""
    cache_salt: bool = False
    """Whether the upstream supports vLLM's field `cache_salt`, which gives each tenant its own prefix cache. If false,
    all keys share the upstream's cache, and responses do not report cached tokens."""

    @property
    def capacity(self) -> int:
        return self.max_connections


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


EngineSettings = Annotated[VllmEngine | UpstreamEngine | ScriptedEngine, Field(discriminator="kind")]
