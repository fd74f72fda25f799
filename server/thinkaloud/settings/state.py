"""What several replicas of a server share."""

import re
from collections.abc import Iterable

from pydantic import Field, field_validator

from thinkaloud.settings.keys import KeySettings
from thinkaloud.settings.section import Section

_URL = re.compile(r"(rediss?|unix)://\S+")


class StateSettings(Section):
    """What the replicas of one server share while they run: the limits of keys, "answer now" for what another replica
    runs, and the routes of tool loops. All replicas need the same keys, models and `traces.sealing`."""

    url: str | None = Field(None, repr=False)
    """Redis or Valkey: `redis://host:6379/0`, `rediss://...` for TLS, or `unix:///path`. With a password,
    `redis://:PASSWORD@host`, best from the environment variable `THINKALOUD_STATE__URL`. Null for a single process."""
    prefix: str = Field("thinkaloud", pattern=r"^[\w.-]{1,64}$")
    """What every name in it begins with. Servers with different keys that share a Redis need different prefixes."""
    timeout: float = Field(0.2, gt=0, le=10)
    """Seconds that a request waits for it at most. After that each replica goes on by itself, with its part of the
    limits, until it can be reached again."""

    def limits_counted_alone(self, keys: Iterable[KeySettings]) -> str | None:
        """Return the name of the first of `keys` whose limits each process counts by itself; None if there is none."""
        return next((key.name for key in keys if key.has_limits), None) if self.url is None else None

    @field_validator("url")
    @classmethod
    def _is_known(cls, url: str | None) -> str | None:
        if url is not None and not _URL.fullmatch(url):
            raise ValueError("is neither redis://HOST, rediss://HOST nor unix:///PATH")
        return url
