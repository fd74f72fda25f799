"""Bodies as JSON: read from a stream, put together, and told without what is new each time."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

Document = dict[str, Any]


def events_of(body: bytes) -> list[Document]:
    """The JSON documents of a stream: of server-sent events, or of one array."""
    if body[:1] == b"[":
        return list(json.loads(body))
    lines = (line.removeprefix(b"data:").strip() for line in body.split(b"\n") if line.startswith(b"data:"))
    return [json.loads(line) for line in lines if line != b"[DONE]"]


def compact(document: Mapping[str, Any]) -> Document:
    """The fields that say something."""
    return {name: value for name, value in document.items() if value is not None and value != [] and value != {}}


def joined(documents: Iterable[Mapping[str, Any]]) -> Document:
    """The fields of all of them; of objects, the fields inside. A later `...` takes a field away."""
    found: Document = {}
    for name, value in (item for document in documents for item in document.items()):
        found[name] = joined((found[name], value)) if isinstance(value, dict) and name in found else value
    return {name: value for name, value in found.items() if value is not ...}


_MOMENTS = frozenset(
    {"id", "call_id", "item_id", "response_id", "request_id", "responseId", "tool_use_id"}
    | {"created", "created_at", "completed_at", "seconds", "ms"}
)
_SEALS = frozenset({"encrypted_content", "signature", "thoughtSignature", "data"})


def without_moments(value: Any) -> Any:
    """The same without ids and times; of a seal there is its length."""
    if isinstance(value, list):
        return [without_moments(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: each for name, each in value.items() if name not in _MOMENTS}
    return {
        name: len(each) if name in _SEALS and isinstance(each, str) else without_moments(each)
        for name, each in kept.items()
    }
