"""Save a conversation, as JSON if the name ends in .json, else as Markdown."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from thinkaloud.terminal.conversation import Turn
from thinkaloud.terminal.plain_text import escape


def save(path: Path, turns: Sequence[Turn]) -> None:
    """Write a new file. Raises `OSError`, also if the file exists."""
    text = as_json(turns) if path.suffix.lower() == ".json" else as_markdown(turns)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def as_json(turns: Sequence[Turn]) -> str:
    """Return all fields of each turn."""
    return json.dumps({"turns": [asdict(turn) for turn in turns]}, indent=2) + "\n"


def as_markdown(turns: Sequence[Turn]) -> str:
    """Return question, trace as a quotation, and answer of each turn."""
    return escape("\n\n".join(part for turn in turns for part in _parts(turn))) + "\n"


def _parts(turn: Turn) -> Iterator[str]:
    reply = turn.reply
    yield "## Question"
    yield turn.question
    yield f"## {reply.route.model if reply.route else reply.model or turn.model}"
    if trace := (reply.thought or reply.summary).strip():
        yield "\n".join(f"> {line}".rstrip() for line in trace.split("\n"))
    yield reply.answer.strip()
