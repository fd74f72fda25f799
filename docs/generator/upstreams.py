"""The table of upstreams, made of the answers that the tests hold (tests/engine/upstream/recorded.jsonl)."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from generator.tables import code, table

RECORDED = Path(__file__).resolve().parents[2] / "tests/engine/upstream/recorded.jsonl"

Line: TypeAlias = dict[str, Any]
_TRACE_FIELDS = ("reasoning_content", "reasoning", "reasoning_details")
_OVERFLOW_CODES = ("context_length_exceeded", "exceed_context_size_error", "input_tokens")
"""Code words that say it; else the text does."""


def reference() -> str:
    """A row an upstream."""
    lines: defaultdict[str, dict[str, Line]] = defaultdict(dict)
    for line in map(json.loads, RECORDED.read_text(encoding="utf-8").splitlines()):
        lines[line["upstream"]][line["kind"]] = line
    head = ("upstream", "trace comes in", "tool calls come", "a cut is", "trace tokens", "too long is", "settings")
    return table(head, (_row(name, kinds) for name, kinds in sorted(lines.items(), key=lambda item: item[0].lower())))


def _row(name: str, kinds: dict[str, Line]) -> tuple[str, ...]:
    return (
        name,
        _trace(kinds["trace"]),
        _calls(kinds["calls"]),
        ", ".join(code(reason) for reason in _reasons(kinds["cut"])),
        _count(kinds["trace"]),
        _overflow(kinds["overflow"]),
        "<br>".join(
            code(f"{key}: {json.dumps(value).strip(chr(34))}") for key, value in kinds["settings"]["settings"].items()
        ),
    )


def _choices(line: Line) -> Iterator[dict[str, Any]]:
    for event in line["stream"]:
        if isinstance(event, dict):
            yield from event["choices"]


def _trace(line: Line) -> str:
    deltas = [choice["delta"] for choice in _choices(line)]
    fields = [name for name in _TRACE_FIELDS if any(delta.get(name) for delta in deltas)]
    if any(isinstance(delta.get("content"), list) for delta in deltas):
        return "parts of `content`"
    return ", ".join(map(code, fields)) if line["expected"]["trace"] else "no field: it is hidden"


def _calls(line: Line) -> str:
    pieces = [piece for choice in _choices(line) for piece in choice["delta"].get("tool_calls") or ()]
    said = ["whole" if len(pieces) == len(line["expected"]["calls"]) else "in pieces"]
    if len(line["expected"]["calls"]) > 1 and {piece["index"] for piece in pieces} == {0}:
        said.append("all at index 0")
    if not all("type" in piece for piece in pieces[:1]):
        said.append("without a type")
    return ", ".join(said)


def _reasons(line: Line) -> list[str]:
    return [choice["finish_reason"] for choice in _choices(line) if choice["finish_reason"]]


def _count(line: Line) -> str:
    """Where the upstream says how many there were."""
    if line["expected"]["counts"][2] is None:
        return "counted here"
    body = line["body"]
    usage = (json.loads(body) if isinstance(body, str) else body)["usage"]
    return code("reasoning_tokens" if "reasoning_tokens" in usage else "completion_tokens_details")


def _overflow(line: Line) -> str:
    error = line["body"].get("error")
    words = error.values() if isinstance(error, dict) else ()
    known = any(word in _OVERFLOW_CODES for word in words if isinstance(word, str))
    return f"{line['status']}, by its {'code' if known else 'text'}"
