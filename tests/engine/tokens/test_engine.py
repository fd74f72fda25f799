"""The engine before a server that is a function: what it sends, and what it makes of what comes."""

import asyncio
import json
import logging
from dataclasses import replace
from typing import Any

import httpx
import pytest

from engine.raw_upstream import status
from engine.support import collect, read, text_of, user
from engine.tokens.wire import (
    CLOSE,
    END_OF_TURN,
    LENGTH,
    MODEL,
    THINK,
    ask,
    ids_of,
    new_engine,
    serving,
    stream,
    tokens,
    usage,
    whole,
)
from engine.wire import DONE, KEY, SAID, TOLD, raising
from live import until
from thinkaloud.errors import (
    ContextLengthExceeded,
    EngineFailed,
    InvalidRequest,
    Overloaded,
    RequestError,
    UpstreamRejected,
)
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt, Sampling


def constrained(max_tokens: int, min_tokens: int | None = None) -> Sampling:
    """An answer that has to be an object."""
    return Sampling(max_tokens, min_tokens, structured_outputs={"json": {"type": "object"}})


def said(text: str) -> list[int]:
    """The ids of `text`."""
    from thinkaloud.engine.tokens.model_files import load

    return list(load(str(MODEL), "model").tokenizer.encode(text, add_special_tokens=False))


async def test_a_request_has_the_ids_of_the_prompt_and_of_the_output_so_far_and_the_models_defaults() -> None:
    async with serving(lambda _: stream(whole(5))) as (engine, server):
        prompt = await engine.render(user("hi"), {})
        spelt = engine.spell("so far")
        behind = Prompt(prompt.messages, token_ids=prompt.token_ids, output_ids=tuple(spelt.token_ids or ()))
        await collect(engine, behind, Sampling(max_tokens=7, logit_bias={5: 1.0}, logprobs=3, seed=1))
    (body,) = server.asked
    assert body["token_ids"] == [*(prompt.token_ids or ()), *(spelt.token_ids or ())]
    params = body["sampling_params"]
    assert params.pop("logprobs") >= 3
    assert params == {"max_tokens": 7, "logit_bias": {"5": 1.0}, "seed": 1, "detokenize": False}
    assert (body["model"], body["stream"], body["reasoning_ended"]) == (str(MODEL), True, True)


async def test_without_a_limit_that_of_the_generation_config_holds() -> None:
    default = json.loads((MODEL / "generation_config.json").read_text())["max_new_tokens"]
    async with serving(lambda _: stream(whole(5))) as (engine, server):
        await ask(engine, Sampling())
    assert server.asked[0]["sampling_params"]["max_tokens"] == default


async def test_the_key_the_requests_id_and_the_conversations_are_in_the_headers(key: dict[str, Any]) -> None:
    async with serving(lambda _: stream(whole(5)), api_key=key) as (engine, server):
        await ask(engine)
        first = await engine.render(user("hi"), {})
        later = await engine.render([*user("hi"), {"role": "assistant", "content": "a"}, *user("and now?")], {})
        other = await engine.render(user("hello"), {})
        for prompt in (first, later, other):
            await collect(engine, replace(prompt, trace_context={"traceparent": "00-1-2-01"}))
    assert server.headers[0]["x-request-id"] == "one"
    assert [each.get("traceparent") for each in server.headers] == [None, *["00-1-2-01"] * 3]
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    sessions = [each["x-session-id"] for each in server.headers]
    assert sessions[0] == sessions[1] == sessions[2] != sessions[3]


@pytest.mark.parametrize(("setting", "sent"), [(True, "salt"), (False, None)])
async def test_the_salt_of_a_tenant_is_sent_unless_the_settings_say_otherwise(setting: bool, sent: str | None) -> None:
    async with serving(lambda _: stream(whole(5)), cache_salt=setting) as (engine, server):
        prompt = await engine.render(user("hi"), {})
        await collect(engine, Prompt(prompt.messages, token_ids=prompt.token_ids, cache_salt="salt"))
    assert server.asked[0].get("cache_salt") == sent


async def test_an_adapter_is_a_model_of_the_server() -> None:
    async with serving(lambda _: stream(whole(5)), served_model=str(MODEL)) as (engine, server):
        await ask(engine, lora="lawyer")
    assert server.asked[0]["model"] == "lawyer"


async def test_the_tokens_are_told_one_text_an_id_and_the_last_one_has_none() -> None:
    ids = said("The apples cost 3.")
    async with serving(lambda _: stream([*map(tokens, ids), tokens(END_OF_TURN, finish="stop"), usage(4), DONE])) as (
        engine,
        _,
    ):
        chunks = await ask(engine)
    assert ids_of(chunks) == ids
    assert text_of(chunks) == "The apples cost 3."
    assert (sum(chunk.tokens for chunk in chunks), chunks[-1].finish_reason) == (len(ids) + 1, "stop")
    assert [chunk.cached_tokens for chunk in chunks if chunk.cached_tokens is not None] == [4]


async def test_log_probabilities_are_those_of_so_many_alternatives_as_are_asked_for() -> None:
    ranks = [{"token_id": 100 + rank, "logprob": -float(rank), "rank": rank} for rank in (1, 2, 3)]
    position = {"token_id": 200, "logprob": -9.0, "rank": 5, "top_logprobs": ranks}
    pieces = [tokens(200, logprobs={"content": [position]}), tokens(finish="length"), DONE]
    async with serving(lambda _: stream(pieces)) as (engine, _):
        (entry,) = [each for chunk in await ask(engine, Sampling(logprobs=2)) for each in chunk.logprobs or ()]
    assert entry.logprob == -9.0
    assert [each.logprob for each in entry.top] == [-1.0, -2.0]


# A constraint behind a trace


def answering(trace: list[int], answer: list[int], **end: Any) -> Any:
    """A server of a model that thinks, unless something constrains it."""

    def answer_to(body: dict[str, Any]) -> httpx.Response:
        params = body["sampling_params"]
        if params["max_tokens"] == 1:
            return stream([tokens(answer[0], finish="length"), DONE])
        if "structured_outputs" in params:
            return stream(whole(*answer))
        if CLOSE in params.get("stop_token_ids", ()):
            return stream([*map(tokens, trace), tokens(CLOSE, finish="stop", stop=CLOSE), DONE])
        return stream([*map(tokens, trace), tokens(CLOSE), *whole(9, 9, 9)])

    return answer_to


@pytest.mark.parametrize("least", [None, 3])
async def test_the_grammar_begins_behind_the_closing_tag_in_a_request_of_its_own(least: int | None) -> None:
    trace, answer = said("3 + 4 = 7."), said("{}")
    async with serving(answering(trace, answer)) as (engine, server):
        prompt = await engine.render(user("hi"), {})
        chunks = await ask(engine, constrained(40, least), thinks=True)
    assert ids_of(chunks) == [*trace, CLOSE, *answer]
    assert [chunk.finish_reason for chunk in chunks if chunk.finish_reason] == ["stop"]
    probe, thinking, last = server.asked
    assert "structured_outputs" in probe["sampling_params"]
    assert "structured_outputs" not in thinking["sampling_params"]
    assert last["token_ids"] == [*(prompt.token_ids or ()), *trace, CLOSE]
    assert last["sampling_params"]["max_tokens"] == 40 - len(trace) - 1
    assert "structured_outputs" in last["sampling_params"]


async def test_a_trace_that_takes_all_tokens_leaves_none_for_the_answer() -> None:
    trace = said("3 + 4 = 7.")
    async with serving(answering(trace, said("{}"))) as (engine, server):
        chunks = await ask(engine, constrained(len(trace) + 1), thinks=True)
    assert (chunks[-1].finish_reason, len(server.asked)) == ("length", 2)


async def test_a_trace_that_does_not_close_ends_the_output() -> None:
    def answer(body: dict[str, Any]) -> httpx.Response:
        return stream(whole(*said("I think")))

    async with serving(answer) as (engine, server):
        chunks = await ask(engine, constrained(40), thinks=True)
    assert (text_of(chunks), chunks[-1].finish_reason, len(server.asked)) == ("I think", "stop", 2)


async def test_a_closing_tag_that_is_no_token_is_found_in_the_text() -> None:
    trace, answer = said("3 + 4 = 7. Here is my response:"), said("{}")

    def answer_to(body: dict[str, Any]) -> httpx.Response:
        constrained = "structured_outputs" in body["sampling_params"]
        return stream(whole(*answer)) if constrained else stream([tokens(*trace, *said(" too much")), *whole(9)])

    async with serving(answer_to) as (engine, server):
        prompt = await engine.render(user("hi"), {})
        tags = engine.tag_ids("Here is my thought process:", "Here is my response:")
        asked = constrained(60)
        chunks = [each async for each in engine.generate(prompt, asked, "one", tags=tags, thinks=True)]
    assert ids_of(chunks) == [*trace, *answer]
    assert server.asked[-1]["token_ids"][-len(trace) :] == trace


@pytest.mark.parametrize(
    ("first", "requests"), [([THINK], 3), (said("no"), 3)], ids=["it thinks", "it answers at once"]
)
async def test_a_model_that_decides_by_itself_is_constrained_from_its_first_token_or_behind_its_trace(
    first: list[int], requests: int
) -> None:
    answer = said("{}")
    async with serving(answering([*first, *said("3 + 4")], answer)) as (engine, server):
        chunks = await ask(engine, constrained(40), thinks=None)
    thought = ids_of(chunks)[: -len(answer)]
    assert thought == ([THINK, *said("3 + 4"), CLOSE] if first == [THINK] else [])
    assert ids_of(chunks)[-len(answer) :] == answer
    assert len(server.asked) == requests


async def test_what_the_server_refuses_as_a_grammar_is_refused_before_the_model_thinks() -> None:
    def answer(body: dict[str, Any]) -> httpx.Response:
        return httpx.Response(400, json={"error": {"message": TOLD, "type": "BadRequestError", "code": 400}})

    async with serving(answer) as (engine, server):
        with pytest.raises(InvalidRequest) as error:
            await ask(engine, constrained(9), thinks=True)
    assert (error.value.param, len(server.asked)) == ("response_format", 1)
    assert TOLD not in str(error.value)


@pytest.mark.parametrize("constraint", [{"json": {"$ref": "#"}}, {"regex": "a" * 100_000}], ids=["circle", "length"])
async def test_a_constraint_without_an_end_never_reaches_the_server(constraint: dict[str, Any]) -> None:
    async with serving(lambda _: stream(whole(5))) as (engine, server):
        for thinks in (True, False, None):
            with pytest.raises(InvalidRequest):
                await ask(engine, Sampling(structured_outputs=constraint), thinks=thinks)
    assert not server.asked


# Failures


@pytest.mark.parametrize(
    ("response", "kind"),
    [
        (httpx.Response(400, json={"error": {"message": TOLD, "code": 400}}), UpstreamRejected),
        (httpx.Response(400, json={"error": {"message": f"{TOLD}: maximum context length"}}), ContextLengthExceeded),
        (httpx.Response(401, text=TOLD), EngineFailed),
        (httpx.Response(404, text=TOLD), EngineFailed),
        (httpx.Response(429, text=TOLD), Overloaded),
        (httpx.Response(500, text=TOLD), EngineFailed),
        (httpx.Response(503, text=TOLD), Overloaded),
        (httpx.Response(302, text=TOLD), EngineFailed),
        (httpx.Response(200, text=f"<html>{TOLD}"), EngineFailed),
        (httpx.Response(200, json={"choices": TOLD}), EngineFailed),
    ],
    ids=lambda each: str(each.status_code) if isinstance(each, httpx.Response) else each.__name__,
)
async def test_a_failure_of_the_server_is_told_without_its_text(
    response: httpx.Response, kind: type[RequestError], caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(lambda _: httpx.Response(response.status_code, content=response.content)) as (engine, _):
        with caplog.at_level(logging.DEBUG, "thinkaloud"), pytest.raises(kind) as error:
            await ask(engine)
    assert TOLD not in str(error.value) + caplog.text


@pytest.mark.parametrize(
    "fault",
    [httpx.ConnectError(SAID), httpx.ReadTimeout(SAID), httpx.ReadError(SAID)],
    ids=lambda each: type(each).__name__,
)
async def test_a_server_that_cannot_be_reached_is_a_failure(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    fail = raising(fault)
    async with serving(lambda _: fail(httpx.Request("POST", "http://server"))) as (engine, _):
        with pytest.raises(EngineFailed) as error:
            await ask(engine)
    assert error.value.retry_after
    assert SAID not in str(error.value) + caplog.text


async def test_what_came_before_a_cut_is_told_and_then_the_failure() -> None:
    seen: list[Chunk] = []
    async with serving(lambda _: stream([tokens(5), tokens(6)], httpx.ReadError("cut"))) as (engine, _):
        prompt = await engine.render(user("hi"), {})
        with pytest.raises(EngineFailed):
            await read(engine.generate(prompt, Sampling(), "one"), seen)
    assert ids_of(seen) == [5, 6]


@pytest.mark.parametrize("begun", [False, True])
async def test_closing_the_generator_closes_the_connection(begun: bool) -> None:
    left = asyncio.Event()
    arrived = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0) if b"POST" in head else 0
        body = await reader.readexactly(length)
        if head.startswith(b"GET"):
            models = json.dumps({"data": [{"id": str(MODEL), "max_model_len": LENGTH}]}).encode()
            writer.write(status("200 OK", models))
        elif body == b"{}":
            writer.write(status("400 Bad Request"))
        else:
            arrived.set()
            if begun:
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n" + tokens(5))
            await reader.read()
            left.set()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        engine = new_engine(lambda _: httpx.Response(500), base_url=f"http://127.0.0.1:{port}")
        engine._servers._transport = None
        await engine.start(lambda _: None)
        chunks = engine.generate(await engine.render(user("hi"), {}), Sampling(max_tokens=9), "one")
        reading = asyncio.create_task(anext(chunks))
        if begun:
            await reading
        else:
            await arrived.wait()
            reading.cancel()
            with pytest.raises(asyncio.CancelledError):
                await reading
        await chunks.aclose()
        await asyncio.wait_for(left.wait(), 60)
        await until(lambda: engine.running() == 0)
        await engine.stop()
