"""Which server is asked, and with which key."""

import os
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

DEFAULT_URL = "http://127.0.0.1:8000"


@dataclass(slots=True, frozen=True)
class Endpoint:
    """url: without the `/v1` and without a slash at its end. The key is never shown."""

    url: str
    key: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, base_url: str | None, api_key: str | None) -> Self:
        """What is given, or stands in THINKALOUD_BASE_URL and THINKALOUD_API_KEY. Raises `ValueError` for no URL."""
        url = base_url or os.environ.get("THINKALOUD_BASE_URL") or DEFAULT_URL
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"{url!r} is no URL of a server, such as {DEFAULT_URL}")
        return cls(
            url.rstrip("/").removesuffix("/v1").rstrip("/"), api_key or os.environ.get("THINKALOUD_API_KEY") or None
        )

    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        return {"authorization": f"Bearer {self.key}"} if self.key else {}
