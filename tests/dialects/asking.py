"""Asking a server in any dialect."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import httpx

from dialects.dialect import Dialect, Question, Reply
from dialects.documents import Document, events_of
from live import Live
from plain_http import exchange


@dataclass(frozen=True)
class Answered:
    """An answer as it came."""

    dialect: Dialect
    response: httpx.Response
    body: bytes

    @property
    def status(self) -> int:
        return self.response.status_code

    @cached_property
    def reply(self) -> Reply:
        """What it says."""
        return self.dialect.read(self.document)

    @cached_property
    def document(self) -> Document:
        """The complete body, or what the stream adds up to."""
        return self.dialect.document(self.body)

    def events(self) -> list[Document]:
        """The documents of a stream, or the one of a complete body."""
        return [json.loads(self.body)] if self.body[:1] == b"{" else events_of(self.body)

    def __str__(self) -> str:
        return f"{self.dialect}: {self.status} {self.body[:400]!r}"


async def ask(
    live: Live, dialect: Dialect, question: Question, key: str | None = None, headers: Mapping[str, str] | None = None
) -> Answered:
    """The answer to `question`. key: whose request it is."""
    sent = {**(dialect.key_headers(key) if key is not None else {}), **(headers or {})}
    body = json.dumps(dialect.write(question)).encode()
    reply = await exchange(httpx.URL(live.url), dialect.path(question), body, sent)
    return Answered(dialect, reply.response(), reply.body)
