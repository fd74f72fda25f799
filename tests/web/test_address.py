"""Conversations have addresses, drafts stay, and tabs keep in step."""

import re
from urllib.parse import quote

import pytest
from playwright.async_api import expect

from live import Live
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.test_hostile import PAYLOADS, wrong
from web.watching import Watch

HEADING = "Watch a model think, then answer"


async def test_loaded_again_the_page_shows_the_same_conversation(reader: Reader) -> None:
    await reader.answered(FRUIT, "thinker")
    await reader.page.reload()
    await expect(reader.answer).to_contain_text("3 dollars")
    await expect(reader.cards).to_have_count(1)


@pytest.mark.also_in_firefox
async def test_back_and_forward_go_from_one_conversation_to_the_other(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await expect(reader.page).to_have_title("What is dear? · ThinkAloud")
    await reader.button("New conversation").click()
    await expect(reader.page).to_have_title("ThinkAloud")
    await reader.answered("What is cheap?")
    main = reader.page.get_by_role("main")
    await reader.page.evaluate("history.back()")
    await expect(main.get_by_role("heading", name=HEADING)).to_be_visible()
    await reader.page.evaluate("history.back()")
    await expect(main.get_by_text("What is dear?", exact=True)).to_be_visible()
    await reader.page.evaluate("history.forward()")
    await reader.page.evaluate("history.forward()")
    await expect(main.get_by_text("What is cheap?", exact=True)).to_be_visible()


async def test_the_address_of_what_is_gone_is_that_of_a_new_conversation(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.button("Delete the conversation: What is dear?").click()
    await reader.button("Delete").click()
    await expect(reader.page).to_have_url(re.compile("^[^#]*$"))
    await reader.page.goto("/#nothing")
    await expect(reader.page.get_by_role("heading", name=HEADING)).to_be_visible()


async def test_an_address_says_what_is_asked_of_which_models_and_asks_nothing(reader: Reader, watch: Watch) -> None:
    await reader.page.goto(f"/?q={quote(FRUIT)}&models=fast,thinker,nobody")
    await expect(reader.question).to_have_value(FRUIT)
    await expect(reader.models).to_have_accessible_name("2 models: fast, thinker")
    assert "?" not in reader.page.url
    assert "/v1/chat/completions" not in watch.paths()
    await reader.question.press("Enter")
    await reader.over()
    await expect(reader.cards).to_have_count(2)
    await reader.page.goto("/")
    await expect(reader.models).to_have_accessible_name("Model: auto")


async def test_what_an_address_says_is_text(reader: Reader) -> None:
    said = "\n".join(PAYLOADS)
    await reader.page.goto("about:blank")
    await reader.page.goto(f"/?q={quote(said, safe='')}&models={quote(said, safe='')}#{quote(said, safe='')}")
    await expect(reader.question).to_have_value(said)
    assert await wrong(reader.page) == []


@pytest.mark.also_in_firefox
async def test_what_is_written_stays_with_its_conversation(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.question.fill("and then")
    await reader.button("New conversation").click()
    await expect(reader.question).to_have_value("")
    await reader.question.fill("quite another")
    await reader.page.reload()
    await expect(reader.question).to_have_value("quite another")
    await reader.conversations.get_by_role("button", name="What is dear?", exact=True).click()
    await expect(reader.question).to_have_value("and then")
    await reader.answered("and then")
    await reader.page.reload()
    await expect(reader.question).to_have_value("")


async def test_another_tab_shows_what_was_asked_named_and_deleted_here(
    opening: Opening, tape: Live, watches: list[Watch]
) -> None:
    reader = await opening(tape)
    watches[-1].pages = 2
    other = Reader(await reader.page.context.new_page())
    await other.open()
    await reader.answered("What is dear?", "thinker")
    listed = other.conversations.get_by_role("button", name="What is dear?", exact=True)
    await listed.click()
    await expect(other.answer).to_contain_text("3 dollars")
    await reader.answered("And what is cheap?")
    await expect(other.cards).to_have_count(2)
    await reader.button("Delete the conversation: What is dear?").click()
    await reader.button("Delete").click()
    await expect(listed).to_have_count(0)
    await expect(other.page.get_by_role("heading", name=HEADING)).to_be_visible()
