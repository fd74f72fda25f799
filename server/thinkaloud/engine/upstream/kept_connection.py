"""Whether a request was sent on a connection that the upstream was closing, and may be sent again.

A server closes idle connections without notice, and a request that is sent at that moment is lost unread. This happens
only on a connection that was kept open after an earlier request (RFC 9112, 9.3.1), and only at the beginning: later the
upstream may have begun to work on the request.
"""

import time

_RETRY_WINDOW = 1.0
"""Seconds after the request was sent."""


class ConnectionTrace:
    """The connection of one request. `record` is httpcore's `trace` extension."""

    def __init__(self) -> None:
        self._sent: float | None = None
        self._opened = self._answered = False

    async def record(self, event: str, info: dict[str, object]) -> None:
        if event == "connection.connect_tcp.started":
            self._opened = True
        elif event == "http11.send_request_headers.started":
            self._sent = time.monotonic()
        elif event == "http11.receive_response_headers.complete":
            self._answered = True

    def was_closed(self) -> bool:
        """Whether the connection was closed before the upstream read the request. Called after the request failed."""
        kept = self._sent is not None and not self._opened and not self._answered
        return kept and time.monotonic() - (self._sent or 0) < _RETRY_WINDOW
