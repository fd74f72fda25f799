"""Large and many prompts on the real engine: they must not hold up everyone else, nor end the engine."""

import asyncio
import json
from collections.abc import Callable

import pytest

from computing import LONGEST_BLOCK
from hostile.case import GOOD, Case, http_request
from hostile.judging import check, sent, watched
from live import Live

pytestmark = pytest.mark.vllm
_LARGE = 7 * 2**20


def _body(content: str, **more: object) -> bytes:
    return json.dumps(GOOD | {"model": "tiny-rl", "messages": [{"role": "user", "content": content}], **more}).encode()


@pytest.mark.parametrize(
    "body",
    [
        lambda: _body("one two " * (_LARGE // 8)),
        lambda: _body("a" * _LARGE),
        lambda: _body("<think>" * (_LARGE // 7)),
        lambda: _body("🍑" * (_LARGE // 12)),
        lambda: json.dumps(
            GOOD | {"model": "tiny-rl", "messages": [{"role": "user", "content": "and " * 700}] * 2_000}
        ).encode(),
    ],
    ids=["words", "one word", "tags", "emoji", "2,000 messages"],
)
async def test_a_prompt_of_7_mib_is_refused_without_a_block(body: Callable[[], bytes], tiny: Live) -> None:
    request = http_request(body())
    case = Case("large", lambda: [request], (400,), "context_length_exceeded")
    answer, blocked = await watched(tiny, case)
    check(case, answer)
    assert blocked <= LONGEST_BLOCK
    good = Case("good", lambda: [http_request(_body("1 + 1", max_tokens=4))], (200,))
    assert (await sent(tiny, good)).status == 200


async def test_prompts_with_seeds_that_do_not_fit_one_step_of_the_engine_are_all_answered(tiny: Live) -> None:
    """Read in parts, on a CPU, one of them would end the engine."""
    content = "one two " * 220
    asked = {"temperature": 1, "max_tokens": 12}
    bodies = await asyncio.gather(*(tiny.chat("tiny-rl", f"{n} {content}", seed=n, **asked) for n in range(48)))
    assert all(body["usage"]["completion_tokens"] for body in bodies)
