"""What is a word, a number, or neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.traces.summarised.words import NUMBER_WORDS, is_number, is_plain, split_words


@given(st.text())
def test_every_word_is_in_the_text(text: str) -> None:
    assert all(word in text.casefold() for word in split_words(text))


@given(st.text())
def test_no_number_is_plain(text: str) -> None:
    assert not any(is_plain(word) and is_number(word) for word in text.split())


NUMBERS = """
    7 ½ ² ４２ Ⅷ VII XIV ③ ٣ 四 十二 两 twelve Twenty fortytwo third halves twice dozen
    zweiundvierzig dreizehn einhundertzwölf siebte quatre veinte пять x1
"""


@pytest.mark.parametrize("word", NUMBERS.split())
def test_a_number_is(word: str) -> None:
    assert is_number(word)
    assert not is_plain(word)


@pytest.mark.parametrize("word", ["I", "first", "mix", "often", "tent", "eine", "und", "once", "weight", "MY"])
def test_a_number_is_not(word: str) -> None:
    assert not is_number(word)


@pytest.mark.parametrize("word", ["fruit", "Emily", "don't", "l’eau", "Größe", "вода", "水", "API", "a", "I", "à"])
def test_plain_is(word: str) -> None:
    assert is_plain(word)


@pytest.mark.parametrize(
    "word",
    ["x", "ABC", "getItem", "snake_case", "sk9f8A7b6C5d", "deadbeef", "qwhjkzxp", "xkcd", "a" * 21, "…", ""],
)
def test_a_code_is_not_plain(word: str) -> None:
    assert not is_plain(word)


def test_number_words_are_in_lower_case() -> None:
    assert {word.casefold() for word in NUMBER_WORDS} == NUMBER_WORDS


def test_a_script_without_spaces_has_a_word_a_character() -> None:
    assert list(split_words("鸡和兔 Two don't")) == ["鸡", "和", "兔", "two", "don't"]
