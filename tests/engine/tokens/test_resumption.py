"""An output that is cut goes on behind its tokens, where the settings say so; else, and beyond a bound, it fails."""

from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.support import read, text_of, user
from engine.tokens.wire import END_OF_TURN, ask, ids_of, serving, stream, tokens, whole
from engine.wire import TOLD, event
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk
from thinkaloud.generation import Sampling

IDS = list(range(100, 120))
CUT = httpx.ReadError("cut")


class Fleet:
    """Servers that continue any output of `IDS`, of which each is cut behind so many tokens; the last one is not."""

    def __init__(self, cuts: Sequence[int], error: Exception | None = CUT) -> None:
        self._cuts = list(cuts)
        self._error = error
        self._prompt: int | None = None

    def answer(self, body: dict[str, Any]) -> httpx.Response:
        """Answer from where the output stands."""
        if self._prompt is None:
            self._prompt = len(body["token_ids"])
        rest = IDS[len(body["token_ids"]) - self._prompt :]
        if self._cuts:
            return stream([tokens(each) for each in rest[: self._cuts.pop(0)]], self._error)
        limit = body["sampling_params"]["max_tokens"]
        if limit <= len(rest):
            return stream([*map(tokens, rest[: limit - 1]), tokens(rest[limit - 1], finish="length")])
        return stream(whole(*rest))


@given(st.lists(st.integers(1, 9), max_size=2), st.integers(1, 30), st.sampled_from([CUT, None]))
async def test_wherever_it_is_cut_the_output_is_the_same(cuts: list[int], limit: int, error: Exception | None) -> None:
    outputs = []
    for broken in ([], cuts):
        async with serving(Fleet(broken, error).answer, resume=True) as (engine, _):
            chunks = await ask(engine, Sampling(max_tokens=limit))
        outputs.append((ids_of(chunks)[:limit], text_of(chunks), chunks[-1].finish_reason))
    if sum(cuts) < limit:  # else the stub sends more than was asked for
        assert outputs[0] == outputs[1]


async def test_each_request_has_the_tokens_so_far_and_as_many_less_to_come() -> None:
    async with serving(Fleet([3, 4]).answer, resume=True) as (engine, server):
        await ask(engine, Sampling(max_tokens=50, min_tokens=5))
    first, second, third = server.asked
    assert second["token_ids"] == [*first["token_ids"], *IDS[:3]]
    assert third["token_ids"] == [*first["token_ids"], *IDS[:7]]
    limits = [(each["sampling_params"]["max_tokens"], each["sampling_params"]["min_tokens"]) for each in server.asked]
    assert limits == [(50, 5), (47, 2), (43, 0)]
    assert len({each["x-request-id"] for each in server.headers}) == 3
    assert len({each["x-session-id"] for each in server.headers}) == 1


async def test_an_output_that_has_all_its_tokens_ends_by_length_without_another_request() -> None:
    async with serving(Fleet([3]).answer, resume=True) as (engine, server):
        chunks = await ask(engine, Sampling(max_tokens=3))
    assert (ids_of(chunks), chunks[-1].finish_reason, len(server.asked)) == (IDS[:3], "length", 1)


GRAMMAR = Sampling(max_tokens=40, structured_outputs={"json_object": True})


@pytest.mark.parametrize(
    ("cuts", "resume", "sampling", "requests"),
    [
        pytest.param([3], False, Sampling(max_tokens=40), 1, id="the settings do not say so"),
        pytest.param([0], True, Sampling(max_tokens=40), 1, id="nothing had come"),
        pytest.param([3, 0], True, Sampling(max_tokens=40), 2, id="the next server gives nothing"),
        pytest.param([3, 3, 3], True, Sampling(max_tokens=40), 3, id="cut too often"),
        pytest.param([3], True, GRAMMAR, 1, id="a grammar would begin at its root"),
    ],
)
async def test_it_fails_where_it_does_not_go_on(
    cuts: list[int], resume: bool, sampling: Sampling, requests: int
) -> None:
    seen: list[Chunk] = []
    async with serving(Fleet(cuts).answer, resume=resume) as (engine, server):
        prompt = await engine.render(user("hi"), {})
        with pytest.raises(EngineFailed):
            await read(engine.generate(prompt, sampling, "one"), seen)
    assert ids_of(seen) == IDS[: sum(cuts)]
    assert len(server.asked) == requests


@pytest.mark.parametrize("fault", [event({"error": {"message": TOLD, "code": 500}}), b"data: {\n\n"])
async def test_what_a_server_says_of_a_failure_is_no_cut(fault: bytes) -> None:
    async with serving(lambda _: stream([tokens(5), fault]), resume=True) as (engine, server):
        with pytest.raises(EngineFailed):
            await ask(engine)
    assert len(server.asked) == 1


async def test_a_character_that_is_cut_in_two_is_whole() -> None:
    async with serving(lambda _: stream(whole()), resume=True) as (engine, _):
        ids = list(engine.spell("🍑").token_ids or ())
    assert len(ids) > 1

    def answer(body: dict[str, Any]) -> httpx.Response:
        if body["token_ids"][-1] == ids[0]:
            return stream([*map(tokens, ids[1:]), tokens(END_OF_TURN, finish="stop")])
        return stream([tokens(ids[0])], CUT)

    async with serving(answer, resume=True) as (engine, _):
        assert text_of(await ask(engine)) == "🍑"
