"""JSON in: the same as Python's parser where both take it, and refused where parsers could differ."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire import json as wire_json
from thinkaloud.protocols.wire.json import parse
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings()
SMALL = LimitsSettings(json_depth=3, json_nodes=10)

characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters) | st.text(st.sampled_from('"\\:,{}[]\n'))
scalars = st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
trees = st.recursive(scalars | texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=25)
objects = st.dictionaries(texts, trees)


@pytest.mark.slow
@given(objects, st.booleans(), st.sampled_from([None, 1]))
def test_what_is_json_is_read_as_python_reads_it(tree: dict[str, Any], ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(tree, ensure_ascii=ascii_only, indent=indent)
    assert parse(text.encode(), LIMITS) == json.loads(text)


@given(st.binary(max_size=60) | st.text(st.sampled_from('{}[]":,\\1eN.- u0d8'), max_size=40).map(str.encode))
def test_whatever_comes_is_an_object_or_a_refusal_and_never_more_than_python_takes(body: bytes) -> None:
    try:
        tree = parse(body, LIMITS)
    except InvalidRequest:
        return
    assert tree == json.loads(body)


@pytest.mark.slow
@given(objects)
def test_a_tree_within_the_bounds_is_taken_and_one_beyond_is_not(tree: dict[str, Any]) -> None:
    body = json.dumps(tree).encode()
    fits = depth(tree) <= SMALL.json_depth and nodes(tree) <= SMALL.json_nodes
    try:
        parse(body, SMALL)
    except InvalidRequest:
        # An empty object or array counts as if it had a value.
        assert not fits or nodes(tree, empty=1) > SMALL.json_nodes
    else:
        assert fits


def depth(tree: Any) -> int:
    if isinstance(tree, dict):
        tree = list(tree.values())
    return 1 + max((depth(each) for each in tree), default=0) if isinstance(tree, list) else 0


def nodes(tree: Any, empty: int = 0) -> int:
    if isinstance(tree, dict):
        tree = list(tree.values())
    if not isinstance(tree, list):
        return 1
    return 1 + (sum(nodes(each, empty) for each in tree) if tree else empty)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"{}x", "JSON"),
        (b"[]", "object"),
        (b'"text"', "object"),
        (b"\xef\xbb\xbf{}", "JSON"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": 1e999}', "range"),
        (b'{"a": -1e999}', "range"),
        (b'{"a": ' + b"9" * 513 + b"}", "512 digits"),
        (b'{"a": [0, -' + b"17" * 2500 + b"]}", "512 digits"),
        (b'{"a": 0.' + b"3" * 513 + b"}", "512 digits"),
        (b'{"a": 01}', "number"),
        (b'{"a": "\xff"}', "UTF-8"),
        (b'{"a": "\xed\xa0\x80"}', "UTF-8"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"a": "\\udc00 "}', "surrogate"),
        (b'{"a": "\\uDBFF"}', "surrogate"),
        (b'{"a": "' + b"\\u" * 4_000_000 + b'"}', "escape"),
        (b'{"a": "\\ud800\\u0041"}', "surrogate"),
        (b'{"a": "\n"}', "JSON"),
        (b'{"a": 1, "a": 1}', "twice"),
        (b'{"a": [{"b": 1, "c": 2, "b": 3}]}', "twice"),
        (b'{"ab": 1, "\\u0061b": 2}', "twice"),
        (b'{"a": ' * 65 + b"1" + b"}" * 65, "deeper than 64"),
        (b'{"a": ' + b"[" * 64 + b"]" * 64 + b"}", "deeper than 64"),
        (b'{"a": ' + b"[{" * 20, "JSON"),
        (b"[" * 90_000, "deeper than 64"),
        (b'{"a": [' + b"0," * 100_000 + b"0]}", "100000 values"),
        (b'"' * 4_000_000, "100000 values"),
    ],
)
def test_what_is_refused_is_said_and_not_quoted(body: bytes, said: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        parse(body, LIMITS)
    assert said in caught.value.message
    assert caught.value.message.startswith("the body ")


def test_depth_and_number_up_to_the_limit_are_taken() -> None:
    assert parse(b'{"a": ' * 64 + b"1" + b"}" * 64, LIMITS)
    assert len(parse(b'{"a": [' + b"0," * 99_000 + b"0]}", LIMITS)["a"]) == 99_001
    digits = b"9" * 512
    assert parse(b'{"a": [-%b, "%b"]}' % (digits, digits * 2), LIMITS)["a"] == [-(10**512 - 1), "9" * 1024]


def test_other_threads_run_between_numbers_that_take_long_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    between = f"1.00000000000000011102230246251565404236316680908203125{'0' * 40}1e300"  # two doubles are as near
    read: list[str] = []
    monkeypatch.setattr(wire_json, "_DECODER", msgspec.json.Decoder(float_hook=lambda text: read.append(text)))
    parse(f'{{"a": [{between}, 0.5, 1, {between}]}}'.encode(), LIMITS)
    assert read == [between, "0.5", between]
