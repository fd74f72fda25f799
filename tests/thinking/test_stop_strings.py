"""Stop strings: laws, then examples."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.thinking.stop_strings import StopStrings, StringSearch

STOPS = st.lists(st.text("ab\n", min_size=1, max_size=4), max_size=4).map(tuple)
TEXT = st.text("abc\n", max_size=30)
PLACES = st.lists(st.integers(0, 10_000), max_size=8)


def sent(stops: StopStrings, pieces: Sequence[str]) -> tuple[str, str | None]:
    """What a caller gets of the pieces, and the stop string that matched."""
    text = ""
    for piece in pieces:
        passed, stop = stops.decode(piece)
        text += passed
        if stop is not None:
            return text, stop
    return text + stops.flush(), None


def first_complete(text: str, stops: Sequence[str]) -> tuple[int, str] | None:
    """The match that a reader of single characters finds."""
    for end in range(1, len(text) + 1):
        ending = [stop for stop in stops if text[:end].endswith(stop)]
        if ending:
            longest = max(ending, key=len)
            return end - len(longest), longest
    return None


@given(STOPS, st.booleans(), TEXT, PLACES)
def test_any_chunking_gives_the_same_answer(
    stops: tuple[str, ...], include: bool, text: str, places: list[int]
) -> None:
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    pieces = [text[a:b] for a, b in pairwise(bounds)]
    found = first_complete(text, stops)
    expected: tuple[str, str | None] = (text, None)
    if found:
        at, stop = found
        expected = (text[: at + len(stop)] if include else text[:at], stop)
    for chunking in ([text], list(text), pieces):
        assert sent(StopStrings(stops, include), chunking) == expected


@given(STOPS, TEXT)
def test_the_held_back_text_is_shorter_than_the_longest_stop_and_may_begin_one(
    stops: tuple[str, ...], text: str
) -> None:
    strings = StopStrings(stops, include=False)
    for character in text:
        if strings.decode(character)[1]:
            break
        assert not strings._buffer or any(
            len(strings._buffer) < len(s) and s.startswith(strings._buffer) for s in stops
        )


@given(TEXT, PLACES)
def test_text_without_a_stop_passes_whole(text: str, places: list[int]) -> None:
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    pieces = [text[a:b] for a, b in pairwise(bounds)]
    assert sent(StopStrings(("abcX", "\nX"), include=False), pieces) == (text, None)


def test_a_stop_is_found_across_pieces_and_not_sent() -> None:
    stops = StopStrings(("\nUser:",), include=False)
    assert stops.decode("Hello\nUs") == ("Hello", None)
    assert stops.decode("er: hi") == ("", "\nUser:")


def test_a_stop_is_sent_where_it_is_included_and_nothing_behind_it() -> None:
    assert sent(StopStrings(("END",), include=True), ["say E", "ND now"]) == ("say END", "END")


def test_the_earliest_match_wins_whatever_the_order_of_the_stops() -> None:
    for stops in (("x", "y"), ("y", "x")):
        assert sent(StopStrings(stops, include=False), ["a y x"]) == ("a ", "y")


def test_of_matches_that_end_together_the_longest_wins() -> None:
    for stops in (("b", "ab"), ("ab", "b")):
        assert sent(StopStrings(stops, include=False), list("xab")) == ("x", "ab")


def test_a_beginning_that_comes_to_nothing_is_sent() -> None:
    stops = StopStrings(("###",), include=False)
    assert stops.decode("a##") == ("a", None)
    assert stops.decode("b") == ("##b", None)
    assert stops.decode("#") == ("", None)
    assert stops.flush() == "#"
    assert stops.flush() == ""


def test_a_beginning_may_begin_again_inside_itself() -> None:
    assert sent(StopStrings(("aab",), include=False), list("aaab")) == ("a", "aab")


def test_a_very_long_stop_costs_no_more_memory_than_itself() -> None:
    stops = StopStrings(("a" * 50_000 + "b",), include=False)
    assert sent(stops, ["a" * 49_999, "a", "c"]) == ("a" * 50_000 + "c", None)


def test_without_stops_all_passes() -> None:
    assert sent(StopStrings((), include=False), ["a", "", "b"]) == ("ab", None)


def test_an_empty_string_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        StringSearch(["a", ""])
