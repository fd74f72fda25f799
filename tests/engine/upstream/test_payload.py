"""What the upstream engine sends."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.support import collect, user
from engine.wire import DONE, KEY, SAID, delta, event, hello, upstream, usage
from thinkaloud.generation import NO_TAGS, Image, Prompt, Sampling


async def sent(prompt: Prompt, sampling: Sampling, **settings: Any) -> httpx.Request:
    """The request that a generation sends."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return hello(request)

    async with upstream(answer, **settings) as engine:
        await collect(engine, prompt, sampling)
    assert len(seen) == 1
    return seen[0]


async def test_only_what_was_given_is_sent() -> None:
    request = await sent(Prompt(user(SAID)), Sampling())
    assert json.loads(request.content) == {
        "model": "m",
        "messages": user(SAID),
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    assert "authorization" not in request.headers


async def test_the_headers_ask_for_an_uncompressed_stream_and_carry_id_and_trace_context() -> None:
    headers = (await sent(Prompt([], trace_context={"traceparent": "00-1-2-01"}), Sampling())).headers
    assert headers["content-type"] == "application/json"
    assert headers["accept"] == "text/event-stream"
    assert headers["accept-encoding"] == "identity"
    assert (headers["x-request-id"], headers["traceparent"]) == ("test", "00-1-2-01")


async def test_sampling_parameters_and_template_arguments_are_sent_by_name() -> None:
    given: dict[str, Any] = {
        "max_tokens": 5,
        "temperature": 0.0,
        "top_k": 3,
        "min_tokens": 1,
        "seed": 0,
        "ignore_eos": False,
    }
    request = await sent(Prompt(user(SAID), {"enable_thinking": False}), Sampling(**given))
    body = json.loads(request.content)
    assert {name: body[name] for name in given} == given
    assert body["chat_template_kwargs"] == {"enable_thinking": False}
    assert "top_p" not in body


async def test_images_are_parts_of_their_message_and_count_as_images_and_not_as_text() -> None:
    images = [Image("https://a.example/b.png", "x", "low"), Image(f"data:image/png;base64,{'A' * 2**20}", "x")]
    message = {"role": "user", "content": "Which?", "pieces": [images[0], "Which?", images[1]]}
    prompt = Prompt([message, *user(SAID)])
    assert json.loads((await sent(prompt, Sampling())).content)["messages"] == [
        {
            "role": "user",
            "content": [
                {"type": "image_url", "image_url": {"url": images[0].url, "detail": "low"}},
                {"type": "text", "text": "Which?"},
                {"type": "image_url", "image_url": {"url": images[1].url}},
            ],
        },
        *user(SAID),
    ]
    assert prompt.tokens < 4096


async def test_a_cache_salt_goes_only_to_an_upstream_that_takes_one() -> None:
    prompt = Prompt(user(SAID), cache_salt="pepper")
    assert "cache_salt" not in json.loads((await sent(prompt, Sampling())).content)
    assert json.loads((await sent(prompt, Sampling(), cache_salt=True)).content)["cache_salt"] == "pepper"
    assert "cache_salt" not in json.loads((await sent(Prompt(user(SAID)), Sampling(), cache_salt=True)).content)


@pytest.mark.parametrize(("salt", "takes", "told"), [("pepper", False, 0), ("pepper", True, 4), (None, False, 4)])
async def test_how_much_was_cached_is_told_to_nobody_who_shares_the_cache(
    salt: str | None, takes: bool, told: int
) -> None:
    counts = usage(5, 1, prompt_tokens_details={"cached_tokens": 4})

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=event(delta("stop", content="hello")) + event(counts) + DONE)

    async with upstream(answer, cache_salt=takes) as engine:
        chunks = await collect(engine, Prompt(user(SAID), cache_salt=salt), Sampling())
    assert [chunk.usage.cached_tokens for chunk in chunks if chunk.usage] == [told]


@pytest.mark.parametrize("base", ["http://upstream/v1", "http://upstream/v1/"])
async def test_the_path_is_added_to_the_base_url(base: str) -> None:
    assert str((await sent(Prompt([]), Sampling(), base_url=base)).url) == "http://upstream/v1/chat/completions"


async def test_a_query_of_the_base_url_is_kept() -> None:
    request = await sent(Prompt([]), Sampling(), base_url="http://upstream/v1?api-version=2")
    assert str(request.url) == "http://upstream/v1/chat/completions?api-version=2"


async def test_the_key_is_sent_as_bearer_and_read_once(key: dict[str, Path]) -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return hello(request)

    async with upstream(answer, api_key=key) as engine:
        key["file"].write_text("another")
        await collect(engine, Prompt([]))
    assert seen == [f"Bearer {KEY}"]


async def test_half_of_a_surrogate_pair_in_a_message_does_no_harm() -> None:
    assert b"\\ud83c" in (await sent(Prompt(user("\ud83c")), Sampling())).content


async def test_an_upstream_renders_by_itself_and_shows_no_ids() -> None:
    async with upstream(hello) as engine:
        prompt = await engine.render(user(SAID), {"a": 1})
        assert prompt == Prompt(user(SAID), {"a": 1})
        assert engine.tag_ids("<think>", "</think>") == NO_TAGS


async def test_text_is_sent_as_utf_8_without_escapes() -> None:
    said = "\u0600\u4e00\U0001f600" * 9
    request = await sent(Prompt(user(said)), Sampling())
    assert said.encode() in request.content
