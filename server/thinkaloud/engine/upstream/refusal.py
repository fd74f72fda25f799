"""Maps an upstream's failures to errors for the caller. Its status and code words are passed on, never its free text.

the request does not fit the context 400     by a code word or the text (`context_overflow.py`)
the request cannot be served         400     400, 409, 413, 422, 451
try again later                      503     408, 425, 429, every 5xx, and any unknown status
the server's settings are wrong      503     401 to 407 and 410: the key, the model's name, the address
"""

import asyncio
import contextlib
import math
import re
import time
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from thinkaloud.engine.pool import MemberRefused
from thinkaloud.engine.upstream.context_overflow import is_overflow
from thinkaloud.engine.upstream.reply_schema import parse_whole
from thinkaloud.engine.upstream.response_body import open_body
from thinkaloud.engine.upstream.sse_reader import BOM
from thinkaloud.errors import ContextLengthExceeded, EngineFailed, Overloaded, RequestError, UpstreamRejected

RETRY_AFTER = 10
"""Default in seconds, if the upstream sends none."""
MAX_ERROR_BYTES = 64 * 1024
"""Size of an error body; a longer one is ignored."""
ERROR_TIMEOUT = 2.0
"""Seconds to read an error body."""

_CODE_WORD = re.compile(r"[A-Za-z][\w.\[\]-]{0,63}", re.ASCII)
_SETTINGS_SIGNS = {"model_not_found", "invalid_api_key"}
_CALLER_STATUSES = {400, 409, 413, 422, 451}
_SETTINGS_STATUSES = {401, 402, 403, 404, 405, 407, 410}
_OVERLOADED_STATUSES = {429, 503, 529}


async def refusal(response: httpx.Response) -> MemberRefused:
    """Return what a response with a status other than 200 comes to, with the error for the caller."""
    status, headers = response.status_code, response.headers
    error = await _read_error(response) if 400 <= status <= 500 else None
    if status in _CALLER_STATUSES and headers.get("x-should-retry") == "true":
        status = 503
    pause = _retry_after(headers)
    return MemberRefused(status, pause, _error(status, error, retry_after=RETRY_AFTER if pause is None else pause))


def error_from_body(error: object) -> RequestError:
    """Return the error for an error object that came with status 200, alone or within a stream."""
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, str) and re.fullmatch(r"[45]\d\d", code, re.ASCII):
        code = int(code)
    status = code if isinstance(code, int) and 400 <= code < 600 else 500
    return _error(status, error, retry_after=RETRY_AFTER)


def _error(status: int, error: Any, *, retry_after: int) -> RequestError:
    words = _code_words(error)
    details = ", ".join([f"status {status}", *(f"{key} {word}" for key, word in words.items())])
    if status in {401, 403}:
        return EngineFailed("the upstream refused the server's key", retry_after=60)
    if status in _OVERLOADED_STATUSES:
        return Overloaded("the upstream takes no more requests now", retry_after=retry_after)
    if is_overflow(error):
        return ContextLengthExceeded("the request does not fit the context of the upstream's model", param="messages")
    if status in _SETTINGS_STATUSES or _SETTINGS_SIGNS & set(words.values()):
        return EngineFailed(f"the upstream does not serve what the server's settings name ({details})", retry_after=60)
    if status in _CALLER_STATUSES:
        return UpstreamRejected(f"the upstream refused the request ({details})", param=words.get("param"))
    return EngineFailed(f"the upstream failed ({details})", retry_after=retry_after)


def _retry_after(headers: httpx.Headers) -> int | None:
    """Read the Retry-After header, in seconds or as a date. Return seconds, rounded up; `errors` limits them."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", value, re.ASCII):
        return math.ceil(float(value))
    with contextlib.suppress(ValueError, OverflowError):
        return math.ceil(parsedate_to_datetime(value).timestamp() - time.time())
    return None


async def _read_error(response: httpx.Response) -> Any:
    """Read an error body, as text if it is no JSON; None if it is too long or does not arrive."""
    body = b""
    with contextlib.suppress(TimeoutError, httpx.RequestError):
        async with asyncio.timeout(ERROR_TIMEOUT), open_body(response) as pieces:
            async for piece in pieces:
                body += piece
                if len(body) > MAX_ERROR_BYTES:
                    return None
    try:
        return parse_whole(body.removeprefix(BOM))
    except ValueError:
        return body.decode("utf-8", "replace")


def _code_words(error: Any) -> dict[str, str]:
    """Return `code`, `type` and `param` of an error object, each only if it is a single word."""
    if isinstance(error, list):  # Gemini's
        error = error[0] if error else None
    if isinstance(error, dict) and isinstance(error.get("error"), dict):
        error = error["error"]
    if not isinstance(error, dict):
        return {}
    words = {key: error.get(key) for key in ("code", "type", "param")}
    return {key: word for key, word in words.items() if isinstance(word, str) and _CODE_WORD.fullmatch(word)}
