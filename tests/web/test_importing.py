"""All conversations leave as one file and come back from it; in a file of anybody else what is text stays text."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import expect

from live import Live
from web.browsers import is_firefox
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.saving import saved
from web.test_hostile import PAYLOADS, batches, unfolded, wrong

SHARE = 6
"""Firefox is given one of so many payloads, Chromium each."""


async def exported(reader: Reader, to: Path) -> Path:
    """Save all conversations as a file in `to`."""
    await reader.button("Menu").click()
    _, content = await saved(reader.button("Export all conversations"))
    to.joinpath("all.json").write_bytes(content)
    return to / "all.json"


async def imported(reader: Reader, file: Path) -> None:
    await reader.button("Menu").click()
    async with reader.page.expect_file_chooser() as choosing:
        await reader.button("Import conversations").click()
    await (await choosing.value).set_files(file)


@pytest.mark.also_in_firefox
async def test_what_was_exported_is_there_after_it_was_imported_elsewhere(
    opening: Opening, tape: Live, tmp_path: Path
) -> None:
    reader = await opening(tape)
    await reader.answered(FRUIT, "thinker")
    await reader.button("Edit the question").click()
    await reader.page.get_by_role("textbox", name="The question", exact=True).fill("What is free?")
    await reader.button("Ask again").click()
    await reader.over()
    await reader.button("New conversation").click()
    await reader.answered("And what is dear?", "fast")
    file = await exported(reader, tmp_path)
    elsewhere = await opening(tape)
    await imported(elsewhere, file)
    await expect(elsewhere.page.get_by_text("2 conversations are taken in.")).to_be_visible()
    await elsewhere.page.reload()
    await imported(elsewhere, file)
    await expect(elsewhere.conversations.get_by_role("listitem")).to_have_count(2)
    await elsewhere.conversations.get_by_role("button", name="What is free?", exact=True).click()
    await elsewhere.button("Question before this one").click()
    await expect(elsewhere.answer).to_contain_text("3 dollars")
    await elsewhere.page.reload()
    await expect(elsewhere.answer).to_contain_text("3 dollars")


async def test_what_is_no_conversation_is_left_out(reader: Reader, tmp_path: Path) -> None:
    good: dict[str, Any] = {"id": "a", "title": "good", "created": 1, "updated": 1, "turns": []}
    bad: list[Any] = [
        None,
        [],
        "text",
        {},
        {**good, "turns": [{"id": "b", "question": 1, "answers": []}]},
        {**good, "turns": [{"id": "b", "question": "c", "answers": [{}]}]},
        {**good, "turns": [{"id": "b", "question": "c", "answers": [], "files": [{"name": "d", "image": "/e"}]}]},
        {**good, "id": "../a"},
        {**good, "title": {}},
    ]
    for at, text in enumerate(("", "{", "[]", json.dumps(bad), "\x00" * 100)):
        file = tmp_path / f"{at}.json"
        file.write_text(text)
        await imported(reader, file)
        await expect(reader.page.get_by_text("There is no conversation in that file.")).to_be_visible()
    file = tmp_path / "good.json"
    file.write_text(json.dumps([*bad, good]))
    await imported(reader, file)
    await expect(reader.page.get_by_text("One conversation is taken in.")).to_be_visible()
    await expect(reader.conversations.get_by_role("listitem")).to_have_count(1)


def hostile(payload: str, at: int) -> dict[str, Any]:
    """A conversation in which everything that is text is `payload`."""
    answer = {
        "key": f"k{at}",
        "asked": payload,
        "model": payload,
        "state": "failed",
        "began": 1,
        "id": payload,
        "trace": payload,
        "steps": [{"move": payload, "seconds": 1, "length": len(payload)}],
        "text": payload,
        "thinkingTokens": 1,
        "answerTokens": 1,
        "endedBy": payload,
        "calls": [{"name": payload, "arguments": payload}],
        "route": {"model": payload, "by": payload, "score": 0.5, "ms": 1},
        "problem": {"kind": payload, "title": payload, "advice": payload, "detail": payload},
    }
    setting = {"system": payload}
    how = {"models": [payload], "effort": payload, "budget": 1, "visibility": "full", **setting}
    other = {"place": 0, "answer": {**answer, "key": f"o{at}", "began": 0}}
    files = [{"name": payload, "text": payload}, {"name": payload, "image": "data:image/png;base64,AAAA"}]
    turn = {"id": f"t{at}", "question": payload, "files": files, "answers": [answer], "how": how, "others": [other]}
    branch = [{**turn, "id": f"b{at}", "answers": [{**answer, "key": f"d{at}", "began": 0}]}]
    turns = [{**turn, "branches": [branch]}]
    return {"id": f"c{at}", "title": payload, "created": at, "updated": at, "setting": setting, "turns": turns}


@pytest.mark.also_in_firefox
async def test_what_is_imported_is_text(reader: Reader, tmp_path: Path) -> None:
    payloads = [*enumerate(PAYLOADS)][:: SHARE if is_firefox(reader.page) else 1]
    told = [[hostile(payload, at) for at, payload in some] for some in batches(payloads, 12)]
    for some in told:
        some[0]["turns"] = [turn for each in some for turn in each["turns"]]
    file = tmp_path / "file.json"
    file.write_text(json.dumps([some[0] for some in told]))
    await imported(reader, file)
    await expect(reader.conversations.get_by_role("listitem")).to_have_count(len(told))
    for some in told:
        await reader.page.goto(f"/#{some[0]['id']}")
        await expect(reader.page.get_by_text("Question 2/2")).to_have_count(len(some))
        for why in await reader.page.get_by_text("Why this model?").all():
            await why.click()
        await unfolded(reader.page)
        assert await wrong(reader.page) == [], some
    await reader.page.keyboard.press("Control+k")
    await reader.page.get_by_role("searchbox", name="Words").fill("window")
    await expect(reader.page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert await wrong(reader.page) == []
    await reader.page.keyboard.press("Escape")
    await reader.button("Get the code").last.click()
    await expect(reader.page.get_by_role("region", name="The program")).to_be_visible()
    assert await wrong(reader.page) == []
