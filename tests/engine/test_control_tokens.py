"""Typed control tokens: broken for the tokenizer, whole for the model."""

import json
import re
from collections.abc import Sequence
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.engine.text import control_tokens

CONTROL = ["<think>", "</think>", "<|im_start|>", "<|im_end|>", "<|", "|>"]


def found_by(tokens: Sequence[str]) -> control_tokens.ControlTokens:
    control = control_tokens.compile_tokens(tokens)
    assert control is not None
    return control


SPELLINGS = found_by(CONTROL)

typed = st.lists(st.sampled_from([*CONTROL, "<", "|", "think", ">", "</", " x ", "﷐", "é"]), max_size=12).map("".join)
conversations = st.recursive(
    typed | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(typed, inner, max_size=3),
    max_leaves=8,
)


@given(typed)
def test_no_piece_of_a_marked_text_spells_a_control_token_and_nothing_is_lost(text: str) -> None:
    marked, marker = control_tokens.mark(text, SPELLINGS)
    parts = control_tokens.split(marked, marker)
    assert "".join(parts) == text
    assert not any(token in part for token in CONTROL for part in parts)


@given(conversations)
def test_marking_keeps_the_shape_and_the_text_of_any_conversation(conversation: Any) -> None:
    before = json.dumps(conversation)
    marked, marker = control_tokens.mark(conversation, SPELLINGS)
    assert json.dumps(conversation) == before, "the original is not changed"
    after = json.dumps(marked, ensure_ascii=False)
    assert after.replace(marker or "￿", "") == json.dumps(conversation, ensure_ascii=False)


def test_text_without_control_tokens_is_returned_as_it_is() -> None:
    messages = [{"role": "user", "content": "2 < 3 and think"}]
    marked, marker = control_tokens.mark(messages, SPELLINGS)
    assert marked is messages
    assert marker is None


def test_the_marker_is_a_character_that_the_text_does_not_hold() -> None:
    text = "﷐﷑ <think>"
    marked, marker = control_tokens.mark(text, SPELLINGS)
    assert marker == "﷒"
    assert "".join(control_tokens.split(marked, marker)) == text


@given(typed)
def test_a_template_that_prints_json_in_ascii_breaks_no_marking(text: str) -> None:
    marked, marker = control_tokens.mark(text, SPELLINGS)
    parts = control_tokens.split(json.dumps(marked), marker)
    assert json.loads("".join(parts)) == text
    assert not any(token in part for token in CONTROL for part in parts)


def test_the_marker_is_no_character_that_the_text_holds_escaped() -> None:
    text = r"\ufdd0 <think>"
    marked, marker = control_tokens.mark(text, SPELLINGS)
    assert "".join(control_tokens.split(marked, marker)) == text


def test_a_text_that_holds_every_reserved_character_is_refused_only_if_it_needs_one() -> None:
    reserved = "".join(chr(code) for code in range(0xFDD0, 0xFDF0))
    assert control_tokens.mark(reserved, SPELLINGS)[1] is None
    with pytest.raises(ValueError, match="reserves"):
        control_tokens.mark(reserved + "<think>", SPELLINGS)


def test_a_tokenizer_without_control_tokens_needs_no_marking() -> None:
    assert control_tokens.compile_tokens([]) is None
    assert control_tokens.compile_tokens(["\n\n", "  ", "▁▁", "a"]) is None, (
        "white space and single characters control nothing"
    )


tokens = st.text("ab<|▁\n.", min_size=2, max_size=6).filter(lambda token: token.strip("▁\n"))


@given(st.lists(tokens, min_size=1, max_size=30), st.text("ab<|▁\n.", max_size=60), st.integers(1, 9))
def test_every_place_where_a_token_begins_is_found_wherever_a_window_ends(
    vocabulary: list[str], text: str, window: int
) -> None:
    with mock.patch.object(control_tokens, "_WINDOW", window):
        found = found_by(vocabulary).find_starts(text)
    assert found == [at for at in range(len(text)) if any(text.startswith(token, at) for token in vocabulary)]


FAMILIES = {
    "Gemma": ["<start_of_turn>", "<end_of_turn>", "[multimodal]", *(f"<unused{n}>" for n in range(6_240))]
    + [space * n for space in "\n\t▁" for n in range(2, 32)]
    + [f"<{mark}{tag}>" for mark in ("", "/") for tag in ("table", "tr", "td", "h1", "b", "code", "a")],
    "DeepSeek": ["<｜User｜>", "<think>", "</think>", *(f"<｜place▁holder▁no▁{n}｜>" for n in range(800))],
    "Tekken": ["<s>", "[INST]", "[TOOL_CALLS]", *(f"<SPECIAL_{n}>" for n in range(20, 1_000))],
    "Qwen": ["<|im_start|>", "<|im_end|>", "<|vision_pad|>", "<tool_call>", "<think>", "</think>"],
}
"""Added tokens as these tokenizers have them."""

HTML = '<div class="a"><p>some <b>text</b> and a <table><tr><td>1</td></tr></table></p></div>\n'
TEXTS = ["<", "<|", "</", "<unused", "<unused99", "<｜place▁holder▁no▁", "<SPECIAL_99", "[", "▁", "\n", "a brown fox ",
         HTML, "<unused99>", "<|im_end|>"]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("text", TEXTS)
def test_one_look_at_a_window_of_any_text_is_short_with_thousands_of_tokens(family: str, text: str) -> None:
    """The flat alternation of as many tokens held the interpreter for up to ten seconds."""
    control = found_by(FAMILIES[family])
    window = (text * control_tokens._WINDOW)[: control_tokens._WINDOW]
    places = len(control.find_starts(window))
    assert is_short(lambda: control.find_starts(window))
    assert (places > 0) == any(token in window for token in FAMILIES[family] if token.strip("\n\t▁"))


def test_the_pattern_has_one_way_at_each_character() -> None:
    """What a search does is bounded by the text and the longest token, however many tokens there are."""
    ways = [group.split("|") for group in re.findall(r"\(\?:([^()]+)\)", found_by(FAMILIES["Gemma"]).pattern.pattern)]
    assert len(ways) > 500
    assert all(len({way[0] for way in group}) == len(group) for group in ways)
