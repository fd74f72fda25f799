"""The stream of a server of token ids: bytes in, tokens out."""

from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tokens.wire import END_OF_TURN, stream, tokens, usage, whole
from engine.wire import DONE, TOLD, event
from thinkaloud.engine.tokens.token_stream import StreamCut, TokenDelta, read_deltas
from thinkaloud.errors import ContextLengthExceeded, EngineFailed, RequestError, UpstreamRejected

POSITION = {"token_id": 7, "logprob": -0.5, "rank": 2, "top_logprobs": [{"token_id": 8, "logprob": -0.1, "rank": 1}]}
UNRANKED: dict[str, Any] = {"token_id": 9, "logprob": -9999.0, "rank": None, "top_logprobs": []}
STREAM = b"".join(
    [
        b": a comment\n\n",
        tokens(5, 6),
        tokens(7, logprobs={"content": [POSITION]}),
        tokens(9, logprobs={"content": [UNRANKED]}),
        tokens(END_OF_TURN, finish="stop"),
        usage(cached=3),
        DONE,
    ]
)


async def read(pieces: list[bytes], error: Exception | None = None) -> list[TokenDelta]:
    return [delta async for delta in read_deltas(stream(pieces, error))]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
async def test_in_whatever_pieces_a_stream_comes_its_tokens_are_the_same(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[begin:end] for begin, end in pairwise(places)]
    assert await read(pieces) == await read([STREAM])


async def test_ids_reasons_log_probabilities_and_cached_tokens_are_read() -> None:
    first, ranked, unranked, last = await read([STREAM])
    assert (first.ids, first.logprobs, first.finish_reason) == ([5, 6], None, None)
    assert ranked.logprobs is not None
    assert {number: each.rank for number, each in ranked.logprobs[0].items()} == {7: 2, 8: 1}
    assert unranked.logprobs is not None
    assert (unranked.logprobs[0][9].rank or 0) > 1_000_000
    assert (last.ids, last.finish_reason, last.cached_tokens) == ([END_OF_TURN], "stop", 3)


@pytest.mark.parametrize("pieces", [whole(5)[:-1], whole(5)[:-2]], ids=["without its mark", "without usage"])
async def test_a_finish_reason_is_an_end_whatever_is_missing_behind_it(pieces: list[bytes]) -> None:
    assert [each.ids for each in await read(pieces)] == [[5], [END_OF_TURN]]
    assert [each.ids for each in await read(pieces, httpx.ReadError("cut"))] == [[5], [END_OF_TURN]]


@pytest.mark.parametrize(
    ("pieces", "error"),
    [
        ([tokens(5)], None),
        ([tokens(5)], httpx.ReadError("cut")),
        ([tokens(5)], httpx.RemoteProtocolError("cut")),
        ([tokens(5), DONE], None),
        ([tokens(5), tokens(finish="abort"), DONE], None),
        ([b"<html>"], None),
        ([], None),
    ],
)
async def test_a_stream_that_ends_before_its_output_is_cut(pieces: list[bytes], error: Exception | None) -> None:
    with pytest.raises(StreamCut):
        await read(pieces, error)


@pytest.mark.parametrize(
    "data",
    [
        b"data: {\n\n",
        b"data: [1]\n\n",
        event({"choices": [{"token_ids": ["five"]}]}),
        event({"choices": {}}),
        b"data: \xff\n\n",
        event({"choices": [{"token_ids": [5], "finish_reason": "error"}]}),
    ],
)
async def test_what_are_no_tokens_is_a_failure_and_no_cut(data: bytes) -> None:
    with pytest.raises(EngineFailed) as error:
        await read([tokens(5), data])
    assert not isinstance(error.value, StreamCut)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"message": TOLD, "type": "BadRequestError", "code": 400, "param": "temperature"}, UpstreamRejected),
        ({"message": f"{TOLD} maximum context length is 9 tokens", "code": 400}, ContextLengthExceeded),
        ({"message": TOLD, "code": 500}, EngineFailed),
        (TOLD, EngineFailed),
    ],
)
async def test_an_error_in_the_stream_is_told_without_its_text(body: object, kind: type[RequestError]) -> None:
    with pytest.raises(kind) as error:
        await read([tokens(5), event({"error": body}), DONE])
    assert TOLD not in str(error.value)
    assert not isinstance(error.value, StreamCut)
