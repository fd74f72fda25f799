"""The prefix cache of the real engine: a caller finds in it what its own tenant asked, and nothing of anyone else."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from live import Live, joined
from thinkaloud.settings import KeySettings

pytestmark = pytest.mark.vllm

KEYS = {"alone": None, "other": None, "first": "team", "second": "team"}
"""Keys, and the tenants of those that have one."""


@pytest.fixture
def keyed(tiny: Live) -> Iterator[Live]:
    """The default server with keys, until the test ends."""
    gate = tiny.pipeline.gate
    open_to_all = gate._keyring
    tiny.pipeline.reload_keys(
        [
            KeySettings.model_validate(
                {"name": name, "tenant": tenant, "secret": {"sha256": hashlib.sha256(name.encode()).hexdigest()}}
            )
            for name, tenant in KEYS.items()
        ]
    )
    try:
        yield tiny
    finally:
        gate._keyring = open_to_all


async def cached(live: Live, key: str, about: str, **fields: Any) -> int:
    """How many tokens of a prompt about `about` are told to have been in the cache."""
    content = f"About {about}: " + "each of the numbers is one more than the number before it, and so on. " * 8
    body = {"model": "tiny-sft", "messages": [{"role": "user", "content": content}], "max_tokens": 2, **fields}
    headers = {"authorization": f"Bearer {key}"}
    answer = await live.client.post("/v1/chat/completions", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    usage = answer.json()["usage"]
    assert usage["prompt_tokens_details"]["cached_tokens"] < usage["prompt_tokens"]
    return int(usage["prompt_tokens_details"]["cached_tokens"])


async def test_a_key_finds_its_own_prompts_in_the_cache_and_those_of_no_other(keyed: Live) -> None:
    assert await cached(keyed, "alone", "pears") == 0
    assert await cached(keyed, "alone", "pears") >= 64
    assert await cached(keyed, "other", "pears") == 0


async def test_keys_of_one_tenant_share_a_cache(keyed: Live) -> None:
    assert await cached(keyed, "first", "plums") == 0
    assert await cached(keyed, "second", "plums") >= 64
    assert await cached(keyed, "alone", "plums") == 0


async def test_choices_votes_and_what_goes_on_behind_words_of_ours_find_the_same_cache(keyed: Live) -> None:
    assert await cached(keyed, "first", "figs") == 0
    for fields in ({"n": 3}, {"reasoning": {"votes": 3}}):
        assert await cached(keyed, "first", "figs", **fields) >= 64, fields
    steered: dict[str, Any] = {"model": "tiny-rl", "max_tokens": 200, "reasoning": {"retries": 1}}
    assert await cached(keyed, "first", "dates", **steered) == 0, "what its own second generation finds is no hit"
    assert await cached(keyed, "first", "dates", **steered) >= 64


async def test_an_open_server_has_one_caller_and_one_cache_and_a_stream_tells_it_too(tiny: Live) -> None:
    content = "About limes: " + "each of the numbers is one more than the number before it, and so on. " * 8
    for least in (0, 64):
        chunks = await tiny.stream("tiny-sft", content, max_tokens=2, stream_options={"include_usage": True})
        assert joined(chunks, "content")
        assert chunks[-1]["usage"]["prompt_tokens_details"]["cached_tokens"] >= least
