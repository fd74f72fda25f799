"""Constraints on an answer that can be refused before any engine sees them, and the error for those that are."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Tooling

KINDS = ("json", "regex", "choice", "grammar", "structural_tag")
"""The kinds that have a text, by vLLM's names."""
_MAX_CHARACTERS: Mapping[str, int] = {"json": 96 * 1024, "choice": 192 * 1024, "structural_tag": 96 * 1024}
_DEFAULT_MAX_CHARACTERS = 16 * 1024
"""Length of a constraint by kind, and of other kinds: as much as vLLM parses on its event loop in 0.1 s."""


class UnusableGrammar(ValueError):
    """No answer can match the constraint, or it is too long."""


def constraint_texts(constraint: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each constraint that has one. Raises `UnusableGrammar` for one that is too long.

    constraint: vLLM's `structured_outputs`, of whose kinds one is set.
    """
    for kind, given in constraint.items():
        if given and kind in KINDS:
            limit = _MAX_CHARACTERS.get(kind, _DEFAULT_MAX_CHARACTERS)
            too_long = UnusableGrammar(f"{kind} is longer than {limit} characters")
            # Without blanks and escapes JSON is soon written, and never longer.
            if not isinstance(given, str) and len(msgspec.json.encode(given)) > limit:
                raise too_long
            text = given if isinstance(given, str) else json.dumps(given)
            if len(text) > limit:
                raise too_long
            yield kind, text


def constraint_error(tooling: Tooling, constraint: Mapping[str, Any]) -> InvalidRequest:
    """Return the error for a constraint that cannot be used.

    constraint: `structured_outputs`, of whose kinds one is set.
    """
    if tooling.tools and tooling.choice != "none":
        return InvalidRequest("the engine cannot hold the model to these tools", param="tools")
    field = "response_format" if constraint.get("json") or constraint.get("json_object") else "structured_outputs"
    return InvalidRequest("the engine cannot hold the answer to this format", param=field)


def has_circular_reference(kind: str, text: str) -> bool:
    """Whether a `$ref` leads back to itself by references alone. Such a grammar may still allow a first byte."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return False
    roots = [document]
    if kind != "json":
        roots = [part["json_schema"] for part in _iter_objects(document) if "json_schema" in part]
    return any(_is_circular(part, root) for root in roots for part in _iter_objects(root))


def _iter_objects(document: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in `document` at any depth."""
    waiting = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part


def _is_circular(schema: Any, root: Any) -> bool:
    seen = set()
    while isinstance(schema, dict) and isinstance(reference := schema.get("$ref"), str) and reference.startswith("#"):
        if reference in seen:
            return True
        seen.add(reference)
        schema = root
        for name in reference[1:].split("/")[1:]:
            schema = schema.get(name.replace("~1", "/").replace("~0", "~")) if isinstance(schema, dict) else None
    return False
