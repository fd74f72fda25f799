"""The page on the bundled pair and the real engine: thinking is watched as it happens, and two models are compared.

With THINKALOUD_PICTURES=1 the documentation's pictures, docs/thinking.png and docs/compare.png, are taken anew:

    THINKALOUD_PICTURES=1 .venv/bin/pytest tests/web/test_page_vllm.py
"""

import json
import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from live import Live
from web.conftest import Opening
from web.pacing import Paced
from web.reading import FRUIT, THINKING, THOUGHT, Reader

pytestmark = pytest.mark.vllm

DOCS = Path(__file__).parents[2] / "docs"
LIMIT = 200_000
"""Bytes of a picture."""
LOOKS = 10
"""How often the page is looked at before the model goes on by itself."""
INTERRUPTED = 600
"""Tokens that are thought at least, where the thinking is watched or interrupted."""
PICTURED = 160
"""Tokens of the trace in the picture: it checks once more than the model would by itself."""


@pytest.fixture
async def bundled(opening: Opening, built: Path, tiny: Live) -> Reader:
    return await opening(tiny, color_scheme="light")


@pytest.fixture
async def paced(bundled: Reader, tiny: Live, monkeypatch: pytest.MonkeyPatch) -> Paced:
    """tiny-rl thinks at length, and tells no more than `bundled` has shown."""
    engine = tiny.fleet.engines["rl"]
    paced = Paced(engine, LOOKS)
    monkeypatch.setattr(engine, "generate", paced)
    await paced.watch(bundled.page)
    await lengthen(bundled, INTERRUPTED)
    return paced


async def lengthen(reader: Reader, tokens: int, **more: float) -> None:
    """Add to every question on its way how long it is to be thought about at least, and `more`."""

    async def changed(route: Route) -> None:
        asked = json.loads(route.request.post_data or "")
        asked["reasoning"]["min_tokens"] = tokens
        await route.continue_(post_data=asked | more)

    await reader.page.route("**/v1/chat/completions", changed)


async def picture(reader: Reader, name: str) -> None:
    """Write docs/`name`, if pictures are wanted."""
    if os.environ.get("THINKALOUD_PICTURES"):
        DOCS.mkdir(exist_ok=True)
        shown = await reader.page.screenshot(path=DOCS / name, animations="disabled", caret="hide")
        assert len(shown) < LIMIT


async def test_the_trace_grows_in_sight_before_the_answer_begins(bundled: Reader, paced: Paced) -> None:
    paced.released.set()
    await bundled.answered(FRUIT, "tiny-rl")
    seen = await bundled.page.evaluate("window.seen")
    before = [each for each in seen if THINKING.match(each["title"]) and each["trace"] > 0]
    assert {each["answer"] for each in before} == {0}
    lengths = [each["trace"] for each in before]
    assert lengths == sorted(lengths)
    assert len(set(lengths)) >= LOOKS - 1
    counts = [int(re.findall(r"(\d+)\stokens?", each["title"])[0]) for each in before]
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    await expect(bundled.fold).to_contain_text(THOUGHT)
    await expect(bundled.answer).not_to_be_empty()


async def test_answer_now_ends_the_thinking_and_brings_an_answer(bundled: Reader, paced: Paced) -> None:
    await bundled.ask(FRUIT, "tiny-rl")
    await paced.held.wait()
    async with bundled.page.expect_response("**/answer"):
        await bundled.answer_now.click()
    paced.released.set()
    await bundled.over()
    await expect(bundled.fold).to_contain_text("ended by you")
    await expect(bundled.answer).not_to_be_empty()


async def test_stop_leaves_what_was_thought(bundled: Reader, paced: Paced) -> None:
    await bundled.ask(FRUIT, "tiny-rl")
    await paced.held.wait()
    await bundled.stop.click()
    await bundled.over()
    await expect(bundled.card).to_contain_text("Stopped by you.")
    await expect(bundled.fold).to_contain_text(THOUGHT)
    await expect(bundled.answer).to_be_empty()
    await bundled.unfold()
    await expect(bundled.trace).not_to_be_empty()


async def test_both_models_side_by_side_and_whether_they_agree(bundled: Reader, tiny: Live) -> None:
    for name in ("tiny-sft", "tiny-rl"):
        await tiny.chat(name, "What is 17 + 26?")  # the first answer of an engine is slower than all others
    await bundled.page.get_by_role("button", name=re.compile("^What thinking adds")).click()
    await bundled.over()
    await expect(bundled.cards).to_have_count(2)
    for name in ("tiny-sft", "tiny-rl"):
        card = bundled.page.get_by_role("article", name=f"Answer of {name}")
        await expect(card).to_contain_text(
            re.compile(r"\d+\stokens · (\d+\.)?\d+\ss · [\d.]+\stokens/s · \d+\s%\sof\s1,024")
        )
        await expect(card.locator(".box")).to_be_visible()
        thought = card.get_by_role("button", name=re.compile("^Thought for"))
        await expect(thought).to_have_count(int(name == "tiny-rl"))
    boxes = await bundled.page.locator("article .answer .box").all_inner_texts()
    told = f"Both agree: {boxes[0]}" if len(set(boxes)) == 1 else "They differ: "
    await expect(bundled.page.get_by_text(told)).to_be_visible()
    await bundled.page.set_viewport_size({"width": 1280, "height": 1200})
    await picture(bundled, "compare.png")


async def test_auto_says_why_it_chose(bundled: Reader) -> None:
    await bundled.answered("What is 17 + 26?", "auto")
    await expect(bundled.card).to_contain_text(re.compile("auto → tiny-(sft|rl)"))
    await bundled.card.get_by_text("Why this model?").click()
    await expect(bundled.card).to_contain_text(re.compile(r"by (gain|kind), score 0\.\d{4}, decided in [\d.]+\sms"))
    await expect(bundled.card).to_contain_text(re.compile("Decided by how likely .* is the model for that"))


async def test_a_conversation_is_there_after_loading_the_page_again(bundled: Reader) -> None:
    await bundled.answered(FRUIT, "tiny-rl")
    text = await bundled.answer.inner_text()
    await bundled.page.reload()
    await bundled.conversations.get_by_role("button", name=re.compile("^Emily buys")).click()
    await expect(bundled.answer).to_have_text(text, use_inner_text=True)
    await bundled.fold.click()
    await expect(bundled.trace).to_be_visible()


@pytest.mark.skipif(not os.environ.get("THINKALOUD_PICTURES"), reason="no pictures are wanted")
async def test_a_picture_of_the_model_thinking(bundled: Reader) -> None:
    await lengthen(bundled, PICTURED, temperature=0)
    await bundled.choose("tiny-rl")
    for _ in range(20):
        await bundled.ask(FRUIT)
        await expect(bundled.trace.get_by_text("Wait, let me check")).not_to_have_count(0)
        await picture(bundled, "thinking.png")
        told = await bundled.trace.inner_text() if THINKING.match(await bundled.fold.inner_text()) else ""
        await bundled.over()
        if told and "not sure" not in told:
            return
        await bundled.button(
            "Delete the conversation: " + await bundled.page.get_by_role("banner").inner_text()
        ).click()
        await bundled.button("Delete").click()
    raise AssertionError("the model was quicker than the camera each time")
