"""Each failure has its kind and its fields, and nothing that httpx raises comes out as it is."""

import json
from typing import Any

import httpx
import pytest

from clients.fake import DONE, GOOD, Fake, Said, chunk, event, same, stream
from thinkaloud_client import (
    BadRequest,
    BrokenStream,
    ContextTooLong,
    Forbidden,
    NotFound,
    Overloaded,
    RateLimited,
    Refused,
    Retrying,
    ServerFailed,
    TimedOut,
    Unauthorized,
    Unreachable,
)

NEVER = Retrying(times=0)
KINDS: list[tuple[int, str | None, type[Refused]]] = [
    (400, "invalid_value", BadRequest),
    (400, "context_length_exceeded", ContextTooLong),
    (401, "invalid_api_key", Unauthorized),
    (403, "model_not_allowed", Forbidden),
    (404, "model_not_found", NotFound),
    (405, "method_not_allowed", BadRequest),
    (408, "request_timeout", ServerFailed),
    (413, "payload_too_large", BadRequest),
    (413, "context_length_exceeded", ContextTooLong),
    (415, "unsupported_media_type", BadRequest),
    (422, None, BadRequest),
    (429, "rate_limit_exceeded", RateLimited),
    (431, "headers_too_large", BadRequest),
    (500, "internal_error", ServerFailed),
    (502, None, ServerFailed),
    (503, "model_loading", Overloaded),
]


@pytest.mark.parametrize(("status", "code", "kind"), KINDS)
def test_a_status_has_its_kind_and_the_error_what_the_server_said(
    status: int, code: str | None, kind: type[Refused]
) -> None:
    said = {"message": "not so", "type": "some_error", "param": "messages.0", "code": code}
    head = {"x-request-id": "req-1", "retry-after": "3"}
    fake = Fake(Said(status, head, [json.dumps({"error": said}).encode()]))
    with fake.client(retrying=NEVER) as client, pytest.raises(Refused) as raised:
        client.ask("hi")
    error = raised.value
    assert type(error) is kind
    assert (error.message, str(error)) == ("not so", "not so")
    assert (error.status, error.code, error.type, error.param) == (status, code, "some_error", "messages.0")
    assert (error.request_id, error.retry_after, error.partial) == ("req-1", 3, None)


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [b"<html>"],
        [b"[1]"],
        [b'{"error": "x"}'],
        [b'{"error": {"message": 1, "code": []}}'],
        [b"[" * 100_000],
        [b"\xff\xfe\x00"],
        [b"{", httpx.ReadError("x")],
        [httpx.ReadTimeout("x")],
    ],
)
def test_a_refusal_that_says_nothing_that_can_be_read_still_has_its_status(pieces: list[bytes | Exception]) -> None:
    with Fake(Said(403, pieces=pieces)).client() as client, pytest.raises(Forbidden, match="answered 403"):
        client.ask("hi")


@pytest.mark.parametrize("status", [200, 403])
def test_a_body_that_is_not_coded_as_it_says_is_an_error_of_ours(status: int) -> None:
    garbled = Said(status, {"content-encoding": "gzip"}, [b"no gzip"])
    told = same(lambda: Fake(garbled))
    assert type(told.error) is (BrokenStream if status == 200 else Forbidden)
    with Fake(garbled).client() as client, pytest.raises(Unreachable if status == 200 else Forbidden):
        client.models()


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ReadTimeout("x"),
        httpx.ReadError("x"),
        httpx.CloseError("x"),
        httpx.RemoteProtocolError("x"),
        httpx.ProxyError("x"),
        httpx.UnsupportedProtocol("x"),
        httpx.TooManyRedirects("x"),
        httpx.DecodingError("x"),
        httpx.StreamClosed(),
    ],
)
def test_whatever_httpx_raises_is_an_error_of_ours(failure: Exception) -> None:
    before = same(lambda: Fake(failure))
    assert isinstance(before.error, Unreachable)
    behind = same(lambda: Fake(Said(pieces=[stream(chunk({"content": "half"})), failure])))
    assert isinstance(behind.error, TimedOut if isinstance(failure, httpx.ReadTimeout) else BrokenStream)
    assert behind.error.__cause__ is failure
    assert behind.error.partial == behind.reply


def test_a_server_that_answers_without_a_stream_is_told() -> None:
    for body in (b"<html>", b'{"choices": [{"message": {"content": "yes"}}]}', b"", event(DONE)):
        with Fake(Said(pieces=[body])).client() as client, pytest.raises(BrokenStream):
            client.ask("hi")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"code": "context_length_exceeded", "type": "invalid_request_error"}, ContextTooLong),
        ({"type": "invalid_request_error"}, BadRequest),
        ({"type": "rate_limit_error"}, RateLimited),
        ({"type": "overloaded_error"}, Overloaded),
        ({"code": "engine_failed", "type": "server_error"}, Overloaded),
        ({"code": "internal_error", "type": "server_error"}, ServerFailed),
        ({"code": 500}, ServerFailed),
    ],
)
def test_in_the_middle_of_a_stream_the_code_says_the_kind(error: dict[str, Any], kind: type[Refused]) -> None:
    data = stream(chunk({"reasoning_content": "hm"}), json.dumps({"error": {"message": "no", **error}}), DONE)
    told = same(lambda: Fake(Said(headers={"x-request-id": "req-1"}, pieces=[data])))
    assert isinstance(told.error, Refused)
    assert type(told.error) is kind
    assert (told.error.status, told.error.request_id) == (None, "req-1")
    assert told.error.partial is not None
    assert told.error.partial.thought == "hm"


def test_what_cannot_be_asked_is_refused_before_anything_is_sent() -> None:
    fake = Fake(GOOD)
    with fake.client() as client:
        with pytest.raises(TypeError, match="extra="):
            client.ask("hi", colour="red")  # type: ignore[call-arg]
        with pytest.raises(ValueError, match="votes"):
            client.ask("hi", extra={"n": 2})
        with pytest.raises(TypeError, match="extra="):
            fake.client(colour="red")
    assert not fake.asked


def test_text_that_cannot_be_sent_is_refused_without_quoting_it() -> None:
    with Fake(GOOD).client() as client, pytest.raises(ValueError, match="surrogate") as refused:
        client.ask("a secret \ud800")
    assert refused.value.__context__ is None
