"""Everyone can use the page: by keys alone, on a small screen, in both colour schemes, and by axe's rules."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, Route, ViewportSize, expect

from live import Live
from web.axe import findings, findings_in_both_schemes
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.serving import key, serving, settings
from web.watching import Watch

SMALL: ViewportSize = {"width": 390, "height": 844}


async def sideways(page: Page) -> float:
    """By how much the page, or what it scrolls, is wider than the screen."""
    return float(
        await page.evaluate("""() => {
            const [root, main] = [document.documentElement, document.querySelector('main')];
            return Math.max(root.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
        }""")
    )


async def cut(place: Locator) -> list[str]:
    """The texts in `place` that have no room."""
    inside = place.locator("*").and_(place.page.locator(":not(svg, svg *)"))
    told = "(found) => found.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)"
    return list(await inside.evaluate_all(told))


async def focused(page: Page) -> str:
    """The name of what has the focus; it must be seen to have it."""
    seen = await page.evaluate("""() => {
        const at = document.activeElement;
        const ring = (element) => {
            const style = getComputedStyle(element);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        };
        const framed = at.matches('textarea') && at.closest('form');
        return {
            name: at.ariaLabel ?? at.labels?.[0]?.textContent.trim() ?? at.textContent.trim(),
            ring: at === document.body || ring(at) || ring(at.closest('label') ?? at)
              || Boolean(framed && framed.matches(':focus-within')),
        };
    }""")
    assert seen["ring"], f"{seen['name']} has the focus, and nothing shows it"
    return str(seen["name"])


async def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until `name` has the focus."""
    passed = []
    for _ in range(40):
        await page.keyboard.press(key)
        passed.append(await focused(page))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"no {name} among {passed}")


@pytest.mark.also_in_firefox
async def test_everything_can_be_done_with_keys_alone(reader: Reader) -> None:
    page = reader.page
    await tab_to(page, "Model: ")
    await tab_to(page, "Your question", "Shift+Tab")
    await page.keyboard.type("think for ever")
    await tab_to(page, "Model: ")
    await page.keyboard.press("Enter")
    await tab_to(page, "slow")
    await page.keyboard.press("Enter")
    assert await focused(page) == "Model: slow"
    await tab_to(page, "Ask")
    await page.keyboard.press("Enter")
    await expect(reader.trace).to_contain_text("number 1,")
    await tab_to(page, "Thinking…", "Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(reader.trace).to_be_hidden()
    await page.keyboard.press("Space")
    await expect(reader.trace).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(reader.card).to_contain_text("Stopped by you.")
    await tab_to(page, "Regenerate")
    await page.keyboard.press("Enter")
    await tab_to(page, "Answer now")
    await page.keyboard.press("Enter")
    await reader.over()
    await expect(reader.fold).to_contain_text("ended by you")


async def test_escape_closes_what_is_open_before_it_stops_the_answer(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport=SMALL)
    await reader.ask("think for ever", "slow")
    await reader.thinking.click()
    await reader.page.keyboard.press("Escape")
    await expect(reader.thinking).to_have_attribute("aria-expanded", "false")
    await expect(reader.thinking).to_be_focused()
    await reader.button("Conversations").click()
    await reader.button("Rename the conversation: think for ever").click()
    for gone in (reader.page.get_by_role("textbox", name="Name of the conversation"), reader.button("Close the list")):
        await reader.page.keyboard.press("Escape")
        await expect(gone).to_have_count(0)
    await reader.button("Edit the question").click()
    await reader.page.keyboard.press("Escape")
    await expect(reader.page.get_by_role("textbox", name="The question", exact=True)).to_have_count(0)
    await expect(reader.stop).to_be_visible()
    await reader.page.keyboard.press("Escape")
    await expect(reader.card).to_contain_text("Stopped by you.")


async def test_enter_asks_and_shift_enter_begins_a_line(reader: Reader) -> None:
    await reader.question.fill("one")
    await reader.question.press("Shift+Enter")
    await reader.question.press_sequentially("two")
    await expect(reader.question).to_have_value("one\ntwo")
    await reader.question.press("Enter")
    await expect(reader.question).to_have_value("")
    await reader.over()
    await expect(reader.page.get_by_role("main")).to_contain_text("one\ntwo", use_inner_text=True)


async def test_a_reader_who_wants_no_motion_gets_none(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, reduced_motion="reduce")
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_be_visible()
    moving = "document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 1).length"
    assert await reader.page.evaluate(moving) == 0
    await reader.stop.click()


async def test_what_moves_for_long_is_not_painted_anew_at_each_frame(reader: Reader) -> None:
    """That would keep a core and a battery busy for as long as a model thinks."""
    await reader.choose("slow")
    await reader.compare(["slow", "secret"])
    await reader.ask("think for ever")
    await expect(reader.page.get_by_text("What it thinks is not shown")).to_be_visible()
    await expect(reader.cards.first).to_contain_text("number 1,")
    changed = await reader.page.evaluate("""() => document.getAnimations()
        .filter((each) => each.effect.getComputedTiming().iterations === Infinity)
        .flatMap((each) => each.effect.getKeyframes().flatMap(Object.keys))""")
    of_every_one = {"offset", "computedOffset", "easing", "composite"}
    assert {*changed} - of_every_one == {"opacity", "scale", "translate"}
    await reader.stop.click()


async def test_nothing_is_wider_than_a_small_screen(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport=SMALL, has_touch=True, is_mobile=True)
    assert await sideways(reader.page) <= 0
    await reader.answered("richly " + "long" * 60, "thinker")
    await reader.unfold()
    assert await cut(reader.models) == []
    assert await sideways(reader.page) <= 0
    await reader.thinking.click()
    assert await sideways(reader.page) <= 0
    await reader.compare(["thinker", "fast"])
    assert await sideways(reader.page) <= 0
    await reader.answered(FRUIT)
    await expect(reader.cards).to_have_count(3)
    assert await sideways(reader.page) <= 0
    assert await cut(reader.models) == []
    await reader.button("Conversations").click()
    await expect(reader.conversations.get_by_role("button", name="New conversation")).to_be_in_viewport()
    assert await sideways(reader.page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_is_as_light_as_the_system_wants_unless_the_reader_chooses(
    opening: Opening, tape: Live, scheme: str
) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    reader = await opening(tape, color_scheme=scheme)
    assert (sum(await reader.page.evaluate(ground)) > 3 * 128) is (scheme == "light")
    other = "dark" if scheme == "light" else "light"
    await reader.page.get_by_role("group", name="Colours").get_by_title(other).click()
    assert (sum(await reader.page.evaluate(ground)) > 3 * 128) is (other == "light")
    await reader.page.reload()
    assert (sum(await reader.page.evaluate(ground)) > 3 * 128) is (other == "light")


@pytest.mark.parametrize(("scheme", "how"), [("light", {}), ("dark", {"viewport": SMALL})], ids=["large", "small"])
async def test_axe_finds_nothing_grave_in_any_state(
    opening: Opening, tape: Live, watches: list[Watch], scheme: str, how: dict[str, Any]
) -> None:
    """Each size has a scheme of its own: what is wrong with colours is so at any size."""
    reader = await opening(tape, color_scheme=scheme, **how)
    found = {"empty": await findings(reader.page)}
    await reader.models.click()
    found["choosing a model"] = await findings(reader.page)
    await reader.thinking.click()
    found["choosing how to think"] = await findings(reader.page)
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    found["thinking"] = await findings(reader.page)
    await reader.stop.click()
    await reader.answered("richly", "thinker")
    await reader.unfold()
    await expect(reader.answer.locator(".hljs-keyword").first).to_be_visible()
    found["answered, with its trace"] = await findings(reader.page)
    await reader.compare(["thinker", "fast"])
    await reader.answered(FRUIT)
    await reader.button("Edit the question").first.click()
    if how:
        await reader.button("Conversations").click()
    await reader.button("Delete the conversation: think for ever").click()
    found["compared, editing and deleting"] = await findings(reader.page)
    await reader.button("Keep").click()
    if how:
        await reader.button("Close the list").last.click()
    await reader.page.route("**/v1/chat/completions", refuse)
    watches[-1].expected.append("status of 503 ")
    await reader.answered(FRUIT)
    found["failed"] = await findings(reader.page)
    assert {state: lines for state, lines in found.items() if lines} == {}


async def refuse(route: Route) -> None:
    error = {"message": "the queue is full", "type": "overloaded", "code": "overloaded"}
    await route.fulfill(status=503, json={"error": error}, headers={"retry-after": "7"})


async def test_axe_finds_nothing_grave_where_a_key_is_asked_for(
    opening: Opening, watches: list[Watch], tmp_path: Path
) -> None:
    async with serving(settings(tmp_path, keys=[key("app")])) as locked:
        reader = await opening(locked)
        watches[-1].expected.append("status of 401 ")
        await expect(reader.page.get_by_placeholder("Your key")).to_be_visible()
        assert await findings_in_both_schemes(reader.page) == []
        await reader.page.get_by_placeholder("Your key").fill("another")
        await reader.page.keyboard.press("Enter")
        await expect(reader.page.get_by_label("This server does not know that key.")).to_be_visible()
        assert await findings_in_both_schemes(reader.page) == []
