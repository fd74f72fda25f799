"""Pools: several servers behind one engine, with the same model."""

from typing import Annotated, Literal

from pydantic import Field, HttpUrl, field_validator

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
    path: str = Field("/v1", pattern=r"^(/[^\s?#]*)?$")
    """Path of their API. It is asked over HTTP."""
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


Cooldown = Annotated[float, Field(ge=0, le=86_400)]
