"""The same search on the real engine. What the bundled model thinks is not known before: the full view tells."""

import asyncio
from typing import Any

import httpx
import pytest

from leaks.canaries import windows
from leaks.evidence import documents, leaked, of_body, of_response
from leaks.forms import HEADER, NAMES
from leaks.watching import everything
from live import Live
from thinkaloud.traces.seen.progress import REPORT_INTERVAL
from thinkaloud.traces.summarised.words import is_number, split_words

pytestmark = pytest.mark.vllm

FRUIT = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)
BODY: dict[str, Any] = {"model": "tiny-rl", "messages": [{"role": "user", "content": FRUIT}], "temperature": 0}
LOGPROBS: dict[str, Any] = {"logprobs": True, "top_logprobs": 1}


async def ask(live: Live, *, stream: bool, name: str | None = None, **fields: Any) -> httpx.Response:
    headers = {HEADER: name} if name else {}
    body = {**BODY, "stream": stream, **fields}
    response = await live.client.post("/v1/chat/completions", json=body, headers=headers)
    assert response.status_code == 200, response.text
    return response


def secrets(message: dict[str, Any]) -> frozenset[str]:
    """The windows of a trace with letters: runs of digits stand in logs and log-probabilities as well."""
    found = windows(message.get("reasoning") or "", [FRUIT, message["content"]])
    return frozenset(window for window in found if sum(character.isalpha() for character in window) > 1)


@pytest.fixture(params=["tiny", "tiny_tokens"])
def either(request: pytest.FixtureRequest) -> Any:
    """The server with vLLM in it, and one before a stock vLLM server."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("stream", [True, False])
async def test_no_window_of_what_the_model_thinks_is_anywhere(
    either: Live, capfd: pytest.CaptureFixture[str], stream: bool
) -> None:
    full = (await ask(either, stream=False)).json()["choices"][0]["message"]
    secret = secrets(full)
    shown = await ask(either, stream=stream, **LOGPROBS)
    assert leaked(of_body(shown.content), secret), "the search sees it where it is"
    with everything() as watch:
        asked = [
            ask(either, stream=stream, name=name, include_reasoning=False, **fields)
            for name in (None, *NAMES)
            for fields in (dict[str, Any](), LOGPROBS)
        ]
        answers = await asyncio.gather(*asked)
    for answer in answers:
        assert not leaked(of_response(answer, answer.content), secret)
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


@pytest.mark.parametrize("stream", [True, False])
async def test_a_summary_has_no_passage_and_no_number_of_the_trace_and_nothing_else_has_any_of_it(
    tiny: Live, capfd: pytest.CaptureFixture[str], stream: bool
) -> None:
    full = (await ask(tiny, stream=False)).json()["choices"][0]["message"]
    trace = list(split_words(full["reasoning"]))
    passages = {tuple(trace[at : at + 9]) for at in range(len(trace) - 8)}
    with everything() as watch:
        asked = [
            ask(tiny, stream=stream, name=name, reasoning={"summary": detail, "details": True}, **fields)
            for detail in ("auto", "detailed")
            for name in (None, "reasoning")
            for fields in (dict[str, Any](), LOGPROBS)
        ]
        answers = await asyncio.gather(*asked)
    said = [entry["summary"] for answer in answers for entry in details(answer)]
    secret = secrets(full) - windows("\n".join(said), [])
    for answer in answers:
        assert details(answer)
        assert not leaked(of_response(answer, answer.content), secret)
    for line in said:
        assert not any(map(is_number, split_words(line))), line
        run = list(split_words(line))
        assert not any(tuple(run[at : at + 9]) in passages for at in range(len(run) - 8)), line
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


def details(answer: httpx.Response) -> list[dict[str, Any]]:
    """The summary of an answer, complete or streamed."""
    choices = [choice for each in documents(answer.content) for choice in each["choices"]]
    told = [choice.get("delta") or choice.get("message") or {} for choice in choices]
    return [entry for each in told for entry in each.get("reasoning_details", ())]


async def test_the_first_line_comes_before_a_quarter_of_a_long_trace(tiny: Live) -> None:
    asked: dict[str, Any] = {"summary": "auto", "progress": True, "min_tokens": 320}
    chunks = await tiny.stream("tiny-rl", FRUIT, temperature=0, reasoning=asked)
    first = next(at for at, chunk in enumerate(chunks) if chunk["choices"] and "reasoning" in delta(chunk))
    told = [chunk["thinkaloud"]["progress"]["tokens"] for chunk in chunks[:first] if not chunk["choices"]]
    spent = chunks[-1]["thinkaloud"]["thinking"]["tokens"]
    assert spent >= 300
    assert max(told, default=0) + REPORT_INTERVAL < spent / 4


def delta(chunk: dict[str, Any]) -> dict[str, Any]:
    return dict(chunk["choices"][0]["delta"])


async def test_closed_at_every_length_the_answer_is_the_same_as_where_the_trace_is_shown(either: Live) -> None:
    spent = (await ask(either, stream=False)).json()["usage"]["completion_tokens"]

    async def check(limit: int) -> None:
        shown, hidden = await asyncio.gather(
            ask(either, stream=False, max_tokens=limit),
            ask(either, stream=False, include_reasoning=False, max_tokens=limit),
        )
        message = shown.json()["choices"][0]["message"]
        assert hidden.json()["choices"][0]["message"]["content"] == message["content"], limit
        assert not leaked(of_body(hidden.content), secrets(message)), limit

    await asyncio.gather(*map(check, range(1, spent, max(1, spent // 12))))
