"""What servers say of a request that is too long for their model; each is the one error that agents act on."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.support import collect, user
from engine.wire import SAID, event, upstream
from thinkaloud.engine.upstream.context_overflow import is_overflow
from thinkaloud.errors import ContextLengthExceeded, EngineFailed, Overloaded, RequestError, UpstreamRejected
from thinkaloud.generation import Prompt

WORDINGS: dict[str, str] = json.loads(Path(__file__).with_name("overflow_wordings.json").read_text())
"""By server."""

OTHERS = [
    "max_tokens is too large: 100000. This model supports at most 16384 completion tokens.",
    "max_tokens must be at least 1, got 0.",
    "Rate limit reached for model on tokens per minute (TPM): Limit 6000, Requested 7000. Please try again in 9s.",
    "Too many tokens, please wait before trying again.",
    "You exceeded your current quota of input tokens: maximum context length is no matter.",
    "max_tokens exceeds the model limit of 8192.",
    "Invalid value for 'temperature': it must not exceed 2.",
    "The model `gpt-x` does not exist.",
    "Conversation roles must alternate user/assistant/user/assistant/...",
    "Invalid schema for response_format 'answer': 'required' is required to be supplied.",
    "n must not be larger than 8",
    "",
]


@pytest.mark.parametrize("text", WORDINGS.values(), ids=WORDINGS.keys())
def test_a_wording_of_a_server_is_known(text: str) -> None:
    assert is_overflow({"message": text})
    assert is_overflow({"message": text.upper()})


@pytest.mark.parametrize("text", OTHERS)
def test_other_complaints_are_not_taken_for_it(text: str) -> None:
    assert not is_overflow({"message": text})


def test_text_of_the_request_that_an_error_quotes_is_not_searched() -> None:
    quoted = "maximum context length is 4096 tokens"
    assert not is_overflow({"detail": [{"loc": ["body"], "msg": "field required", "input": quoted}], "input": quoted})


TEXT = WORDINGS["FC026 SGLang"]
BODIES: dict[str, Any] = {
    "OpenAI": {"error": {"message": TEXT, "type": "invalid_request_error", "param": None, "code": None}},
    "SGLang": {"object": "error", "message": TEXT, "type": "BadRequestError", "param": None, "code": 400},
    "LM Studio": {"error": TEXT},
    "FastAPI": {"detail": TEXT},
    "FastAPI, a list": {"detail": [{"loc": ["body"], "msg": TEXT, "type": "value_error"}]},
    "Spring": {"status": 400, "error": "Bad Request", "message": TEXT},
    "Gemini": [{"error": {"code": 400, "message": TEXT, "status": "INVALID_ARGUMENT"}}],
    "OpenRouter": {
        "error": {
            "message": "Provider returned error",
            "code": 400,
            "metadata": {"raw": f'{{"error":{{"message":"{TEXT}"}}}}', "provider_name": "x"},
        }
    },
    "only a code": {"error": {"message": "no", "code": "context_length_exceeded"}},
    "a code in another case": {"error": {"message": "no", "type": "ContextWindowExceededError"}},
    "a list of errors": {"errors": [{"message": TEXT}]},
}


async def refused(response: httpx.Response) -> RequestError:
    async with upstream(lambda _: response) as engine:
        with pytest.raises(RequestError) as error:
            await collect(engine, Prompt(user(SAID)))
    assert "tokens" not in str(error.value)
    return error.value


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
@pytest.mark.parametrize("status", [400, 413, 422, 500])
async def test_in_whichever_body_it_is_said_it_is_the_same_error_and_the_text_is_not_told(
    body: Any, status: int
) -> None:
    error = await refused(httpx.Response(status, json=body))
    assert isinstance(error, ContextLengthExceeded)
    assert (error.code, error.param, error.message) == (
        "context_length_exceeded",
        "messages",
        "the request does not fit the context of the upstream's model",
    )


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(400, content=b"\xef\xbb\xbf" + f'{{"error":{{"message":"{TEXT}"}}}}'.encode()),
        httpx.Response(400, text=TEXT),
        httpx.Response(400, content=f'{{"error":{{"message":"\\ud83d {TEXT}"}}}}'.encode()),
        httpx.Response(200, content=event({"error": {"message": TEXT, "code": 400}})),
        httpx.Response(200, content=event({"object": "error", "message": TEXT, "code": 400})),
        httpx.Response(200, json={"object": "error", "message": TEXT, "code": 40303}),
        httpx.Response(200, content=event({"choices": [{"finish_reason": "error", "error": {"message": TEXT}}]})),
        httpx.Response(200, content=event({"error": TEXT})),
    ],
    ids=["a byte order mark", "plain text", "half a pair", "in a stream", "FastChat", "whole", "a choice's", "a text"],
)
async def test_it_is_known_also_in_odd_bodies_and_in_answers_that_began(response: httpx.Response) -> None:
    assert isinstance(await refused(response), ContextLengthExceeded)


@pytest.mark.parametrize(
    ("status", "kind"), [(401, EngineFailed), (403, EngineFailed), (429, Overloaded), (503, Overloaded)]
)
async def test_who_is_refused_or_told_to_wait_is_told_that(status: int, kind: type[RequestError]) -> None:
    assert type(await refused(httpx.Response(status, json={"error": {"message": TEXT}}))) is kind


async def test_another_refusal_stays_one() -> None:
    error = await refused(httpx.Response(400, json={"error": {"message": "temperature: too high", "code": 400}}))
    assert type(error) is UpstreamRejected
