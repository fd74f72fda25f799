"""Where conversations are kept: there is room for images, and what earlier versions kept; a full browser says so."""

import json
from typing import Any

import pytest
from playwright.async_api import expect

from web.keeping import answer, keep, kept
from web.reading import FRUIT, Reader

_FULL = """() => {
  const put = IDBObjectStore.prototype.put;
  window.full = true;
  IDBObjectStore.prototype.put = function (value) {
    if (window.full) throw new DOMException('full', 'QuotaExceededError');
    return put.call(this, value);
  };
}"""
"""Has the browser keep nothing, for want of room, as long as `window.full`."""
PICTURE = {"name": "a.png", "image": f"data:image/png;base64,{'A' * 400_000}"}


def conversation(name: str, updated: int = 1, files: int = 0) -> dict[str, Any]:
    answers = [answer("thinker", "Yes.")]
    turn = {"id": f"turn of {name}", "question": name, "answers": answers, "files": [PICTURE] * files}
    return {"id": name, "title": name, "created": 0, "updated": updated, "turns": [turn]}


async def titles(reader: Reader) -> list[str]:
    return await reader.conversations.locator("button[aria-current]").all_inner_texts()


@pytest.mark.also_in_firefox
async def test_conversations_with_many_images_are_kept_and_none_is_thrown_out(reader: Reader) -> None:
    await keep(reader.page, [conversation(f"{number}", number, files=5) for number in range(9)])
    await reader.page.reload()
    await expect(reader.conversations.get_by_role("listitem")).to_have_count(9)
    await reader.answered(FRUIT, "thinker")
    await reader.page.reload()
    await expect(reader.answer).to_contain_text("3 dollars")
    assert (await titles(reader))[1:] == [f"{number}" for number in range(9)][::-1]


async def test_what_an_earlier_version_kept_is_taken_in_unless_it_has_gone_on_since(reader: Reader) -> None:
    await keep(reader.page, [conversation("gone on", updated=7)])
    earlier = [conversation("before", updated=3), {**conversation("gone on", updated=5), "title": "old"}]
    texts = {each["id"]: json.dumps(each) for each in earlier} | {"broken": "{", "empty": "{}"}
    await reader.page.evaluate(
        "(texts) => { for (const id in texts) localStorage.setItem(`thinkaloud.conversation.${id}`, texts[id]) }", texts
    )
    for _ in range(2):
        await reader.page.reload()
        await expect(reader.conversations.get_by_role("listitem")).to_have_count(2)
        assert await titles(reader) == ["gone on", "before"]
        assert sorted(each["id"] for each in await kept(reader.page)) == ["before", "gone on"]
    names = await reader.page.evaluate(
        "Object.keys(localStorage).filter((name) => name.includes('conversation')).sort()"
    )
    assert names == ["thinkaloud.conversation.broken", "thinkaloud.conversation.empty"]


async def test_where_there_is_no_room_it_is_said_nothing_is_lost_and_room_that_is_made_is_used(reader: Reader) -> None:
    await keep(reader.page, [conversation("large", files=5)])
    await reader.page.reload()
    await reader.page.evaluate(_FULL)
    await reader.answered("What is dear?", "thinker")
    full = reader.page.get_by_text("This browser has no room left")
    await expect(full).to_contain_text("Delete conversations, or export them.")
    await expect(reader.answer).to_contain_text("3 dollars")
    assert [each["id"] for each in await kept(reader.page)] == ["large"]
    await reader.page.evaluate("window.full = false")
    await reader.button("large").hover()
    await reader.button("Delete the conversation: large").click()
    await reader.button("Delete").click()
    await expect(full).to_have_count(0)
    await reader.page.reload()
    await expect(reader.answer).to_contain_text("3 dollars")
    assert await titles(reader) == ["What is dear?"]
