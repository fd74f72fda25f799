"""The plainest of HTTP clients, for tests that ask thousands of times: httpx takes longer than the server to answer."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Reply:
    """A whole response. fields: the headers, in the order in which they came."""

    status: int
    reason: bytes
    fields: list[tuple[bytes, bytes]]
    body: bytes

    def response(self) -> httpx.Response:
        """The same for httpx, without its body."""
        return httpx.Response(self.status, headers=self.fields, extensions={"reason_phrase": self.reason})


async def exchange(url: httpx.URL, path: str, body: bytes, headers: Mapping[str, str]) -> Reply:
    """Send one request on a connection of its own: a POST of JSON, or a GET where there is no body."""
    sent = {"host": url.netloc.decode(), "connection": "close", **headers}
    if body:
        sent |= {"content-type": "application/json", "content-length": str(len(body))}
    lines = (f"{'POST' if body else 'GET'} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items()))
    reader, writer = await asyncio.open_connection(url.host, url.port)
    try:
        writer.write("\r\n".join((*lines, "", "")).encode() + body)
        head, _, rest = (await reader.read()).partition(b"\r\n\r\n")
    finally:
        writer.close()
    first, *others = head.split(b"\r\n")
    _, status, reason = first.split(b" ", 2)
    fields = [(name, value.lstrip()) for name, _, value in (other.partition(b":") for other in others)]
    if (b"transfer-encoding", b"chunked") in fields:
        rest = b"".join(_chunks(rest))
    else:
        assert len(rest) == int(dict(fields)[b"content-length"])
    return Reply(int(status), reason, fields, rest)


def _chunks(body: bytes) -> Iterator[bytes]:
    """The chunks of a body, which must have its end."""
    at = 0
    while True:
        begin = body.index(b"\r\n", at) + 2
        at = begin + int(body[at : begin - 2], 16)
        if at == begin:
            assert body[at:] == b"\r\n"
            return
        yield body[begin:at]
        at += 2
