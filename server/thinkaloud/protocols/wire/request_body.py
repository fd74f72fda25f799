"""The body of a request: its content type, its size and time limits, and its JSON."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import Request
from starlette.requests import ClientDisconnect

from thinkaloud.errors import PayloadTooLarge, RequestTimedOut, UnsupportedMediaType
from thinkaloud.protocols.wire import json
from thinkaloud.protocols.wire.disconnect import ClientGone
from thinkaloud.settings import LimitsSettings

T = TypeVar("T")

SMALL = 64 * 1024
"""Bytes of a body that is parsed faster than it is passed to a thread."""


async def read_json(request: Request, limits: LimitsSettings, decode: Callable[[dict[str, Any]], T]) -> T:
    """Decode the body's JSON object. A large body is parsed and decoded off the event loop.

    Raises:
        UnsupportedMediaType, PayloadTooLarge, RequestTimedOut, InvalidRequest: 415, 413, 408, 400.
        ClientGone: the client disconnected before the body's end.
    """
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json" and not content_type.endswith("+json"):
        raise UnsupportedMediaType("the body must be application/json, and its content-type must say so")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMediaType("the body must not be compressed")
    body = await _read_body(request, limits)
    if len(body) <= SMALL:
        return decode(json.parse(body, limits))
    return await asyncio.to_thread(lambda: decode(json.parse(body, limits)))


async def _read_body(request: Request, limits: LimitsSettings) -> bytes:
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
