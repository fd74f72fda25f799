"""Signatures: a trace comes back into the prompt of its tool loop, and what does not open is dropped and told."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from live import Live
from protocols.messages.speaking import send, stream
from protocols.recording import Recording, recording
from protocols.responses.speaking import TRACE, settings

LOOK: dict[str, Any] = {"name": "look", "input_schema": {"type": "object"}}
ASKED: dict[str, Any] = {"role": "user", "content": [{"type": "text", "text": "call once"}]}


@pytest.fixture
async def recorded(tmp_path: Path) -> AsyncGenerator[tuple[Live, Recording], None]:
    async with recording(settings(tmp_path), key="full") as pair:
        yield pair


def result(content: list[dict[str, Any]], *beside: str, before: bool = False) -> dict[str, Any]:
    """The user's turn with the result of the call in an answer, and text beside it."""
    id = content[-1]["id"]
    texts = [{"type": "text", "text": each} for each in beside]
    brought = {"type": "tool_result", "tool_use_id": id, "content": "blue"}
    return {"role": "user", "content": [*texts, brought] if before else [brought, *texts]}


def restored(engine: Recording) -> list[Any]:
    """The traces of the answers in the last prompt."""
    return [each.get("reasoning_content") for each in engine.messages if each["role"] == "assistant"]


@pytest.mark.parametrize("model", ["full", "summary", "hidden"])
@pytest.mark.parametrize(
    "later",
    [
        lambda content: [result(content)],
        lambda content: [result(content, "<reminder>Be brief.</reminder>")],
        lambda content: [result(content, "<reminder>Be brief.</reminder>", before=True)],
        lambda content: [result(content), {"role": "user", "content": "Remember to be brief."}],
        lambda content: [result(content), {"role": "system", "content": "Remember to be brief."}],
    ],
    ids=["alone", "a reminder behind", "a reminder before", "a message behind", "a system message behind"],
)
async def test_a_trace_comes_back_within_its_tool_loop_whatever_stands_beside_the_result(
    recorded: tuple[Live, Recording], model: str, later: Any
) -> None:
    live, engine = recorded
    content = (await stream(live, [ASKED], model=model, tools=[LOOK]))["content"]
    history = [ASKED, {"role": "assistant", "content": content}, *later(content)]
    assert "input_transformations" not in await send(live, history, model=model, tools=[LOOK])
    assert restored(engine) == [TRACE]
    assert all("_ta" not in str(each.get("tool_call_id")) for each in engine.messages)
    ids = [each["tool_call_id"] for each in engine.messages if each["role"] == "tool"]
    assert ids == [call["id"] for each in engine.messages for call in each.get("tool_calls", ())]


async def test_after_the_loop_no_trace_comes_back_and_none_is_missed(recorded: tuple[Live, Recording]) -> None:
    live, engine = recorded
    first = (await send(live, [ASKED], tools=[LOOK]))["content"]
    loop = [ASKED, {"role": "assistant", "content": first}, result(first)]
    last = await send(live, loop, tools=[LOOK])
    history = [*loop, {"role": "assistant", "content": last["content"]}, {"role": "user", "content": "and now?"}]
    assert "input_transformations" not in await send(live, history, tools=[LOOK])
    assert restored(engine) == [None, None]


async def test_a_seal_in_redacted_thinking_opens_too(recorded: tuple[Live, Recording]) -> None:
    live, engine = recorded
    thinking, call = (await send(live, [ASKED], tools=[LOOK]))["content"]
    redacted = {"type": "redacted_thinking", "data": thinking["signature"]}
    history = [ASKED, {"role": "assistant", "content": [redacted, call]}, result([call])]
    assert "input_transformations" not in await send(live, history)
    assert restored(engine) == [TRACE]


@pytest.mark.parametrize("streamed", [True, False])
async def test_what_does_not_open_is_dropped_and_told_with_one_reason(
    recorded: tuple[Live, Recording], streamed: bool
) -> None:
    live, engine = recorded
    thinking, call = (await send(live, [ASKED], tools=[LOOK]))["content"]
    seal = thinking["signature"]
    elsewhere = call | {"id": "toolu_call_other"}
    for spoilt, asked, made, model in (
        ({"type": "thinking", "thinking": "mine", "signature": f"{seal[:-4]}AAAA"}, ASKED, call, "full"),
        ({"type": "thinking", "thinking": "mine", "signature": "no seal"}, ASKED, call, "full"),
        ({"type": "redacted_thinking", "data": "no seal"}, ASKED, call, "full"),
        (thinking, ASKED | {"content": "call once, please"}, call, "full"),
        (thinking, ASKED, elsewhere, "full"),
        (thinking, ASKED, call, "summary"),
    ):
        history = [asked, {"role": "assistant", "content": [spoilt, made]}, result([made])]
        message = await (stream if streamed else send)(live, history, model=model)
        dropped = {"type": "thinking_dropped", "path": "messages.1.content.0", "reason": "model_binding_mismatch"}
        assert message["input_transformations"] == [dropped]
        assert message["thinkaloud"]["unopened"] == ["messages.1.content.0"]
        assert restored(engine) == [None]


async def test_a_trace_without_a_seal_is_read_unless_it_is_a_summary(recorded: tuple[Live, Recording]) -> None:
    live, engine = recorded
    call = {"type": "tool_use", "id": "toolu_1", "name": "look", "input": {}}
    for trace, expected in (("I look first.", "I look first."), ("**Checking:** going over it", None)):
        thinking = {"type": "thinking", "thinking": trace, "signature": ""}
        await send(live, [ASKED, {"role": "assistant", "content": [thinking, call]}, result([call])])
        assert restored(engine) == [expected]


async def test_without_keys_to_seal_with_nothing_fails(tmp_path: Path) -> None:
    async with recording(settings(tmp_path, sealing=False), key="full") as (live, engine):
        content = (await send(live, [ASKED], tools=[LOOK]))["content"]
        assert content[0]["signature"] == ""
        message = await send(live, [ASKED, {"role": "assistant", "content": content}, result(content)])
        assert "input_transformations" not in message
        assert restored(engine) == [TRACE]
        foreign = content[0] | {"signature": "of another server"}
        message = await send(live, [ASKED, {"role": "assistant", "content": [foreign, content[1]]}, result(content)])
        assert len(message["input_transformations"]) == 1


async def test_a_trace_that_a_chat_sealed_opens_here_and_one_from_here_in_a_chat(
    recorded: tuple[Live, Recording],
) -> None:
    live, engine = recorded
    asked: dict[str, Any] = {"role": "user", "content": "call once"}
    body = {"model": "full", "messages": [asked], "reasoning": {"encrypted": True}}
    said = (await live.client.post("/v1/chat/completions", json=body)).json()["choices"][0]["message"]
    [call] = said["tool_calls"]
    [seal] = [each["data"] for each in said["reasoning_details"] if each["type"] == "reasoning.encrypted"]
    use = {"type": "tool_use", "id": call["id"], "name": "look", "input": {"at": "the sky"}}
    content = [{"type": "redacted_thinking", "data": seal}, use]
    message = await send(live, [asked, {"role": "assistant", "content": content}, result(content)])
    assert "input_transformations" not in message
    assert restored(engine) == [TRACE]

    thinking, use = (await send(live, [asked]))["content"]
    call = {"id": use["id"], "type": "function", "function": {"name": "look", "arguments": "{}"}}
    details = [{"type": "reasoning.encrypted", "data": thinking["signature"], "format": "thinkaloud-v1"}]
    answer = {"role": "assistant", "content": None, "tool_calls": [call], "reasoning_details": details}
    history = [asked, answer, {"role": "tool", "tool_call_id": use["id"], "content": "blue"}]
    answered = await live.client.post("/v1/chat/completions", json={"model": "full", "messages": history})
    assert "unopened" not in answered.json()["thinkaloud"]
    assert restored(engine) == [TRACE]
