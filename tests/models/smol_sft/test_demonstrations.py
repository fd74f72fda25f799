"""What smol is trained on: demonstrations, and the batches made of them."""

from __future__ import annotations

import re
from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluate import everyday
from recipe.pieces import joined
from recipe.tokenizer import Codec
from smol_sft.demonstrations import Demonstration, batches, load, pieces, typed

SHOWN = load()
LAW = settings(deadline=None, max_examples=60)


def plain(text: str) -> str:
    """The words alone."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def test_no_prompt_is_one_that_is_evaluated_and_none_is_there_twice() -> None:
    prompts = [plain(each.prompt) for each in SHOWN]
    assert not set(prompts) & {plain(each.prompt) for each in everyday.load()}
    assert len(set(prompts)) == len(prompts)


@pytest.mark.parametrize("kind", everyday.KINDS)
def test_every_kind_is_shown_in_english_and_without_repetition(kind: str) -> None:
    answers = [each.answer for each in SHOWN if each.kind == kind]
    assert answers
    assert all(everyday.is_english(answer) and not everyday.loops(answer) for answer in answers)


@LAW
@given(st.sampled_from(SHOWN), st.integers(0, 2**32))
def test_only_the_answer_and_the_end_of_the_turn_are_learned(shown: Demonstration, seed: int) -> None:
    found = pieces(shown, Random(seed))
    assert "".join(piece.text for piece in found if piece.learn) == f"{shown.answer}<|im_end|>"
    assert found[0].text == "<|im_start|>"


@LAW
@given(st.text(min_size=1).filter(str.split), st.integers(0, 2**32))
def test_a_prompt_keeps_its_words_however_it_is_typed(text: str, seed: int) -> None:
    found = typed(text, Random(seed))
    assert found.lower() == text.lower()[: len(found.lower())]
    assert text[len(found) :].strip(".?!") == ""


def test_an_order_is_that_of_its_seed_and_has_all_once() -> None:
    codec = Words()
    some = SHOWN[:40]
    first, again, other = (list(islice(batches(codec, seed, some), 3)) for seed in (1, 1, 2))
    assert all(one.ids.equal(two.ids) for one, two in zip(first, again, strict=True))
    assert not all(one.ids.equal(two.ids) for one, two in zip(first, other, strict=True))
    codec.seen.clear()
    list(islice(batches(codec, 1, some), 3))
    assert sorted(codec.seen[: len(some)]) == sorted(each.answer for each in some)


def test_what_does_not_fit_into_a_row_is_named() -> None:
    long = Demonstration("mail", "a long one", "word " * 400)
    with pytest.raises(ValueError, match="a long one"):
        list(islice(batches(Words(), 1, [long]), 1))


class Words(Codec):
    """Every word is a token, of which nothing but the number matters."""

    pad = 0

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, pieces: object) -> tuple[list[int], list[bool]]:
        """Numbers of the words."""
        given = list(pieces)  # type: ignore[call-overload]
        self.seen.append(given[-2].text)
        words = joined(given).split()
        return [len(word) + 1 for word in words], [True] * len(words)
