"""Who may ask, and for what."""

import hashlib
from typing import Annotated

from pydantic import Field

from thinkaloud.generation import Visibility
from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Section


class KeySecret(Secret):
    """The secret of a key, which the server need not know: the SHA-256 of it is enough."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None

    def digest(self) -> bytes:
        """The SHA-256 of the secret. Raises `SettingsError` where it is not there."""
        if self.sha256 is not None:
            return bytes.fromhex(self.sha256)
        return hashlib.sha256(self.read().encode()).digest()


class KeySettings(Section):
    """One key, and what its holder may have. None is no limit. Changes hold without a restart, see `reload.py`; a
    secret from the environment stays what it was at the start.

    visibility: the most that is sent back of a trace.
    models: patterns of served models' names, such as `tiny-*`.
    tenant: keys of one tenant share an engine's prefix cache, so that each can learn from how soon an answer comes what
    the others have asked. Without one a key shares it with nobody.
    metrics: may it read `/metrics`, which tells of every caller? Where this is not given, a key of full visibility may.
    max_running: requests at once, also those that wait; a request is one, however many choices it has.
    max_tokens: the largest that a request may ask for.
    """

    name: str = Field(pattern=r"^[\w.-]{1,64}$")
    secret: KeySecret
    tenant: str | None = Field(None, pattern=r"^[\w.-]{1,64}$")
    visibility: Visibility = "full"
    models: tuple[str, ...] = ("*",)
    metrics: bool | None = None
    max_running: int | None = Field(None, ge=1)
    requests_per_minute: int | None = Field(None, ge=1)
    tokens_per_minute: int | None = Field(None, ge=1)
    max_tokens: int | None = Field(None, ge=1)

    @property
    def reads_metrics(self) -> bool:
        """Whether the key may read `/metrics`."""
        return self.visibility == "full" if self.metrics is None else self.metrics
