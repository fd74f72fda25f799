"""Both clients against a running server: what it tells, what can be asked of it, and that leaving stops the model."""

import asyncio
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from clients.conftest import THOUGHT
from clients.fake import async_streamed, streamed
from live import Live, until
from thinkaloud_client import (
    Answer,
    AsyncClient,
    BadRequest,
    Client,
    Done,
    Event,
    Forbidden,
    NotFound,
    Options,
    Overloaded,
    Progress,
    RateLimited,
    Reply,
    Retrying,
    Sealed,
    Started,
    Step,
    Summary,
    Thought,
    ToolCall,
    Unauthorized,
)

WEATHER = {"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}


@pytest.fixture
async def client(served: Live) -> AsyncGenerator[AsyncClient, None]:
    async with AsyncClient(served.url + "/v1", api_key="app", model="deep") as made:
        yield made


def running(served: Live, engine: str = "slow") -> int:
    return served.fleet.engines[engine].running()


def texts(events: list[Event]) -> list[Event]:
    return [each for each in events if isinstance(each, Thought | Summary | Answer)]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"model": "quick"},
        {"model": "auto"},
        {"model": "failing"},
        {"visibility": "summary", "details": True},
        {"visibility": "hidden"},
        {"effort": "none"},
        {"budget": 3},
        {"votes": 3},
        {"max_tokens": 300, "temperature": 0.5, "top_p": 0.9, "seed": 1, "stop": ["xyz"]},
    ],
    ids=str,
)
async def test_both_clients_are_told_the_same_and_nothing_of_it_is_unknown(
    served: Live, client: AsyncClient, options: Options
) -> None:
    with Client(served.url, api_key="app", model="deep") as blocking:
        one = await asyncio.to_thread(lambda: streamed(blocking, **options))
    other = await async_streamed(client, **options)
    assert texts(one.events) == texts(other.events)
    for told in (one, other):
        assert isinstance(told.events[0], Started)
        assert told.reply.id == told.events[0].id
        assert told.reply.request_id
        assert not told.reply.ignored
        assert told.error is not None or told.events[-1] == Done(told.reply)
    assert (one.reply.usage, one.reply.finish_reason) == (other.reply.usage, other.reply.finish_reason)


async def test_the_whole_trace_apart_from_the_answer(client: AsyncClient) -> None:
    reply = await client.ask("hi")
    assert (reply.thought, reply.answer, reply.boxed) == (THOUGHT, "It is \\boxed{3}.", "3")
    assert (reply.model, reply.visibility, reply.finish_reason) == ("deep", "full", "stop")
    assert reply.thinking is not None
    assert reply.thinking.ended_by == "model"
    assert reply.usage.reasoning == reply.thinking.tokens > 0
    assert reply.usage.answer == reply.usage.completion - reply.usage.reasoning > 0


async def test_a_summary_is_no_thought_and_what_is_hidden_is_nothing(client: AsyncClient) -> None:
    summed = await async_streamed(client, visibility="summary", details=True)
    assert (summed.reply.thought, summed.reply.visibility) == ("", "summary")
    assert summed.reply.summary.startswith("**")
    assert summed.reply.steps
    assert {type(each) for each in summed.events} == {Started, Summary, Step, Answer, Done}
    hidden = await async_streamed(client, visibility="hidden")
    assert {type(each) for each in hidden.events} == {Started, Answer, Done}
    assert hidden.reply.usage.reasoning > 0


async def test_how_far_a_hidden_trace_is(client: AsyncClient) -> None:
    async with client.stream("hi", model="slow", visibility="hidden", progress=True) as stream:
        async for event in stream:
            if isinstance(event, Progress):
                assert event.tokens > 0
                break
            assert isinstance(event, Started)
    assert stream.reply.thought == ""


async def test_a_sealed_trace_goes_back_with_the_reply(client: AsyncClient) -> None:
    reply = await client.ask("hi", visibility="hidden", encrypted=True)
    assert [type(each) for each in reply.sealed] == [Sealed]
    history = [{"role": "user", "content": "hi"}, reply.message(), {"role": "user", "content": "Say 11."}]
    assert (await client.ask(history)).answer == "11"


async def test_a_call_and_its_result(client: AsyncClient) -> None:
    asked: list[dict[str, Any]] = [{"role": "user", "content": "How is the weather?"}]
    reply = await client.ask(asked, tools=[WEATHER])
    (call,) = reply.tool_calls
    assert (call.name, call.parsed(), reply.finish_reason) == ("weather", {"city": "Oslo"}, "tool_calls")
    assert reply.message()["reasoning_content"] == "I need the weather."
    result = {"role": "tool", "tool_call_id": call.id, "content": "7 degrees"}
    assert (await client.ask([*asked, reply.message(), result], tools=[WEATHER])).answer == "It is 7 degrees in Oslo."


async def test_a_call_comes_whole_and_once(client: AsyncClient) -> None:
    told = await async_streamed(client, "How is the weather?", tools=[WEATHER])
    assert [each for each in told.events if isinstance(each, ToolCall)] == list(told.reply.tool_calls)
    assert len(told.reply.tool_calls) == 1


async def test_the_reply_goes_into_the_next_request_and_text_may_come_in_parts(client: AsyncClient) -> None:
    reply = await client.ask("hi")
    assert reply.message() == {"role": "assistant", "content": reply.answer}
    parts = [{"type": "text", "text": "Go on."}, {"type": "text", "text": "Say 12."}]
    history = [{"role": "user", "content": "hi"}, reply.message(), {"role": "user", "content": parts}]
    assert (await client.ask(history)).answer == "12"
    image = [{"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}]
    with pytest.raises(BadRequest) as raised:
        await client.ask([{"role": "user", "content": image}])
    assert raised.value.param is not None
    assert raised.value.param.startswith("messages.0")


async def test_votes_and_routes_and_models(client: AsyncClient) -> None:
    votes = (await client.ask("hi", votes=3)).votes
    assert votes is not None
    assert (votes.asked, votes.agreement) == (3, 1.0)
    routed = await client.ask("hi", model="auto", lane="thinking")
    assert routed.route is not None
    assert (routed.route.model, routed.route.by, routed.model) == ("deep", "request", "deep")
    decision = await client.route("Hello", model="auto")
    assert (decision.route.model, decision.lane, decision.route.by) == ("quick", "fast", "kind")
    assert decision.features
    models = {model.id: model for model in await client.models()}
    assert models["deep"].thinking is True
    assert models["quick"].thinking is False
    assert models["auto"].route == {"fast": "quick", "thinking": "deep"}
    assert models["deep"].visibility == "full"


@pytest.mark.parametrize("visibility", ["full", "hidden"])
async def test_the_answer_now(served: Live, client: AsyncClient, visibility: Any) -> None:
    async with client.stream("hi", model="slow", visibility=visibility) as stream:
        async for event in stream:
            if isinstance(event, Started):
                await stream.answer_now()
    assert stream.reply.answer == "Late."
    assert stream.reply.thinking is not None
    assert stream.reply.thinking.ended_by == "user"

    def blocking() -> Reply:
        with Client(served.url, api_key="app", model="slow") as client, client.stream("hi") as stream:
            for event in stream:
                if isinstance(event, Started):
                    stream.answer_now()
            return stream.reply

    assert (await asyncio.to_thread(blocking)).answer == "Late."
    await stream.answer_now()  # it is over, and that is no mistake
    with pytest.raises(NotFound):
        await client.answer_now(stream.id)


async def test_leaving_the_loop_stops_the_model(served: Live, client: AsyncClient) -> None:
    async for event in client.stream("hi", model="slow"):
        if isinstance(event, Thought):
            assert running(served) == 1
            break
    await until(lambda: running(served) == 0)

    def blocking(client: Client) -> None:
        for event in client.stream("hi"):
            if isinstance(event, Thought):
                assert running(served) == 1
                break

    with Client(served.url, api_key="app", model="slow") as other:
        await asyncio.to_thread(blocking, other)
        await until(lambda: running(served) == 0)


async def test_an_exception_in_the_loop_stops_the_model(served: Live, client: AsyncClient) -> None:
    async def fail() -> None:
        async with client.stream("hi", model="slow") as stream:
            async for event in stream:
                if isinstance(event, Thought):
                    raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    await until(lambda: running(served) == 0)

    def blocking(client: Client) -> None:
        with client.stream("hi") as stream:
            for event in stream:
                if isinstance(event, Thought):
                    raise ZeroDivisionError

    with Client(served.url, api_key="app", model="slow") as other:
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(blocking, other)
        await until(lambda: running(served) == 0)


async def test_cancelling_the_task_stops_the_model(served: Live, client: AsyncClient) -> None:
    asking = asyncio.create_task(client.ask("hi", model="slow"))
    await until(lambda: running(served) == 1)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    await until(lambda: running(served) == 0)
    assert (await client.ask("Say 13.")).answer == "13"


async def test_closing_stops_the_model(served: Live, client: AsyncClient) -> None:
    stream = client.stream("hi", model="slow")
    started = await anext(aiter(stream))
    assert isinstance(started, Started)
    await until(lambda: running(served) == 1)
    await stream.close()
    await until(lambda: running(served) == 0)

    with Client(served.url, api_key="app", model="slow") as other:
        events = iter(other.stream("hi"))
        await asyncio.to_thread(lambda: next(each for each in events if isinstance(each, Thought)))
        assert running(served) == 1
    await until(lambda: running(served) == 0)


async def test_threads_share_a_client(served: Live) -> None:
    with Client(served.url, api_key="app", model="deep") as client, ThreadPoolExecutor(20) as threads:
        asked = [threads.submit(client.ask, f"Say {n}.") for n in range(10, 30)]
        replies = await asyncio.gather(*map(asyncio.wrap_future, asked))
    assert [reply.answer for reply in replies] == [str(n) for n in range(10, 30)]
    assert [reply.thought for reply in replies] == [f"{n}, then." for n in range(10, 30)]
    assert len({reply.id for reply in replies}) == 20


async def test_an_engine_that_fails_in_the_middle_is_told_behind_what_came(client: AsyncClient) -> None:
    told = await async_streamed(client, model="failing")
    assert isinstance(told.error, Overloaded)
    assert (told.error.status, told.error.code) == (None, "engine_failed")
    assert told.error.partial == told.reply
    assert told.reply.thought == "one two three"
    assert told.reply.finish_reason is None


async def test_each_refusal_has_its_kind(served: Live, client: AsyncClient) -> None:
    with pytest.raises(NotFound) as unknown:
        await client.ask("hi", model="none")
    assert (unknown.value.status, unknown.value.code, unknown.value.param) == (404, "model_not_found", "model")
    assert unknown.value.request_id
    with pytest.raises(BadRequest) as wrong:
        await client.ask("hi", temperature=9)
    assert (wrong.value.status, wrong.value.param) == (400, "temperature")
    with pytest.raises(NotFound) as idle:
        await client.answer_now("chatcmpl-none")
    assert idle.value.code == "not_found"


async def test_a_key_has_what_it_may_have(served: Live) -> None:
    async with AsyncClient(served.url, api_key="") as nobody, AsyncClient(served.url, api_key="wrong") as stranger:
        for client in (nobody, stranger):
            with pytest.raises(Unauthorized) as unknown:
                await client.models()
            assert unknown.value.code == "invalid_api_key"
    async with AsyncClient(served.url, api_key="narrow", model="deep") as narrow:
        assert [model.id for model in await narrow.models()] == ["deep"]
        reply = await narrow.ask("hi", visibility="full")
        assert (reply.visibility, reply.thought) == ("summary", "")
        with pytest.raises((Forbidden, NotFound)):
            await narrow.ask("hi", model="slow")
    async with AsyncClient(served.url, api_key="once", model="deep", retrying=Retrying(times=0)) as once:
        assert (await once.ask("Say 14.")).answer == "14"
        with pytest.raises(RateLimited) as spent:
            await once.ask("Say 15.")
        assert 1 <= (spent.value.retry_after or 0) <= 60


async def test_other_fields_go_out_as_they_are_and_unknown_ones_are_told(client: AsyncClient) -> None:
    reply = await client.ask("hi", extra={"top_k": 1, "colour": "red", "shape": 1})
    assert set(reply.ignored) == {"colour", "shape"}
