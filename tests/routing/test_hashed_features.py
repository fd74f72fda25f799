"""Hashed features score as the prompt does, and come back as they were packed."""

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.routing.familiarity import word_buckets
from thinkaloud.routing.features import BUCKETS, extract_features
from thinkaloud.routing.hashed_features import HashedFeatures, hash_features
from thinkaloud.routing.scorer import Scorer

WORDS = st.sampled_from(["prove", "that", "3", "apples", "cost", "?", "Hello", "名", "\n", "und", "sqrt(2)"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS)
def test_they_score_as_the_prompt_does(text: str) -> None:
    scorer, hashed = Scorer.load_bundled(), hash_features(extract_features(text))
    assert scorer.score_hashed(hashed) == scorer.score(text)


@given(TEXTS)
def test_they_know_the_single_words_and_come_back_as_they_were(text: str) -> None:
    features = extract_features(text)
    hashed = hash_features(features)
    assert hashed.words() == word_buckets(features)
    assert all(0 <= bucket < BUCKETS for bucket in hashed.buckets())
    assert HashedFeatures.parse(hashed.dump()) == hashed


def test_no_word_of_the_prompt_is_in_them() -> None:
    told = msgspec.json.encode(hash_features(extract_features("Prove that zebrafinches sing quixotically.")))
    assert b"zebrafinch" not in told
    assert b"quixotic" not in told


def test_they_are_small() -> None:
    text = " ".join(f"word{number} costs {number} dollars," for number in range(400))
    assert len(hash_features(extract_features(text)).dump()) < 4096


OTHERS = [
    b"",
    b"x",
    zlib.compress(b"x"),
    zlib.compress(msgspec.msgpack.encode([[1], ["a"], 0])),
    zlib.compress(msgspec.msgpack.encode([[2**40], ["a"]])),
    zlib.compress(b"\x00" * 10_000_000),
    zlib.compress(msgspec.msgpack.encode([[1], ["a"]]))[:-6],
]


@pytest.mark.parametrize("data", OTHERS)
def test_what_is_no_such_thing_or_of_another_version_is_none(data: bytes) -> None:
    assert HashedFeatures.parse(data) is None
