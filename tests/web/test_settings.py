"""What holds for one conversation: the system prompt, the temperature, votes and retries."""

import json
from typing import Any

from playwright.async_api import Locator, expect

from web.reading import FRUIT, Reader
from web.watching import Watch


def menu(reader: Reader) -> Locator:
    return reader.page.get_by_role("button", name="More: ")


async def fill(reader: Reader, **values: str) -> None:
    """Fill fields of the menu, as `system_prompt="Be brief."`."""
    await menu(reader).click()
    for name, value in values.items():
        await reader.page.get_by_label(name.capitalize().replace("_", " "), exact=True).fill(value)
    await reader.page.keyboard.press("Escape")


def asked(watch: Watch) -> dict[str, Any]:
    """The latest question that the page has sent."""
    found = [each for each in watch.requests if each.url.endswith("/v1/chat/completions")]
    return dict(json.loads(found[-1].post_data or ""))


async def test_they_are_sent_and_hold_for_their_conversation_alone(reader: Reader, watch: Watch) -> None:
    await expect(menu(reader)).to_have_accessible_name("More: as the server has it")
    await fill(reader, system_prompt="Be brief.", temperature="0.5", votes="3", retries="2")
    await reader.answered(FRUIT, "thinker")
    sent = asked(watch)
    assert sent["messages"][0] == {"role": "system", "content": "Be brief."}
    assert (sent["temperature"], sent["reasoning"]["votes"], sent["reasoning"]["retries"]) == (0.5, 3, 2)
    await reader.page.reload()
    await expect(menu(reader)).to_have_accessible_name("More: system prompt, temperature 0.5, votes 3, retries 2")
    await reader.button("New conversation").click()
    await expect(menu(reader)).to_have_accessible_name("More: as the server has it")
    await reader.answered("And what is dear?")
    assert [message["role"] for message in asked(watch)["messages"]] == ["user"]
    assert "temperature" not in asked(watch)


async def test_what_is_no_number_in_its_range_is_as_the_server_has_it(reader: Reader) -> None:
    await fill(reader, temperature="1")
    for value in ("3", "-1", ""):
        await fill(reader, temperature=value)
        await expect(menu(reader)).to_have_accessible_name("More: as the server has it")


async def test_a_program_sends_them_too(reader: Reader) -> None:
    await fill(reader, system_prompt="Be brief.", votes="3")
    await reader.answered(FRUIT, "thinker")
    await reader.button("Get the code").click()
    program = reader.page.get_by_role("region", name="The program")
    await expect(program).to_contain_text("Be brief.")
    await expect(program).to_contain_text('"votes": 3')
