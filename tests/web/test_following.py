"""What stays in sight while an answer comes: its question, and the end for those who scroll there."""

import pytest
from playwright.async_api import Locator, expect

from live import Live
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.test_access import SMALL

_LATER = "() => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)))"
_AT_ITS_END = "(it) => it.scrollHeight > 1.5 * it.clientHeight && it.scrollHeight - it.scrollTop - it.clientHeight < 40"


def question(reader: Reader) -> Locator:
    return reader.page.locator(".bubble").last


def main(reader: Reader) -> Locator:
    return reader.page.get_by_role("main")


async def ends(reader: Reader, scroller: Locator) -> None:
    """Wait until the end of `scroller`, which has much in it, is in sight."""
    await reader.page.wait_for_function(_AT_ITS_END, arg=await scroller.element_handle())


@pytest.mark.also_in_firefox
async def test_the_whole_question_is_in_sight_when_its_answer_is_over(reader: Reader) -> None:
    for asked in (FRUIT, "richly"):
        await reader.answered(asked, "brisk")
        await reader.unfold()
        await expect(reader.answer.locator(".box")).to_be_visible()
        await expect(question(reader)).to_be_in_viewport(ratio=1)


@pytest.mark.also_in_firefox
async def test_the_end_of_a_long_answer_is_followed_by_who_scrolls_there(reader: Reader) -> None:
    await reader.ask("answer for ever", "brisk")
    await expect(reader.answer).to_contain_text("number 60,")
    await expect(question(reader)).to_be_in_viewport(ratio=1)
    await main(reader).evaluate("(it) => it.scrollTo(0, it.scrollHeight)")
    for count in (80, 100):
        await expect(reader.answer).to_contain_text(f"number {count},")
        await ends(reader, main(reader))
    await main(reader).evaluate("(it) => it.scrollBy(0, -200)")
    at = await main(reader).evaluate("(it) => it.scrollTop")
    await expect(reader.answer).to_contain_text("number 120,")
    assert await main(reader).evaluate("(it) => it.scrollTop") == at
    await reader.stop.click()


async def test_the_end_of_a_trace_is_in_sight_while_it_thinks(reader: Reader) -> None:
    await reader.ask("think for ever", "brisk")
    for count in (60, 80):
        await expect(reader.trace).to_contain_text(f"number {count},")
        await ends(reader, reader.trace)
    await reader.stop.click()


@pytest.mark.parametrize("how", [{}, {"viewport": SMALL}], ids=["large", "small"])
async def test_a_question_that_is_written_anew_stays_in_sight(
    opening: Opening, tape: Live, how: dict[str, object]
) -> None:
    reader = await opening(tape, **how)
    for asked in ("What is dear?", "richly"):
        await reader.answered(asked, "thinker")
    await reader.button("Edit the question").first.click()
    await reader.page.evaluate(_LATER)
    await expect(reader.page.get_by_role("textbox", name="The question", exact=True)).to_be_in_viewport(ratio=1)


async def test_an_answer_begins_right_below_its_question(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    asked, answer = await question(reader).bounding_box(), await reader.card.bounding_box()
    assert asked
    assert answer
    assert answer["y"] - asked["y"] - asked["height"] < 24
