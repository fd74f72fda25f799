"""What a decision reads of long turns is bounded, whatever an operator's pattern is and whatever stands there."""

import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest, Message
from thinkaloud.routing.normalization import clip, normalise_prompt
from thinkaloud.routing.own_words import own_words
from thinkaloud.routing.policy import Router
from thinkaloud.routing.rules import Pattern
from thinkaloud.routing.scorer import Scorer
from thinkaloud.routing.turns import continues_topic, read_turns, scored_text
from thinkaloud.settings import RouteSettings

LONG = 8 * 2**20


def router(**settings: object) -> Router:
    tree = RouteSettings.model_validate({"fast": "f", "thinking": "t", **settings})
    return Router(tree, Scorer.load_bundled(), lambda: 0.0)


def asked(*turns: str) -> GenerationRequest:
    messages: list[Message] = [{"role": "user", "content": turn} for turn in turns]
    return GenerationRequest("id", "auto", messages)


@given(st.text("ab \n", max_size=40), st.integers(1, 400), st.text("cd.", max_size=40))
def test_clipping_changes_nothing_of_what_is_scored(head: str, times: int, tail: str) -> None:
    text = head * times + tail * times
    assert normalise_prompt(clip(text)) == normalise_prompt(text)
    assert clip(clip(text)) == clip(text)


PIECES = st.sampled_from(["a", "b", "[ab]", "a?", r"\bb", "[^a]", "a{2}"])


@given(st.lists(PIECES, min_size=1, max_size=4).map("".join), st.text("abAB ", max_size=30))
def test_a_pattern_finds_what_pythons_own_finds(pattern: str, text: str) -> None:
    assert Pattern(pattern).matches(text) == (re.search(pattern, text, re.IGNORECASE) is not None)


def test_a_pattern_is_searched_at_both_ends_of_a_long_turn_and_not_between() -> None:
    filler = " so it goes" * 1_000
    assert Pattern("prove").matches("Prove it." + filler)
    assert Pattern("prove").matches(filler + "Prove it.")
    assert not Pattern("prove").matches(filler + " prove it" + filler)


@pytest.mark.parametrize(
    ("pattern", "piece"),
    [
        ("write.*code", "write "),
        ("(?:calculate|compute).*(?:integral|sum)", "calculate "),
        ("(a+)+$", "a"),
        ("(?:x+x+)+y", "x"),
        ("(.*),(.*),(.*),(.*)!", ","),
    ],
)
def test_no_pattern_computes_for_long_and_the_operator_is_told_once(
    pattern: str, piece: str, caplog: pytest.LogCaptureFixture
) -> None:
    ruled = router(rules=[{"to": "thinking", "pattern": pattern}])
    turn = piece * (LONG // len(piece)) + "b"
    with caplog.at_level(logging.WARNING, "thinkaloud.routing"):
        for _ in range(2):
            assert ruled.decide(asked(turn), LOCAL.name).by != "rule"
        assert is_short(lambda: ruled.decide(asked(turn), LOCAL.name))
    assert len(caplog.records) <= 1
    assert all(piece * 10 not in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("piece", ["alpha beta gamma ", " ", "but ", "\n", "再 "])
def test_turns_of_megabytes_are_decided_on_quickly(piece: str) -> None:
    turn = piece * (LONG // len(piece)) + "and a little more of the same thing, so that it is no short turn"
    request, deciding = asked(*[turn] * 6), router()
    assert is_short(lambda: deciding.decide(request, LOCAL.name))


def test_a_short_turn_is_scored_with_the_ends_of_those_before_it_however_much_white_space_is_in_it() -> None:
    turns = ["alpha " * LONG, "beta " * LONG, "\n" * LONG + "why?"]
    text = scored_text(turns)
    assert text.startswith("alpha ")
    assert text.endswith("\nwhy?")
    assert len(text) < 10_000
    assert scored_text(turns[:2]) == turns[1]


def test_a_topic_is_told_by_the_ends_of_long_turns() -> None:
    turn = "The derivative of this polynomial function is wanted. " * 200
    assert continues_topic(turn, "Now take the derivative of another polynomial function, please and thanks")


@pytest.mark.parametrize(("block", "passed_over"), [("<context>x</context>", 95), ("<context>" + "x " * 4_000, 7)])
def test_turns_of_a_programs_blocks_are_passed_over_as_far_as_a_decision_reads(block: str, passed_over: int) -> None:
    said = "Prove it."
    turns = [said, *[block.removesuffix("</context>") + "</context>"] * passed_over]
    assert read_turns(asked(*turns).messages) == [(said, said)]
    assert (said, said) not in read_turns(asked(*turns, turns[-1]).messages)


def test_of_a_text_with_more_headings_than_a_program_writes_nothing_is_left_out() -> None:
    few, many = ("Logs:\n" * count + "Question: why is the sea deep?" for count in (299, 300))
    assert own_words(few) == "why is the sea deep?"
    assert own_words(many) == many
