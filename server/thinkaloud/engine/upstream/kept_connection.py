"""Whether a request met a connection that the upstream was just closing, and so may be sent once more.

A server closes connections that are idle, and sends no word of it: a request that goes out in that moment is lost
unread. Only a connection that was kept from an earlier request can be such a one (RFC 9112, 9.3.1), and only while
the request is young: later the upstream may have begun to work on it.
"""

import time

_YOUNG = 1.0
"""Seconds."""


class Kept:
    """What one request saw of its connection; `see` is httpcore's `trace`."""

    def __init__(self) -> None:
        self._sent: float | None = None
        self._opened = self._answered = False

    async def see(self, event: str, info: dict[str, object]) -> None:
        if event == "connection.connect_tcp.started":
            self._opened = True
        elif event == "http11.send_request_headers.started":
            self._sent = time.monotonic()
        elif event == "http11.receive_response_headers.complete":
            self._answered = True

    def was_closed(self) -> bool:
        """Asked where the request failed: whether that is the reason."""
        kept = self._sent is not None and not self._opened and not self._answered
        return kept and time.monotonic() - (self._sent or 0) < _YOUNG
