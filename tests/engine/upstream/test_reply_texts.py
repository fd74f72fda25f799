"""Trace and answer in a delta, or in a whole message, in whichever shape: the same text, each of it once."""

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.wire import DONE, delta, event, replay
from thinkaloud.errors import EngineFailed
from thinkaloud.events import Chunk

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)


def thinking(text: str) -> dict[str, Any]:
    """Mistral's part."""
    return {"type": "thinking", "thinking": [{"type": "text", "text": text}]}


def detail(text: str, kind: str = "text") -> dict[str, Any]:
    """OpenRouter's entry."""
    return {"type": f"reasoning.{kind}", kind: text, "format": "unknown", "index": 0, "id": None}


TRACES: dict[str, Any] = {
    "reasoning_content": lambda text: {"reasoning_content": text},
    "reasoning": lambda text: {"reasoning": text},
    "both names": lambda text: {"reasoning_content": text, "reasoning": text},
    "another name": lambda text: {"reasoning_text": text},
    "Ollama's own name": lambda text: {"thinking": text},
    "FC014 details alone": lambda text: {"reasoning_details": [detail(text)]},
    "details and a name": lambda text: {"reasoning": text, "reasoning_details": [detail(text)]},
    "details in two entries": lambda text: {"reasoning_details": [detail(text[:1]), detail(text[1:])]},
    "details and what is encrypted": lambda text: {
        "reasoning_details": [detail(text), {"type": "reasoning.encrypted", "data": "c2VjcmV0"}]
    },
    "a detail with a signature": lambda text: {"reasoning_details": [{**detail(text), "signature": "c2ln"}]},
    "a summary of it": lambda text: {"reasoning_details": [detail(text, "summary")]},
    "one detail, no list": lambda text: {"reasoning_details": detail(text)},
    "FC012 parts": lambda text: {"content": [thinking(text)]},
    "parts of text": lambda text: {"content": [{"type": "thinking", "thinking": text}]},
    "one part, no list": lambda text: {"content": thinking(text)},
    "a part with more beside it": lambda text: {"content": [{**thinking(text), "closed": True, "signature": None}]},
    "Databricks' part": lambda text: {
        "content": [{"type": "reasoning", "summary": [{"type": "summary_text", "text": text, "signature": "c2ln"}]}]
    },
    "a part that is marked": lambda text: {"content": [{"text": text, "thought": True}]},
    "a part of a type that nobody knows": lambda text: {"content": [{"type": "musing", "text": text}]},
    "parts and a name": lambda text: {"content": [thinking(text)], "reasoning_content": text},
    "LiteLLM's blocks": lambda text: {
        "reasoning_content": text,
        "thinking_blocks": [{"type": "thinking", "thinking": text, "signature": "c2ln"}],
    },
    "a list of parts in the field": lambda text: {"reasoning_content": [{"type": "text", "text": text}]},
    "a list of texts in the field": lambda text: {"reasoning_content": [text]},
    "an object in the field": lambda text: {"reasoning": {"content": text, "effort": "high"}},
    "an object with text": lambda text: {"reasoning": {"text": text, "summary": None}},
    "an object with a summary": lambda text: {"reasoning": {"summary": [{"type": "summary_text", "text": text}]}},
}
"""Ways to say a piece of trace."""

ANSWERS: dict[str, Any] = {
    "text": lambda text: {"content": text},
    "text, and null fields": lambda text: {
        **dict.fromkeys(("reasoning", "reasoning_content", "reasoning_details", "tool_calls", "function_call")),
        "content": text,
        "refusal": None,
    },
    "text, and empty fields": lambda text: {
        "content": text, "reasoning": "", "reasoning_content": "", "reasoning_details": [], "tool_calls": []
    },
    "parts": lambda text: {"content": [{"type": "text", "text": text}]},
    "parts of one character": lambda text: {"content": [{"type": "text", "text": each} for each in text]},
    "parts of another name": lambda text: {"content": [{"type": "output_text", "text": text, "annotations": []}]},
    "parts of a gateway before Claude": lambda text: {"content": [{"type": "text_delta", "text": text}]},
    "parts without a type": lambda text: {"content": [{"text": text}]},
    "one part, no list": lambda text: {"content": {"type": "text", "text": text}},
    "texts": lambda text: {"content": [text]},
    "text and a part without text": lambda text: {
        "content": [{"type": "text", "text": text}, {"type": "reference", "reference_ids": [1]}]
    },
    "a refusal": lambda text: {"refusal": text, "content": None},
    "a part that refuses": lambda text: {"content": [{"type": "refusal", "refusal": text}]},
}  # fmt: skip
"""Ways to say a piece of answer."""


def said(chunks: list[Chunk]) -> tuple[str, str]:
    """Trace and answer; behind a trace, all other text is labelled as answer."""
    texts = {"trace": "", "answer": "", None: ""}
    for chunk in chunks:
        texts[chunk.channel] += "".join(chunk.texts)
    assert not (texts["trace"] and texts[None])
    return texts["trace"], texts["answer"] + texts[None]


@given(st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3), st.data())
async def test_in_whichever_shape_trace_and_answer_come_out_once(
    traces: list[str], answers: list[str], data: st.DataObject
) -> None:
    told = [*map(data.draw(st.sampled_from(list(TRACES.values()))), traces)]
    told += [data.draw(st.sampled_from(list(ANSWERS.values())))(text) for text in answers]
    chunks = await replay([*(event(delta(**fields)) for fields in told), event(delta("stop")), DONE])
    assert said(chunks) == ("".join(traces), "".join(answers))


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
@pytest.mark.parametrize("trace", TRACES.values(), ids=TRACES.keys())
@pytest.mark.parametrize("place", ["delta", "message"])
async def test_a_whole_answer_in_whichever_shape_is_the_same(trace: Any, answer: Any, place: str) -> None:
    one, other = trace("hm é"), answer("an s")
    both = {**other, **one}
    if "content" in one and other.get("content"):
        parts = [each if isinstance(each, list) else [each] for each in (one["content"], other["content"])]
        both["content"] = [*parts[0], *parts[1]]
    elif "content" in one and other.get("refusal"):
        return  # a refusal stands alone
    whole = event({"choices": [{"index": 0, place: {"role": "assistant", **both}, "finish_reason": "stop"}]})
    assert said(await replay([whole])) == ("hm é", "an s")
    assert said(await replay([whole.removeprefix(b"data: ")])) == ("hm é", "an s")


EVENTS: dict[str, tuple[list[dict[str, Any]], tuple[str, str]]] = {
    "FC012 Mistral": ([delta(content=[thinking("hm")]), delta(content="ans")], ("hm", "ans")),
    "FC012 thinking and text in one delta": (
        [delta(content=[thinking("hm"), {"type": "text", "text": "ans"}])],
        ("hm", "ans"),
    ),
    "FC014 MiniMax": ([delta(reasoning_details=[detail("hm")]), delta(content="ans")], ("hm", "ans")),
    "the whole trace again in its details, with a signature": (
        [delta(reasoning="h"), delta(reasoning="m"), delta(reasoning_details=[detail("hm")]), delta(content="a")],
        ("hm", "a"),
    ),
    "a name that changes": ([delta(reasoning="h"), delta(reasoning_content="m"), delta(content="a")], ("hm", "a")),
    "only what is encrypted": (
        [delta(reasoning_details=[{"type": "reasoning.encrypted", "data": "eHh4"}]), delta(content="a")],
        ("", "a"),
    ),
    "a message in place of each delta": (
        [{"choices": [{"message": {"reasoning": "hm"}}]}, {"choices": [{"delta": None, "message": {"content": "a"}}]}],
        ("hm", "a"),
    ),
    "Perplexity: beside each delta all that came so far": (
        [
            {"choices": [{"delta": {"content": "a"}, "message": {"content": "a"}}]},
            {"choices": [{"delta": {"content": "b"}, "message": {"content": "ab"}}]},
            {"choices": [{"delta": {"content": ""}, "message": {"content": "ab"}}]},
        ],
        ("", "ab"),
    ),
    "PHP: empty lists for objects": (
        [{"choices": [{"index": 0, "delta": [], "logprobs": []}], "usage": []}, delta(content="a")],
        ("", "a"),
    ),
    "a text completion": ([{"choices": [{"index": 0, "text": "a"}]}], ("", "a")),
    "text completions with empty deltas": (
        [{"choices": [{"delta": {}, "text": "a"}]}, {"choices": [{"delta": {}, "text": "b"}]}],
        ("", "ab"),
    ),
    "a part with its text twice": ([delta(content=[{"type": "text", "text": "a", "content": "a"}])], ("", "a")),
    "numbers": ([delta(content=4), delta(content=0), delta(content=0.5)], ("", "400.5")),
    "a refusal beside an empty list": ([delta(content=[], refusal="no")], ("", "no")),
    "null for an event": ([*cast("list[dict[str, Any]]", [None]), delta(content="a")], ("", "a")),
    "an empty object": ([delta(content={}), delta(content="a")], ("", "a")),
    "trace and answer in one object": ([delta(content={"reasoning": "hm", "content": "a"})], ("hm", "a")),
    "a text in an object of its own": (
        [delta(content=[{"type": "text", "text": {"value": "a", "annotations": []}}])],
        ("", "a"),
    ),
    "a log-probability in another form": (
        [{"choices": [{"delta": {"content": "a"}, "logprobs": {"tokens": ["a"], "token_logprobs": [-1]}}]}],
        ("", "a"),
    ),
    "a choice that is no list": ([{"choices": {"index": 0, "delta": {"content": "a"}}}], ("", "a")),
    "a text for a delta": ([{"choices": [{"delta": "a"}]}, {"choices": [{"message": "b"}]}], ("", "ab")),
    "a choice that is null": ([{"choices": [None, {"delta": {"content": "a"}}]}], ("", "a")),
}


@pytest.mark.parametrize(("events", "expected"), EVENTS.values(), ids=EVENTS.keys())
async def test_events_become_this_trace_and_answer(events: list[dict[str, Any]], expected: tuple[str, str]) -> None:
    assert said(await replay([*map(event, events), event(delta("stop")), DONE])) == expected


LOOSE = {
    "a tab in a text": b'data: {"choices":[{"delta":{"content":"a\tb"}}]}\n\n',
    "NaN": b'data: {"choices":[{"delta":{"content":"a\\tb"}}],"timings":{"per_token_ms":NaN}}\n\n',
}


@pytest.mark.parametrize("told", LOOSE.values(), ids=LOOSE.keys())
async def test_json_that_is_not_strict_is_read_all_the_same(told: bytes) -> None:
    assert said(await replay([told, event(delta("stop")), DONE])) == ("", "a\tb")


@pytest.mark.parametrize("end", [b"data: [done]\n\n", b"data: DONE\n\n", b"data: {oops\n\n", b"data: [DONE]"])
async def test_behind_the_finish_reason_whatever_comes_is_the_end(end: bytes) -> None:
    assert said(await replay([event(delta(content="a")), event(delta("stop")), end])) == ("", "a")


async def test_an_object_of_which_nobody_knows_what_it_is_is_no_answer() -> None:
    with pytest.raises(EngineFailed, match="not a chat completion chunk"):
        await replay([event(delta(content={"thoughts": "hm", "response": "a"})), event(delta("stop")), DONE])


async def test_text_that_is_nested_beyond_reason_is_read_without_harm() -> None:
    content: Any = "deep"
    for _ in range(40):
        content = [content]
    chunks = await replay([event(delta(content=content, reasoning=content)), event(delta("stop", content="a")), DONE])
    assert said(chunks) == ("", "a")
