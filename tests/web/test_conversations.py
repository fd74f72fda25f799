"""The list of conversations: a name is kept, and what is deleted was asked about first."""

from playwright.async_api import Locator, expect

from live import Live, until
from web.keeping import everything_kept
from web.reading import Reader


def listed(reader: Reader, title: str) -> Locator:
    return reader.conversations.get_by_role("button", name=title, exact=True)


def naming(reader: Reader) -> Locator:
    return reader.page.get_by_role("textbox", name="Name of the conversation", exact=True)


async def test_a_conversation_keeps_the_name_that_it_is_given(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.button("Rename the conversation: What is dear?").click()
    await expect(naming(reader)).to_be_focused()
    await expect(naming(reader)).to_have_value("What is dear?")
    await naming(reader).fill("Prices")
    await naming(reader).press("Enter")
    await expect(listed(reader, "Prices")).to_be_visible()
    await expect(reader.page.get_by_role("banner")).to_contain_text("Prices")
    await reader.answered("And what is cheap?")
    await reader.page.reload()
    await listed(reader, "Prices").click()
    await expect(reader.cards).to_have_count(2)
    await expect(listed(reader, "What is dear?")).to_have_count(0)


async def test_a_name_that_is_empty_or_taken_back_changes_nothing(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    for name, key in (("", "Enter"), ("Prices", "Escape")):
        await reader.button("Rename the conversation: What is dear?").click()
        await naming(reader).fill(name)
        await naming(reader).press(key)
        await expect(naming(reader)).to_have_count(0)
        await expect(listed(reader, "What is dear?")).to_be_visible()


async def test_a_deletion_is_asked_about_first(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    delete = reader.button("Delete the conversation: What is dear?")
    await delete.click()
    await expect(reader.page.get_by_text("Delete it?")).to_be_visible()
    await reader.button("Keep").click()
    await delete.click()
    await expect(reader.button("Delete")).to_be_focused()
    await reader.page.keyboard.press("Escape")
    await expect(listed(reader, "What is dear?")).to_be_visible()
    await expect(reader.cards).to_have_count(1)
    await delete.click()
    await reader.button("Delete").click()
    await expect(listed(reader, "What is dear?")).to_have_count(0)
    await expect(reader.cards).to_have_count(0)
    assert "dear" not in await everything_kept(reader.page)


async def test_deleted_while_it_answers_the_server_stops(reader: Reader, tape: Live) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.button("Delete the conversation: think for ever").click()
    await reader.button("Delete").click()
    await until(lambda: tape.fleet.engines["slow"].running() == 0)
    await reader.page.reload()
    await expect(reader.page.get_by_text("What you ask is listed here.")).to_be_visible()
