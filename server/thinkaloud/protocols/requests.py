"""The HTTP request, before any dialect: body within its limits, JSON, and a watch on the connection."""

import asyncio
import uuid
from collections.abc import Coroutine
from typing import Any, TypeVar

import msgspec
from fastapi import Request

from thinkaloud.errors import InvalidRequest, PayloadTooLarge, UnsupportedMediaType

T = TypeVar("T")


def new_id(prefix: str) -> str:
    """A fresh id, such as `chatcmpl-3f2a...`."""
    return f"{prefix}-{uuid.uuid4().hex}"


async def read_json(request: Request, max_body: int) -> dict[str, Any]:
    """The body as a JSON object.

    Raises:
        UnsupportedMediaType, PayloadTooLarge, InvalidRequest: 415, 413, 400.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {"application/json", ""} and not kind.endswith("+json"):
        raise UnsupportedMediaType("the body must be application/json")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > max_body:
            raise PayloadTooLarge(f"the body is larger than {max_body} bytes")
    try:
        decoded = msgspec.json.decode(bytes(body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        detail = str(error) if isinstance(error, msgspec.DecodeError) else "it is nested too deep or not UTF-8"
        raise InvalidRequest(f"the body is not valid JSON: {detail}") from None
    if not isinstance(decoded, dict):
        raise InvalidRequest("the body must be a JSON object")
    return decoded


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
        for task in (working, leaving):
            task.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
