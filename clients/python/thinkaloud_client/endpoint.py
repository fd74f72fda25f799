"""Which server is asked, and with which key."""

import os
import re
from dataclasses import dataclass, field
from typing import Self

import httpx

DEFAULT_URL = "http://127.0.0.1:8000"

_TOKEN = re.compile(r"[!-~]+")
"""What a key may be made of, to go into a header."""


@dataclass(slots=True, frozen=True)
class Endpoint:
    """url: without the `/v1` and without a slash at its end. The key is never shown."""

    url: str
    key: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, base_url: str | None, api_key: str | None) -> Self:
        """What is given, or stands in THINKALOUD_BASE_URL and THINKALOUD_API_KEY. An empty key is none.

        Raises `ValueError`, which quotes neither of them: a URL may hold a password too.
        """
        url = base_url or os.environ.get("THINKALOUD_BASE_URL") or DEFAULT_URL
        key = os.environ.get("THINKALOUD_API_KEY") if api_key is None else api_key
        if any(sign in url for sign in "@?#"):
            raise ValueError("base_url may hold no user, password, query or fragment; a key is given as api_key")
        if not _is_server(url):
            raise ValueError(f"base_url is no URL of a server, such as {DEFAULT_URL}")
        if key and not _TOKEN.fullmatch(key):
            raise ValueError("api_key may hold ASCII letters, digits and signs, and no blank or newline")
        return cls(url.rstrip("/").removesuffix("/v1").rstrip("/"), key or None)

    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        return {"authorization": f"Bearer {self.key}"} if self.key else {}


def _is_server(url: str) -> bool:
    try:
        parsed = httpx.URL(url)
        parsed.host.encode("idna")  # as the system's resolver will
    except (httpx.InvalidURL, ValueError):
        return False
    return parsed.scheme in {"http", "https"} and parsed.host != "" and (parsed.port or 0) < 2**16
