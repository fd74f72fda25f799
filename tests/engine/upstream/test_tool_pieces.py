"""The many ways in which servers stream their tool calls; each gives the same calls."""

import json
import string
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.wire import DONE, delta, event, replay
from thinkaloud.engine.upstream.tool_pieces import ToolPieces
from thinkaloud.events import ToolCallDelta

Call = tuple[str, dict[str, Any]]
"""A function's name and its arguments."""

VALUES = st.text(max_size=5) | st.text('{}"\\', max_size=5) | st.integers(-9, 9)
ARGUMENTS = st.dictionaries(st.text(max_size=3), VALUES, max_size=3)
CALLS = st.lists(st.tuples(st.sampled_from(["f", "g"]), ARGUMENTS), min_size=1, max_size=4)


@dataclass(frozen=True)
class Style:
    """How a server writes calls.

    index: "own", "zero" for each call, or "none".
    ids: "own", "empty", "none", "numbers", or "each piece" for another one with each piece.
    repeats: whether each piece has the name again. whole: whether a call is one piece.
    as_object: whether the arguments are an object. together: whether all pieces are in one list.
    """

    index: str = "own"
    ids: str = "own"
    repeats: bool = False
    whole: bool = True
    as_object: bool = False
    together: bool = False

    def pieces(self, calls: Sequence[Call], cuts: Sequence[int]) -> Iterator[dict[str, Any]]:
        number = 0
        for at, (name, arguments) in enumerate(calls):
            text = json.dumps(arguments)
            places = sorted({cut % len(text) for cut in cuts} - {0})
            texts = [text] if self.whole else ["", *(text[a:b] for a, b in pairwise([0, *places, len(text)]))]
            for turn, part in enumerate(texts):
                number += 1
                first = turn == 0
                function: dict[str, Any] = {"arguments": arguments if self.as_object else part}
                if first or self.repeats:
                    function["name"] = name
                piece: dict[str, Any] = {"function": function}
                if self.index != "none":
                    piece["index"] = at if self.index == "own" else 0
                if first or self.repeats or self.ids == "each piece":
                    piece |= self._id(at, number)
                yield piece

    def _id(self, at: int, number: int) -> dict[str, Any]:
        made = {"own": f"call_{at}", "empty": "", "numbers": at, "each piece": f"call_{at}_{number}"}
        return {"id": made[self.ids], "type": "function"} if self.ids in made else {}


STYLES = {
    "OpenAI": Style(whole=False),
    "vLLM, older: an id with each piece": Style(ids="each piece", whole=False),
    "SGLang: the name again with each piece": Style(repeats=True, whole=False),
    "Ollama: all at index 0": Style(index="zero"),
    "Ollama, all at once": Style(index="zero", together=True),
    "Gemini: all at index 0, empty ids": Style(index="zero", ids="empty"),
    "Gemini, all at once": Style(index="zero", ids="empty", together=True),
    "Mistral: whole calls, no index": Style(index="none", together=True),
    "no index, in pieces": Style(index="none", whole=False),
    "NIM: no ids": Style(ids="none"),
    "no ids, in pieces": Style(ids="none", whole=False),
    "no ids, the name again with each piece": Style(ids="none", repeats=True, whole=False),
    "neither index nor ids": Style(index="none", ids="none"),
    "neither index nor ids, all at once": Style(index="none", ids="none", together=True),
    "numbers for ids": Style(ids="numbers"),
    "arguments as objects": Style(as_object=True),
    "arguments as objects, all at index 0": Style(index="zero", as_object=True),
    "arguments as objects, neither index nor ids": Style(index="none", ids="none", as_object=True, together=True),
}


def read(lists: Sequence[Any], *, is_whole: bool = True) -> list[tuple[str, str, str]]:
    """The id, the name and the arguments of each call; that each comes once is checked."""
    reader = ToolPieces()
    deltas = [each for pieces in lists for each in reader.read(pieces)] + reader.flush(is_whole=is_whole)
    calls: dict[int, list[ToolCallDelta]] = defaultdict(list)
    for each in deltas:
        calls[each.position].append(each)
    assert list(calls) == list(range(len(calls)))
    for pieces in calls.values():
        assert [piece.id is not None for piece in pieces] == [True, *[False] * (len(pieces) - 1)]
        assert sum(piece.name is not None for piece in pieces) <= 1
    return [
        (
            pieces[0].id or "",
            "".join(piece.name or "" for piece in pieces),
            "".join(piece.arguments for piece in pieces),
        )
        for pieces in calls.values()
    ]


@given(CALLS, st.lists(st.integers(0, 40), max_size=4), st.sampled_from(list(STYLES)))
def test_in_whichever_style_the_same_calls_come_out_and_each_has_an_id_of_its_own(
    calls: list[Call], cuts: list[int], style: str
) -> None:
    pieces = list(STYLES[style].pieces(calls, cuts))
    found = read([pieces] if STYLES[style].together else [[piece] for piece in pieces])
    assert [(name, json.loads(arguments)) for _, name, arguments in found] == calls
    ids = [each for each, _, _ in found]
    assert all(ids)
    assert len(set(ids)) == len(calls)
    if STYLES[style].ids == "own":
        assert ids == [f"call_{at}" for at in range(len(calls))]


@given(st.lists(st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists, max_leaves=4) | st.dictionaries(
    st.sampled_from(["index", "id", "type", "function", "name", "arguments"]),
    st.none() | st.integers(-2, 2) | st.text(max_size=2) | st.dictionaries(
        st.sampled_from(["name", "arguments"]), st.none() | st.text(max_size=2) | st.integers() | st.lists(st.none())
    ),
)))  # fmt: skip
def test_whatever_the_pieces_are_calls_have_ids_and_nothing_comes_twice(pieces: list[Any]) -> None:
    for lists in ([pieces], [[piece] for piece in pieces], pieces):
        assert all(each for each, _, _ in read(lists))


def piece(index: object = None, id: object = None, name: object = None, arguments: object = None) -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    given = {"index": index, "id": id, "function": {key: value for key, value in function.items() if value is not None}}
    return {key: value for key, value in given.items() if value is not None}


A, B = piece(0, "a", "f", "{}"), piece(0, "b", "g", "{}")
TWO = [("a", "f", "{}"), ("b", "g", "{}")]
LISTS: dict[str, tuple[list[Any], list[tuple[str, str, str]]]] = {
    "FC004 two calls at one index": ([[A], [B]], TWO),
    "FC005 both in one delta": ([[A, B]], TWO),
    "FC005 one list for each": ([[A], [], [B], [None]], TWO),
    "FC008 arguments as an object": ([[piece(0, "a", "f", {"a": 1})]], [("a", "f", '{"a": 1}')]),
    "FC008 an empty object": ([[piece(0, "a", "f", {})]], [("a", "f", "{}")]),
    "arguments as a list": ([[piece(0, "a", "f", [1])]], [("a", "f", "[1]")]),
    "pieces of two calls at one index, by id": (
        [
            [piece(0, "a", "f", '{"x"')], [piece(0, "b", "g", "{")],
            [piece(0, "a", None, ":1}")], [piece(0, "b", None, "}")],
        ],
        [("a", "f", '{"x":1}'), ("b", "g", "{}")],
    ),
    "at one index, pieces without an id are of the last": (
        [[piece(0, "a", "f", "{}")], [piece(0, "b", "g", "{")], [piece(0, None, None, "}")]],
        TWO,
    ),
    "at one index the same function twice": (
        [[piece(0, "a", "f", '{"x":1}')], [piece(0, "b", "f", '{"x":2}')]],
        [("a", "f", '{"x":1}'), ("b", "f", '{"x":2}')],
    ),
    "an id before the name": (
        [[piece(0, "a")], [piece(0, None, "f")], [piece(0, "b")], [piece(0, None, "g")]],
        TWO,
    ),
    "a name that is null or empty later": (
        [
            [piece(0, "a", "f", "")],
            [{"index": 0, "id": None, "type": None, "function": {"name": None, "arguments": '{"a"'}}],
            [{"index": 0, "id": "", "type": "", "function": {"name": "", "arguments": ":1}"}}],
        ],
        [("a", "f", '{"a":1}')],
    ),
    "an index as text": ([[piece("0", "a", "f", "{}")], [piece(1, "b", "g", "{")], [piece("1", None, None, "}")]], TWO),
    "an index only later": ([[piece(None, "a", "f", "{")], [piece(0, None, None, "}")]], [("a", "f", "{}")]),
    "an index only later, with the id": ([[piece(None, "a", "f", "{")], [piece(0, "a", "f", "}")]], [("a", "f", "{}")]),
    "an index only at first, with the id": (
        [[piece(0, "a", "f", "{")], [piece(None, "a", "f", "}")]],
        [("a", "f", "{}")],
    ),
    "an index only later, of the first of two": (
        [piece(None, "a", "f"), piece(0, None, None, "{"), piece(1, "b", "g", "{}"), piece(0, None, None, "}")],
        TWO,
    ),
    "ids of two calls again, without their indices": (
        [A, piece(1, "b", "g", "{"), piece(None, "a", "f"), piece(None, "b", None, "}")],
        TWO,
    ),
    "an index only at first": ([[piece(3, "a", "f", "{")], [piece(None, None, None, "}")]], [("a", "f", "{}")]),
    "indices from one on": ([[piece(1, "a", "f", "{}")], [piece(2, "b", "g", "{}")]], TWO),
    "one id for two indices": (
        [[piece(0, "a", "f", "{}"), piece(1, "a", "g", "{}")]],
        [("a", "f", "{}"), ("made up", "g", "{}")],
    ),
    "name and arguments without a function": (
        [[{"index": 0, "id": "a", "name": "f", "arguments": "{}"}]],
        [("a", "f", "{}")],
    ),
    "no list": ([A, B], TWO),
    "braces in a text, and the name again with each piece": (
        [[piece(0, None, "f", '{"a": "{}')], [piece(0, None, "f", '{"}')]],
        [("made up", "f", '{"a": "{}{"}')],
    ),
    "what says nothing": ([[{}, None, "x", 1, {"index": 0}, {"function": {}}, A]], [("a", "f", "{}")]),
    "no arguments": ([[piece(0, "a", "f")], [piece(0, "b", "g", "")]], TWO),
}  # fmt: skip


@pytest.mark.parametrize(("lists", "expected"), LISTS.values(), ids=LISTS.keys())
def test_pieces_become_these_calls(lists: list[Any], expected: list[tuple[str, str, str]]) -> None:
    found = read(lists)
    given_ids = [own if own == told else "made up" for (own, _, _), (told, _, _) in zip(found, expected, strict=True)]
    assert [(own, *rest) for own, (_, *rest) in zip(given_ids, found, strict=True)] == expected


def test_a_call_that_was_cut_gets_no_arguments_that_it_did_not_have() -> None:
    assert read([[piece(0, "a", "f")]], is_whole=False) == [("a", "f", "")]


def test_ids_that_are_made_up_are_such_as_mistrals_templates_take() -> None:
    ids = {read([[piece(0, None, "f", "{}")]])[0][0] for _ in range(100)}
    assert len(ids) == 100
    assert all(len(each) == 9 and set(each) <= set(string.ascii_letters + string.digits) for each in ids)


OLD = {
    "whole": ([{"name": "f", "arguments": "{}"}], "function_call"),
    "in pieces": ([{"name": "f"}, {"arguments": "{"}, {"arguments": "}"}], "stop"),
    "as an object": ([{"name": "f", "arguments": {}}], "function_call"),
    "null arguments": ([{"name": "f", "arguments": None}], "function_call"),
}


@pytest.mark.parametrize(("pieces", "finish"), OLD.values(), ids=OLD.keys())
async def test_openais_older_field_for_one_call_is_a_call(pieces: list[dict[str, Any]], finish: str) -> None:
    chunks = await replay([*(event(delta(function_call=each)) for each in pieces), event(delta(finish)), DONE])
    deltas = [each for chunk in chunks for each in chunk.tool_calls]
    assert [each.name for each in deltas if each.name] == ["f"]
    assert [bool(each.id) for each in deltas] == [True, *[False] * (len(deltas) - 1)]
    assert "".join(each.arguments for each in deltas) == "{}"


async def test_whole_calls_without_index_and_id_are_as_many_as_there_are() -> None:
    given: list[Any] = [{}, "{}", None]
    calls = [{"type": "function", "function": {"name": "f", "arguments": arguments}} for arguments in given]
    body = {"choices": [{"message": {"content": None, "tool_calls": calls}, "finish_reason": "tool_calls"}]}
    chunks = await replay([json.dumps(body).encode()])
    deltas = [each for chunk in chunks for each in chunk.tool_calls]
    assert [(each.position, each.name, each.arguments) for each in deltas] == [
        (0, "f", "{}"), (1, "f", "{}"), (2, "f", ""), (2, None, "{}")
    ]  # fmt: skip
    assert len({each.id for each in deltas if each.id}) == 3


async def test_one_call_in_both_fields_is_one() -> None:
    chunks = await replay([event(delta("tool_calls", tool_calls=[A], function_call={"name": "f", "arguments": "{}"}))])
    assert [each for chunk in chunks for each in chunk.tool_calls] == [ToolCallDelta(0, 0, "a", "f", "{}")]
