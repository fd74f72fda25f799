"""API keys and their limits."""

import hashlib
from typing import Annotated

from pydantic import Field

from thinkaloud.generation import FieldNames, Visibility
from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Section


class KeySecret(Secret):
    """The key itself by reference, or its SHA-256, which is all that the server needs."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None
    """SHA-256 of the key, as `thinkaloud keys new` prints it."""

    def digest(self) -> bytes:
        """Return the SHA-256 of the key. Raises `SettingsError` if the secret cannot be read."""
        if self.sha256 is not None:
            return bytes.fromhex(self.sha256)
        return hashlib.sha256(self.read().encode()).digest()


class KeySettings(Section):
    """An API key and its limits; a limit that is not set does not apply.

    Changes apply without a restart. A secret from the environment stays what it was at the start.
    """

    name: str = Field(pattern=r"^[\w.-]{1,64}$")
    """Name of the key in logs and metrics."""
    secret: KeySecret
    """The key, by reference or as a hash."""
    tenant: str | None = Field(None, pattern=r"^[\w.-]{1,64}$")
    """Keys of one tenant share an engine's prefix cache, so each can learn from response times what the others have
    asked. Without a tenant, a key shares it with nobody."""
    visibility: Visibility = "full"
    """The most that a response shows of a trace."""
    reasoning_format: FieldNames | None = None
    """Fields in which the key gets traces. Default: that of the model."""
    models: tuple[str, ...] = ("*",)
    """Patterns of model names that the key may use, such as `tiny-*`."""
    metrics: bool | None = None
    """Whether the key may read `/metrics`, which covers all callers. Default: only with full visibility."""
    admin: bool = False
    """Whether the key may read the operator's page at `/admin`, which names every key and what it has used. A key for
    that alone has `models: []`."""
    max_running: int | None = Field(None, ge=1)
    """Concurrent requests, including queued ones. A request counts as one, however many choices it has."""
    requests_per_minute: int | None = Field(None, ge=1)
    """Rate limit of requests."""
    tokens_per_minute: int | None = Field(None, ge=1)
    """Rate limit of tokens, prompt and completion together."""
    thinking_tokens_per_day: int | None = Field(None, ge=0)
    """Tokens of traces in a day, from midnight to midnight UTC. Beyond them, an alias answers with its fast model, and
    a request that asks for thinking gets status 429. What runs then goes on to its end."""
    max_tokens: int | None = Field(None, ge=1)
    """Largest `max_tokens` of a request."""

    @property
    def reads_metrics(self) -> bool:
        """Whether the key may read `/metrics`."""
        return self.visibility == "full" if self.metrics is None else self.metrics

    @property
    def has_limits(self) -> bool:
        """Whether something holds over all requests of the key together."""
        limits = (self.max_running, self.requests_per_minute, self.tokens_per_minute, self.thinking_tokens_per_day)
        return any(each is not None for each in limits)
