"""The conversation as a prompt: earlier traces leave it, its end starts the splitter, its length is checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import ContextLengthExceeded
from thinkaloud.generation import Message, Prompt, Sampling
from thinkaloud.prompting.history import without_traces
from thinkaloud.prompting.opening import opened
from thinkaloud.prompting.room import fit

THINK = ("<think>", "</think>")


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<think>a</think>b", "b"),
        ("\n<think>\na\n</think>\n\n  b", "  b"),
        ("b", "b"),
        ("b <think>not leading</think>", "b <think>not leading</think>"),
        ("<think>never closed", ""),
        ("<think>a</think>b</think>c", "b</think>c"),
    ],
)
def test_a_leading_trace_leaves_an_earlier_answer(content: str, left: str) -> None:
    assert without_traces([{"role": "assistant", "content": content}], *THINK)[0]["content"] == left


def test_trace_fields_leave_an_earlier_answer_and_the_rest_stays() -> None:
    message: Message = {"role": "assistant", "content": "b", "reasoning": "a", "reasoning_content": "a", "name": "n"}
    assert without_traces([message], None, None) == [{"role": "assistant", "content": "b", "name": "n"}]
    assert "reasoning" in message, "the caller's message is not changed"


@given(st.text())
def test_what_users_and_tools_say_is_never_touched(content: str) -> None:
    messages: list[Message] = [{"role": role, "content": content} for role in ("user", "tool", "system")]
    assert without_traces(messages, *THINK) == messages


@pytest.mark.parametrize(
    ("text", "configured", "expected"),
    [
        ("...<|im_start|>assistant\n<think>\n", None, True),
        ("...<|im_start|>assistant\n<think>", None, True),
        ("...<|im_start|>assistant\n", None, False),
        ("...<think>\n\n</think>\n\n", None, False),
        ("user: <think>\nassistant:", None, False),
        ("...assistant\n", True, False),
        (None, True, True),
        (None, False, False),
        (None, None, None),
    ],
)
def test_only_the_end_of_the_rendered_prompt_opens_the_trace(
    text: str | None, configured: bool | None, expected: bool | None
) -> None:
    assert opened(Prompt([], text=text), "<think>", configured) is expected


@given(st.integers(1, 50), st.integers(1, 60), st.none() | st.integers(1, 60))
def test_prompt_and_output_fit_the_context_or_the_request_is_refused(
    used: int, context: int, asked: int | None
) -> None:
    prompt = Prompt([], token_ids=[0] * used)
    if used >= context or (asked or 1) > context - used:
        with pytest.raises(ContextLengthExceeded):
            fit(Sampling(max_tokens=asked), prompt, context)
    else:
        assert fit(Sampling(max_tokens=asked), prompt, context).max_tokens == (asked or context - used)


def test_an_engine_that_hides_its_context_is_given_what_was_asked() -> None:
    assert fit(Sampling(), Prompt([]), 10) == Sampling()
    assert fit(Sampling(max_tokens=99), Prompt([], token_ids=[1]), None).max_tokens == 99
