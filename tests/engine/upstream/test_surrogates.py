"""Characters outside the basic plane, cut into halves and spelt in ways that no strict parser takes."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.support import text_of
from engine.wire import DONE, call, delta, event, replay
from thinkaloud.engine.upstream.surrogates import PairJoiner, join_pairs
from thinkaloud.events import Chunk

UNITS = st.lists(st.sampled_from(["a", "é", "\ud83d", "\ude00", "\ufeff", "\ud7ff", "\ue000", '"', "\\"]), max_size=12)
"""UTF-16 code units."""


def as_java_does(data: object) -> bytes:
    """An event with every character outside ASCII as an escape, and halves as they are."""
    return f"data: {json.dumps(data)}\n\n".encode()


def whole(units: list[str]) -> str:
    """What the units say, by the rule for UTF-16 that is not well formed."""
    return "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@given(UNITS, st.lists(st.integers(0, 12), max_size=4))
def test_however_a_text_is_cut_its_pairs_are_joined_and_its_halves_replaced(units: list[str], cuts: list[int]) -> None:
    joiner, bounds = PairJoiner(), [0, *sorted(cuts), len(units)]
    pieces = ["".join(units[a:b]) for a, b in pairwise(bounds)]
    assert "".join([*map(joiner.join, pieces), joiner.flush()]) == whole(units) == join_pairs("".join(units))


@given(UNITS, UNITS)
async def test_halves_over_deltas_make_the_same_text_in_the_trace_in_the_answer_and_in_arguments(
    trace: list[str], answer: list[str]
) -> None:
    events: list[dict[str, Any]] = [delta(reasoning_content=unit) for unit in trace]
    events += [delta(content=unit) for unit in answer]
    events += [delta(tool_calls=[call(0, id="x", name="f")])]
    events += [delta(tool_calls=[call(0, arguments=unit)]) for unit in answer]
    chunks = await replay([*map(as_java_does, events), event(delta("tool_calls")), DONE])
    assert text_of([chunk for chunk in chunks if chunk.channel == "trace"]) == whole(trace)
    assert text_of([chunk for chunk in chunks if chunk.channel != "trace"]) == whole(answer)
    arguments = "".join(piece.arguments for chunk in chunks for piece in chunk.tool_calls)
    assert arguments == (whole(answer) or "{}")


SPELLINGS = {
    "FC020 escapes over two deltas": ([rb'"a\ud83d"', rb'"\ude00b"'], "a😀b"),
    "FC020 escapes in one delta": ([rb'"a\uD83D\uDE00b"'], "a😀b"),
    "FC020 over three deltas": ([rb'"a"', rb'"\ud83d"', rb'"\ude00"', rb'"b"'], "a😀b"),
    "FC020 the last half is lost": ([rb'"a\ud83d"', rb'"b"'], "a\ufffdb"),
    "FC020 the first half is lost": ([rb'"a"', rb'"\ude00b"'], "a\ufffdb"),
    "FC020 the text ends in a half": ([rb'"a"', rb'"b\ud83d"'], "ab\ufffd"),
    "halves the wrong way around": ([rb'"\ude00\ud83d"'], "\ufffd\ufffd"),
    "an escaped backslash is none": ([rb'"\\ud83d\\ude00"'], "\\ud83d\\ude00"),
    "halves as bytes": ([b'"a\xed\xa0\xbd"', b'"\xed\xb8\x80b"'], "a😀b"),
    "bytes that are no UTF-8": ([b'"a\xff"', b'"b"'], "a\ufffdb"),
    "half of a character's bytes": ([b'"a\xf0\x9f"', b'"b"'], "a\ufffdb"),
}


@pytest.mark.parametrize(("texts", "expected"), SPELLINGS.values(), ids=SPELLINGS.keys())
@pytest.mark.parametrize("field", [b"content", b"reasoning_content", b"reasoning"])
async def test_no_spelling_of_a_character_ends_the_answer(texts: list[bytes], expected: str, field: bytes) -> None:
    events = [b'data: {"choices":[{"index":0,"delta":{"%s":%s}}]}\n\n' % (field, text) for text in texts]
    chunks = await replay([*events, event(delta("stop")), DONE])
    assert text_of(chunks) == expected
    assert chunks[-1].finish_reason == "stop"


async def test_a_half_that_the_other_channel_follows_stays_in_its_own() -> None:
    said = [delta(reasoning="a\ud83d"), delta(content="\ude00b\ud83d"), delta(reasoning="\ude00c"), delta("stop")]
    chunks = [Chunk([*each.texts], channel=each.channel) for each in await replay([*map(as_java_does, said), DONE])]
    assert chunks == [
        Chunk(["a"], channel="trace"),
        Chunk(["\ufffd"], channel="trace"),
        Chunk(["\ufffdb"], channel="answer"),
        Chunk(["\ufffd"], channel="answer"),
        Chunk(["\ufffdc"], channel="trace"),
        Chunk([]),
    ]


async def test_halves_in_ids_names_and_log_probabilities_are_replaced() -> None:
    logprobs = {"content": [{"token": "\ud83d", "logprob": -1}]}
    said = {"index": 0, "delta": {"content": "\ud83d"}, "logprobs": logprobs}
    calls = delta("tool_calls", tool_calls=[call(0, id="x\ud83d", name="f\ude00", arguments={"a": "\ud83d"})])
    chunks = await replay([as_java_does({"choices": [said]}), as_java_does(calls), DONE])
    assert "\ufffd" in text_of(chunks)
    (made,) = (piece for chunk in chunks for piece in chunk.tool_calls if piece.id)
    assert (made.id, made.name, json.loads(made.arguments)) == ("x\ufffd", "f\ufffd", {"a": "\ufffd"})
    json.dumps([chunk.logprobs and chunk.logprobs[0].token for chunk in chunks], ensure_ascii=False).encode()
