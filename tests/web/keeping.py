"""Conversations that the browser has kept, so that the page shows what no engine has to be made to say."""

import json
from collections.abc import Sequence
from typing import Any

from web.reading import Reader


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
    kept = {"id": "kept", "title": title, "created": 0, "updated": 0, "turns": turns}
    await reader.page.evaluate("(kept) => localStorage.setItem('thinkaloud.conversation.kept', kept)", json.dumps(kept))
    await reader.page.reload()
    small = reader.button("Conversations")
    if await small.is_visible():
        await small.click()
    await reader.conversations.get_by_role("button", name=title, exact=True).click()
