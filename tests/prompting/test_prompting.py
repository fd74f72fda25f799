"""The conversation as a prompt: earlier traces leave it, its end starts the splitter, its length is checked."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.events import SummaryDelta
from thinkaloud.generation import Message, Prompt, Sampling, ThinkingPlan
from thinkaloud.prompting.history import prepare
from thinkaloud.prompting.opening import opened, require_seen
from thinkaloud.prompting.room import LONGEST, fit, reachable
from thinkaloud.prompting.template import arguments

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
    assert prepare([{"role": "assistant", "content": content}], *THINK)[0]["content"] == left


def test_trace_fields_leave_an_earlier_answer_and_the_rest_stays() -> None:
    message: Message = {"role": "assistant", "content": "b", "reasoning": "a", "reasoning_content": "a", "name": "n"}
    assert prepare([message], "", "") == [{"role": "assistant", "content": "b", "name": "n"}]
    assert "reasoning" in message, "the caller's message is not changed"


@given(st.text(), st.booleans())
def test_what_users_and_tools_say_is_never_touched(content: str, keep: bool) -> None:
    messages: list[Message] = [{"role": role, "content": content} for role in ("user", "tool", "system")]
    assert prepare(messages, *THINK, keep=keep) == messages


SPELLINGS: list[Message] = [
    {"reasoning_content": "t", "content": "a"},
    {"reasoning": "t", "content": "a"},
    {"reasoning_content": "t", "reasoning": "t", "content": "a"},
    {"reasoning_details": [{"type": "reasoning.text", "text": "t"}, {"type": "reasoning.encrypted"}], "content": "a"},
    {"content": "<think>\nt\n</think>\n\na"},
    {"reasoning": "t", "content": "<think>t</think>a"},
]


@pytest.mark.parametrize("spelling", SPELLINGS)
@given(before=st.integers(0, 3), after=st.integers(0, 3))
def test_only_the_traces_of_the_tool_loop_in_progress_stay_once_and_in_the_templates_fields(
    spelling: Message, before: int, after: int
) -> None:
    answer: Message = {"role": "assistant", **spelling}
    question: Message = {"role": "user", "content": "q"}
    result: Message = {"role": "tool", "content": "r"}
    messages = [question, *[answer, result] * before, question, *[answer, result] * after]
    kept = {"role": "assistant", "content": "a", "reasoning_content": "t", "reasoning": "t"}
    dropped = {"role": "assistant", "content": "a"}
    prepared = prepare(messages, *THINK, keep=True)
    assert prepared == [question, *[dropped, result] * before, question, *[kept, result] * after]
    assert dropped not in prepared[2 * before + 2 :]
    assert kept not in prepare(messages, *THINK, keep=False)


def test_a_missing_trace_in_a_tool_loop_is_no_error() -> None:
    messages: list[Message] = [{"role": "user", "content": "q"}, {"role": "assistant", "content": "", "tool_calls": []}]
    assert prepare(messages, *THINK, keep=True) == messages


@pytest.mark.parametrize("role", ["system", "developer"])
def test_the_models_system_prompt_is_for_conversations_that_bring_none(role: str) -> None:
    question: Message = {"role": "user", "content": "q"}
    own: Message = {"role": role, "content": "mine"}
    assert prepare([question], *THINK, system_prompt="s") == [{"role": "system", "content": "s"}, question]
    assert prepare([own, question], *THINK, system_prompt="s") == [own, question]


@pytest.mark.parametrize(
    ("model", "request_", "plan", "switch", "merged"),
    [
        ({}, {}, ThinkingPlan(), "enable_thinking", {}),
        ({"a": 1, "b": 1}, {"b": 2}, ThinkingPlan(), None, {"a": 1, "b": 2}),
        ({}, {}, ThinkingPlan(enabled=False), "thinking", {"thinking": False}),
        ({"enable_thinking": False}, {}, ThinkingPlan(enabled=True), "enable_thinking", {"enable_thinking": True}),
        ({}, {}, ThinkingPlan(enabled=False), None, {}),
        ({}, {}, ThinkingPlan(effort="high", enabled=True), "t", {"reasoning_effort": "high", "t": True}),
        ({}, {}, ThinkingPlan(effort="none", enabled=False), "t", {"t": False}),
    ],
)
def test_the_plan_reaches_the_template_of_a_model_that_thinks_and_of_no_other(
    model: dict[str, Any], request_: dict[str, Any], plan: ThinkingPlan, switch: str | None, merged: dict[str, Any]
) -> None:
    assert arguments(model, request_, plan, thinking=True, switch=switch) == merged
    assert arguments(model, request_, plan, thinking=False, switch=switch) == {**model, **request_}


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


def said(name: str, tokens: int | None) -> Sampling:
    return Sampling(max_tokens=tokens) if name == "max_tokens" else Sampling(min_tokens=tokens)


@pytest.mark.parametrize("name", ["max_tokens", "min_tokens"])
@given(used=st.integers(1, 50), context=st.integers(1, 60), asked=st.none() | st.integers(1, 60))
def test_prompt_and_output_fit_the_context_or_the_request_is_refused(
    name: str, used: int, context: int, asked: int | None
) -> None:
    prompt, sampling = Prompt([], token_ids=[0] * used), said(name, asked)
    if used >= context or (asked or 1) > context - used:
        with pytest.raises(ContextLengthExceeded) as caught:
            fit(sampling, prompt, context)
        assert caught.value.param == ("messages" if used >= context else name)
    else:
        most = asked if name == "max_tokens" else None
        assert fit(sampling, prompt, context).max_tokens == (most or context - used)


@pytest.mark.parametrize("name", ["max_tokens", "min_tokens"])
def test_where_nobody_tells_the_context_there_is_a_bound_all_the_same(name: str) -> None:
    for context, most in ((None, LONGEST), (10, 10)):
        fit(said(name, most), Prompt([]), context)
        with pytest.raises(ContextLengthExceeded, match=name) as caught:
            fit(said(name, most + 1), Prompt([]), context)
        assert caught.value.param == name


def test_a_least_output_that_the_most_has_no_room_for_is_the_callers_mistake_or_gives_way() -> None:
    sampling = Sampling(min_tokens=5, max_tokens=4)
    with pytest.raises(InvalidRequest) as caught:
        reachable(sampling, 5)
    assert caught.value.param == "min_tokens"
    assert reachable(sampling, None).min_tokens == 4, "the model's own"
    for fine in (Sampling(min_tokens=4, max_tokens=4), Sampling(min_tokens=4), Sampling(max_tokens=4)):
        assert reachable(fine, fine.min_tokens) == fine


def test_an_engine_that_hides_its_context_is_given_what_was_asked() -> None:
    assert fit(Sampling(), Prompt([]), 10) == Sampling()
    assert fit(Sampling(max_tokens=99), Prompt([], token_ids=[1]), None).max_tokens == 99


def test_a_models_own_limit_holds_where_none_was_asked_for_and_never_refuses() -> None:
    prompt = Prompt([], token_ids=[0] * 6)
    assert fit(Sampling(), prompt, 10, 2).max_tokens == 2
    assert fit(Sampling(), prompt, 10, 99).max_tokens == 4
    assert fit(Sampling(max_tokens=3), prompt, 10, 2).max_tokens == 3
    assert fit(Sampling(), Prompt([]), None, 7).max_tokens == 7


def test_where_the_prompt_is_unseen_a_hidden_trace_cannot_be_switched_off() -> None:
    require_seen(Prompt([], text="...<think>\n"))
    with pytest.raises(InvalidRequest) as caught:
        require_seen(Prompt([]))
    assert caught.value.param == "enable_thinking"


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning", "content"])
def test_a_summary_that_stood_in_place_of_a_trace_is_never_taken_for_one(field: str) -> None:
    summary = SummaryDelta(0, 0, "trying another way", "from the other end", 1.0, "extractive").text
    told = f"<think>{summary}</think>b" if field == "content" else summary
    messages: list[Message] = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b", field: told}]
    assert prepare(messages, *THINK, keep=True)[1] == {"role": "assistant", "content": "b"}
