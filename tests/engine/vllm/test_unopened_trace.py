"""Constraints hold whether a model opens its trace or answers at once."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live import Live
from thinkaloud.engine.text.unopened_trace import constrain_unopened
from thinkaloud.events import Chunk
from thinkaloud.generation import Sampling, TagIds

START, END = 1, 2
BY_ID = TagIds(START, END, closing="</think>", opening="<think>")
BY_TEXT = TagIds(opening="Here is my thought process:", closing="Here is my response:")


async def read(tags: TagIds, output: list[tuple[str, int]], step: int, channel: Any = None) -> tuple[str, list[bool]]:
    """The text, and of each run whether its constraint waited for a trace. The other run has "constrained"."""
    runs: list[bool] = []

    async def generate(request_id: str, thinks: bool) -> AsyncGenerator[Chunk, None]:
        runs.append(thinks)
        tokens = output if thinks else [("constrained", 9)]
        for at in range(0, len(tokens), step):
            part = tokens[at : at + step]
            end = "stop" if at + step >= len(tokens) else None
            texts, ids = [text for text, _ in part], [number for _, number in part]
            yield Chunk(texts, ids, tokens=len(part), finish_reason=end, channel=channel)  # type: ignore[arg-type]

    chunks = [chunk async for chunk in constrain_unopened(generate, "1", tags)]
    assert [chunk.finish_reason for chunk in chunks if chunk.finish_reason] == ["stop"]
    return "".join(text for chunk in chunks for text in chunk.texts), runs


blanks = st.lists(st.sampled_from([(" ", 3), ("\n", 4), ("", 5)]), max_size=3)


@given(blanks, st.text(max_size=5), st.integers(1, 4))
async def test_an_output_that_opens_its_trace_passes_as_it_is(before: Any, rest: str, step: int) -> None:
    output = [*before, ("<think>", START), *((letter, 8) for letter in rest)]
    assert await read(BY_ID, output, step) == ("".join(text for text, _ in output), [True])
    spelt = [*before, *((letter, 8) for letter in BY_TEXT.opening + rest)]
    assert await read(BY_TEXT, spelt, step) == ("".join(text for text, _ in spelt), [True])


@given(
    blanks,
    st.sampled_from(["Paris", "<think>", "Here is my thought", "Here is my response:", "</think>"]),
    st.integers(1, 4),
)
async def test_one_that_does_not_begins_anew_under_its_constraint(before: Any, text: str, step: int) -> None:
    output = [*before, *((letter, 8) for letter in text), (" and <think>", START)]
    assert await read(BY_ID, output, step) == ("constrained", [True, False])
    assert await read(BY_TEXT, output, step) == ("constrained", [True, False])


@given(blanks.filter(bool), st.integers(1, 4))
async def test_one_that_ends_before_it_shows_begins_anew(output: Any, step: int) -> None:
    for tags in (BY_ID, BY_TEXT):
        assert await read(tags, output, step) == ("constrained", [True, False])


@pytest.mark.parametrize(("channel", "runs"), [("trace", [True]), ("answer", [True, False])])
async def test_where_the_engine_labels_its_label_decides(channel: str, runs: list[bool]) -> None:
    assert (await read(TagIds(), [("x", 8), ("y", 8)], 1, channel))[1] == runs


SCHEMA = {"type": "object", "properties": {"city": {"enum": ["Paris", "Rome"]}}, "required": ["city"]}


@pytest.mark.vllm
@pytest.mark.parametrize(
    "constraint",
    [{"json": SCHEMA}, {"choice": ["Paris", "Rome"]}, {"regex": "Paris|Rome"}, {"grammar": 'root ::= "Paris"'}],
)
@pytest.mark.parametrize("opens", [True, False])
async def test_the_real_engine_holds_an_answer_to_its_constraint_with_a_trace_and_without(
    tiny: Live, constraint: dict[str, Any], opens: bool
) -> None:
    engine = tiny.fleet.engines["rl"]
    tags = engine.tag_ids("<think>", "</think>")
    prompt = await engine.render([{"role": "user", "content": "Emily buys 3 apples. What does one cost?"}], {})
    assert prompt.token_ids is not None
    assert tags.start is not None
    assert prompt.token_ids[-2:][0] == tags.start
    unopened = replace(prompt, token_ids=prompt.token_ids[:-2])  # without "<think>\n"
    bias = {tags.start: 100.0 if opens else -100.0}  # of another model, which opens its trace or not
    sampling = Sampling(max_tokens=60, temperature=0, structured_outputs=constraint, logit_bias=bias)
    chunks = [chunk async for chunk in engine.generate(unopened, sampling, "unopened", tags=tags, thinks=None)]
    text = "".join(piece for chunk in chunks for piece in chunk.texts)
    if opens:
        assert text.startswith("<think>")
        return
    assert "<think>" not in text
    answer = json.loads(text)["city"] if "json" in constraint else text
    assert answer in {"Paris", "Rome"}
    assert chunks[-1].finish_reason == "stop"
