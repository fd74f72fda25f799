"""The same search over the Responses API: its objects, its streams, and what is stored of them."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from leaks.asking import BY_KEY, BY_REQUEST, OPEN, SUMMED_BY_KEY, SUMMED_BY_REQUEST, Told, Way, together
from leaks.asking import Form as Fields
from leaks.cases import CASES, FAILING, SEEDS, Case
from leaks.evidence import leaked, of_response
from leaks.serving import kept
from leaks.watching import Watch
from live import Live
from plain_http import exchange

SEED = SEEDS[0]
SEALED = {"include": ["reasoning.encrypted_content"]}
FORMS = (
    Fields(),
    Fields({**SEALED, "store": False}),
    Fields({"include": ["message.output_text.logprobs"], "top_logprobs": 3, "stream_reasoning": False}),
    Fields({**SEALED, "reasoning_format": "tags", "reasoning": {"details": True, "progress": True}}),
)
UNKNOWN = {"stop", "n", "include_stop_str_in_output"}
"""Fields of Chat that this dialect does not have."""


def request_of(case: Case, way: Way, form: Fields, *, stream: bool) -> dict[str, Any]:
    """The request of the case in this dialect."""
    fields = together(case.request, form.request, way.request)
    tools = [tool["function"] | {"type": "function"} for tool in fields.pop("tools", [])]
    choice = fields.pop("tool_choice", "auto")
    if isinstance(choice, dict):
        choice = {"type": "function", "name": choice["function"]["name"]}
    limit = {"max_output_tokens": fields.pop("max_tokens")} if "max_tokens" in fields else {}
    return {
        "model": kept(case.model, way.model),
        "input": case.prompt(SEED),
        "stream": stream,
        "tools": tools,
        "tool_choice": choice,
        **limit,
        **fields,
    }


async def asked(live: Live, case: Case, way: Way, form: Fields, *, stream: bool) -> list[Told]:
    """The answer, and what is read back of it where it was stored."""
    body, headers = request_of(case, way, form, stream=stream), {"authorization": f"Bearer {way.key}"}
    reply = await exchange(httpx.URL(live.url), "/v1/responses", json.dumps(body).encode(), headers)
    told = [Told(reply.response(), reply.body, way, form)]
    response = final(told[0])
    if response is not None and body.get("store") is not False:
        for path in (f"/v1/responses/{response['id']}", f"/v1/responses/{response['id']}/input_items"):
            stored = await live.client.get(path, headers=headers)
            assert stored.status_code == 200, stored.text
            told.append(Told(stored, stored.content, way, form))
    return told


def final(told: Told) -> dict[str, Any] | None:
    """The last response object of an answer; None where it was refused."""
    last = told.documents()[-1]
    found = last.get("response", last)
    return found if isinstance(found, dict) and found.get("object") == "response" else None


def answer_of(response: dict[str, Any]) -> str:
    messages = [item for item in response["output"] if item["type"] == "message"]
    return "".join(part["text"] for item in messages for part in item["content"])


def texts_of(told: Told) -> Iterator[tuple[str, str]]:
    yield from of_response(told.response, told.body)


@pytest.mark.parametrize("way", [BY_REQUEST, BY_KEY, SUMMED_BY_REQUEST, SUMMED_BY_KEY], ids=str)
@pytest.mark.parametrize("case", [*CASES, *FAILING], ids=str)
async def test_no_window_of_a_trace_is_in_an_object_an_event_a_log_or_what_is_stored(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, way: Way
) -> None:
    secret = case.secret(SEED)
    for form in FORMS:
        for stream in (True, False):
            told = await asked(leaky, case, way, form, stream=stream)
            for each in told:
                assert not leaked(texts_of(each), secret), str(each)
            response = final(told[0])
            if case in FAILING:
                assert response is None or response["status"] == "failed"
                continue
            assert response is not None, str(told[0])
            in_content = form.request.get("reasoning_format") == "tags"
            if not UNKNOWN & case.request.keys() and not (in_content and way.level == "summary"):
                assert answer_of(response) == case.answer, str(told[0])
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


@pytest.mark.parametrize("case", CASES[:4], ids=str)
async def test_the_search_finds_a_trace_that_is_shown(leaky: Live, case: Case) -> None:
    for stream in (True, False):
        for each in (await asked(leaky, case, OPEN, Fields(), stream=stream))[:2]:
            assert leaked(texts_of(each), case.secret(SEED)), str(each)
