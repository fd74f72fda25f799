"""Everyday prompts: the set, and what is found wrong with an answer."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluate.everyday import KINDS, Everyday, is_english, judge, load, loops

MAIL = Everyday("mail", "Write a mail that I am ill.", [["ill", "sick"], ["dear", "subject"]])


def test_there_are_forty_different_prompts_of_each_kind() -> None:
    asked = load()
    assert Counter(each.kind for each in asked) == dict.fromkeys(KINDS, 40)
    assert len({each.prompt.lower() for each in asked}) == 200


def test_no_prompt_is_on_topic_by_an_empty_answer() -> None:
    assert not any(judge(each, "", ended=True).on_topic for each in load())


@given(st.permutations(["Dear boss,", "I am ill today.", "Yours, Tom"]))
def test_an_answer_is_on_topic_where_a_word_of_each_group_is_in_it(parts: list[str]) -> None:
    assert judge(MAIL, " ".join(parts), ended=True).good
    for part in ("Dear boss,", "I am ill today."):
        assert not judge(MAIL, " ".join(each for each in parts if each != part), ended=True).on_topic


def test_a_word_counts_at_its_beginning_alone() -> None:
    assert judge(MAIL, "Dear boss, my illness goes on.", ended=True).on_topic
    assert not judge(MAIL, "Dear boss, I will come.", ended=True).on_topic


def test_an_answer_that_was_cut_is_not_good() -> None:
    assert not judge(MAIL, "Dear boss, I am ill", ended=False).good


@given(st.lists(st.sampled_from("abcdefgh"), min_size=8, max_size=20), st.integers(4, 8))
def test_the_same_words_again_and_again_are_a_loop(words: list[str], times: int) -> None:
    assert loops(" ".join(words * times))


@given(st.lists(st.integers(), unique=True, max_size=100))
def test_words_that_differ_are_none(numbers: list[int]) -> None:
    assert not loops(" ".join(map(str, numbers)))


@pytest.mark.parametrize(
    ("text", "english"),
    [("Hello, let us meet at the café!", True), ("你好", False), ("Привет, Tom", False), ("", False)],
)
def test_english_is_told_by_its_letters(text: str, english: bool) -> None:
    assert is_english(text) == english
