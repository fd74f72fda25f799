"""One hostile request and what must come of it, and the raw client that sends it."""

import http.client
import json
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialects.dialect import Dialect, Question
from dialects.every import CHAT

PATH = "/v1/chat/completions"
ASKED = "the capital of France"
GOOD: dict[str, Any] = {"model": "thinker", "messages": [{"role": "user", "content": ASKED}]}
QUESTION = Question(GOOD["messages"], "thinker")
"""The same in no dialect's words."""


@dataclass(frozen=True)
class Case:
    """A row of a table.

    pieces: the bytes to send, made when the case runs, for some are large.
    status: what may be answered. Empty: the connection is closed without an answer.
    code, param: what the error names, `param` the field or the field that it is in; None: not looked at.
    pause: seconds between two pieces.
    dialect: in whose form the error is.
    body: whether the answer has one (not to HEAD).
    """

    name: str
    pieces: Callable[[], Sequence[bytes]]
    status: tuple[int, ...]
    code: str | None = None
    param: str | None = None
    pause: float = 0.0
    body: bool = True
    dialect: Dialect = CHAT

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Answer:
    """What came back. `status` is 0 where the connection was closed without an answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def http_request(
    body: bytes = b"",
    *,
    method: str = "POST",
    path: str = PATH,
    headers: Mapping[str, str] | None = None,
    version: str = "HTTP/1.1",
) -> bytes:
    """A request as it should be, but for what is in its parts."""
    fields = {"host": "localhost", "content-type": "application/json", "content-length": str(len(body))} | dict(
        headers or {}
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"{method} {path} {version}\r\n{head}\r\n".encode("latin-1") + body


def exchange(address: tuple[str, int], case: Case, wait: float = 20) -> Answer:
    """Send the case's bytes as they are and read one answer. Runs in a thread: the server has the event loop."""
    with socket.create_connection(address, timeout=wait) as connection:
        try:
            for number, piece in enumerate(case.pieces()):
                if number and case.pause:
                    time.sleep(case.pause)
                connection.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the server has seen enough; its answer, if any, is still to be read
        return _read(connection, "HEAD" if not case.body else "POST")


def _read(connection: socket.socket, method: str) -> Answer:
    response = http.client.HTTPResponse(connection, method=method)
    try:
        response.begin()
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, headers, response.read())
    except (ConnectionError, http.client.RemoteDisconnected, http.client.BadStatusLine):
        return Answer(0, {}, b"")
    finally:
        response.close()


def chat(
    name: str, status: int = 400, *, code: str | None = "invalid_value", param: str | None = None, **fields: Any
) -> Case:
    """A chat request with these fields on top of a good one; a field of `...` is left out."""
    document = {key: value for key, value in (GOOD | fields).items() if value is not ...}
    return Case(name, lambda: [http_request(json.dumps(document).encode())], (status,), code, param)
