"""OpenAI's Python SDK, unmodified: create, raw stream, its helper, parsed answers, tools twice round, the store."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI, NotFoundError
from pydantic import BaseModel

from live import listening
from protocols.responses.speaking import ANSWER, TRACE, settings
from thinkaloud.app import create_app

LOOK: list[Any] = [{"type": "function", "name": "look", "parameters": {"type": "object"}, "strict": False}]


class Answer(BaseModel):
    """What "say JSON" answers."""

    a: int


@pytest.fixture
async def sdk(tmp_path: Path) -> AsyncGenerator[AsyncOpenAI, None]:
    async with listening(create_app(settings(tmp_path))) as live:
        await live.ready(10)
        async with AsyncOpenAI(base_url=f"{live.url}/v1", api_key="full", max_retries=0) as client:
            yield client


async def test_create_and_what_is_stored_of_it(sdk: AsyncOpenAI) -> None:
    response = await sdk.responses.create(model="summary", input="hi", include=["reasoning.encrypted_content"])
    reasoning, message = response.output
    assert (response.output_text, message.type) == (ANSWER, "message")
    assert reasoning.type == "reasoning"
    assert reasoning.encrypted_content
    assert all(part.text.startswith("**") for part in reasoning.summary)
    assert response.usage is not None
    assert response.usage.output_tokens_details.reasoning_tokens > 0
    again = await sdk.responses.retrieve(response.id)
    assert again.output == response.output
    listed = await sdk.responses.input_items.list(response.id)
    assert [item.type for item in listed.data] == ["message"]
    second = await sdk.responses.create(model="summary", input="and now?", previous_response_id=response.id)
    assert second.output_text == ANSWER
    await sdk.responses.delete(response.id)
    with pytest.raises(NotFoundError):
        await sdk.responses.retrieve(response.id)
    counted = await sdk.responses.input_tokens.count(model="summary", input="hi")
    assert counted.input_tokens == response.usage.input_tokens


async def test_a_raw_stream_has_only_events_that_it_knows(sdk: AsyncOpenAI) -> None:
    for model in ("full", "summary", "hidden"):
        seen: list[Any] = [event async for event in await sdk.responses.create(model=model, input="hi", stream=True)]
        assert {type(event).__name__ for event in seen if "audio" in type(event).__name__.lower()} == set()
        assert "".join(event.delta for event in seen if event.type == "response.output_text.delta") == ANSWER
        raw = "".join(event.delta for event in seen if event.type == "response.reasoning_text.delta")
        assert raw == (TRACE if model == "full" else "")
        assert seen[-1].response.output_text == ANSWER


async def test_its_stream_helper_and_parsed_answers(sdk: AsyncOpenAI) -> None:
    async with sdk.responses.stream(model="full", input="hi") as stream:
        kinds = [event.type async for event in stream]
        final = await stream.get_final_response()
    assert final.output_text == ANSWER
    assert kinds[-1] == "response.completed"
    parsed = await sdk.responses.parse(model="full", input="say JSON", text_format=Answer)
    assert parsed.output_parsed == Answer(a=4)


@pytest.mark.parametrize("sealed", [True, False])
async def test_a_tool_is_called_twice_round(sdk: AsyncOpenAI, sealed: bool) -> None:
    include: list[Any] = ["reasoning.encrypted_content"] if sealed else []
    items: list[Any] = [{"role": "user", "content": "call once"}]
    for _ in range(2):
        async with sdk.responses.stream(
            model="summary", input=items, tools=LOOK, include=include, store=False
        ) as stream:
            async for _ in stream:
                pass
            response = await stream.get_final_response()
        [call] = [item for item in response.output if item.type == "function_call"]
        assert (call.name, call.arguments) == ("look", '{"at": "the sky"}')
        items += [item.model_dump(exclude_none=True) for item in response.output]
        items.append({"type": "function_call_output", "call_id": call.call_id, "output": "call once more"})
    items[-1] = items[-1] | {"output": "blue"}
    last = await sdk.responses.create(model="summary", input=items)
    assert last.output_text == ANSWER
    assert "input_transformations" not in (last.model_extra or {})


async def test_a_stream_in_the_background_is_taken_up_again(sdk: AsyncOpenAI) -> None:
    stream = await sdk.responses.create(model="slow", input="hi", background=True, stream=True)
    id, at = "", -1
    async for event in stream:
        id, at = (getattr(event, "response", None) and event.response.id) or id, event.sequence_number  # type: ignore[union-attr]
        if at == 5:
            break
    await stream.close()
    rest = [event async for event in await sdk.responses.retrieve(id, stream=True, starting_after=at)]
    assert [event.sequence_number for event in rest] == list(range(at + 1, at + 1 + len(rest)))
    assert rest[-1].type == "response.completed"
