"""The default alias sends the page's examples, and prompts of everyday use, where a person would send them."""

import re
from pathlib import Path

import pytest

from live import Live
from routing import prompt
from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest
from thinkaloud.routing.policy import Router
from thinkaloud.settings.file import load

ROOT = Path(__file__).parents[2]
PROBES = [one for one in prompt.load(prompt.PROBES) if one.kind != "translated"]
EXAMPLE = re.compile(r"question:\s*'([^']+)'")


@pytest.fixture(scope="module")
def auto() -> Router:
    return Router.load(load(ROOT / "configs/tiny.yaml").routes["auto"])


def lane(router: Router, text: str) -> str:
    request = GenerationRequest("probe", "auto", [{"role": "user", "content": text}])
    return router.decide(request, LOCAL.name, dry=True).lane


@pytest.mark.parametrize("one", PROBES, ids=lambda one: one.text[:40])
def test_a_prompt_goes_where_a_person_would_send_it(auto: Router, one: prompt.Prompt) -> None:
    expected = "thinking" if one.needs_thinking else "fast"
    assert lane(auto, one.text) == expected
    assert lane(auto, f"<system-reminder>\n3 files changed.\n</system-reminder>\n\n{one.text}") == expected


@pytest.mark.parametrize("one", PROBES, ids=lambda one: one.text[:40])
async def test_a_prompt_is_answered_by_the_model_that_it_was_sent_to(tiny: Live, one: prompt.Prompt) -> None:
    body = await tiny.chat("auto", one.text, temperature=0, max_tokens=32)
    expected = "tiny-rl" if one.needs_thinking else "tiny-sft"
    assert (body["thinkaloud"]["model"], body["thinkaloud"]["route"]["model"]) == (expected, expected)
    assert bool(body["choices"][0]["message"].get("reasoning_content")) is one.needs_thinking


def test_every_example_of_the_page_is_among_them() -> None:
    examples = EXAMPLE.findall((ROOT / "clients/web/src/view/Examples.svelte").read_text())
    assert examples
    assert {*examples} <= {one.text for one in PROBES}
