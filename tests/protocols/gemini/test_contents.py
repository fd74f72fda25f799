"""Contents as messages: neighbours of one role are one turn, and results find their calls."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Message
from thinkaloud.protocols.gemini.contents import Conversation, read_contents
from thinkaloud.protocols.gemini.decode import validate
from thinkaloud.settings import LimitsSettings


def read(*contents: dict[str, Any], **fields: Any) -> Conversation:
    wire = validate({"contents": list(contents), **fields}, LimitsSettings())
    return read_contents(wire.contents, wire.system_instruction)


def user(*parts: dict[str, Any], role: str = "user") -> dict[str, Any]:
    return {"role": role, "parts": list(parts)}


def model(*parts: dict[str, Any]) -> dict[str, Any]:
    return user(*parts, role="model")


def text(said: str, **fields: Any) -> dict[str, Any]:
    return {"text": said, **fields}


def call(name: str, **fields: Any) -> dict[str, Any]:
    return {"functionCall": {"name": name, **fields}}


def result(name: str, brought: str = "o", **fields: Any) -> dict[str, Any]:
    return {"functionResponse": {"name": name, "response": {"output": brought}, **fields}}


def shape(messages: list[Message]) -> list[tuple[str, str, int]]:
    """Of each message its role, its text and its calls."""
    return [(each["role"], each["content"], len(each.get("tool_calls", ()))) for each in messages]


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ([{"parts": [text("q")]}], [("user", "q", 0)]),
        ([user(text("a"), text("b")), user(text("c"))], [("user", "abc", 0)]),
        (
            [user(text("q")), model(text("t", thought=True)), model(text("a")), model(text("b")), model(text(""))],
            [("user", "q", 0), ("assistant", "ab", 0)],
        ),
        (
            [user(text("q")), model(text("I look."), call("f", id="c")), user(result("f", id="c"))],
            [("user", "q", 0), ("assistant", "I look.", 1), ("tool", '{"output":"o"}', 0)],
        ),
        (
            [model(call("f"), call("g")), user(result("g"), text("note"), role="function"), user(result("f"))],
            [("assistant", "", 2), ("tool", '{"output":"o"}', 0), ("tool", '{"output":"o"}', 0), ("user", "note", 0)],
        ),
        ([model(text("a")), user(text("")), model(text("b"))], [("assistant", "ab", 0)]),
        ([user(text("q")), model(text("t", thought=True)), user(text("r"))], [("user", "qr", 0)]),
    ],
)  # fmt: skip
def test_neighbours_of_one_role_are_one_turn(
    contents: list[dict[str, Any]], expected: list[tuple[str, str, int]]
) -> None:
    assert shape(read(*contents).messages) == expected


def test_the_system_instruction_stands_first_whatever_its_role() -> None:
    for role in ("user", "system", None):
        instruction = {"role": role, "parts": [text("be "), text("brief")]}
        assert shape(read(user(text("q")), systemInstruction=instruction).messages) == [
            ("system", "be brief", 0),
            ("user", "q", 0),
        ]


def test_a_result_without_an_id_belongs_to_the_first_open_call_of_its_name() -> None:
    first, second, third = (call("f"), call("g", id="call_0"), call("f", id="mine"))
    answer, *tools = read(model(first, second, third), user(*(result(name) for name in ("f", "f", "g")))).messages
    ids = [each["id"] for each in answer["tool_calls"]]
    assert len(set(ids)) == 3
    assert ids[1:] == ["call_0", "mine"]
    assert [each["tool_call_id"] for each in tools] == [ids[0], "mine", "call_0"]


def test_calls_without_ids_get_the_same_ones_in_each_request() -> None:
    turns = [user(text("q")), model(call("f")), user(result("f")), model(call("f")), user(result("f"))]
    shorter, longer = (read(*turns[:count]).messages for count in (3, 5))
    assert longer[:3] == shorter


CALLED = st.builds(call, st.sampled_from("fg"), id=st.sampled_from("abc"))
BROUGHT = st.builds(result, st.sampled_from("fg"), id=st.sampled_from(["", "a", "b", "unknown"]))


@given(st.lists(CALLED | BROUGHT, max_size=12))
def test_each_result_belongs_to_the_call_of_its_id_or_to_the_first_open_one_of_its_name(
    parts: list[dict[str, Any]],
) -> None:
    contents = [model(part) if "functionCall" in part else user(part) for part in parts]
    waiting: list[tuple[str, str]] = []
    called: set[str] = set()
    found: list[str] = []
    for part in parts:
        (given,) = part.values()
        id, name = given["id"], given["name"]
        if "functionResponse" in part:
            id = id if id in called else next((id for id, each in waiting if each == name), "")
            found.append(id)
        waiting = [each for each in waiting if each[0] != id]
        if "functionCall" in part:
            waiting.append((id, name))
            called.add(id)
    if "" in found:
        with pytest.raises(InvalidRequest, match="there is no call"):
            read(*contents)
    else:
        messages = read(*contents, user(text("q"))).messages
        assert [each["tool_call_id"] for each in messages if each["role"] == "tool"] == found


@pytest.mark.parametrize(
    ("contents", "param"),
    [
        ([model(call("f")), user(result("f"), result("f"))], "contents.1.parts.1.functionResponse"),
        ([user(result("f"))], "contents.0.parts.0.functionResponse"),
        ([user(text("q"), {"inlineData": {"mimeType": "image/png"}})], "contents.0.parts.1.inlineData.data"),
        ([user({"file_data": {"fileUri": "x"}})], "contents.0.parts.0.fileData.fileUri"),
        (
            [user({"file_data": {"fileUri": "https://a/b", "mimeType": "audio/mp3"}})],
            "contents.0.parts.0.fileData.mimeType",
        ),
        ([user(text(""))], "contents"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_place(contents: list[dict[str, Any]], param: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read(*contents)
    assert caught.value.param == param


PART = st.sampled_from(
    [text("x"), text(""), text("t", thought=True), text("s", thoughtSignature="AAAA"), call("f"), call("g", id="c")]
)
RESULT = st.sampled_from([text("x"), text(""), result("f"), result("g", id="c")])


@given(st.lists(st.tuples(st.booleans(), st.lists(PART, max_size=3), st.lists(RESULT, max_size=3)), max_size=6))
def test_whatever_comes_makes_turns_in_which_results_stand_behind_their_calls(
    turns: list[tuple[bool, list[dict[str, Any]], list[dict[str, Any]]]],
) -> None:
    contents = [model(*said) if is_model else user(*asked) for is_model, said, asked in turns]
    refused: list[str | None] = []
    messages: list[Message] = []
    try:
        messages = read(*contents, user(text("q"))).messages
    except InvalidRequest as error:
        refused.append(error.param)
    assert all("functionResponse" in str(param) for param in refused)
    for before, after in pairwise(messages):
        assert (before["role"], after["role"]) not in {("assistant", "assistant"), ("user", "user"), ("user", "tool")}
    seen: set[str] = set()
    for message in messages:
        assert message.get("tool_call_id") is None or message["tool_call_id"] in seen
        seen |= {each["id"] for each in message.get("tool_calls", ())}


def test_finding_the_call_of_a_result_takes_as_long_however_many_calls_wait() -> None:
    calls, results = [call("f")] * 4_000 + [call("g")] * 1_500, [result("g")] * 1_500
    wire = validate({"contents": [model(*calls), user(*results)]}, LimitsSettings())
    assert is_short(lambda: read_contents(wire.contents, wire.system_instruction))
