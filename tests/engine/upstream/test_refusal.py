"""What a caller is told of an upstream that refuses or fails: never words that are not ours."""

import asyncio
import json
import traceback
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.support import collect, user
from engine.wire import KEY, SAID, TOLD, delta, event, raising, upstream
from thinkaloud.engine.upstream import refusal as refusals
from thinkaloud.errors import ContextLengthExceeded, EngineFailed, Overloaded, RequestError, UpstreamRejected
from thinkaloud.generation import Prompt
from thinkaloud.protocols.wire.dialect import OPENAI


async def refusal(response: httpx.Response, **settings: Any) -> RequestError:
    """What the caller is told when the upstream answers with `response`. It never quotes anyone."""
    async with upstream(lambda _: response, **settings) as engine:
        with pytest.raises(RequestError) as error:
            await collect(engine, Prompt(user(SAID)))
    told = "".join(traceback.format_exception(error.value)) + json.dumps(OPENAI.error(error.value, "req-1"))
    for hidden in (KEY, SAID, TOLD):
        assert hidden not in told
    return error.value


def openai_error(status: int, **fields: Any) -> httpx.Response:
    return httpx.Response(status, json={"error": {"message": f"{TOLD} {SAID}", **fields}})


@pytest.mark.parametrize(
    ("response", "kind", "message"),
    [
        (
            openai_error(400, code="invalid_value", type="invalid_request_error", param="messages[0].content"),
            UpstreamRejected,
            "(status 400, code invalid_value, type invalid_request_error, param messages[0].content)",
        ),
        (
            openai_error(400, code=400, type="BadRequestError", param=None),
            UpstreamRejected,
            "400, type BadRequestError)",
        ),
        (openai_error(404, code=f"{TOLD} {SAID}", type=[TOLD]), EngineFailed, "settings name (status 404)"),
        (httpx.Response(400, json={"object": "error", "message": TOLD, "type": "Bad"}), UpstreamRejected, "type Bad)"),
        (httpx.Response(422, json={"detail": [TOLD]}), UpstreamRejected, "(status 422)"),
        (httpx.Response(413, text=TOLD), UpstreamRejected, "(status 413)"),
        (httpx.Response(400, content=b"[" * 60_000), UpstreamRejected, "(status 400)"),
        (httpx.Response(400, content=b"\xff" + b"x" * 200_000), UpstreamRejected, "(status 400)"),
        (openai_error(400, code="context_length_exceeded"), ContextLengthExceeded, "does not fit the context"),
        (openai_error(400, type="BadRequestError", param="input_tokens"), ContextLengthExceeded, "does not fit"),
        (openai_error(400, code=400, type="exceed_context_size_error"), ContextLengthExceeded, "does not fit"),
        (openai_error(413, code="context_length_exceeded"), ContextLengthExceeded, "does not fit the context"),
        (openai_error(409), UpstreamRejected, "(status 409)"),
        (openai_error(400, code="model_not_found"), EngineFailed, "settings name (status 400, code model_not_found)"),
        (openai_error(402), EngineFailed, "settings name (status 402)"),
        (openai_error(405), EngineFailed, "settings name (status 405)"),
        (openai_error(410), EngineFailed, "settings name (status 410)"),
        (openai_error(408), EngineFailed, "the upstream failed (status 408)"),
        (openai_error(425), EngineFailed, "the upstream failed (status 425)"),
        (openai_error(499), EngineFailed, "the upstream failed (status 499)"),
        (openai_error(415), EngineFailed, "the upstream failed (status 415)"),
        (openai_error(529), Overloaded, "takes no more requests"),
        (httpx.Response(409, headers={"x-should-retry": "true"}), Overloaded, "takes no more requests"),
        (openai_error(401), EngineFailed, "the upstream refused the server's key"),
        (openai_error(403), EngineFailed, "the upstream refused the server's key"),
        (openai_error(429), Overloaded, "takes no more requests"),
        (openai_error(503), Overloaded, "takes no more requests"),
        (openai_error(500), EngineFailed, "(status 500)"),
        (httpx.Response(502, text=TOLD), EngineFailed, "(status 502)"),
        (httpx.Response(307, headers={"location": f"/{TOLD}"}), EngineFailed, "(status 307)"),
        (httpx.Response(204), EngineFailed, "(status 204)"),
    ],
    ids=lambda value: str(value.status_code) if isinstance(value, httpx.Response) else None,
)
async def test_a_refusal_is_told_in_words_of_our_own(
    response: httpx.Response, kind: type[RequestError], message: str, key: dict[str, Path]
) -> None:
    error = await refusal(response, api_key=key)
    assert type(error) is kind
    assert message in error.message


async def test_the_field_to_blame_is_passed_on() -> None:
    assert (await refusal(openai_error(400, param="temperature"))).param == "temperature"
    assert (await refusal(openai_error(400, param=SAID + " " + TOLD))).param is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        *[("7", 7), ("7.2", 8), ("7000", 60), ("999999999", 60), ("9" * 400, 10), ("0", 1), ("-5", 10), ("soon", 10)],
        *[("", 10), ("Wed, 21 Oct 2015 07:28:00 GMT", 1), ("Wed, 21 Oct 2065 07:28:00 GMT", 60), ("Wed, 99", 10)],
    ],
)
async def test_an_overloaded_upstream_s_retry_after_is_passed_on_in_bounds(header: str, seconds: int) -> None:
    response = httpx.Response(429, headers={"retry-after": header}, json={})
    assert (await refusal(response)).retry_after == seconds


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (httpx.ConnectError("refused"), EngineFailed, "the upstream cannot be reached"),
        (httpx.ConnectTimeout("late"), EngineFailed, "the upstream cannot be reached"),
        (httpx.ReadTimeout("late"), EngineFailed, "the upstream did not answer in time"),
        (httpx.WriteTimeout("late"), EngineFailed, "the upstream did not answer in time"),
        (httpx.RemoteProtocolError("what"), EngineFailed, "the upstream broke the connection"),
        (httpx.DecodingError("what"), EngineFailed, "the upstream broke the connection"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
async def test_a_connection_that_fails_is_told_in_words_of_our_own(
    error: Exception, kind: type[RequestError], message: str
) -> None:
    async with upstream(raising(error)) as engine:
        with pytest.raises(kind) as failure:
            await collect(engine, Prompt(user(SAID)))
        assert failure.value.message == message
        assert failure.value.retry_after is not None


async def test_of_a_long_error_only_the_beginning_is_read() -> None:
    body = Counted()
    await refusal(httpx.Response(400, stream=body))
    assert body.sent < 100_000


class Counted(httpx.AsyncByteStream):
    """An error that goes on for 100 MB. Counts the bytes that were taken."""

    sent = 0

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        for _ in range(100_000):
            self.sent += 1000
            yield b"x" * 1000


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": TOLD}, EngineFailed),
        ({"message": TOLD, "code": 429}, Overloaded),
        ({"message": TOLD, "code": 400, "type": "BadRequestError"}, UpstreamRejected),
        ({"message": TOLD, "code": "context_length_exceeded"}, ContextLengthExceeded),
        ({"message": TOLD, "code": 401}, EngineFailed),
        ({"message": TOLD, "code": True}, EngineFailed),
        ({"message": TOLD, "code": 200}, EngineFailed),
        (TOLD, EngineFailed),
        (TOLD * 10_000, EngineFailed),
        ([TOLD], EngineFailed),
    ],
)
@pytest.mark.parametrize("stream", [True, False], ids=["as an event", "as the body"])
async def test_an_error_that_comes_with_status_200_means_the_same(
    error: object, kind: type[RequestError], stream: bool
) -> None:
    body = event({"error": error}) if stream else json.dumps({"error": error}, indent=1).encode()
    assert type(await refusal(httpx.Response(200, content=body))) is kind


class Stalled(httpx.AsyncByteStream):
    """An error of which no more comes than that it is one."""

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        yield b'{"error":'
        await asyncio.Event().wait()


async def test_a_refusal_is_told_also_where_its_body_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "ERROR_TIMEOUT", 0.01)
    assert "(status 422)" in (await refusal(httpx.Response(422, stream=Stalled()))).message


@pytest.mark.parametrize("last", [event({"error": {"message": TOLD}}), f"data: {TOLD}\n\n".encode(), b""])
async def test_a_stream_that_breaks_quotes_nobody(last: bytes) -> None:
    body = event(delta(content=TOLD)) + last
    await refusal(httpx.Response(200, content=body))
