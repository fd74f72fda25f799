"""Server-sent events: a pipeline's events and a dialect's encoder in, a response out.

sse-starlette does the framing's surroundings: headers, heartbeat comments, and cancelling the stream when the client
goes away. Its habit of ending live streams half a second after SIGTERM is switched off: uvicorn's own grace time lets
them finish. Readers that take nothing are dropped by the connection, see `slow_reader.py`.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing

import msgspec
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import AppStatus
from starlette.types import Receive, Scope, Send

from thinkaloud.errors import RequestError
from thinkaloud.events import Event, Stage
from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.connection import SEND_BODY

AppStatus.enable_automatic_graceful_drain = False

DONE = b"data: [DONE]\n\n"
_LONG = 64
"""Events with more log-probabilities are encoded in a thread. A block that is sent at once may have many."""


def data(payload: object) -> bytes:
    """One event that carries `payload` as JSON."""
    return b"data: " + msgspec.json.encode(payload) + b"\n\n"


class EventEncoder(Stage[Event, bytes]):
    """A dialect's encoder of one stream: events of the pipeline to server-sent events."""

    def encode_error(self, error: RequestError) -> bytes:
        """Return the last event of a stream that fails, behind which there is no regular end."""
        raise NotImplementedError

    def comment(self) -> str:
        """Return the comment of a heartbeat."""
        return "keep-alive"


class EventStream(EventSourceResponse):
    """The response for `first` and the events behind it. An error in the middle is the last event.

    Each is encoded and sent past the middleware, which looks at nothing but the start of a response, and without
    sse-starlette's timeout, a cancel scope of anyio for each event, which costs more than its encoding.
    """

    def __init__(
        self,
        first: Event,
        events: AsyncGenerator[Event, None],
        encoder: EventEncoder,
        *,
        headers: Mapping[str, str],
        heartbeat: float,
    ) -> None:
        """heartbeat: seconds between two comments."""
        super().__init__(
            events,
            headers=dict(headers),
            sep="\n",
            ping=heartbeat,
            ping_message_factory=lambda: ServerSentEvent(comment=encoder.comment(), sep="\n"),
        )
        self._first, self._events, self._encoder = first, events, encoder

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = scope.get("state", {})
        self._request_id: str = state.get("request_id", "")
        self._send_body: Send = state.get(SEND_BODY, send)
        await super().__call__(scope, receive, send)

    async def _stream_response(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        encoder = self._encoder
        async with aclosing(self._events) as events:
            try:
                await self._send(encoder.feed(self._first))
                async for event in events:
                    if len(getattr(event, "logprobs", None) or ()) > _LONG:
                        await self._send(await asyncio.to_thread(encoder.feed, event))
                    else:
                        await self._send(encoder.feed(event))
                await self._send(encoder.flush())
            except Exception as error:  # noqa: BLE001  translated here, because the response has begun
                await self._send([encoder.encode_error(error_response.translate(error, self._request_id))])
        async with self._send_lock:
            self.active = False
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send(self, parts: Sequence[bytes]) -> None:
        if parts:
            await self._send_body({"type": "http.response.body", "body": b"".join(parts), "more_body": True})
