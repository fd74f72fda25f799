"""The HTTP connection, below the application: what uvicorn's protocol lacks.

- A limit on connections (`connection_limit.py`).
- A timeout and a size limit for headers, and a timeout for a body that nobody reads. What surrounds a body (sizes of
  chunks, their extensions, trailers) counts towards the limit; trailers are ignored.
- Exactly one Host, as HTTP requires; the host in an absolute target has precedence.
- A timeout for clients that do not read (`slow_reader.py`). The application sees a disconnected client.
- No chunks for HTTP/1.0 (`close_delimited.py`).
- One write for what has come in one turn of the event loop (`write_batch.py`).
- Requests that come at once begin a few in each turn (`request_turns.py`).
- A request to upgrade the connection does not lose its body.
- Errors in the API's form, and time to read them: a socket that is closed with unread bytes is reset, and the reset
  overtakes the response.
"""

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

import httptools
import msgspec
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from thinkaloud.errors import HeadersTooLarge, InvalidRequest, Overloaded, RequestError, RequestTimedOut
from thinkaloud.protocols.wire.close_delimited import close_delimited
from thinkaloud.protocols.wire.connection_limit import ConnectionLimit
from thinkaloud.protocols.wire.dialect import OPENAI
from thinkaloud.protocols.wire.request_turns import RequestTurns
from thinkaloud.protocols.wire.slow_reader import SlowReaderTimeout
from thinkaloud.protocols.wire.write_batch import BatchedTransport, WriteBatch
from thinkaloud.settings import LimitsSettings

SEND_BODY = "send_body"
"""The name, in the request's state, of a function that sends a part of a stream's body past the middleware."""

_LINGER = 2.0
"""Seconds that a refused client has to read the response."""
_BODY_GRACE = 5.0
"""Seconds between the application's 408 for a slow body and the end of the connection."""

_SEND_BUFFER = 128 * 1024

_PIECE = 16 * 1024
"""Bytes that are parsed in one step; limits are exact to this many bytes."""
_FRAMING = 8
"""Framing bytes per byte of the body that do not count towards `limits.headers`: a chunk of one byte has five."""

_VERSIONS = frozenset({"1.0", "1.1"})
_UPGRADE_HEADERS = frozenset({b"upgrade", b"http2-settings"})


def protocol(limits: LimitsSettings) -> "type[Connection]":
    """uvicorn's protocol class with `limits`."""
    shared = {
        "limits": limits,
        "connection_limit": ConnectionLimit(limits.connections),
        "request_turns": RequestTurns(),
        "write_batch": WriteBatch(),
    }
    return type("LimitedConnection", (Connection,), shared)


class _Flow(FlowControl):
    """uvicorn's flow control, which does not resume reading while there are unparsed bytes."""

    def __init__(self, transport: asyncio.Transport, unread: bytearray) -> None:
        super().__init__(transport)
        self._unread = unread

    def resume_reading(self) -> None:
        if not self._unread:
            super().resume_reading()


class Connection(HttpToolsProtocol):
    """One connection. `protocol` makes the class for uvicorn."""

    limits: LimitsSettings
    connection_limit: ConnectionLimit
    request_turns: RequestTurns
    write_batch: WriteBatch
    """All are shared by the connections of a server."""
    _slow_reader: SlowReaderTimeout
    _output: BatchedTransport

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None
        self._in_headers = True
        self._unread = bytearray()
        self._messages = 0
        self._framing = 0
        self._unfinished = False
        self._refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.flow = _Flow(transport, self._unread)
        self._slow_reader = SlowReaderTimeout(transport, self.loop, self.limits.send_timeout)
        self._output = BatchedTransport(transport, self.loop, self.write_batch, self._close)
        # The system would buffer megabytes for a client that reads nothing, and we would not notice.
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self._await_headers()
        if not self.connection_limit.make_room(len(self.connections), connection.fileno()):
            self._refuse(Overloaded("the server has no room for more connections", retry_after=1))
        self.connection_limit.add_idle(transport)

    @classmethod
    def close_idle(cls) -> None:
        """Close idle connections, because no new one can be accepted."""
        cls.connection_limit.close_half()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = None
        self._slow_reader.cancel()
        self.connection_limit.discard_idle(self.transport)
        super().connection_lost(exc)

    # Receiving: headers, then a body, each with its deadline.

    def _await_headers(self) -> None:
        self._in_headers = True
        self._set_deadline(self.limits.header_deadline, self._time_out_headers)

    def _set_deadline(self, seconds: float, on_timeout: Callable[[], None]) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(seconds, on_timeout)

    def _time_out_headers(self) -> None:
        if self.scope is None:
            self.transport.close()  # not a byte came, so nobody waits for a response
            return
        self._refuse(RequestTimedOut(f"the headers did not come within {self.limits.header_deadline:g} s"))

    def _time_out_body(self) -> None:
        if self.flow.read_paused:  # the delay is ours: the application does not read
            self._set_deadline(self.limits.body_deadline, self._time_out_body)
        else:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        if not self._refused:
            self._unread += data
            self._parse_unread()

    def _parse_unread(self) -> None:
        """Parse the received bytes, but no further than a request that waits for the one before it."""
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
        if self._in_headers:  # a trailer is ignored, or it could pass for a header
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        if self._refused or self.parser.should_upgrade():
            return  # parsed again by `_without_upgrade`
        if (error := self._header_error()) is not None:
            self._refuse(error)
            return
        if not self.url.startswith(b"/"):
            self._take_host_from_target()
        self._set_deadline(self.limits.body_deadline + _BODY_GRACE, self._time_out_body)
        super().on_headers_complete()
        self._in_headers = False
        self.connection_limit.discard_idle(self.transport)
        self.cycle.transport = self._output  # type: ignore[assignment]  # it has all that the cycle uses
        if self.scope["http_version"] != "1.0":
            self.scope["state"][SEND_BODY] = partial(_send_body, self.cycle)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        if cycle.scope["http_version"] == "1.0":
            app = close_delimited(app, cycle)
        self.request_turns.begin(partial(super()._start_asgi_task, cycle, app), self.loop)

    def _header_error(self) -> RequestError | None:
        """The error in the complete headers, if there is one."""
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
        """Replace the Host header by the host of a target such as `http://name/path`, as HTTP requires."""
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
        if self._deadline is not None:
            self._deadline.cancel()
        super().on_message_complete()

    def eof_received(self) -> None:
        if self._unfinished:
            self._refuse(InvalidRequest("the connection was closed before the request's end"))

    def _without_upgrade(self, rest: bytes) -> bytes:
        """The request without its upgrade headers, for a new parser. rest: the bytes behind its headers.

        Java's HTTP client asks for HTTP/2 in every first request, and the parser takes its body for that protocol.
        """
        method, version = self.parser.get_method(), self.parser.get_http_version().encode()
        if method == b"CONNECT":
            self._refuse(InvalidRequest("this server is no proxy"))
            return b""
        head = [method, b" ", self.url, b" HTTP/", version, b"\r\n"]
        for name, value in self.headers:
            if name not in _UPGRADE_HEADERS:
                head += [name, b": ", value, b"\r\n"]
        self.parser = httptools.HttpRequestParser(self)
        return b"".join([*head, b"\r\n", rest])

    # Refusing: before there is a request, or in the middle of one.

    def _too_large(self) -> HeadersTooLarge:
        what = "headers are" if self._in_headers else "trailers, or what stands around its chunks, are"
        return HeadersTooLarge(f"the request's {what} larger than {self.limits.headers} bytes")

    def _refuse(self, error: RequestError) -> None:
        if self._refused or self.transport.is_closing():
            return
        if self.cycle is not None and not self.cycle.response_complete:
            if self.cycle.response_started or self.pipeline:
                self._refused = True
                self.transport.abort()  # another response has begun, so none can be sent
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        elif self.cycle is not None and not self._in_headers:
            self._hang_up()  # the response is complete
            return
        body = msgspec.json.encode(OPENAI.error(error, ""))
        headers = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close"}
        headers |= error.headers()
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.transport.write(STATUS_LINE[error.status] + lines.encode() + b"\r\n" + body)
        self._hang_up()

    def _hang_up(self) -> None:
        """Send nothing more, and close after the client had time to read."""
        self._refused = True
        self.pipeline.clear()
        self._unread.clear()
        self.flow.resume_reading()
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._set_deadline(_LINGER, self.transport.abort)

    def _close(self) -> None:
        """Close behind a response. A client that is still sending gets time to read it."""
        if self._unfinished and not self.transport.is_closing():
            self._hang_up()
        else:
            self.transport.close()

    # Sending.

    def pause_writing(self) -> None:
        super().pause_writing()
        self._slow_reader.watch()

    def on_response_complete(self) -> None:
        self._output.flush()
        self._slow_reader.watch()
        if not self.pipeline:
            self.connection_limit.add_idle(self.transport)
        super().on_response_complete()
        self._parse_unread()
        self.flow.resume_reading()


async def _send_body(cycle: RequestResponseCycle, body: bytes) -> None:
    """Send a part of a body whose length is not known, as the cycle's own `send` does with more steps."""
    if cycle.chunked_encoding and not cycle.flow.write_paused:
        if body and not cycle.disconnected:  # an empty chunk would be the last one
            cycle.transport.write(b"%x\r\n%b\r\n" % (len(body), body))
    else:
        await cycle.send({"type": "http.response.body", "body": body, "more_body": True})
