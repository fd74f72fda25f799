"""Conversations that the browser has kept, so that the page shows what no engine has to be made to say."""

from collections.abc import Sequence
from typing import Any

from playwright.async_api import Page

from web.reading import Reader

_KEEP = """(conversations) => new Promise((resume, fail) => {
  const opening = indexedDB.open('thinkaloud');
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const writing = database.transaction('conversations', 'readwrite');
    for (const each of conversations) writing.objectStore('conversations').put(each);
    writing.onabort = () => fail(writing.error);
    writing.oncomplete = () => { database.close(); resume(); };
  };
})"""
_KEPT = """() => new Promise((resume, fail) => {
  const opening = indexedDB.open('thinkaloud');
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const reading = database.transaction('conversations').objectStore('conversations').getAll();
    reading.onerror = () => fail(reading.error);
    reading.onsuccess = () => { database.close(); resume(reading.result); };
  };
})"""


async def keep(page: Page, conversations: Sequence[dict[str, Any]]) -> None:
    """Put `conversations` among those that the browser keeps; the page shows them when it is loaded again."""
    await page.evaluate(_KEEP, list(conversations))


async def kept(page: Page) -> list[dict[str, Any]]:
    """The conversations that the browser keeps."""
    return list(await page.evaluate(_KEPT))


async def everything_kept(page: Page) -> str:
    """All that the browser keeps for the page, but for what goes with the tab."""
    return f"{await page.evaluate('JSON.stringify({...localStorage}) + document.cookie')}{await kept(page)}"


def answer(model: str, text: str, trace: str = "", moves: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """An answer that is over. The trace's paragraphs are its steps, a second each, with `moves`."""
    paragraphs = trace.splitlines(keepends=True)
    steps = [{"move": move, "seconds": 1, "length": len(part)} for move, part in zip(moves, paragraphs, strict=True)]
    fields = {"key": model, "asked": model, "model": model, "state": "done", "began": 0, "trace": trace, "steps": steps}
    figures = {"thinkingTokens": len(trace) // 4, "answerTokens": len(text) // 4, "seconds": 9, "firstAnswer": 8}
    return {**fields, "text": text, **figures, **more}


async def opened(
    reader: Reader, *answers: dict[str, Any], question: str = "What is it?", title: str = "kept", **more: Any
) -> None:
    """Open a conversation in which `question` has `answers`. more: fields of the turn."""
    await _opened(reader, title, [{"id": "turn", "question": question, "answers": answers, **more}])


async def opened_at_length(reader: Reader, asked: Sequence[tuple[str, Sequence[dict[str, Any]]]]) -> None:
    """Open a conversation of questions, each with its answers."""
    turns = [{"id": f"turn{at}", "question": each, "answers": answers} for at, (each, answers) in enumerate(asked)]
    await _opened(reader, "kept", turns)


async def _opened(reader: Reader, title: str, turns: Sequence[dict[str, Any]]) -> None:
    await keep(reader.page, [{"id": "kept", "title": title, "created": 0, "updated": 0, "turns": turns}])
    await reader.page.reload()
    small = reader.button("Conversations")
    if await small.is_visible():
        await small.click()
    await reader.conversations.get_by_role("button", name=title, exact=True).click()
