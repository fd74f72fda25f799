"""Responses to HTTP/1.0 whose length is not known: plain bytes, which the end of the connection ends.

HTTP/1.0 has no chunks (RFC 9112, section 6.1), and uvicorn would send them. It closes each such connection by itself.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle


def close_delimited(app: ASGIApp, cycle: RequestResponseCycle) -> ASGIApp:
    """`app` for one request of HTTP/1.0. cycle: uvicorn's, of this request."""
    is_plain = False

    async def run(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_plain(message: Message) -> None:
            nonlocal is_plain
            if message["type"] == "http.response.start":
                is_plain = not any(name.lower() == b"content-length" for name, _ in message["headers"])
                if is_plain:
                    cycle.chunked_encoding = False
            elif is_plain and scope["method"] != "HEAD":
                if cycle.flow.write_paused:
                    await cycle.flow.drain()
                if (body := message.get("body")) and not cycle.disconnected:
                    cycle.transport.write(body)
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body"}
            await send(message)

        await app(scope, receive, send_plain)

    return run
