"""The same search on the real engine. What the bundled model thinks is not known before: the full view tells."""

from typing import Any

import httpx
import pytest

from leaks.asking import HEADER, NAMES
from leaks.canaries import windows
from leaks.evidence import leaked, of_body, of_response
from leaks.watching import everything
from live import Live

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


@pytest.mark.parametrize("stream", [True, False])
async def test_no_window_of_what_the_model_thinks_is_anywhere(
    tiny: Live, capfd: pytest.CaptureFixture[str], stream: bool
) -> None:
    full = (await ask(tiny, stream=False)).json()["choices"][0]["message"]
    secret = secrets(full)
    shown = await ask(tiny, stream=stream, **LOGPROBS)
    assert leaked(of_body(shown.content), secret), "the search sees it where it is"
    with everything() as watch:
        answers = [
            await ask(tiny, stream=stream, name=name, include_reasoning=False, **fields)
            for name in (None, *NAMES)
            for fields in (dict[str, Any](), LOGPROBS)
        ]
    for answer in answers:
        assert not leaked(of_response(answer, answer.content), secret)
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


async def test_closed_at_every_length_the_answer_is_the_same_as_where_the_trace_is_shown(tiny: Live) -> None:
    spent = (await ask(tiny, stream=False)).json()["usage"]["completion_tokens"]
    for limit in range(1, spent, max(1, spent // 12)):
        shown = (await ask(tiny, stream=False, max_tokens=limit)).json()["choices"][0]["message"]
        hidden = await ask(tiny, stream=False, include_reasoning=False, max_tokens=limit)
        assert hidden.json()["choices"][0]["message"]["content"] == shown["content"]
        assert not leaked(of_body(hidden.content), secrets(shown))
