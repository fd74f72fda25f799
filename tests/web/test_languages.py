"""The page in other languages: nothing of its English is left, by the texts of the English catalogue."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Page, expect

from live import Live
from web.axe import findings
from web.building import WEB
from web.conftest import Opening
from web.reading import FRUIT, Reader

OTHERS = ["de", "fr", "es", "zh"]
LETTERS = 3
"""What has fewer of its own beside the values in it tells no language."""
VALUE = "[^\u4e00-\u9fff]+"
"""No sign of Chinese, in which a text can end as in English: with "token"."""
SAID = """() => {
    const strange = 'body [lang=en], .answer, .steps .block, .question .bubble, .question q, kbd, option[lang]';
    const names = ['aria-label', 'aria-valuetext', 'title', 'placeholder'];
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node instanceof Text ? node.parentElement : node;
        if (element.closest(strange) || ['SCRIPT', 'NOSCRIPT'].includes(element.tagName)) continue;
        if (node instanceof Text) found.push(node.data);
        else found.push(...names.map((name) => node.getAttribute(name) ?? ''));
    }
    return found.map((text) => text.trim().replace(/\\s+/g, ' ')).filter(Boolean);
}"""
"""Every text and label of the page, but for what a model, the reader or another language says."""


WIDER = """(scores) => {
    const { paddingLeft, paddingRight } = getComputedStyle(scores);
    const room = scores.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return scores.querySelector('table').offsetWidth - room;
}"""
"""By how much the table of figures is wider than its place."""


def catalogue(name: str) -> list[str]:
    entries: dict[str, Any] = json.loads((WEB / f"src/languages/{name}.json").read_text())
    texts = [text for entry in entries.values() for text in (entry.values() if isinstance(entry, dict) else [entry])]
    return [re.sub(r"\s", " ", text) for text in texts]


def english(name: str) -> list[re.Pattern[str]]:
    """The texts of English that the language `name` says otherwise."""
    own = set(catalogue(name))
    pieces = [re.split(r"\{\w+\}", text.strip()) for text in catalogue("en") if text not in own]
    told = [each for each in pieces if len(re.findall("[A-Za-z]", "".join(each))) >= LETTERS]
    assert len(told) > 200
    return [re.compile(VALUE.join(map(re.escape, each))) for each in told]


async def left(page: Page, name: str) -> list[str]:
    """What of the page is English."""
    said = await page.evaluate(SAID)
    patterns = english(name)
    return sorted({text for text in said if any(each.fullmatch(text) for each in patterns)})


async def left_in_menus(page: Page, name: str) -> list[str]:
    """The same, with each menu and each part that folds opened."""
    found: list[str] = []
    for button in await page.locator("button[aria-expanded=false]:visible").element_handles():
        await button.click()
        found += await left(page, name)
        await page.keyboard.press("Escape")
    for summary in await page.locator("details:not([open]) > summary:visible").element_handles():
        await summary.click()
    return found + await left(page, name)


async def test_what_is_looked_for_is_there_in_english(reader: Reader) -> None:
    assert "Ask" in await left(reader.page, "de")
    assert "Temperature" in await left_in_menus(reader.page, "de")


@pytest.mark.parametrize("name", OTHERS)
async def test_nothing_of_the_page_stays_english(opening: Opening, tape: Live, name: str) -> None:
    reader = await opening(tape, locale=name, reduced_motion="reduce")
    page = reader.page
    await expect(page.locator("html")).to_have_attribute("lang", name)
    assert await left_in_menus(page, name) == []
    assert await findings(page) == []
    for models in ("judging", "thinker,fast"):
        await page.goto(f"/?q={FRUIT}&models={models}")
        await expect(page.locator("button.main")).to_be_enabled()
        await page.locator("#question").press("Enter")
        await reader.over()
        assert await left_in_menus(page, name) == []
        assert await findings(page) == []
    await page.set_viewport_size({"width": 390, "height": 844})
    assert await page.locator(".scores").evaluate(WIDER) <= 0
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert await left(page, name) == []
    await page.goto("/admin")
    await expect(page.locator("main table").last).to_be_visible()
    assert await left(page, name) == []
    assert await findings(page) == []


@pytest.mark.also_in_firefox
async def test_a_language_is_chosen_without_a_reload_and_kept(reader: Reader) -> None:
    page = reader.page
    await reader.answered(FRUIT, "thinker")
    await reader.button("Menu").click()
    await page.get_by_role("combobox", name="Language").select_option(label="Deutsch")
    await expect(page.locator("html")).to_have_attribute("lang", "de")
    await expect(page.get_by_role("button", name="Neu erzeugen")).to_be_visible()
    await page.keyboard.press("Escape")
    assert await left(page, "de") == []
    await page.reload()
    await expect(page.get_by_role("button", name="Neu erzeugen")).to_be_visible()
