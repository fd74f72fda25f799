"""The HTTP request, before any dialect: body within its limits, JSON, and a watch on the connection."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from fastapi import Request
from starlette.requests import ClientDisconnect

from thinkaloud.errors import PayloadTooLarge, RequestTimedOut, UnsupportedMediaType
from thinkaloud.protocols.wire import json
from thinkaloud.runtime import tasks
from thinkaloud.settings import LimitsSettings

T = TypeVar("T")

_SMALL = 64 * 1024
"""Bytes of a body that is quicker parsed than handed to a thread."""


def new_id(prefix: str) -> str:
    """A fresh id, such as `chatcmpl-3f2a...`."""
    return f"{prefix}-{uuid.uuid4().hex}"


async def read_json(request: Request, limits: LimitsSettings, decode: Callable[[dict[str, Any]], T]) -> T:
    """What `decode` makes of the body's JSON object. A large body is parsed and decoded off the event loop.

    Raises:
        UnsupportedMediaType, PayloadTooLarge, RequestTimedOut, InvalidRequest: 415, 413, 408, 400.
        ClientGone: the client left before the body's end.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise UnsupportedMediaType("the body must be application/json, and its content-type must say so")
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMediaType("the body must not be compressed")
    body = await _body(request, limits)
    if len(body) <= _SMALL:
        return decode(json.parse(body, limits))
    return await asyncio.to_thread(lambda: decode(json.parse(body, limits)))


async def _body(request: Request, limits: LimitsSettings) -> bytes:
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


class ClientGone(Exception):
    """The client closed the connection; there is nobody left to answer."""


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which is cancelled as soon as the client goes away.

    Raises:
        ClientGone: the client went first.
    """
    working = asyncio.create_task(work)
    leaving = asyncio.create_task(_disconnected(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise ClientGone
    finally:
        await tasks.end((working, leaving))


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
