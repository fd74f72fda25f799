"""The tables of model families, made of what the tests hold (tests/families/families.jsonl) and of the formats."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, TypeAlias

from generator.tables import code, table
from thinkaloud.settings import ThinkingSettings
from thinkaloud.thinking.formats import FORMATS, Format, resolve_format

TESTS = Path(__file__).resolve().parents[2] / "tests"
ROWS, PEER = TESTS / "families/families.jsonl", TESTS / "thinking/peer/vllm.jsonl"

Line: TypeAlias = dict[str, Any]


def families() -> str:
    """A row a family: what to write for it, and which tests hold it."""
    head = ("family", "settings of the served model", "switch", "tool calls begin with", "held by")
    cases = _lines(PEER)
    return table(head, (_family(row, cases) for row in _lines(ROWS)))


def templates() -> str:
    """A row a family whose real tokenizer the tests use: its tokens, and what its template writes."""
    head = ("family", "chat template", "its tokens", "behind the user's turn", "with thinking off")
    return table(head, (_template(row["family"], row["tokenizer"]) for row in _tested()))


def promises() -> str:
    """A row a promise, a column a family whose real tokenizer the tests use."""
    rows = _tested()
    names = dict.fromkeys(promise for row in rows for promise in row["promises"])
    marks = ([name, *("x" if name in row["promises"] else "" for row in rows)] for name in names)
    return table(("", *(row["family"] for row in rows)), marks)


def formats() -> str:
    """A row a format of the server's own."""
    head = (
        *("format", "tags", "label", "newlines around them", "calls that end the trace", "other texts that do"),
        *("kept in tool loops", "switch", "opens again", "never closed"),
    )
    return table(head, (_format(name, row) for name, row in FORMATS.items()))


def _lines(file: Path) -> list[Line]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _tested() -> list[Line]:
    return [row for row in _lines(ROWS) if "tokenizer" in row]


def _family(row: Line, cases: list[Line]) -> tuple[str, ...]:
    settings = row["settings"]
    found = resolve_format(ThinkingSettings(**settings["thinking"]))
    held = ["real tokenizer"] if "tokenizer" in row else []
    held += [_agreement(parser, settings["thinking"]["format"], cases) for parser in row["cases"]]
    return (
        row["family"],
        "<br>".join(code(f"{name}: {flow(value)}") for name, value in settings.items()),
        code(found.switch or ""),
        code(row["calls"] or ""),
        ", ".join(held) or "format",
    )


def _agreement(parser: str, format: str, cases: list[Line]) -> str:
    """How many of vLLM's cases for its reasoning parser become the same here, but for blanks."""
    agreed = Counter[bool]()
    for line in cases:
        if line["format"] == format:
            agreed[line["agrees"] != "different"] += sum(case.split()[0] == parser for case in line["cases"])
    return f"{agreed[True]} of {agreed.total()} cases of {code(parser)}"


def flow(value: Any) -> str:
    """A setting as YAML in one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {flow(each)}' for name, each in value.items())}}}"
    return value if isinstance(value, str) else json.dumps(value)


def _template(family: str, told: Line) -> tuple[str, ...]:
    kinds: dict[str, list[str]] = {}
    for token, kind in told["tokens"].items():
        kinds.setdefault(kind, []).append(code(token))
    tokens = "<br>".join(f"{kind}: {', '.join(texts)}" for kind, texts in kinds.items())
    return (family, told["template"], tokens, _text(told["end"]), _text(told["off"] or ""))


def _format(name: str, row: Format) -> tuple[str, ...]:
    return (
        code(name),
        f"{_text(row.opening_tag)}, {_text(row.end)}",
        _text(row.label),
        "dropped" if row.whitespace == "trim" else "kept",
        ", ".join(map(code, row.calls)),
        ", ".join(map(code, row.implicit_end)),
        "x" if row.keeps_in_tool_loop else "",
        code(row.switch or ""),
        "x" if row.reopens else "",
        row.unclosed,
    )


def _text(text: str) -> str:
    """A text of a template's as code, in one line."""
    return code(text.replace("\n", "\\n"))
