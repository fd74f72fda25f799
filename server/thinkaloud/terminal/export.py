"""Save a conversation and load it again. It is written as JSON if the name ends in .json, else as Markdown."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from thinkaloud.terminal.conversation import Turn
from thinkaloud.terminal.plain_text import escape


@dataclass(slots=True, frozen=True)
class Saved:
    """What a file of a conversation holds. system: the system prompt."""

    turns: tuple[Turn, ...]
    system: str | None = None


def save(path: Path, turns: Sequence[Turn], system: str | None = None) -> None:
    """Write a new file. Raises `OSError`, also if the file exists."""
    text = as_json(turns, system) if path.suffix.lower() == ".json" else as_markdown(turns)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)


def load(path: Path) -> Saved:
    """Read a conversation that was saved as JSON. Raises `OSError`, and `ValueError` for another file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Saved)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("it holds no conversation that was saved as JSON") from None


def as_json(turns: Sequence[Turn], system: str | None = None) -> str:
    """Return all fields of each turn."""
    return json.dumps(asdict(Saved(tuple(turns), system)), indent=2) + "\n"


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
