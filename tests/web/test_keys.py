"""Keys that work wherever the focus is, and what they open."""

import pytest
from playwright.async_api import Locator, expect

from web.axe import findings_in_both_schemes
from web.reading import Reader


def search(reader: Reader) -> Locator:
    return reader.page.get_by_role("dialog", name="Search the conversations")


@pytest.mark.also_in_firefox
async def test_a_conversation_is_found_by_what_was_said_in_it(reader: Reader) -> None:
    for question in ("What is dear?", "richly"):
        await reader.button("New conversation").click()
        await reader.answered(question, "thinker")
    await reader.page.keyboard.press("Control+k")
    await reader.page.keyboard.type("APPLES together")  # at once
    words = search(reader).get_by_role("searchbox", name="Words")
    await expect(words).to_be_focused()
    found = search(reader).get_by_role("listitem")
    await expect(found).to_have_count(1)
    await expect(found).to_contain_text("The apples cost 9 dollars")
    await reader.page.keyboard.press("ArrowDown")
    await reader.page.keyboard.press("Enter")
    await expect(search(reader)).to_have_count(0)
    await expect(reader.page).to_have_title("What is dear? · ThinkAloud")
    await reader.page.keyboard.press("Control+k")
    await expect(found).to_have_count(2)
    await words.fill("nowhere")
    await expect(search(reader)).to_contain_text("Nothing is found.")
    await reader.page.keyboard.press("Escape")
    await expect(search(reader)).to_have_count(0)
    await expect(reader.page).to_have_title("What is dear? · ThinkAloud")


async def test_keys_begin_a_conversation_and_lead_to_the_question(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.page.keyboard.press("Control+Shift+O")
    await expect(reader.cards).to_have_count(0)
    await reader.button("New conversation").focus()
    await reader.page.keyboard.press("/")
    await expect(reader.question).to_be_focused()
    await reader.page.keyboard.type("is it 1/2?")
    await expect(reader.question).to_have_value("is it 1/2?")


async def test_the_list_of_keys_opens_by_a_key_and_by_the_menu(reader: Reader) -> None:
    keys = reader.page.get_by_role("dialog", name="Keys")
    await reader.button("New conversation").focus()
    await reader.page.keyboard.press("?")
    await expect(keys.get_by_text("Search the conversations")).to_be_visible()
    await keys.get_by_role("button", name="Close").click()
    await expect(keys).to_have_count(0)
    await reader.button("Menu").click()
    await reader.button("Keys").click()
    await expect(keys).to_be_visible()


async def test_axe_finds_nothing_grave_in_what_keys_open(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.button("Menu").click()
    found = {"menu": await findings_in_both_schemes(reader.page)}
    await reader.page.keyboard.press("Control+k")
    await search(reader).get_by_role("searchbox").fill("apples")
    await expect(search(reader).get_by_role("listitem")).to_have_count(1)
    found["search"] = await findings_in_both_schemes(reader.page)
    await reader.page.keyboard.press("Escape")
    await reader.button("New conversation").focus()
    await reader.page.keyboard.press("?")
    await expect(reader.page.get_by_role("dialog", name="Keys")).to_be_visible()
    found["keys"] = await findings_in_both_schemes(reader.page)
    assert {state: lines for state, lines in found.items() if lines} == {}
