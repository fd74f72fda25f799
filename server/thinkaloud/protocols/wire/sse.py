"""Server-sent events: a pipeline's events and a dialect's encoder in, a response out.

sse-starlette has the headers and the heartbeat comments. Readers that take nothing are dropped by the connection, see
`slow_reader.py`.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing, suppress
from functools import partial
from typing import Any, TypeAlias

import msgspec
from sse_starlette import EventSourceResponse
from starlette.types import Receive, Scope, Send

from thinkaloud.errors import RequestError
from thinkaloud.events import Progress, Stage
from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.connection import SEND_BODY
from thinkaloud.protocols.wire.disconnect import ClientGone, cancelled_at_disconnect

DONE = b"data: [DONE]\n\n"
HEARTBEAT = b": keep-alive\n\n"
SendBody: TypeAlias = Callable[[bytes], Awaitable[None]]
BeforeEnd: TypeAlias = Callable[[RequestError | None], Awaitable[None]]
"""Given what ended a stream early, if anything did. Raises nothing then."""
_LONG = 64
"""Events with more log-probabilities are encoded in a thread. A block that is sent at once may have many."""


def data(payload: object) -> bytes:
    """One event that carries `payload` as JSON."""
    return frame(msgspec.json.encode(payload))


def frame(payload: bytes) -> bytes:
    """One event that carries `payload`, which is encoded."""
    return b"data: %b\n\n" % payload


def named(body: Mapping[str, Any]) -> bytes:
    """One event that carries `body` as JSON, with its type before it."""
    return f"event: {body['type']}\n".encode() + data(body)


def progress_comment(progress: Progress | None) -> bytes:
    """A heartbeat as a comment, which clients read over: how far a trace is that is not shown, where there is one."""
    return HEARTBEAT if progress is None else f": thinking, {progress.tokens} tokens\n\n".encode()


class EventEncoder(Stage[Any, bytes]):
    """A dialect's encoder of one stream: events of the pipeline to server-sent events, as a rule."""

    def encode_error(self, error: RequestError) -> bytes:
        """Return the last event of a stream that fails, behind which there is no regular end."""
        raise NotImplementedError

    def heartbeat(self) -> bytes:
        """Return what is sent when nothing else is, so that nobody takes the connection for dead."""
        return HEARTBEAT


class EventStream(EventSourceResponse):
    """The response for `first` and the events behind it. An error in the middle is the last event.

    Each is encoded and sent past the middleware, which looks at nothing but the start of a response, in the request's
    own task, and without sse-starlette's timeout. Its group of five tasks took a tenth of what a request costs, and the
    timeout, a cancel scope of anyio for each event, more than its encoding.
    """

    def __init__(
        self,
        first: Any,
        events: AsyncGenerator[Any, None],
        encoder: EventEncoder,
        *,
        headers: Mapping[str, str],
        heartbeat: float,
        before_end: BeforeEnd | None = None,
        media_type: str = "text/event-stream",
    ) -> None:
        """heartbeat: seconds between two heartbeats. before_end: awaited before the end is sent."""
        super().__init__(
            events,
            headers=dict(headers),
            media_type=media_type,
            sep="\n",
            ping=heartbeat,
            ping_message_factory=encoder.heartbeat,  # type: ignore[arg-type]  # bytes are sent as they are
        )
        del self.headers["connection"]  # HTTP/1.1 keeps it open by itself, and what closes it says so
        self._first, self._events, self._encoder = first, events, encoder
        self._before_end = before_end

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = scope.get("state", {})
        request_id: str = state.get("request_id", "")
        send_body: SendBody = state.get(SEND_BODY) or partial(_send_part, send)
        heartbeat = asyncio.create_task(self._ping(send))
        try:
            with suppress(ClientGone):
                async with cancelled_at_disconnect(receive):
                    await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                    await self._send_events(send_body, request_id)
                    async with self._send_lock:
                        self.active = False
                        await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            heartbeat.cancel()  # between two heartbeats, or in one: it has nothing to clean up

    async def _send_events(self, send_body: SendBody, request_id: str) -> None:
        encoder = self._encoder
        async with aclosing(self._events) as events:
            try:
                await send_body(b"".join(encoder.feed(self._first)))
                async for event in events:
                    if len(getattr(event, "logprobs", None) or ()) > _LONG:
                        parts = await asyncio.to_thread(encoder.feed, event)
                    else:
                        parts = encoder.feed(event)
                    if parts:
                        await send_body(parts[0] if len(parts) == 1 else b"".join(parts))
                if self._before_end is not None:
                    await self._before_end(None)
                await send_body(b"".join(encoder.flush()))
            except Exception as error:  # noqa: BLE001  translated here, because the response has begun
                failure = error_response.translate(error, request_id)
                if self._before_end is not None:
                    await self._before_end(failure)
                await send_body(encoder.encode_error(failure))


async def _send_part(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
