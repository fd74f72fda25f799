"""What an upstream's failures mean to the caller: the status and the code words, never its free text.

the caller's request cannot be served      400     400, 409, 413, 422, 451
not now                                    503     408, 425, 429, every 5xx, and whatever is not known
the server's settings are wrong            503     401 to 407 and 410: the key, the model's name, the address
"""

import asyncio
import contextlib
import math
import re
import time
import zlib
from collections.abc import AsyncGenerator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, cast

import httpx
from pydantic_core import from_json

from thinkaloud.errors import ContextLengthExceeded, EngineFailed, Overloaded, RequestError, UpstreamRejected

RETRY_AFTER = 10
"""Seconds told to the caller where the upstream tells none."""
ERROR_HEAD = 64 * 1024
"""Bytes of an error body that are read."""
_INFLATED = 64 * 1024
"""Bytes that are inflated at a time."""
PATIENCE = 2.0
"""Seconds for them."""

_CODE_WORD = re.compile(r"[A-Za-z][\w.\[\]-]{0,63}", re.ASCII)
_CONTEXT_SIGNS = {
    "context_length_exceeded",  # OpenAI's code
    "exceed_context_size_error",  # llama.cpp's type
    "input_tokens",  # vLLM's param for a prompt that is too long, as tokens and as text
    "input_text",
}
_SETTINGS_SIGNS = {"model_not_found", "invalid_api_key"}
_CALLERS = {400, 409, 413, 422, 451}
_SETTINGS = {401, 402, 403, 404, 405, 407, 410}
_FULL = {429, 503, 529}


def body_of(response: httpx.Response) -> contextlib.AbstractAsyncContextManager[AsyncGenerator[bytes, None]]:
    """The bytes of the body, from a generator that the block closes; httpx's types hide that it is one."""
    if response.headers.get("content-encoding", "").strip().lower() in {"gzip", "deflate"}:
        return contextlib.aclosing(_inflated(response))
    return contextlib.aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_bytes()))


async def _inflated(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    """What is compressed although nobody asked for it, bit by bit; httpx makes 64 MiB of 64 KiB at once."""
    inflating = zlib.decompressobj(zlib.MAX_WBITS | 32)
    async for piece in response.aiter_raw():
        while piece:
            try:
                yield inflating.decompress(piece, _INFLATED)
            except zlib.error:
                raise httpx.DecodingError("the body is not what it says", request=response.request) from None
            piece = inflating.unconsumed_tail


def fault(error: httpx.RequestError) -> str:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
        return "cannot be reached"
    return "did not answer in time" if isinstance(error, httpx.TimeoutException) else "broke the connection"


async def refusal(response: httpx.Response) -> RequestError:
    """What a status other than 200 means to the caller."""
    status, headers = response.status_code, response.headers
    words = await _code_words(response) if 400 <= status < 500 else {}
    if status in _CALLERS and headers.get("x-should-retry") == "true":
        status = 503
    return _meaning(status, words, retry_after=_retry_after(headers))


def told(error: object) -> RequestError:
    """What an error object means that came with status 200, alone or in the middle of an answer."""
    code = error.get("code") if isinstance(error, dict) else None
    status = code if isinstance(code, int) and 400 <= code < 600 else 500
    return _meaning(status, _words(error), retry_after=RETRY_AFTER)


def _meaning(status: int, words: Mapping[str, str], *, retry_after: int) -> RequestError:
    signs = set(words.values())
    if _CONTEXT_SIGNS & signs:
        return ContextLengthExceeded("the request does not fit the context of the upstream's model", param="messages")
    said = ", ".join([f"status {status}", *(f"{key} {word}" for key, word in words.items())])
    if status in {401, 403}:
        return EngineFailed("the upstream refused the server's key", retry_after=60)
    if status in _SETTINGS or _SETTINGS_SIGNS & signs:
        return EngineFailed(f"the upstream does not serve what the server's settings name ({said})", retry_after=60)
    if status in _FULL:
        return Overloaded("the upstream takes no more requests now", retry_after=retry_after)
    if status in _CALLERS:
        return UpstreamRejected(f"the upstream refused the request ({said})", param=words.get("param"))
    return EngineFailed(f"the upstream failed ({said})", retry_after=retry_after)


def _retry_after(headers: httpx.Headers) -> int:
    """Whole seconds, told as seconds or as a date; how many of them the caller is told is bounded in `errors`."""
    told = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", told, re.ASCII):
        return math.ceil(float(told))
    with contextlib.suppress(ValueError, OverflowError):
        return math.ceil(parsedate_to_datetime(told).timestamp() - time.time())
    return RETRY_AFTER


async def _code_words(response: httpx.Response) -> dict[str, str]:
    """Of an error body. Nothing where it is no JSON, too long or does not come."""
    head = b""
    with contextlib.suppress(TimeoutError, httpx.RequestError):
        async with asyncio.timeout(PATIENCE), body_of(response) as pieces:
            async for piece in pieces:
                head += piece
                if len(head) > ERROR_HEAD:
                    return {}
    try:
        body = from_json(head)
    except ValueError:
        return {}
    return _words(body.get("error", body)) if isinstance(body, dict) else {}


def _words(error: Any) -> dict[str, str]:
    """`code`, `type` and `param` of an error, each only where it is a single word."""
    if not isinstance(error, dict):
        return {}
    words = {key: error.get(key) for key in ("code", "type", "param")}
    return {key: word for key, word in words.items() if isinstance(word, str) and _CODE_WORD.fullmatch(word)}
