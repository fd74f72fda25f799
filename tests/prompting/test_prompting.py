"""The conversation as a prompt: earlier traces leave it, its end starts the splitter, its length is checked."""

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computing import is_short
from thinkaloud.engine.base import Engine
from thinkaloud.errors import ContextLengthExceeded, InvalidRequest
from thinkaloud.events import SummaryDelta
from thinkaloud.generation import Message, Prompt, Sampling, ThinkingPlan
from thinkaloud.prompting.context_length import DEFAULT, limit_min_tokens, set_max_tokens
from thinkaloud.prompting.history import prepare_messages
from thinkaloud.prompting.system_turns import has_late_turn, join_turns, shows_all
from thinkaloud.prompting.template import extract_switch, merge_arguments
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.opening import Opening, detect_opening, find_opening
from thinkaloud.thinking.formats import Format

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
    assert prepare_messages([{"role": "assistant", "content": content}], *THINK)[0]["content"] == left


def test_trace_fields_leave_an_earlier_answer_and_the_rest_stays() -> None:
    message: Message = {"role": "assistant", "content": "b", "reasoning": "a", "reasoning_content": "a", "name": "n"}
    assert prepare_messages([message], "", "") == [{"role": "assistant", "content": "b", "name": "n"}]
    assert "reasoning" in message, "the caller's message is not changed"


@given(st.text(), st.booleans())
def test_what_users_and_tools_say_is_never_touched(content: str, keep: bool) -> None:
    messages: list[Message] = [{"role": role, "content": content} for role in ("user", "tool", "system")]
    assert prepare_messages(messages, *THINK, keep=keep) == messages


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
    told: Message = {"role": "assistant", "content": "told"}
    messages = [question, *[answer, result] * before, told, question, *[answer, result] * after]
    kept = {"role": "assistant", "content": "a", "reasoning_content": "t", "reasoning": "t"}
    dropped = {"role": "assistant", "content": "a"}
    prepared = prepare_messages(messages, *THINK, keep=True)
    assert prepared == [question, *[dropped, result] * before, told, question, *[kept, result] * after]
    assert dropped not in prepared[2 * before + 3 :]
    assert kept not in prepare_messages(messages, *THINK, keep=False)


@pytest.mark.parametrize("role", ["user", "system"])
def test_a_reminder_behind_a_result_does_not_end_the_tool_loop(role: str) -> None:
    kept = {"role": "assistant", "content": "", "reasoning_content": "t", "reasoning": "t"}
    reminder = {"role": role, "content": "remember"}
    messages: list[Message] = [{"role": "user", "content": "q"}, kept, {"role": "tool", "content": "r"}, reminder]
    assert prepare_messages(messages, *THINK, keep=True) == messages


def test_a_missing_trace_in_a_tool_loop_is_no_error() -> None:
    messages: list[Message] = [{"role": "user", "content": "q"}, {"role": "assistant", "content": "", "tool_calls": []}]
    assert prepare_messages(messages, *THINK, keep=True) == messages


@pytest.mark.parametrize("role", ["system", "developer"])
def test_the_models_system_prompt_is_for_conversations_that_bring_none(role: str) -> None:
    question: Message = {"role": "user", "content": "q"}
    own: Message = {"role": role, "content": "mine"}
    assert prepare_messages([question], *THINK, system_prompt="s") == [{"role": "system", "content": "s"}, question]
    assert prepare_messages([own, question], *THINK, system_prompt="s") == [own, question]


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
    assert merge_arguments(model, request_, plan, thinking=True, switch=switch) == merged
    assert merge_arguments(model, request_, plan, thinking=False, switch=switch) == {**model, **request_}


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
    assert opening_of(Prompt([], text=text), said=configured).is_open is expected


def opening_of(prompt: Prompt, *, said: bool | None, own: dict[str, Any] | None = None) -> Opening:
    return detect_opening(prompt, *THINK, configured=said, own=own or {}, switch="deep_think")


@pytest.mark.parametrize(
    ("arguments_", "own", "said", "opened", "doubted"),
    [
        ({}, {}, True, True, False),
        ({"deep_think": True}, {}, True, True, False),
        ({"deep_think": False}, {}, True, None, True),
        ({"deep_think": False}, {"deep_think": False}, True, None, False),
        ({"deep_think": False}, {}, None, None, False),
        ({"deep_think": False}, {}, False, False, False),
        ({"a": 1}, {"a": 1}, False, False, False),
        ({"a": 2}, {"a": 1}, False, None, False),
        ({"deep_think": True}, {}, False, None, False),
        ({"reasoning_effort": "high"}, {}, False, None, False),
        ({"reasoning_effort": "high"}, {}, True, True, False),
    ],
)
def test_what_the_settings_say_of_an_unseen_prompt_holds_for_the_prompt_that_the_settings_make(
    arguments_: dict[str, Any], own: dict[str, Any], said: bool | None, opened: bool | None, doubted: bool
) -> None:
    found = opening_of(Prompt([], arguments_), said=said, own=own)
    assert (found.is_open, found.is_uncertain, found.is_rendered) == (opened, doubted, False)
    seen = opening_of(Prompt([], arguments_, text="...<think>\n"), said=said, own=own)
    assert (seen.is_open, seen.is_uncertain, seen.is_rendered) == (True, False, True), (
        "a prompt that is seen decides alone"
    )


def test_an_unseen_prompt_that_ends_in_words_of_the_assistants_may_be_open() -> None:
    begun_ = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b <think>"}]
    assert opening_of(Prompt(begun_), said=False).is_open is None
    assert opening_of(Prompt(begun_[:1]), said=False).is_open is False


@pytest.mark.parametrize(
    ("text", "arguments_", "awaited"),
    [
        ("...<think>\n", {}, True),
        ("...assistant\n", {}, True),
        ("...assistant\n", {"deep_think": False}, False),
        ("...<think>\n", {"deep_think": False}, True),
        ("...<think>\n\n</think>\n\n", {}, False),
        (None, {}, True),
        (None, {"deep_think": False}, False),
    ],
)
def test_a_trace_is_awaited_unless_the_prompt_has_closed_it_or_thinking_is_off(
    text: str | None, arguments_: dict[str, Any], awaited: bool
) -> None:
    assert opening_of(Prompt([], arguments_, text=text), said=None).expects_trace is awaited


def test_implicit_open_is_what_the_settings_say_where_opened_by_prompt_is_silent() -> None:
    def opened(opened_by_prompt: bool | None = None, implicit_open: bool | None = None) -> bool | None:
        model = ServedModel(
            "m", "e", cast("Engine", None), Format(*THINK, implicit_open=implicit_open), opened_by_prompt
        )
        return find_opening(model, Prompt([])).is_open

    assert [opened(), opened(implicit_open=True), opened(implicit_open=False)] == [None, True, False]
    assert opened(implicit_open=True, opened_by_prompt=False) is False
    assert opened(implicit_open=False, opened_by_prompt=True) is True


def test_the_models_own_switch_is_part_of_the_plan_whatever_its_name() -> None:
    rest, plan = extract_switch({"deep_think": False, "a": 1}, ThinkingPlan(), "deep_think")
    assert (rest, plan) == ({"a": 1}, ThinkingPlan(enabled=False))
    assert extract_switch({"other": 0}, ThinkingPlan(), "deep_think") == ({"other": 0}, ThinkingPlan())
    assert extract_switch({"deep_think": 0}, ThinkingPlan(), None) == ({"deep_think": 0}, ThinkingPlan())


@pytest.mark.parametrize("value", [0, 1, "", "false", None, [], {}])
def test_a_switch_that_is_neither_true_nor_false_is_refused_by_its_name(value: Any) -> None:
    with pytest.raises(InvalidRequest) as caught:
        extract_switch({"deep_think": value}, ThinkingPlan(), "deep_think")
    assert caught.value.param == "chat_template_kwargs.deep_think"


def test_a_switch_and_another_spelling_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(InvalidRequest) as caught:
        extract_switch({"deep_think": False}, ThinkingPlan(enabled=True), "deep_think")
    assert caught.value.param == "chat_template_kwargs.deep_think"


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
            set_max_tokens(sampling, prompt, context)
        assert caught.value.param == ("messages" if used >= context else name)
    else:
        most = asked if name == "max_tokens" else None
        assert set_max_tokens(sampling, prompt, context).max_tokens == (most or context - used)


@pytest.mark.parametrize("name", ["max_tokens", "min_tokens"])
def test_where_nobody_tells_the_context_there_is_a_bound_all_the_same(name: str) -> None:
    for context, most in ((None, DEFAULT), (10, 10)):
        set_max_tokens(said(name, most), Prompt([]), context)
        with pytest.raises(ContextLengthExceeded, match=name) as caught:
            set_max_tokens(said(name, most + 1), Prompt([]), context)
        assert caught.value.param == name


def test_a_least_output_that_the_most_has_no_room_for_is_the_callers_mistake_or_gives_way() -> None:
    sampling = Sampling(min_tokens=5, max_tokens=4)
    with pytest.raises(InvalidRequest) as caught:
        limit_min_tokens(sampling, 5)
    assert caught.value.param == "min_tokens"
    assert limit_min_tokens(sampling, None).min_tokens == 4, "the model's own"
    for fine in (Sampling(min_tokens=4, max_tokens=4), Sampling(min_tokens=4), Sampling(max_tokens=4)):
        assert limit_min_tokens(fine, fine.min_tokens) == fine


def test_an_engine_that_hides_its_context_is_given_what_was_asked() -> None:
    assert set_max_tokens(Sampling(), Prompt([]), 10) == Sampling()
    assert set_max_tokens(Sampling(max_tokens=99), Prompt([], token_ids=[1]), None).max_tokens == 99


def test_a_models_own_limit_holds_where_none_was_asked_for_and_never_refuses() -> None:
    prompt = Prompt([], token_ids=[0] * 6)
    assert set_max_tokens(Sampling(), prompt, 10, 2).max_tokens == 2
    assert set_max_tokens(Sampling(), prompt, 10, 99).max_tokens == 4
    assert set_max_tokens(Sampling(max_tokens=3), prompt, 10, 2).max_tokens == 3
    assert set_max_tokens(Sampling(), Prompt([]), None, 7).max_tokens == 7


def test_where_the_prompt_is_unseen_a_hidden_trace_cannot_be_switched_off() -> None:
    off = {"deep_think": False}
    opening_of(Prompt([], off, text="...<think>\n"), said=True).require_certain()
    with pytest.raises(InvalidRequest) as caught:
        opening_of(Prompt([], off), said=True).require_certain()
    assert caught.value.param == "enable_thinking"


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning", "content"])
def test_a_summary_that_stood_in_place_of_a_trace_is_never_taken_for_one(field: str) -> None:
    summary = SummaryDelta(0, 0, "trying another way", "from the other end", 1.0, "extractive").text
    told = f"<think>{summary}</think>b" if field == "content" else summary
    messages: list[Message] = [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b", field: told}]
    assert prepare_messages(messages, *THINK, keep=True)[1] == {"role": "assistant", "content": "b"}


@given(used=st.integers(1, 50), context=st.integers(1, 60), asked=st.none() | st.integers(1, 60))
def test_a_request_for_more_than_fits_gets_what_fits_where_the_settings_say_so(
    used: int, context: int, asked: int | None
) -> None:
    prompt, room = Prompt([], token_ids=[0] * used), context - used
    if room < 1:
        with pytest.raises(ContextLengthExceeded):
            set_max_tokens(Sampling(max_tokens=asked), prompt, context, clamps=True)
        return
    given = set_max_tokens(Sampling(max_tokens=asked), prompt, context, clamps=True).max_tokens
    assert given == min(asked or room, room)
    with pytest.raises(ContextLengthExceeded, match="min_tokens"):
        set_max_tokens(Sampling(max_tokens=asked, min_tokens=room + 1), prompt, context, clamps=True)


@given(context=st.integers(1, 5_000) | st.none(), asked=st.integers(1, 10_000), words=st.integers(0, 2_000))
def test_where_another_server_counts_the_prompt_room_is_kept_for_it(
    context: int | None, asked: int, words: int
) -> None:
    prompt = Prompt([{"role": "user", "content": "word " * words}])
    given = set_max_tokens(Sampling(max_tokens=asked), prompt, context, clamps=True).max_tokens
    assert given is not None
    assert 1 <= given <= asked
    if context is not None:
        assert given == 1 or given + words <= context


TURNS = st.lists(st.tuples(st.sampled_from(["system", "user", "assistant"]), st.text("ab ", max_size=4)), max_size=8)


def joined_text(turns: list[Message]) -> str:
    return "\n\n".join(filter(None, (turn["content"] for turn in turns)))


@given(TURNS)
def test_joined_system_turns_are_one_at_the_head_or_text_in_their_place(turns: list[tuple[str, str]]) -> None:
    messages: list[Message] = [{"role": role, "content": text} for role, text in turns]
    joined = join_turns(messages)
    assert not has_late_turn(joined)
    assert [turn for turn in joined if turn["role"] == "assistant"] == [
        turn for turn in messages if turn["role"] == "assistant"
    ]
    answered = [turn["role"] for turn in messages].index("assistant") if "assistant" in dict(turns) else len(messages)
    system = [turn for turn in messages[:answered] if turn["role"] == "system"]
    users = [turn for turn in messages[:answered] if turn["role"] == "user"]
    assert joined[: len(users) + bool(system)] == [
        *([{"role": "system", "content": joined_text(system)}] if system else []),
        *users,
    ]
    assert joined_text(joined[len(users) + bool(system) :]) == joined_text(messages[answered:])


@pytest.mark.parametrize("before", ["user", "tool"])
def test_a_late_system_turn_goes_on_what_stands_before_it_and_no_turn_of_the_user_begins(before: str) -> None:
    answer: Message = {"role": "assistant", "content": "a"}
    late: Message = {"role": "system", "content": "s"}
    messages: list[Message] = [{"role": "user", "content": "q"}, answer, {"role": before, "content": "b"}, late]
    assert join_turns(messages)[2:] == [{"role": before, "content": "b\n\ns"}]
    assert join_turns([*messages[:2], late, {"role": "user", "content": "c"}])[2:] == [
        {"role": "user", "content": "s\n\nc"}
    ]


def test_a_prompt_shows_a_system_turn_also_where_a_marker_breaks_it() -> None:
    messages: list[Message] = [
        {"role": "system", "content": " keep <think> closed\n"},
        {"role": "user", "content": "x"},
    ]
    assert shows_all(messages, "system: keep <\ufdd0think> closed;")
    assert not shows_all(messages, "system: keep")


NONCHARACTERS = dict.fromkeys(range(0xFDD0, 0xFDF0))
PIECES = st.text(st.sampled_from("ab \ufdcf\ufdd0\ufddf\ufdef\ufdf0"), max_size=4)


@given(st.lists(PIECES, max_size=4), st.data())
def test_a_prompt_shows_the_system_turns_whose_text_without_markers_is_in_it(
    texts: list[str], data: st.DataObject
) -> None:
    messages: list[Message] = [{"role": "system", "content": text} for text in texts]
    prompt = "".join(data.draw(st.lists(st.one_of(st.sampled_from([*texts, ""]), PIECES), max_size=8)))
    plain = prompt.translate(NONCHARACTERS)
    shown = all(text.translate(NONCHARACTERS).strip() in plain for text in texts)
    assert shows_all([*messages, {"role": "user", "content": "none of it"}], prompt) == shown


class CountedText(str):
    """A text that counts in how many characters something was looked for."""

    read = 0

    def find(self, *arguments: Any) -> int:
        found, [text, at] = super().find(*arguments), [*arguments, 0][:2]
        self.read += (len(self) if found < 0 else found + len(text)) - at
        return found


def test_system_turns_in_their_order_are_found_in_one_pass() -> None:
    messages: list[Message] = [{"role": "system", "content": f"turn {number:04}"} for number in range(1_000)]
    prompt = CountedText("\n".join(message["content"] for message in messages))
    assert shows_all(messages, prompt)
    assert prompt.read < 3 * len(prompt)


def test_many_late_system_turns_are_joined_by_reading_each_text_once() -> None:
    long: Message = {"role": "user", "content": "x" * 2**22}
    messages = [{"role": "assistant", "content": "a"}, long, *[{"role": "system", "content": "s"}] * 2_000]
    assert is_short(lambda: join_turns(messages))
