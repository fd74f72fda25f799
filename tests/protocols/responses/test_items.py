"""Input items as messages: neighbours are one answer, and whatever comes is read or refused by its place."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Message
from thinkaloud.protocols.responses.items import read_items
from thinkaloud.settings import LimitsSettings

LIMITS = LimitsSettings()
ASKS: dict[str, Any] = {"role": "user", "content": "q"}
TRACE: dict[str, Any] = {"type": "reasoning", "content": [{"type": "reasoning_text", "text": "t"}]}
CALL: dict[str, Any] = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
BROUGHT: dict[str, Any] = {"type": "function_call_output", "call_id": "c", "output": "o"}
SAYS: dict[str, Any] = {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": "a"}]}


def read(*items: dict[str, Any], instructions: str | None = None) -> list[Message]:
    return read_items(items, 0, instructions, LIMITS).messages


def shape(messages: list[Message]) -> list[tuple[str, str, int, int]]:
    """Of each message its role, its text, its calls and its pieces of trace."""
    return [
        (each["role"], each["content"], len(each.get("tool_calls", ())), len(each.get("reasoning_details", ())))
        for each in messages
    ]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([ASKS], [("user", "q", 0, 0)]),
        ([ASKS, TRACE, SAYS, ASKS], [("user", "q", 0, 0), ("assistant", "a", 0, 1), ("user", "q", 0, 0)]),
        ([ASKS, TRACE, CALL, BROUGHT], [("user", "q", 0, 0), ("assistant", "", 1, 1), ("tool", "o", 0, 0)]),
        (
            [TRACE, SAYS, CALL, {**CALL, "call_id": "d"}, BROUGHT, {**BROUGHT, "call_id": "d"}, TRACE, SAYS],
            [("assistant", "a", 2, 1), ("tool", "o", 0, 0), ("tool", "o", 0, 0), ("assistant", "a", 0, 1)],
        ),
        ([TRACE, SAYS, TRACE, SAYS], [("assistant", "a\na", 0, 2)]),
        ([{"type": "reasoning", "summary": [{"type": "summary_text", "text": "s"}]}, ASKS], [("user", "q", 0, 0)]),
        ([{"role": "developer", "content": "d"}, ASKS], [("system", "d", 0, 0), ("user", "q", 0, 0)]),
    ],
)  # fmt: skip
def test_neighbours_are_one_answer(items: list[dict[str, Any]], expected: list[tuple[str, str, int, int]]) -> None:
    assert shape(read(*items)) == expected


@given(st.lists(st.text(max_size=3)))
def test_messages_of_one_answer_are_its_lines(said: list[str]) -> None:
    *answer, _ = read(*[{"role": "assistant", "content": text} for text in said], ASKS)
    assert "".join(message["content"] for message in answer) == "\n".join(filter(None, said))


def test_an_answer_of_many_messages_is_put_together_once() -> None:
    said = {"role": "assistant", "content": "a" * 4_000}
    assert is_short(lambda: read(*[said] * 2_000))


def test_a_namespace_and_free_text_come_back_as_the_model_wrote_them() -> None:
    custom = {"type": "custom_tool_call", "call_id": "d", "name": "patch", "input": 'a"b'}
    brought = {"type": "custom_tool_call_output", "call_id": "d", "output": [{"type": "input_text", "text": "o"}]}
    answer, tool = read({**CALL, "namespace": "ns"}, custom, brought)
    assert [call["function"] for call in answer["tool_calls"]] == [
        {"name": "ns__f", "arguments": "{}"}, {"name": "patch", "arguments": '{"input":"a\\"b"}'},
    ]  # fmt: skip
    assert tool["content"] == "o"


def test_seals_are_found_again_by_their_place() -> None:
    seal: dict[str, Any] = {"type": "reasoning", "id": "rs_1", "encrypted_content": "x", "content": None, "summary": []}
    conversation = read_items([ASKS, TRACE, seal, CALL, BROUGHT, {**seal, "id": None}, SAYS], 0, "be brief", LIMITS)
    assert conversation.sealed == {
        "messages.2.reasoning_details.1": "rs_1", "messages.4.reasoning_details.0": None,
    }  # fmt: skip
    for place in conversation.sealed:
        _, at, _, detail = place.split(".")
        assert conversation.messages[int(at)]["reasoning_details"][int(detail)]["data"] == "x"


def test_an_item_of_an_earlier_response_is_not_named_as_one_of_the_input() -> None:
    with pytest.raises(InvalidRequest) as caught:
        read_items([ASKS, BROUGHT], 1, None, LIMITS)
    assert caught.value.param == "input.0.call_id"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["type", "text", "id"]), inner),
    max_leaves=4,
)
ITEM = st.sampled_from([ASKS, TRACE, CALL, BROUGHT, SAYS]).flatmap(
    lambda item: st.dictionaries(st.sampled_from([*item, "namespace", "encrypted_content", "summary"]), ANYTHING).map(
        lambda changed: item | changed
    )
)


@given(st.lists(ITEM, max_size=6))
def test_whatever_comes_is_read_or_refused_by_its_place(items: list[dict[str, Any]]) -> None:
    refused: list[str | None] = []
    messages: list[Message] = []
    try:
        messages = read(*items)
    except InvalidRequest as error:
        refused.append(error.param)
    assert all(str(param).startswith("input") for param in refused)
    for before, after in pairwise(messages):
        assert (before["role"], after["role"]) != ("assistant", "assistant")
    calls = {call["id"] for message in messages for call in message.get("tool_calls", ())}
    assert {message["tool_call_id"] for message in messages if message["role"] == "tool"} <= calls
