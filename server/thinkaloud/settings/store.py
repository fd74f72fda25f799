"""Where responses are kept."""

import re
from typing import Self

from pydantic import Field, field_validator, model_validator

from thinkaloud.settings.section import Section

SQLITE = "sqlite:///"
"""What the URL of a file begins with. The file's path follows."""
_URL = re.compile(rf"{SQLITE}.+|postgresql://.+")


class RouteRecordSettings(Section):
    """Records of requests that went through an alias: when, which key and alias, the route, the model, its tokens, and
    what the caller said of the answer. No prompt and no answer."""

    days: float = Field(90, gt=0)
    """Days that a record is kept."""
    features: bool = False
    """Whether the features of prompts are kept too, from which `thinkaloud route fit --outcomes` learns. Who reads them
    can guess most words of a prompt: take as much care of the database as of the prompts."""


class StoreSettings(Section):
    """Where responses are kept that a later request may read, continue or refer to, and how many. Where there are too
    many, the key that has most of them loses the one that was stored first."""

    url: str | None = None
    """Database: `sqlite:///responses.db` for a file, `sqlite:////var/lib/responses.db` for one with an absolute path,
    or `postgresql://user@host/name`, whose password the server also takes from PGPASSWORD or `~/.pgpass`. Null keeps
    them in memory, until the server ends."""
    max_count: int = Field(10_000, ge=0)
    """Responses that are kept."""
    max_bytes: int = Field(256 * 1024 * 1024, ge=0)
    """Bytes of all kept responses, with their requests and events."""
    max_age: float = Field(30 * 86_400, gt=0)
    """Seconds that a response is kept."""

    routes: RouteRecordSettings | None = None
    """Records of routes, in the same database, for `thinkaloud route report` and `POST /v1/route/outcomes`. Needs
    `url`. Without it, none are kept."""

    @model_validator(mode="after")
    def _require_database(self) -> Self:
        if self.routes is not None and self.url is None:
            raise ValueError("routes: are kept in a database: set url")
        return self

    @field_validator("url")
    @classmethod
    def _is_known(cls, url: str | None) -> str | None:
        if url is not None and not _URL.fullmatch(url):
            raise ValueError("is neither sqlite:///PATH nor postgresql://HOST/NAME")
        return url
