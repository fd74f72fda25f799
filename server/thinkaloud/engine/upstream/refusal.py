"""What an upstream's failures mean to the caller: the status and the code words, never its free text."""

import re

import httpx
from pydantic_core import from_json

from thinkaloud.engine.upstream.stream import RETRY_AFTER, body_of
from thinkaloud.errors import ContextLengthExceeded, EngineFailed, Overloaded, RequestError, UpstreamRejected

ERROR_HEAD = 64 * 1024
"""Bytes of an error body that are read."""

_CODE_WORD = re.compile(r"[A-Za-z][\w.\[\]-]{0,63}", re.ASCII)
_CONTEXT_SIGNS = {
    "context_length_exceeded",  # OpenAI's code
    "exceed_context_size_error",  # llama.cpp's type
    "input_tokens",  # vLLM's param for a prompt that is too long, as tokens and as text
    "input_text",
}


def fault(error: httpx.RequestError) -> str:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return "cannot be reached"
    return "did not answer in time" if isinstance(error, httpx.TimeoutException) else "broke the connection"


async def refusal(response: httpx.Response) -> RequestError:
    """What a status other than 200 means to the caller."""
    status = response.status_code
    if status in {401, 403}:
        return EngineFailed("the upstream refused the server's key", retry_after=60)
    if status in {429, 503}:
        return Overloaded("the upstream takes no more requests now", retry_after=_retry_after(response))
    if not 400 <= status < 500:
        return EngineFailed(f"the upstream failed (status {status})", retry_after=RETRY_AFTER)
    words = await _code_words(response)
    if _CONTEXT_SIGNS & set(words.values()):
        return ContextLengthExceeded("the request does not fit the context of the upstream's model", param="messages")
    told = ", ".join([f"status {status}", *(f"{key} {word}" for key, word in words.items())])
    return UpstreamRejected(f"the upstream refused the request ({told})", param=words.get("param"))


def _retry_after(response: httpx.Response) -> int:
    seconds = response.headers.get("retry-after", "").strip()
    return int(seconds) if re.fullmatch(r"\d{1,6}", seconds, re.ASCII) else RETRY_AFTER


async def _code_words(response: httpx.Response) -> dict[str, str]:
    """`code`, `type` and `param` of an error body, each only where it is a single word."""
    head = b""
    async with body_of(response) as pieces:
        async for piece in pieces:
            head += piece
            if len(head) > ERROR_HEAD:
                return {}
    try:
        body = from_json(head)
    except ValueError:
        return {}
    error = body.get("error", body) if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return {}
    words = {key: error.get(key) for key in ("code", "type", "param")}
    return {key: word for key, word in words.items() if isinstance(word, str) and _CODE_WORD.fullmatch(word)}
