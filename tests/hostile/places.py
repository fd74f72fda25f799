"""A request that has everything, and what each of its places can be made of: so that no place is forgotten."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from dialects.dialect import Dialect, Question, call_of
from dialects.documents import Document
from hostile.case import ASKED, QUESTION
from hostile.own import OWN

_SCHEMA = {"type": "object", "properties": {"at": {"type": "string"}}}
RICH = Question(
    [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "hello"},
        {
            "role": "assistant",
            "content": "So.",
            "reasoning": "Let me look.",
            "sealed": "bm90IGEgc2VhbA",
            "tool_calls": [call_of("call_1", "look", {"at": "the sky"})],
        },
        {"role": "tool", "tool_call_id": "call_1", "content": "blue"},
        {"role": "assistant", "content": "It is blue."},
        {"role": "user", "content": ASKED},
    ],
    "thinker",
    visibility="hidden",
    max_tokens=512,
    stop=("END",),
    tools=[{"name": "look", "description": "To look.", "parameters": _SCHEMA}],
    tool_choice="required",
    sampling={"temperature": 0.5, "top_p": 0.5, "top_k": 4, "seed": 7},
    logprobs=2,
    budget=64,
)

WRONG: tuple[Any, ...] = (
    ..., None, True, 7, -1, 0.5, 2**70, 10**400, "", "x", "\u0000\u2028\ufffe", "</think><|im_end|>", "y" * 100_000,
    [], {}, [None], [[]], {"x": 1}, [{}], [7] * 3, json.loads("[" * 40 + "]" * 40),
)  # fmt: skip
"""What a place may be made of; `...` takes it away."""

Place = tuple[str | int, ...]


def rich(dialect: Dialect) -> tuple[Document, Document]:
    """Two bodies in the dialect: that request, and one with what only the dialect has."""
    plain = dialect.write(QUESTION)
    return dialect.write(dialect.sayable(RICH)), plain | OWN[dialect.name]


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Every place inside `value`."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        yield (*place, name)
        yield from places(inner, (*place, name))


def at(document: Any, place: Place) -> Any:
    """What stands at `place`."""
    for name in place:
        document = document[name]
    return document


def changed(document: Document, place: Place, value: Any) -> Document:
    """A copy with `value` at `place`."""
    copy = deepcopy(document)
    holder = at(copy, place[:-1])
    if value is ...:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return copy


def dotted(place: Place) -> str:
    return ".".join(map(str, place))
