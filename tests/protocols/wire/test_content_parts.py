"""Contents and traces of messages: one text, whatever the shape in which a client sends it back."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire.content_parts import Content, read_content, read_trace

_CONTENT: TypeAdapter[Content] = TypeAdapter(Content)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

WRAPPINGS = (
    lambda text: text,
    lambda text: [text],
    lambda text: {"text": text},
    lambda text: {"content": text},
    lambda text: {"type": "thinking", "thinking": text, "signature": "c2ln"},
    lambda text: {"type": "reasoning", "reasoning": text, "index": 0},
    lambda text: {"type": "reasoning.text", "text": text, "format": None},
    lambda text: {"type": "thinking", "thinking": [{"type": "text", "text": text}], "closed": True},
    lambda text: {"type": "reasoning", "summary": [], "content": [{"type": "reasoning_text", "text": text}]},
    lambda text: [{"type": "redacted_thinking", "data": "ZGF0YQ"}, {"type": "text", "text": text}],
)
NO_TEXT: tuple[Any, ...] = (
    None, [], {}, 5, [None], {"text": None}, {"type": "redacted_thinking", "data": "ZGF0YQ"},
    {"type": "reasoning.encrypted", "data": "x"}, {"type": "reasoning.summary", "summary": "**Computing:** x"},
    {"type": "reasoning", "summary": [{"type": "summary_text", "text": "x"}]},
)  # fmt: skip


def read(content: Any, *, has_trace: bool = True) -> tuple[str, str]:
    return read_content(_CONTENT.validate_python(content), "messages.1.content", has_trace=has_trace)


@given(st.lists(st.tuples(TEXT, st.sampled_from(WRAPPINGS)), max_size=4), st.sampled_from(NO_TEXT))
def test_a_trace_is_the_same_text_in_every_shape(pieces: list[tuple[str, Any]], nothing: Any) -> None:
    assert read_trace([*(wrap(text) for text, wrap in pieces), nothing]) == "".join(text for text, _ in pieces)


@pytest.mark.parametrize("value", NO_TEXT, ids=str)
def test_what_is_no_text_of_a_trace_is_read_over(value: Any) -> None:
    assert read_trace(value) == ""


@given(st.lists(st.tuples(TEXT, st.sampled_from(["text", "input_text", "output_text", "refusal"])), min_size=1))
def test_content_is_the_same_text_in_parts_of_every_kind_that_clients_have_for_it(
    pieces: list[tuple[str, str]],
) -> None:
    extras: dict[str, Any] = {"cache_control": {"type": "ephemeral"}, "annotations": [], "logprobs": None}
    parts = [{"type": kind, "refusal" if kind == "refusal" else "text": text, **extras} for text, kind in pieces]
    assert read(parts, has_trace=False) == ("\n".join(text for text, _ in pieces), "")


@given(TEXT, TEXT)
def test_parts_of_the_trace_are_no_content(trace: str, text: str) -> None:
    thinking = {"type": "thinking", "thinking": trace, "signature": "c2ln"}
    for part in (thinking, thinking | {"thinking": [{"type": "text", "text": trace}]},
                 {"type": "reasoning", "text": trace}, {"type": "reasoning", "reasoning": trace}):  # fmt: skip
        assert read([part, {"type": "text", "text": text}]) == (text, trace)
        assert read([{"type": "text", "text": text}, part]) == (text, trace)
    assert read([{"type": "redacted_thinking", "data": "x"}, {"type": "text", "text": text}]) == (text, "")


@pytest.mark.parametrize("content", ["as text", "", None, []])
def test_text_is_itself(content: Any) -> None:
    assert read_content(content, "messages.0.content", has_trace=False) == (content or "", "")


@pytest.mark.parametrize(
    ("part", "param"),
    [
        ({"type": "text"}, "messages.1.content.0.text"),
        ({"type": "output_text", "text": None}, "messages.1.content.0.text"),
        ({"type": "refusal", "text": "no"}, "messages.1.content.0.refusal"),
        ({"type": "thinking", "thinking": "x"}, "messages.1.content.0.type"),
        ({"type": "reasoning", "text": "x"}, "messages.1.content.0.type"),
    ],
)
def test_a_part_without_its_text_is_named_and_so_is_a_trace_that_is_nobodys(part: Any, param: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read([part], has_trace=False)
    assert caught.value.param == param
