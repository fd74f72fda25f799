"""Answers side by side: whose they are stays in sight, where they part is told, and the reader says which was right."""

import json
import re

import pytest
from playwright.async_api import Page, ViewportSize, expect

from live import Live
from web.axe import findings_in_both_schemes
from web.conftest import Opening
from web.keeping import answer, opened
from web.reading import FRUIT, Reader
from web.test_access import SMALL, cut, sideways

LARGE: ViewportSize = {"width": 1280, "height": 800}
LONG = "\n\n".join(f"This is paragraph {number} of it." for number in range(60))
RIGHT = answer(
    "tiny-rl",
    "It is \\boxed{3}.",
    "The oranges cost 2 * 2 = 4 dollars.\nSo the apples cost 13 - 4 = 9 dollars.\n",
    ("setting up", "computing"),
)
WRONG = answer(
    "tiny-sft",
    "It is \\boxed{17}.",
    "They cost 2 * 2 = 4 dollars.\nWith them it is 13 + 4 = 17 dollars.\n",
    ("setting up", "computing"),
)


async def scrolled(reader: Reader, name: str) -> None:
    """Bring the end of an answer into sight."""
    card = reader.page.get_by_role("article", name=f"Answer of {name}")
    await card.locator("footer").evaluate("(footer) => footer.scrollIntoView({ block: 'end' })")


@pytest.mark.parametrize("count", [2, 4])
async def test_whose_answer_it_is_and_to_what_stay_in_sight(reader: Reader, count: int) -> None:
    names = [f"model-{number}" for number in range(count)]
    await opened(reader, *(answer(name, f"{LONG}\n\n\\boxed{{3}}") for name in names), question=FRUIT)
    for name in names:
        await scrolled(reader, name)
        card = reader.page.get_by_role("article", name=f"Answer of {name}")
        await expect(card.get_by_text(name, exact=True)).to_be_in_viewport()
        verdict = reader.page.get_by_role("region", name="Verdict")
        await expect(verdict.get_by_text("agree: 3")).to_be_in_viewport()
        await expect(verdict.get_by_text(FRUIT)).to_be_in_viewport()


@pytest.mark.also_in_firefox
async def test_a_name_is_not_hidden_behind_the_verdict(reader: Reader) -> None:
    await opened(reader, answer("one", LONG), answer("two", LONG), question=FRUIT)
    await scrolled(reader, "one")
    name = reader.page.get_by_role("article", name="Answer of one").get_by_text("one", exact=True)
    on_top = """(it) => {
        const box = it.getBoundingClientRect();
        return it.contains(document.elementFromPoint(box.x + 2, box.y + 2));
    }"""
    await reader.page.wait_for_function(on_top, arg=await name.element_handle())


async def test_on_a_phone_names_and_dots_tell_which_answer_is_in_sight(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport=SMALL, has_touch=True)
    names = ["one", "two", "three"]
    await opened(reader, *(answer(name, LONG) for name in names))
    tabs = reader.page.get_by_role("navigation", name="Answers").get_by_role("button")
    await expect(tabs).to_have_text(names)
    await expect(tabs.nth(0)).to_have_attribute("aria-current", "true")
    await tabs.nth(2).click()
    await expect(tabs.nth(2)).to_have_attribute("aria-current", "true")
    await expect(reader.page.get_by_role("article", name="Answer of three").locator(".name")).to_be_attached()
    left = await reader.page.get_by_role("article", name="Answer of three").evaluate(
        "(it) => it.getBoundingClientRect().x"
    )
    assert 0 <= left < SMALL["width"]
    await scrolled(reader, "three")
    await expect(tabs.nth(1)).to_be_in_viewport()
    assert await sideways(reader.page) <= 0
    await opened(reader, *(answer(f"model-{at}", LONG) for at in range(4)))
    assert await cut(reader.page.get_by_role("navigation", name="Answers")) == []


@pytest.mark.also_in_firefox
async def test_on_a_phone_a_name_stands_above_what_was_thought(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport=SMALL)
    await opened(reader, RIGHT, WRONG)
    name = await reader.cards.first.locator("header .name").first.bounding_box()
    thought = await reader.cards.first.get_by_role("button", name=re.compile("^Thought for")).bounding_box()
    assert name
    assert thought
    assert name["y"] + name["height"] <= thought["y"]


async def test_on_a_phone_it_is_shown_that_only_a_summary_is_wanted(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport=SMALL, has_touch=True)
    await reader.choose("summed")
    await expect(reader.thinking.get_by_text("summary")).to_be_visible()
    assert await cut(reader.models) == await cut(reader.thinking) == []
    assert await sideways(reader.page) <= 0


async def test_where_boxes_differ_it_is_told_where_the_ways_part(reader: Reader) -> None:
    await opened(reader, RIGHT, WRONG)
    told = reader.page.get_by_role("region", name="Where they part")
    await expect(told).to_contain_text("Up to 4 they agree")
    await expect(told).to_contain_text("So the apples cost 13 - 4 = 9 dollars.")
    await expect(told).to_contain_text("With them it is 13 + 4 = 17 dollars.")
    await opened(reader, RIGHT, {**WRONG, "text": "\\boxed{3.0}"})
    await expect(reader.page.get_by_text("Both agree: 3")).to_be_visible()
    await expect(told).to_have_count(0)


async def test_which_was_right_is_kept_and_counted(reader: Reader) -> None:
    await opened(reader, RIGHT, WRONG)
    asked = reader.page.get_by_role("group", name="Which was right?")
    await asked.get_by_role("button", name="tiny-rl").click()
    await opened(reader, RIGHT, WRONG)
    await expect(asked.get_by_role("button", name="tiny-rl")).to_have_attribute("aria-pressed", "true")
    await reader.page.get_by_text("How often each was right").click()
    rows = reader.page.get_by_role("table", name="How often each was right").get_by_role("row")
    await expect(rows.first).to_contain_text(re.compile("tiny-rl.*1 of 1"))
    await expect(rows.last).to_contain_text(re.compile("tiny-sft.*0 of 1"))
    await asked.get_by_role("button", name="tiny-rl").click()
    await expect(asked.get_by_role("button", name="None")).to_have_attribute("aria-pressed", "true")
    await asked.get_by_role("button", name="None").click()
    await expect(rows).to_have_count(0)


async def test_names_are_hidden_until_the_reader_has_voted(reader: Reader) -> None:
    await reader.choose("slow")
    await reader.compare(["slow", "fast"])
    await reader.models.click()
    await reader.page.get_by_role("checkbox", name="Hide the names until I have voted").check()
    await reader.page.keyboard.press("Escape")
    await reader.ask(FRUIT)
    await expect(reader.cards).to_have_count(2)
    seen = "document.title + location.href + document.body.outerHTML"
    while_it_runs = await reader.page.evaluate(seen)
    await reader.over()
    vote = reader.page.get_by_role("group", name="Which was right?")
    for html in (while_it_runs, await reader.page.evaluate(seen)):
        assert re.findall(r"\b(slow|fast)\b", html) == []
    mine = await reader.cards.filter(has_text="It is").get_attribute("aria-label") or ""
    name = mine.removeprefix("Answer of ")
    async with reader.page.expect_request("**/v1/chat/completions") as asked:
        await reader.page.get_by_role("article", name=mine).get_by_role("button", name="Regenerate").click()
    await reader.over()
    assert json.loads((await asked.value).post_data or "")["model"] == "fast"
    await vote.get_by_role("button", name=name).click()
    await expect(reader.page.get_by_role("article", name="Answer of fast")).to_contain_text("It is 4")
    await expect(vote.get_by_role("button", name="fast")).to_have_attribute("aria-pressed", "true")
    order = await reader.cards.evaluate_all("(cards) => cards.map((card) => card.ariaLabel)")
    assert order.index("Answer of fast") == "AB".index(name[-1])


async def test_axe_finds_nothing_grave_at_any_width(reader: Reader) -> None:
    await opened(reader, RIGHT, {**WRONG, "calls": [{"name": "now", "arguments": '{"zone": 1}'}]}, question=FRUIT)
    await reader.page.get_by_role("group", name="Which was right?").get_by_role("button", name="tiny-rl").click()
    await reader.page.get_by_text("How often each was right").click()
    for fold in await reader.page.get_by_role("button", name=re.compile("^Thought for")).all():
        await fold.click()
    assert await found_at_any_width(reader.page) == []
    await reader.page.get_by_role("checkbox", name="Hide the names until I have voted").check()
    await reader.page.get_by_role("group", name="Which was right?").get_by_role("button", name="None").click()
    assert await found_at_any_width(reader.page) == []


async def found_at_any_width(page: Page) -> list[str]:
    found = []
    for size in (LARGE, SMALL):
        await page.set_viewport_size(size)
        found += await findings_in_both_schemes(page)
    return found
