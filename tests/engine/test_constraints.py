"""Constraints that are too long are found at once."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.text.constraints import UnusableGrammar, constraint_texts

_SCHEMAS = st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers() | st.text(st.characters(codec="utf-8")))


@given(_SCHEMAS)
def test_a_schema_is_written_as_python_writes_it(schema: dict[str, Any]) -> None:
    expected = [("json", json.dumps(schema))] if schema else []
    assert list(constraint_texts({"json": schema})) == expected


def test_a_schema_is_too_long_by_what_python_writes_of_it() -> None:
    assert list(constraint_texts({"json": {"é": "é" * 16_000}}))
    with pytest.raises(UnusableGrammar):
        list(constraint_texts({"json": {"é": "é" * 16_400}}))


@pytest.mark.parametrize("letters", [10_000, 20_000, 60_000, 100_000])
def test_what_is_too_long_stays_so_when_it_grows(letters: int) -> None:
    texts = constraint_texts({"json": {"enum": ["é" * letters]}})
    if letters <= 10_000:
        assert list(texts)
    else:
        with pytest.raises(UnusableGrammar):
            list(texts)


def test_of_a_schema_that_is_far_too_long_no_escapes_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "dumps", lambda _: pytest.fail("this takes long"))
    with pytest.raises(UnusableGrammar):
        list(constraint_texts({"json": {"é": "é" * 100_000}}))
