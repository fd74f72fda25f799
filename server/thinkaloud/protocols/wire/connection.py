"""The HTTP connection, below the application: what uvicorn's own lacks.

- A bound on how many there are: one more takes the place of the one that has waited longest without a request.
- A deadline for the headers and a bound on their size, and one for a body that nobody reads. What stands around a body
  (sizes of chunks, their extensions, trailers) is counted too, and trailers are read over.
- One Host, as HTTP demands; where the target names one, that one counts.
- A reader that takes nothing is dropped, whatever is being sent; the application then sees a client that left.
- A wish to upgrade the connection is no reason to lose the request's body.
- Refusals in the one form of all errors, and with time to be read: a socket that is closed with bytes unread is reset,
  and the reset overtakes the answer.
"""

import asyncio
import resource
import socket
from itertools import islice
from math import inf
from types import SimpleNamespace
from typing import Any

import httptools
import msgspec
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from thinkaloud.errors import HeadersTooLarge, InvalidRequest, Overloaded, RequestError, RequestTimedOut
from thinkaloud.settings import LimitsSettings

_LINGER = 2.0
"""Seconds that a refused client has to read why."""
_BODY_GRACE = 5.0
"""Seconds between the application's 408 for a slow body and the end of the connection."""

_SEND_BUFFER = 128 * 1024
_LOOKS = 20
"""How often a reader who is behind is looked at, in the time that it has."""

_PIECE = 16 * 1024
"""Bytes that are parsed at once; what is counted is right to so many, however much arrives together."""
_FRAMING = 8
"""Bytes around the body that each byte of it may have besides `limits.headers`: a chunk of one byte has five."""

_SPARE_DESCRIPTORS = 32
"""Not for connections, but for what those that there are may need: files, and connections to upstreams."""

_VERSIONS = frozenset({"1.0", "1.1"})
_UPGRADING = frozenset({b"upgrade", b"http2-settings"})


def protocol(limits: LimitsSettings) -> "type[Connection]":
    """uvicorn's protocol, within `limits`."""
    return type("BoundedProtocol", (Connection,), {"limits": limits, "waiting": {}})


class _Flow(FlowControl):
    """uvicorn's, but nothing more is read while there is something unread."""

    def __init__(self, transport: asyncio.Transport, unread: bytearray) -> None:
        super().__init__(transport)
        self._unread = unread

    def resume_reading(self) -> None:
        if not self._unread:
            super().resume_reading()


def _descriptors_above(number: int) -> float:
    """How many descriptors are left, now that the lowest free one was `number`."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return inf if limit == resource.RLIM_INFINITY else limit - number - 1


class Connection(HttpToolsProtocol):
    """One connection. `protocol` makes the class that uvicorn takes."""

    limits: LimitsSettings
    waiting: dict["Connection", None]
    """Those without a request in work, of all that there are, in the order in which they began to wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._arriving: asyncio.TimerHandle | None = None
        self._sending: asyncio.TimerHandle | None = None
        self._in_headers = True
        self._unread = bytearray()
        self._messages = 0
        self._framing = 0
        self._unfinished = False
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.flow = _Flow(transport, self._unread)
        # The system would take megabytes for a reader who takes nothing, and we would not know.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self._await_headers()
        self._make_room(_descriptors_above(connection.fileno()))
        self.waiting[self] = None

    def _make_room(self, descriptors: float) -> None:
        """Close for this connection the one that has waited longest, or refuse this one where none waits."""
        scarce = descriptors < _SPARE_DESCRIPTORS
        if not scarce and len(self.connections) <= self.limits.connections:
            return
        if not self._close_oldest(2 if scarce else 1):
            self._refuse(Overloaded("the server has no room for more connections", retry_after=1))

    @classmethod
    def make_way(cls) -> None:
        """Close half of those that wait without a request, now that no new one can be taken in."""
        cls._close_oldest(max(_SPARE_DESCRIPTORS, len(cls.waiting) // 2))

    @classmethod
    def _close_oldest(cls, most: int) -> bool:
        oldest = list(islice(cls.waiting, most))
        for each in oldest:
            del cls.waiting[each]
            each.transport.abort()
        return bool(oldest)

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._arriving, self._sending):
            if timer is not None:
                timer.cancel()
        self._arriving = self._sending = None
        self.waiting.pop(self, None)
        super().connection_lost(exc)

    # What arrives: headers, then a body, each in its time.

    def _await_headers(self) -> None:
        self._in_headers = True
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
        if not self._refused:
            self._unread += data
            self._read_on()

    def _read_on(self) -> None:
        """Parse what has come, but no further than to a request that waits for the one before it."""
        while self._unread and not self.pipeline and not self._refused and not self.transport.is_closing():
            piece = bytes(self._unread[:_PIECE])
            del self._unread[:_PIECE]
            self._parse(piece)
        if self._unread:
            self.flow.pause_reading()

    def _parse(self, piece: bytes) -> None:
        while piece and not self._refused:
            messages = self._messages
            rest = b""
            try:
                self.parser.feed_data(piece)
            except httptools.HttpParserUpgrade as upgrade:
                rest = self._without_upgrade(piece[upgrade.args[0] :])
            except httptools.HttpParserError:
                self._refuse(InvalidRequest("this is not HTTP"))
            self._framing = max(0, self._framing + len(piece)) if messages == self._messages else 0
            if self._framing > self.limits.headers:
                self._refuse(self._too_large())
            piece = rest

    def on_message_begin(self) -> None:
        self._unset_keepalive_if_required()
        super().on_message_begin()
        self._messages += 1
        self._unfinished = True
        if self.cycle is not None and not self._refused:
            self._await_headers()

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_headers:  # a trailer is not read, or it could pass for a header
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self._refused or self.parser.should_upgrade():
            return  # read again in `_without_upgrade`
        if (fault := self._fault()) is not None:
            self._refuse(fault)
            return
        if not self.url.startswith(b"/"):
            self._take_host_from_target()
        self._until(self.limits.body_deadline + _BODY_GRACE, self._body_late)
        super().on_headers_complete()
        self._in_headers = False
        self.waiting.pop(self, None)
        # All that an answer uses of its transport, but for its way to close it.
        self.cycle.transport = SimpleNamespace(  # type: ignore[assignment]
            write=self.transport.write, is_closing=self.transport.is_closing, close=self._close
        )

    def _fault(self) -> RequestError | None:
        """What is wrong with the headers, now that they are complete."""
        version = self.parser.get_http_version()
        if version not in _VERSIONS:
            return InvalidRequest("this server speaks HTTP/1.1")
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > self.limits.headers:
            return self._too_large()
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (hosts == 0 and version != "1.0"):
            return InvalidRequest("a request has one Host header")
        return None

    def _take_host_from_target(self) -> None:
        """Of a target such as `http://name/path`, which counts more than the header, as HTTP has it."""
        _, _, rest = self.url.partition(b"://")
        if rest:
            self.headers[:] = [(name, value) for name, value in self.headers if name != b"host"]
            self.headers.append((b"host", rest.partition(b"/")[0]))

    def on_body(self, body: bytes) -> None:
        self._framing -= (1 + _FRAMING) * len(body)
        if not self._refused:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self._refused or self.parser.should_upgrade():
            return
        self._unfinished = False
        if self._arriving is not None:
            self._arriving.cancel()
        super().on_message_complete()

    def eof_received(self) -> None:
        if self._unfinished:
            self._refuse(InvalidRequest("the connection was closed before the request's end"))

    def _without_upgrade(self, rest: bytes) -> bytes:
        """The request again without its wish for another protocol, to be read by a new parser.

        Java's HTTP client asks for HTTP/2 in every first request, and the parser takes its body for that protocol.
        """
        method, version = self.parser.get_method(), self.parser.get_http_version().encode()
        if method == b"CONNECT":
            self._refuse(InvalidRequest("this server is no proxy"))
            return b""
        head = [method, b" ", self.url, b" HTTP/", version, b"\r\n"]
        for name, value in self.headers:
            if name not in _UPGRADING:
                head += [name, b": ", value, b"\r\n"]
        self.parser = httptools.HttpRequestParser(self)
        return b"".join([*head, b"\r\n", rest])

    # What is refused before there is a request, or in its midst.

    def _too_large(self) -> HeadersTooLarge:
        what = "headers are" if self._in_headers else "trailers, or what stands around its chunks, are"
        return HeadersTooLarge(f"the request's {what} larger than {self.limits.headers} bytes")

    def _refuse(self, error: RequestError) -> None:
        if self._refused or self.transport.is_closing():
            return
        if self.cycle is not None and not self.cycle.response_complete:
            if self.cycle.response_started or self.pipeline:
                self._refused = True
                self.transport.abort()  # an answer is under way; nothing can be said beside it
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        elif self.cycle is not None and not self._in_headers:
            self._hang_up()  # the answer is out
            return
        body = msgspec.json.encode(error.body())
        headers = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close"}
        headers |= error.headers()
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINE[error.status] + lines.encode() + b"\r\n" + body)
        self._hang_up()

    def _hang_up(self) -> None:
        """Say no more, and leave time to read what was said."""
        self._refused = True
        self.pipeline.clear()
        self._unread.clear()
        self.flow.resume_reading()
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._until(_LINGER, self.transport.abort)

    def _close(self) -> None:
        """The end of the connection behind an answer: not before the client has said everything, within bounds."""
        if self._unfinished and not self.transport.is_closing():
            self._hang_up()
        else:
            self.transport.close()

    # What leaves: never into a buffer that nobody empties.

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch_reader()

    def on_response_complete(self) -> None:
        self._watch_reader()
        if not self.pipeline:
            self.waiting[self] = None
        super().on_response_complete()
        self._read_on()
        self.flow.resume_reading()

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
