"""The HTTP connection, below the application: what uvicorn's own lacks.

- A deadline for the headers and a bound on their size, and one for a body that nobody reads.
- A reader that takes nothing is dropped, whatever is being sent; the application then sees a client that left.
- A wish to upgrade the connection is no reason to lose the request's body.
- Refusals in the one form of all errors, and with time to be read: a socket that is closed with bytes unread is reset,
  and the reset overtakes the answer.
"""

import asyncio
import socket
from typing import Any

import httptools
import msgspec
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from thinkaloud.errors import HeadersTooLarge, InvalidRequest, RequestError, RequestTimedOut
from thinkaloud.settings import LimitsSettings

_LINGER = 2.0
"""Seconds that a refused client has to read why."""
_BODY_GRACE = 5.0
"""Seconds between the application's 408 for a slow body and the end of the connection."""

_SEND_BUFFER = 128 * 1024
_LOOKS = 20
"""How often a reader who is behind is looked at, in the time that it has."""

_UPGRADING = frozenset({b"connection", b"upgrade", b"http2-settings"})


def protocol(limits: LimitsSettings) -> type[asyncio.Protocol]:
    """uvicorn's protocol, within `limits`."""
    return type("BoundedProtocol", (Connection,), {"limits": limits})


class Connection(HttpToolsProtocol):
    """One connection. `protocol` makes the class that uvicorn takes."""

    limits: LimitsSettings

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._arriving: asyncio.TimerHandle | None = None
        self._sending: asyncio.TimerHandle | None = None
        self._in_headers = True
        self._header_bytes = 0
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # The system would take megabytes for a reader who takes nothing, and we would not know.
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._arriving, self._sending):
            if timer is not None:
                timer.cancel()
        self._arriving = self._sending = None
        super().connection_lost(exc)

    # What arrives: headers, then a body, each in its time.

    def _await_headers(self) -> None:
        self._in_headers, self._header_bytes = True, 0
        self._until(self.limits.header_deadline, self._headers_late)

    def _until(self, seconds: float, late: Any) -> None:
        if self._arriving is not None:
            self._arriving.cancel()
        self._arriving = self.loop.call_later(seconds, late)

    def _headers_late(self) -> None:
        if self.scope is None:
            self.transport.close()  # not a byte came, so nobody waits for an answer
            return
        self._refuse(RequestTimedOut(f"the headers did not come within {self.limits.header_deadline:g} s"))

    def _body_late(self) -> None:
        if self.flow.read_paused:  # ours is the delay: the application does not read
            self._until(self.limits.body_deadline, self._body_late)
        else:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        if self._refused:
            return
        began_before = self._in_headers
        self._unset_keepalive_if_required()
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self._without_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self._refuse(InvalidRequest("this is not HTTP"))
        if began_before and self._in_headers and not self._refused:
            self._header_bytes += len(data)
            if self._header_bytes > self.limits.headers:
                self._refuse(self._too_large())

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self.cycle is not None and not self._refused:
            self._await_headers()

    def on_headers_complete(self) -> None:
        self._in_headers = False
        if self.parser.should_upgrade():
            return  # read again in `_without_upgrade`
        size = len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)
        if size > self.limits.headers:
            self._refuse(self._too_large())
            return
        self._until(self.limits.body_deadline + _BODY_GRACE, self._body_late)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._refused or self.parser.should_upgrade():
            return
        if self._arriving is not None:
            self._arriving.cancel()
        super().on_message_complete()

    def _without_upgrade(self, rest: bytes) -> None:
        """Read the request again without its wish for another protocol.

        Java's HTTP client asks for HTTP/2 in every first request, and the parser takes its body for that protocol.
        """
        method = self.parser.get_method()
        if method == b"CONNECT":
            self._refuse(InvalidRequest("this server is no proxy"))
            return
        head = [method, b" ", self.url, b" HTTP/1.1\r\n"]
        for name, value in self.headers:
            if name not in _UPGRADING:
                head += [name, b": ", value, b"\r\n"]
        self.parser = httptools.HttpRequestParser(self)
        self.data_received(b"".join([*head, b"\r\n", rest]))

    # What is refused before there is a request.

    def _too_large(self) -> HeadersTooLarge:
        return HeadersTooLarge(f"the request's headers are larger than {self.limits.headers} bytes")

    def _refuse(self, error: RequestError) -> None:
        if self._refused or self.transport.is_closing():
            return
        self._refused = True
        if self.cycle is not None and not self.cycle.response_complete:
            if self.cycle.response_started or self.pipeline:
                self.transport.abort()  # an answer is under way; nothing can be said beside it
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        body = msgspec.json.encode(error.body())
        headers = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINE[error.status] + lines.encode() + b"\r\n" + body)
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._until(_LINGER, self.transport.abort)

    # What leaves: never into a buffer that nobody empties.

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch_reader()

    def on_response_complete(self) -> None:
        self._watch_reader()
        super().on_response_complete()

    def _watch_reader(self) -> None:
        if self._sending is None and (left := self.transport.get_write_buffer_size()):
            self._look_again(left, self.loop.time())

    def _look_again(self, left: int, since: float) -> None:
        pause = self.limits.send_timeout / _LOOKS
        self._sending = self.loop.call_later(pause, self._look, left, since)

    def _look(self, before: int, since: float) -> None:
        """Drop the reader who has taken nothing `since` then, when there were `before` bytes to take."""
        self._sending = None
        left = self.transport.get_write_buffer_size()
        if not left:
            return
        now = self.loop.time()
        if left < before:
            since = now
        if now - since >= self.limits.send_timeout:
            self.transport.abort()
        else:
            self._look_again(left, since)
