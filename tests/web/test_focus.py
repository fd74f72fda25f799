"""What has the focus may go away when it is pressed: the focus stays beside it, and Tab goes on from there."""

import pytest
from playwright.async_api import expect

from web.axe import findings
from web.reading import FRUIT, Reader


async def focused(reader: Reader) -> str:
    """The name of what has the focus; whether that is seen, `test_access.py` asks."""
    at = "document.activeElement"
    return str(await reader.page.evaluate(f"{at}.ariaLabel ?? {at}.textContent.trim()"))


async def pressed(reader: Reader, name: str, key: str = "Enter") -> None:
    """Press the button `name` by its key alone."""
    await reader.button(name).last.focus()
    await reader.page.keyboard.press(key)


async def tabbed(reader: Reader) -> str:
    """What has the focus after Tab."""
    await reader.page.keyboard.press("Tab")
    return await focused(reader)


@pytest.mark.also_in_firefox
async def test_asked_again_the_focus_is_in_the_new_answer_and_stays_there(reader: Reader) -> None:
    await reader.answered(FRUIT, "thinker")
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.stop.click()
    await pressed(reader, "Regenerate")
    assert await focused(reader) == "Answer of slow"
    await expect(reader.trace).to_contain_text("number 1,")
    assert await findings(reader.page) == []
    assert (await tabbed(reader)).startswith("Thinking")
    assert await tabbed(reader) == "Answer now"
    await reader.page.keyboard.press("Enter")
    await reader.over()
    assert await focused(reader) == "Answer of slow"
    assert (await tabbed(reader)).startswith("Thought for")


@pytest.mark.also_in_firefox
async def test_what_shows_something_else_in_its_place_keeps_the_focus(reader: Reader) -> None:
    await reader.answered(FRUIT, "thinker")
    await reader.unfold()
    for _ in range(2):
        await pressed(reader, "Raw")
        assert await focused(reader) == "Raw"
    await pressed(reader, "Regenerate")
    await reader.over()
    await pressed(reader, "Answer before this one")
    await expect(reader.button("Answer before this one")).to_be_disabled()
    assert await focused(reader) == "Answer before this one"
    await pressed(reader, "Edit the question")
    await reader.page.keyboard.type("What is free?")
    await pressed(reader, "Ask again")
    await reader.over()
    assert await tabbed(reader) == "Question before this one"
    await reader.page.keyboard.press("Enter")
    await expect(reader.page.get_by_text("Question 1/2")).to_be_visible()
    assert await focused(reader) == "Question before this one"


async def test_asked_by_its_button_the_same_button_stops_the_answer(reader: Reader) -> None:
    await reader.choose("slow")
    await reader.question.fill("answer for ever")
    await pressed(reader, "Ask")
    await expect(reader.answer).to_contain_text("number 1,")
    assert await focused(reader) == "Stop"
    await reader.page.keyboard.press("Enter")
    await expect(reader.card).to_contain_text("Stopped by you.")
    assert await focused(reader) == "Ask"
    await pressed(reader, "Go on")
    await expect(reader.cards).to_have_count(2)
    assert await focused(reader) == "Answer of slow"
    await reader.over()


@pytest.mark.also_in_firefox
async def test_a_conversation_that_is_named_keeps_the_focus_and_a_deleted_one_leaves_it_to_the_question(
    reader: Reader,
) -> None:
    await reader.answered("What is dear?", "thinker")
    await pressed(reader, "Rename the conversation: What is dear?")
    await reader.page.keyboard.type("Prices")
    await reader.page.keyboard.press("Enter")
    assert await tabbed(reader) == "Prices"
    await pressed(reader, "Delete the conversation: Prices")
    await reader.page.keyboard.press("Enter")
    await expect(reader.cards).to_have_count(0)
    assert await focused(reader) == "Your question"


async def test_who_clicks_elsewhere_has_the_focus_nowhere(reader: Reader) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.answer_now.focus()
    await reader.page.get_by_role("banner").click()
    await reader.stop.evaluate("(stop) => stop.click()")
    await expect(reader.answer_now).to_have_count(0)
    assert await reader.page.evaluate("document.activeElement === document.body")
