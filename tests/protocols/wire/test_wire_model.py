"""A body of wrong values costs the server one error, and a short one, whatever field they stand in."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.gemini.dialect import GEMINI
from thinkaloud.protocols.messages.dialect import MESSAGES
from thinkaloud.protocols.wire.dialect import OPENAI, Dialect
from thinkaloud.protocols.wire.wire_model import WireModel

import_module("thinkaloud.app")  # every dialect, and with it every object of a request

_CONTAINERS = {"list", "set", "frozenset", "tuple", "dict", "generator"}
_CANNOT_FAIL = ({"type": "any"}, {"type": "str", "strict": True}, {"type": "str"})
"""Items and names that JSON cannot have wrong: whatever there is, and the strings that all names are."""


def objects(kind: type[WireModel] = WireModel) -> Iterator[type[WireModel]]:
    for each in kind.__subclasses__():
        yield each
        yield from objects(each)


def containers(schema: Any) -> Iterator[dict[str, Any]]:
    """Every list and mapping inside a schema of pydantic's."""
    if isinstance(schema, dict):
        if isinstance(kind := schema.get("type"), str) and kind in _CONTAINERS:  # fields too may be called type
            yield schema
        for inner in schema.values():
            yield from containers(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from containers(inner)


def has_wrong_items(container: dict[str, Any]) -> bool:
    """Whether something in it can be wrong."""
    names = container.get("keys_schema", _CANNOT_FAIL[0])
    items = container.get("items_schema") or container.get("values_schema") or _CANNOT_FAIL[0]
    return names not in _CANNOT_FAIL or items != _CANNOT_FAIL[0]


@pytest.mark.parametrize("kind", dict.fromkeys(objects()))
def test_of_many_wrong_items_the_first_alone_is_reported(kind: type[WireModel]) -> None:
    for container in containers(kind.__pydantic_core_schema__):
        assert container.get("fail_fast") or not has_wrong_items(container), container


@given(
    st.sampled_from(["a", "\u0000", '"', "\U0001f600"]),
    st.integers(0, 2_000),
    st.sampled_from([OPENAI, MESSAGES, GEMINI]),
)
def test_an_error_is_short_however_long_the_name_of_a_field_is(letter: str, length: int, dialect: Dialect) -> None:
    param = f"logit_bias.{letter * length}.x"
    error = InvalidRequest(f"{param}: not a token", param=param)
    assert (error.param == param) == (len(param) <= 100)
    assert error.message == f"{error.param}: not a token"
    assert len(msgspec.json.encode(dialect.error(error, "req-1"))) < 2_000
