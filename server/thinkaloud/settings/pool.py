"""Pools: several servers behind one engine, with the same model."""

from typing import Annotated, Literal, Self

from pydantic import Field, HttpUrl, field_validator, model_validator

from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Seconds, Section


class MemberSettings(Section):
    """One server of a pool."""

    url: HttpUrl
    """URL of its API, usually with `/v1` at the end."""
    api_key: Secret | None = None
    """Sent to it as a bearer token, instead of the engine's."""
    weight: float = Field(1, gt=0, le=1000)
    """Share of the work that it takes, relative to the other members."""


class DiscoverySettings(Section):
    """A name that stands for all members, such as that of a headless Service."""

    dns: str = Field(pattern=r"^[\w.-]+$")
    """The name. Each of its addresses is a member."""
    port: int = Field(ge=1, le=65_535)
    """Port that the members listen on."""
    path: str | None = Field(None, pattern=r"^(/[^\s?#]*)?$")
    """Path of their API, which is asked over HTTP. Default: `/v1`, and none for token ids."""
    every: Seconds = 5
    """Seconds between two resolutions of the name."""


class AffinitySettings(Section):
    """Which requests belong together, so that one member gets them and has their beginning in its prefix cache."""

    header: str = Field("x-session-id", pattern=r"^[a-z0-9_-]+$")
    """Header in which a client names its conversation, in small letters; without it, `prompt_cache_key` does. The name
    is passed on in the same header."""
    otherwise: Literal["conversation", "none"] = Field("conversation", alias="else")
    """What holds requests together that name no conversation: key, system prompt and first message of the user, or
    nothing."""

    @field_validator("header")
    @classmethod
    def _holds_no_key(cls, header: str) -> str:
        if header in {"authorization", "cookie", "x-api-key", "x-goog-api-key"}:
            raise ValueError(f"{header} holds a key, which is not passed on")
        return header


class HealthSettings(Section):
    """How members are probed."""

    path: str | None = Field(None, pattern=r"^/[^\s#]*$")
    """Path from the root of a member, such as `/ready` of ThinkAloud or `/health` of vLLM. Status 503 means that it
    gets no new work. By default the list of models is asked for."""
    every: Seconds = 1
    """Seconds between two probes of a member."""
    fall: int = Field(2, ge=1)
    """Failed probes in a row after which a member is down. A member whose connection fails is probed at once."""
    rise: int = Field(1, ge=1)
    """Successful probes in a row after which it is back."""


class RetrySettings(Section):
    """When a request that failed before its first event is sent to another member."""

    attempts: int = Field(2, ge=1, le=10)
    """Members that are asked at most for one request."""
    budget: float = Field(0.2, ge=0, le=1)
    """Retries that each request allows on average; ten more are kept for bursts."""


class Engine(Section):
    """Base of every kind of engine."""

    @property
    def capacity(self) -> int | None:
        """Concurrent generations, if the server must limit them. None for a local engine, which has its own queue."""
        return None

    @property
    def reads_images(self) -> bool:
        """Whether its model reads images."""
        return False

    @property
    def needs_tool_parser(self) -> bool:
        """Whether calls are found in the text by a `tool_parser` of the model."""
        return False


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
    cooldown: Annotated[float, Field(ge=0, le=86_400)] = 30
    """Seconds without new work for a member that has failed three times in a row. 0: none."""
    check_every: Seconds = 2
    """Seconds between two health checks of the server at `base_url`, which request its list of models."""
    context_length: int | None = Field(None, ge=1)
    """Tokens of prompt and completion together. Default: what the servers report, of several the shortest."""
    connect_timeout: Seconds = 5
    """Timeout for a connection, and for the list of models."""
    read_timeout: Seconds = 300
    """Timeout for the first chunk of a response, and between two chunks."""
    max_connections: int = Field(256, ge=1)
    """Concurrent generations, at all members together. Further ones wait in the server's queue."""

    @property
    def capacity(self) -> int:
        return self.max_connections

    @property
    def served_name(self) -> str:
        """The model's name at the servers."""
        raise NotImplementedError

    @property
    def default_path(self) -> str:
        """Path of the API at a server that was discovered."""
        return "/v1"

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
