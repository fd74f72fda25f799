"""Typed control tokens: broken for the tokenizer, whole for the model."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine import literal

CONTROL = ["<think>", "</think>", "<|im_start|>", "<|im_end|>", "<|", "|>"]
PATTERN = literal.spellings(CONTROL) or re.compile("(?!)")

typed = st.lists(st.sampled_from([*CONTROL, "<", "|", "think", ">", "</", " x ", "﷐", "é"]), max_size=12).map("".join)
conversations = st.recursive(
    typed | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(typed, inner, max_size=3),
    max_leaves=8,
)


@given(typed)
def test_no_piece_of_a_marked_text_spells_a_control_token_and_nothing_is_lost(text: str) -> None:
    marked, marker = literal.mark(text, PATTERN)
    parts = literal.pieces(marked, marker)
    assert "".join(parts) == text
    assert not any(PATTERN.search(part) for part in parts)


@given(conversations)
def test_marking_keeps_the_shape_and_the_text_of_any_conversation(conversation: Any) -> None:
    before = json.dumps(conversation)
    marked, marker = literal.mark(conversation, PATTERN)
    assert json.dumps(conversation) == before, "the original is not changed"
    after = json.dumps(marked, ensure_ascii=False)
    assert after.replace(marker or "￿", "") == json.dumps(conversation, ensure_ascii=False)


def test_text_without_control_tokens_is_returned_as_it_is() -> None:
    messages = [{"role": "user", "content": "2 < 3 and think"}]
    marked, marker = literal.mark(messages, PATTERN)
    assert marked is messages
    assert marker is None


def test_the_marker_is_a_character_that_the_text_does_not_hold() -> None:
    text = "﷐﷑ <think>"
    marked, marker = literal.mark(text, PATTERN)
    assert marker == "﷒"
    assert "".join(literal.pieces(marked, marker)) == text


def test_a_text_that_holds_every_reserved_character_is_refused_only_if_it_needs_one() -> None:
    reserved = "".join(chr(code) for code in range(0xFDD0, 0xFDF0))
    assert literal.mark(reserved, PATTERN)[1] is None
    with pytest.raises(ValueError, match="reserves"):
        literal.mark(reserved + "<think>", PATTERN)


def test_a_tokenizer_without_control_tokens_needs_no_marking() -> None:
    assert literal.spellings([]) is None
    assert isinstance(literal.spellings(["<s>"]), re.Pattern)
