"""The body of an upstream's response, decompressed in small steps."""

import contextlib
import zlib
from collections.abc import AsyncGenerator
from typing import cast

import httpx

_DECOMPRESS_BYTES = 64 * 1024
"""Bytes that are decompressed at once."""


def open_body(response: httpx.Response) -> contextlib.AbstractAsyncContextManager[AsyncGenerator[bytes, None]]:
    """Return a context with the bytes of the body as a generator, which is closed at its end."""
    if response.headers.get("content-encoding", "").strip().lower() in {"gzip", "deflate"}:
        return contextlib.aclosing(_decompress(response))
    # httpx's types hide that it is a generator.
    return contextlib.aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_bytes()))


async def _decompress(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    """Decompress a body in steps, although no compression was asked for: httpx makes 64 MiB of 64 KiB at once."""
    decompressor = zlib.decompressobj(zlib.MAX_WBITS | 32)
    async for piece in response.aiter_raw():
        while piece:
            try:
                yield decompressor.decompress(piece, _DECOMPRESS_BYTES)
            except zlib.error:
                raise httpx.DecodingError("the body is not what it says", request=response.request) from None
            piece = decompressor.unconsumed_tail
