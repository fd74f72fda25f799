"""The body of a request: its content type, its size and time limits, and its JSON."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request
from starlette.requests import ClientDisconnect

from thinkaloud.errors import PayloadTooLarge, RequestTimedOut, UnsupportedMediaType
from thinkaloud.protocols.wire import json
from thinkaloud.protocols.wire.disconnect import ClientGone
from thinkaloud.request.by_size import by_size
from thinkaloud.settings import LimitsSettings

T = TypeVar("T")


async def read_json(request: Request, limits: LimitsSettings, decode: Callable[[dict[str, Any]], T]) -> T:
    """Decode the body's JSON object. Raises as `read_body` does, and `InvalidRequest`: 400."""
    body = await read_body(request, limits)
    return await by_size(len(body), lambda: decode(json.parse(body, limits)))


async def read_body(request: Request, limits: LimitsSettings) -> bytes:
    """Return the body of a request that says that it is JSON.

    Raises:
        UnsupportedMediaType, PayloadTooLarge, RequestTimedOut: 415, 413, 408.
        ClientGone: the client disconnected before the body's end.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json" and not content_type.endswith("+json"):
        raise UnsupportedMediaType("the body must be application/json, and its content-type must say so")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMediaType("the body must not be compressed")
    too_large = PayloadTooLarge(f"the body is larger than {limits.body} bytes")
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > limits.body:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_deadline):
            async for part in request.stream():
                body += part
                if len(body) > limits.body:
                    raise too_large
    except TimeoutError:
        raise RequestTimedOut(f"the body did not come within {limits.body_deadline:g} s") from None
    except ClientDisconnect:
        raise ClientGone from None
    return bytes(body)
