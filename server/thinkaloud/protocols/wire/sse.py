"""Server-sent events: encoded bytes in, a response out. Knows no dialect.

sse-starlette does the framing's surroundings: headers, heartbeat comments, and cancelling the stream when the client
goes away. Its habit of ending live streams half a second after SIGTERM is switched off: uvicorn's own grace time lets
them finish. Readers that take nothing are dropped by the connection, see `slow_reader.py`.
"""

from collections.abc import AsyncGenerator, Callable, Mapping

import msgspec
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import AppStatus
from starlette.types import Message, Send

AppStatus.enable_automatic_graceful_drain = False

DONE = b"data: [DONE]\n\n"


def data(payload: object) -> bytes:
    """One event that carries `payload` as JSON."""
    return b"data: " + msgspec.json.encode(payload) + b"\n\n"


class _Response(EventSourceResponse):
    """Sends without a timeout of its own: `slow_reader.py` has one. Else each chunk has a cancel scope of anyio, which
    costs more than encoding it."""

    async def _send_with_timeout(self, send: Send, message: Message) -> None:
        await send(message)


def stream(
    events: AsyncGenerator[bytes, None],
    *,
    headers: Mapping[str, str],
    heartbeat: float,
    comment: Callable[[], str],
) -> EventSourceResponse:
    """The response for `events`, each already encoded. heartbeat: seconds between two comments, made by `comment`."""
    return _Response(
        events,
        headers=dict(headers),
        sep="\n",
        ping=heartbeat,
        ping_message_factory=lambda: ServerSentEvent(comment=comment(), sep="\n"),
    )
