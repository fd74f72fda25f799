"""Where the engine core begins a grammar: behind the closing tag of the output, wherever the prompt has one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.vllm

PROMPT = "He typed </think> and went. <think>\n"


class Letters:
    """A tokenizer of one character a token."""

    def get_vocab(self) -> dict[str, int]:
        return {}

    def decode(self, ids: list[int]) -> str:
        return "".join(map(chr, ids))


def trace_end(**told: Any) -> Any:
    from thinkaloud.engine.vllm.reasoning_parser import TraceEnd

    return TraceEnd(Letters(), prompt_tokens=len(PROMPT), **told)


def ids(text: str) -> list[int]:
    return [ord(letter) for letter in text]


@given(st.text(max_size=30), st.text(max_size=10), st.integers(1, 12))
def test_the_tag_is_found_in_the_step_that_completes_it_and_in_no_earlier_one(
    before: str, after: str, step: int
) -> None:
    output = f"{before}</think>{after}"
    reasoner = trace_end(end="</think>")
    ends = output.index("</think>") + len("</think>")
    for begin in range(0, len(output), step):
        seen = output[: begin + step]
        found = reasoner.is_reasoning_end_streaming(ids(PROMPT + seen), ids(seen[begin:]))
        assert found == (ends <= len(seen))
        if found:
            return


def test_a_tag_that_is_one_token_is_that_token() -> None:
    reasoner = trace_end(end_id=7, end="</think>")
    assert not reasoner.is_reasoning_end_streaming(ids(PROMPT + "</think>"), ids("</think>"))
    assert reasoner.is_reasoning_end_streaming([*ids(PROMPT), 7], [7])


def test_a_tag_of_the_prompt_ends_nothing() -> None:
    assert not trace_end(end="</think>").is_reasoning_end(ids(PROMPT))
    assert not trace_end(end_id=ord("t")).is_reasoning_end(ids(PROMPT))
    assert trace_end(end="</think>").is_reasoning_end(ids(PROMPT + "x</think>"))
