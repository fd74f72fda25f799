"""Messages in: neighbours are one turn, and whatever comes is read or refused by its place."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.messages.speaking import request
from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.messages.conversation import Conversation, read_conversation
from thinkaloud.protocols.messages.decode import Asking, DecodedRequest, decode
from thinkaloud.protocols.messages.schema import MessagesRequest
from thinkaloud.settings import LimitsSettings

CALL: dict[str, Any] = {"type": "tool_use", "id": "toolu_call_1", "name": "look", "input": {"at": 1}}
RESULT: dict[str, Any] = {"type": "tool_result", "tool_use_id": "toolu_call_1", "content": "blue"}
LOOK: dict[str, Any] = {"name": "look", "input_schema": {"type": "object"}}


def user(*content: Any) -> dict[str, Any]:
    return {"role": "user", "content": [text(each) if isinstance(each, str) else each for each in content]}


def assistant(*content: Any) -> dict[str, Any]:
    return user(*content) | {"role": "assistant"}


def system(*content: Any) -> dict[str, Any]:
    return user(*content) | {"role": "system"}


def text(said: str) -> dict[str, Any]:
    return {"type": "text", "text": said}


def read(*messages: dict[str, Any], head: Any = None) -> Conversation:
    return read_conversation(head, messages)


def decoded(*messages: dict[str, Any], **fields: Any) -> DecodedRequest:
    body = request([*messages], **fields)
    return decode(MessagesRequest, body, "msg_1", LimitsSettings(), Asking(lambda _: "full"))


def tools_of(*messages: dict[str, Any], **fields: Any) -> list[str]:
    return [tool["function"]["name"] for tool in decoded(*messages, **fields).generation.tooling.tools]


def test_a_turn_of_the_assistant_is_one_message_with_its_trace_and_calls() -> None:
    thought = {"type": "thinking", "thinking": "hm", "signature": ""}
    conversation = read(user("q"), assistant(thought, "I look."), assistant(CALL), user(RESULT))
    call = {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": '{"at":1}'}}
    assert conversation.messages == [
        {"role": "user", "content": "q"},
        {
            "role": "assistant",
            "content": "I look.",
            "reasoning_details": [{"type": "reasoning.text", "text": "hm"}],
            "tool_calls": [call],
        },
        {"role": "tool", "tool_call_id": "call_1", "content": "blue"},
    ]


@pytest.mark.parametrize(
    "turns",
    [[user("remember", RESULT)], [user(RESULT, "remember")], [user(RESULT), user("remember")]],
    ids=["before", "behind", "a message of its own"],
)
def test_text_beside_a_result_stands_behind_it(turns: list[dict[str, Any]]) -> None:
    *_, result, reminder = read(user("q"), assistant(CALL), *turns).messages
    assert result == {"role": "tool", "tool_call_id": "call_1", "content": "blue"}
    assert reminder == {"role": "user", "content": "remember"}


PIECES = st.lists(st.tuples(st.sampled_from(["user", "assistant", "system"]), st.text("ab", min_size=1)), max_size=6)


@given(PIECES)
def test_neighbours_of_one_role_are_one_turn_and_no_text_is_lost(pieces: list[tuple[str, str]]) -> None:
    messages = [{"role": role, "content": said} for role, said in [*pieces, ("user", "q")]]
    found = read(*messages).messages
    roles = [each["role"] for each in found]
    assert all(one != two for one, two in pairwise(roles))
    assert "\n".join(each["content"] for each in found) == "\n".join(each["content"] for each in messages)


@given(PIECES)
def test_a_text_and_one_block_of_it_are_the_same(pieces: list[tuple[str, str]]) -> None:
    plain = [{"role": role, "content": said} for role, said in [*pieces, ("user", "q")]]
    blocks = [{"role": each["role"], "content": [text(str(each["content"]))]} for each in plain]
    assert read(*plain).messages == read(*blocks).messages


def test_the_system_prompt_is_read_without_the_billing_header() -> None:
    billing = text("x-anthropic-billing-header: cc_version=1; cch=abc;")
    head = [billing, text("You help."), text("Be brief.") | {"cache_control": {"type": "ephemeral"}}]
    assert read(user("q"), head=head).messages[0] == {"role": "system", "content": "You help.\nBe brief."}
    assert read(user("q"), head="You help.").messages[0] == {"role": "system", "content": "You help."}
    assert read(user("q"), head=[billing]).messages == [{"role": "user", "content": "q"}]


def test_a_late_system_message_stays_in_its_place_and_its_fields_are_named() -> None:
    late = system("Remember.") | {"clear_at": "next_user_message"}
    conversation = read(user("q"), assistant("a"), late, user("r"))
    assert [each["role"] for each in conversation.messages] == ["user", "assistant", "system", "user"]
    assert conversation.unknown == {"messages.clear_at"}


def test_a_seal_is_opened_later_and_its_text_is_not_read() -> None:
    signed = {"type": "thinking", "thinking": "a summary", "signature": "seal"}
    conversation = read(user("q"), assistant(signed, {"type": "redacted_thinking", "data": "more"}, "a"), user("r"))
    details = conversation.messages[1]["reasoning_details"]
    assert [each["data"] for each in details] == ["seal", "more"]
    assert "a summary" not in str(conversation.messages)
    assert conversation.sealed == {
        "messages.1.reasoning_details.0": "messages.1.content.0",
        "messages.1.reasoning_details.1": "messages.1.content.1",
    }


def test_a_failed_call_says_so_and_a_reference_reads_as_text() -> None:
    failed = RESULT | {"is_error": True, "content": [text("no such file")]}
    assert read(user("q"), assistant(CALL), user(failed)).messages[-1]["content"] == "Error: no such file"
    found = RESULT | {"content": [{"type": "tool_reference", "tool_name": "WebFetch"}]}
    assert "WebFetch" in read(user("q"), assistant(CALL), user(found)).messages[-1]["content"]


@pytest.mark.parametrize(
    ("messages", "param"),
    [
        ([user("q"), assistant("It")], "messages.1"),
        ([user("q", {"type": "image", "source": {}})], "messages.0.content.1.source.type"),
        ([user("q", {"type": "image", "source": {"type": "url"}})], "messages.0.content.1.source.url"),
        ([user({"type": "document"})], "messages.0.content.0.type"),
        ([user({})], "messages.0.content.0.type"),
        ([user()], "messages.0.content"),
        ([user(RESULT)], "messages.0.content.0.tool_use_id"),
        ([user("q"), assistant(CALL), user(RESULT | {"content": [{"type": "image"}]})],
         "messages.2.content.0.content.0.type"),
        ([user("q"), assistant(CALL | {"input": "x"}), user(RESULT)], "messages.1.content.0.input"),
        ([user({"type": "thinking", "thinking": "x"})], "messages.0.content.0.type"),
        ([{"role": "tool", "content": "x"}], "messages.0.role"),
        ([{"role": "user"}], "messages.0.content"),
        ([user("q"), assistant({"type": "server_tool_use"}), user("r")], "messages.1.content.0.type"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_refused_by_its_place(messages: list[dict[str, Any]], param: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        decoded(*messages)
    assert refused.value.param == param


FETCH = {"name": "WebFetch", "input_schema": {}, "defer_loading": True}
PLACEHOLDER = {"name": "DeferredToolPlaceholder", "input_schema": {}, "defer_loading": True}
FOUND = RESULT | {"content": [{"type": "tool_reference", "tool_name": "WebFetch"}]}


def changes(kind: str, **tool: Any) -> dict[str, Any]:
    return system({"type": f"tool_{kind}", "tool": tool})


def test_a_deferred_tool_is_shown_once_a_reference_names_it() -> None:
    tools = [LOOK, PLACEHOLDER, FETCH]
    assert tools_of(user("q"), tools=tools) == ["look"]
    assert tools_of(user("q"), assistant(CALL), user(FOUND), tools=tools) == ["look", "WebFetch"]


def test_deferred_tools_do_not_count_for_those_that_the_model_may_see() -> None:
    tools = [FETCH | {"name": f"fetch_{at}"} for at in range(500)]
    assert tools_of(user("q"), tools=[LOOK, *tools]) == ["look"]


def test_system_messages_add_tools_and_take_them_away() -> None:
    added = changes("addition", type="tool_reference", name="WebFetch")
    defined = changes("addition", type="tool_definition", definition={"name": "hear", "input_schema": {}})
    removed = changes("removal", type="tool_reference", name="look")
    tools = [LOOK, FETCH]
    assert tools_of(user("q"), added, tools=tools) == ["look", "WebFetch"]
    assert tools_of(user("q"), defined, tools=tools) == ["look", "hear"]
    assert tools_of(user("q"), removed, tools=tools) == []
    assert tools_of(user("q"), removed, assistant("a"), changes("addition", type="tool_reference", name="look"),
                    tools=tools) == ["look"]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (None, ("auto", True)),
        ({"type": "auto", "disable_parallel_tool_use": True}, ("auto", False)),
        ({"type": "any"}, ("required", True)),
        ({"type": "tool", "name": "look"}, ({"name": "look"}, True)),
        ({"type": "none"}, ("none", True)),
    ],
    ids=str,
)
def test_a_choice_of_tools(choice: Any, expected: tuple[Any, bool]) -> None:
    tooling = decoded(user("q"), tools=[LOOK], tool_choice=choice).generation.tooling
    assert (tooling.choice, tooling.parallel) == expected


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"tool_choice": {"type": "any"}}, "tool_choice"),
        ({"tools": [FETCH], "tool_choice": {"type": "tool", "name": "WebFetch"}}, "tool_choice.name"),
        ({"tool_choice": {"type": "some"}}, "tool_choice.type"),
        ({"tools": [{"name": "a b", "input_schema": {}}]}, "tools.0.name"),
        ({"tools": [{"name": "look"}]}, "tools.0.input_schema"),
        ({"tools": [{}] * 2000}, "tools"),
        ({"tools": [LOOK | {"name": f"look_{at}"} for at in range(129)]}, "tools"),
        ({"temperature": 1.5}, "temperature"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"max_tokens": None}, "max_tokens"),
        ({"thinking": {"type": "maybe"}}, "thinking.type"),
        ({"thinking": {"type": "adaptive", "display": "all"}}, "thinking.display"),
        ({"output_config": {"effort": "huge"}}, "output_config.effort"),
        ({"output_config": {"effort": "low"}, "reasoning_effort": "high"}, "output_config.effort"),
        ({"output_config": {"format": {"type": "json_schema"}}}, "output_config.format.schema"),
        ({"system": [{"type": "image"}]}, "system.0.type"),
        ({"stop_sequences": [""]}, "stop_sequences.0"),
        ({"stop_sequences": ["x" * 10_000]}, "stop_sequences.0"),
        ({"stop_sequences": ["x"] * 1000}, "stop_sequences"),
    ],
    ids=str,
)
def test_a_wrong_field_is_named(fields: dict[str, Any], param: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        decoded(user("q"), **fields)
    assert refused.value.param == param


def test_a_name_of_a_tool_has_up_to_128_characters() -> None:
    assert tools_of(user("q"), tools=[LOOK | {"name": "x" * 128}]) == ["x" * 128]
    with pytest.raises(InvalidRequest):
        tools_of(user("q"), tools=[LOOK | {"name": "x" * 129}])


@pytest.mark.parametrize(
    ("fields", "enabled", "effort", "budget"),
    [
        ({}, None, None, None),
        ({"thinking": {"type": "adaptive"}}, None, None, None),
        ({"thinking": {"type": "adaptive"}, "output_config": {"effort": "xhigh"}}, None, "xhigh", None),
        ({"thinking": {"type": "enabled", "budget_tokens": 5}}, True, None, 5),
        ({"thinking": {"type": "enabled", "budget_tokens": 10**6}}, True, None, 10**6),
        ({"thinking": {"type": "disabled"}, "output_config": {"effort": "high"}}, False, None, None),
        ({"thinking": {"type": "between_tools"}}, False, None, None),
        ({"reasoning": {"effort": "low"}, "output_config": {"effort": "low"}}, True, "low", None),
    ],
    ids=str,
)
def test_what_thinking_asks_for(fields: dict[str, Any], enabled: Any, effort: Any, budget: Any) -> None:
    plan = decoded(user("q"), **fields).generation.thinking
    assert (plan.enabled, plan.effort, plan.budget) == (enabled, effort, budget)


def test_a_structured_answer_and_its_former_field() -> None:
    schema = {"type": "object", "properties": {}}
    format = {"type": "json_schema", "schema": schema}
    for fields in ({"output_config": {"format": format}}, {"output_format": format}):
        assert decoded(user("q"), **fields).generation.sampling.structured_outputs == {"json": schema}


def test_sampling_and_stops_reach_the_engine() -> None:
    generation = decoded(user("q"), temperature=0.5, top_p=0.9, top_k=7, stop_sequences=["a", "b"]).generation
    sampling = generation.sampling
    assert (sampling.temperature, sampling.top_p, sampling.top_k, sampling.max_tokens) == (0.5, 0.9, 7, 4096)
    assert generation.stop == ("a", "b")
