"""The loop guard's detector: laws, then sound text that must pass."""

import base64
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thinkaloud.thinking.repetition import MAX_PERIOD, SLACK, LoopDetector

SMALL = st.integers(0, 2)
PREFIX = st.lists(SMALL, max_size=60)
SEEDS = st.integers(0, 2**32)


def needed(period: int) -> int:
    return LoopDetector().min_length(period)


def repeated(block: Sequence[int], tokens: int) -> list[int]:
    return [block[at % len(block)] for at in range(tokens)]


def check_found(prefix: Sequence[int], block: Sequence[int]) -> None:
    """Found at most half its needed length late, and where found, a loop."""
    enough = needed(len(block)) * 3 // 2 + 1
    tokens = [*prefix, *repeated(block, enough)]
    detector = LoopDetector()
    count = detector.decode(tokens)
    assert count is not None
    assert detector.period is not None
    stretch = tokens[:count][-needed(detector.period) :]
    assert len(stretch) == needed(detector.period)
    assert all(token == before for token, before in zip(stretch[detector.period :], stretch, strict=False))


@settings(max_examples=60)
@given(PREFIX, st.lists(SMALL, min_size=1, max_size=24))
def test_a_block_of_few_tokens_that_is_repeated_enough_is_found(prefix: list[int], block: list[int]) -> None:
    check_found(prefix, block)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, MAX_PERIOD), st.integers(0, 3000), st.sampled_from([2, 3, 50_000]))
def test_a_block_of_any_length_is_found_behind_any_prefix(seed: int, length: int, before: int, alphabet: int) -> None:
    random = Random(seed)
    prefix = [random.randrange(1_000_000, 2_000_000) for _ in range(before)]
    check_found(prefix, [random.randrange(alphabet) for _ in range(length)])


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 40), st.integers(1, 120))
def test_a_loop_is_found_behind_a_long_stretch_that_almost_is_one(seed: int, length: int, rounds: int) -> None:
    random = Random(seed)
    block = [random.randrange(9) for _ in range(40)]
    prefix = [token for number in range(rounds) for token in [*block, -number]]
    check_found(prefix, [random.randrange(9) for _ in range(length)])


@settings(max_examples=60)
@given(PREFIX, st.lists(SMALL, min_size=1, max_size=24), st.integers(0, 2000))
def test_nothing_is_found_before_the_least_length(prefix: list[int], block: list[int], tokens: int) -> None:
    count = LoopDetector().decode([*prefix, *repeated(block, tokens)])
    assert count is None or count >= needed(1)
    alone = LoopDetector()
    unlike = [-at for at in range(1, len(prefix) + 1)]
    assert alone.decode([*unlike, *repeated(block, needed(1) - 1)]) is None


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_random_tokens_of_a_large_vocabulary_are_no_loop(seed: int) -> None:
    random = Random(seed)
    assert LoopDetector().decode([random.randrange(1000) for _ in range(5000)]) is None


@settings(max_examples=40, deadline=None)
@given(PREFIX, st.lists(SMALL, min_size=1, max_size=9), st.lists(st.integers(0, 10_000), max_size=8))
def test_any_chunking_finds_the_same(prefix: list[int], block: list[int], places: list[int]) -> None:
    tokens = [*prefix, *repeated(block, 600)]
    bounds = [0, *sorted(place % (len(tokens) + 1) for place in places), len(tokens)]
    chunked, at = LoopDetector(), None
    for begin, end in pairwise(bounds):
        count = chunked.decode(tokens[begin:end])
        if count is not None:
            at = begin + count
            break
    whole = LoopDetector()
    assert (at, chunked.period) == (whole.decode(tokens), whole.period)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(2, 300))
def test_rounds_that_differ_in_one_token_are_no_loop(seed: int, length: int) -> None:
    random = Random(seed)
    block = [random.randrange(50_000) for _ in range(length - 1)]
    assert LoopDetector().decode([token for number in range(6000 // length) for token in [*block, -number]]) is None


def test_a_loop_stays_found() -> None:
    detector = LoopDetector()
    assert detector.decode([1] * 600) is not None
    assert detector.period == 1
    assert detector.push(2)


def test_tokens_may_be_text() -> None:
    detector = LoopDetector()
    assert detector.decode(re.split(" ", "Wait, let me check that again. ") * 100) is not None
    assert detector.period == 7


def test_memory_is_bounded() -> None:
    detector = LoopDetector()
    detector.decode(list(range(50_000)))
    assert len(detector._tokens) <= 8192
    assert len(detector._known) + len(detector._known_before) <= 2 * MAX_PERIOD


@pytest.mark.parametrize(("repeats", "slack"), [(3, SLACK), (4, 63)])
def test_a_detector_that_would_cut_sound_text_is_refused(repeats: int, slack: int) -> None:
    with pytest.raises(ValueError, match="at least"):
        LoopDetector(repeats, slack)


def sound() -> Iterator[tuple[str, str]]:
    """Texts that repeat much and say something."""
    yield "equations", " ".join(f"{a} * {b} = {a * b}." for a in range(1, 40) for b in range(1, 13))
    yield "multiples", " ".join(f"3 * {b} = {3 * b}." for b in range(1000))
    yield "counting", " ".join(map(str, range(1, 1500)))
    yield "table", "\n".join(f"| {n} | {n % 2 == 0} | 0 | 0 | 0 | {n * n} |" for n in range(300))
    yield "ruler", "| " + "--- | " * 40 + "\n" + "=" * 200 + "\n"
    yield "code", "\n".join(f"    if value == {n}:\n        return table[{n}]" for n in range(200))
    yield "json", json.dumps([{"id": n, "x": 0, "y": 0, "tags": ["a", "b"]} for n in range(200)])
    yield "base64", base64.b64encode(Random(5).randbytes(3000)).decode()
    yield "laughter", "So funny: " + "ha " * 20 + "and so on"
    yield "grid", "\n".join(" ".join(["0"] * 12) for _ in range(12))
    yield "binary", " ".join(f"{n:08b}" for n in range(256))
    yield "thirds", "1 / 3 = 0." + "3" * 200
    yield "refrain", "\n".join(f"{n} bottles of beer on the wall, {n} bottles of beer." for n in range(99, 0, -1))
    yield "checks", "Wait, let me check that again. 3 * 4 = 12. Yes, that is right.\n" * 6


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in sound()])
def test_sound_text_is_no_loop(text: str) -> None:
    for tokens in (text, re.findall(r"\d|\w+|\s+|[^\w\s]", text), re.findall(r" ?\w+|\s+|[^\w\s]+", text)):
        assert LoopDetector().decode(tokens) is None
