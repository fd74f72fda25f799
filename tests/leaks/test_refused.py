"""Fields with which a caller could reach for a trace that is hidden from it: refused by name, to such callers only."""

from dataclasses import replace
from typing import Any

import pytest

from dialects.dialect import Dialect
from dialects.every import CHAT, DIALECTS
from leaks.asking import BY_KEY, BY_MODEL, BY_REQUEST, OPEN, SUMMED_BY_KEY, SUMMED_BY_MODEL, Way, ask
from leaks.cases import CASES, LONG, PLAIN, SEEDS, Case
from leaks.evidence import leaked
from leaks.forms import Form
from leaks.serving import prompt_of
from leaks.watching import Watch
from live import Live

SEED = SEEDS[0]

HONOURED: list[tuple[str, Any]] = [
    ("logit_bias", {"5": 10}),
    ("bad_words", ["</think>"]),
    ("allowed_token_ids", [1, 2, 3]),
    ("ignore_eos", True),
    ("min_tokens", 1),
    ("stop_token_ids", [1]),
]
"""What a caller who may see traces can have."""

SERVED_TO_NOBODY: list[tuple[str, Any]] = [
    ("prompt_logprobs", 1),
    ("echo", True),
    ("return_token_ids", True),
    ("continue_final_message", True),
    ("skip_special_tokens", False),
    ("chat_template", "{{ messages }}"),
]

INSIDE_TEMPLATE_ARGUMENTS = ("continue_final_message", "add_generation_prompt", "chat_template", "tokenize")


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("way", [BY_KEY, BY_MODEL, SUMMED_BY_KEY, SUMMED_BY_MODEL], ids=str)
@pytest.mark.parametrize(("field", "value"), HONOURED + SERVED_TO_NOBODY)
async def test_refused_by_name_and_with_the_reason_where_the_server_hides_the_trace(
    leaky: Live, field: str, value: Any, way: Way, stream: bool
) -> None:
    told = await ask(leaky, LONG, SEED, way, Form({field: value}), stream=stream)
    assert told.response.status_code == 400, str(told)
    error = told.documents()[0]["error"]
    assert error["param"] == field
    assert field in error["message"]
    assert "hidden" in error["message"], "the reason"
    assert not leaked(told.texts(), LONG.secret(SEED))


@pytest.mark.parametrize("dialect", [each for each in DIALECTS if each is not CHAT], ids=str)
@pytest.mark.parametrize(("field", "value"), HONOURED + SERVED_TO_NOBODY)
async def test_in_other_dialects_it_is_refused_or_ignored_by_name_and_shows_nothing(
    leaky: Live, field: str, value: Any, dialect: Dialect
) -> None:
    for way in (BY_KEY, SUMMED_BY_KEY):
        for stream in (True, False):
            told = await ask(leaky, LONG, SEED, way, Form({field: value}), stream=stream, dialect=dialect)
            assert not leaked(told.texts(), LONG.secret(SEED)), str(told)
            if told.status == 200:
                assert field in told.response.headers["x-thinkaloud-ignored"].split(", "), str(told)
                assert told.content() == LONG.answer
            else:
                assert told.status == 400, str(told)
                assert told.reply.error is not None
                assert field in told.reply.error.message


@pytest.mark.parametrize(("field", "value"), HONOURED)
async def test_a_caller_who_may_see_traces_can_have_them(leaky: Live, field: str, value: Any) -> None:
    told = await ask(leaky, LONG, SEED, OPEN, Form({field: value}), stream=False)
    assert told.response.status_code == 200, str(told)
    assert told.content() == LONG.answer
    hiding = await ask(leaky, LONG, SEED, OPEN, Form({field: value, "include_reasoning": False}), stream=False)
    assert hiding.response.status_code == 200, "who only does not want the trace is not refused"
    assert "x-thinkaloud-ignored" not in told.response.headers


@pytest.mark.parametrize(("field", "value"), SERVED_TO_NOBODY)
async def test_what_nobody_gets_is_refused_to_others_for_another_reason(leaky: Live, field: str, value: Any) -> None:
    told = await ask(leaky, LONG, SEED, OPEN, Form({field: value}), stream=False)
    error = told.documents()[0]["error"]
    assert (told.response.status_code, error["param"]) == (400, field)
    assert "hidden" not in error["message"]


@pytest.mark.parametrize("name", INSIDE_TEMPLATE_ARGUMENTS)
async def test_the_template_arguments_are_no_way_around(leaky: Live, name: str) -> None:
    told = await ask(leaky, LONG, SEED, BY_KEY, Form({"chat_template_kwargs": {name: True}}), stream=False)
    error = told.documents()[0]["error"]
    assert (told.response.status_code, error["param"]) == (400, f"chat_template_kwargs.{name}")


OFF: list[dict[str, Any]] = [
    {"enable_thinking": False},
    {"reasoning_effort": "none"},
    {"reasoning": {"enabled": False}},
    {"thinking": {"type": "disabled"}},
    {"chat_template_kwargs": {"enable_thinking": False}},
    {"chat_template_kwargs": {"thinking": False}},
]


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.parametrize("case", [case for case in CASES if case.name in {"long", "upstream, labelled"}], ids=str)
async def test_switching_off_a_model_that_thinks_nevertheless_shows_nothing(
    leaky: Live, case: Case, off: dict[str, Any], stream: bool
) -> None:
    told = await ask(leaky, case, SEED, BY_KEY, Form(off), stream=stream)
    assert not leaked(told.texts(), case.secret(SEED)), str(told)
    assert told.content() == case.answer


@pytest.mark.parametrize("off", OFF, ids=str)
@pytest.mark.parametrize("case", [case for case in CASES if case.model in {"far-raw", "far-implicit"}], ids=str)
async def test_nor_does_it_where_the_prompt_cannot_be_seen(leaky: Live, case: Case, off: dict[str, Any]) -> None:
    told = await ask(leaky, case, SEED, BY_KEY, Form(off), stream=True)
    assert not leaked(told.texts(), case.secret(SEED)), str(told)


RAW = next(case for case in CASES if case.name == "upstream, raw")
RAW_SWITCHED, RAW_CLOSED = replace(RAW, model="far-switched"), replace(RAW, model="far-closed")


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("way", [BY_KEY, BY_MODEL, SUMMED_BY_KEY, SUMMED_BY_MODEL], ids=str)
@pytest.mark.parametrize(
    "off", [*OFF, {"thinking_budget": 0}, {"chat_template_kwargs": {"deep_think": False}}], ids=str
)
async def test_a_model_that_is_said_to_begin_open_cannot_be_switched_off_by_any_name(
    leaky: Live, off: dict[str, Any], way: Way, stream: bool
) -> None:
    told = await ask(leaky, RAW_SWITCHED, SEED, way, Form(off), stream=stream)
    assert told.response.status_code == 400, str(told)
    assert told.documents()[0]["error"]["param"] == "enable_thinking"
    assert not leaked(told.texts(), RAW_SWITCHED.secret(SEED))


@pytest.mark.parametrize("value", [0, 1, "false", "", None, [], {}])
@pytest.mark.parametrize("way", [BY_KEY, OPEN], ids=str)
async def test_the_models_own_switch_is_true_or_false(leaky: Live, value: Any, way: Way) -> None:
    told = await ask(
        leaky, RAW_SWITCHED, SEED, way, Form({"chat_template_kwargs": {"deep_think": value}}), stream=False
    )
    assert told.response.status_code == 400, str(told)
    assert told.documents()[0]["error"]["param"] == "chat_template_kwargs.deep_think"


async def test_who_sees_the_trace_can_switch_it_off_by_the_models_own_name(leaky: Live) -> None:
    off = Form({"chat_template_kwargs": {"deep_think": False}})
    assert (await ask(leaky, RAW_SWITCHED, SEED, OPEN, off, stream=False)).response.status_code == 200
    both = Form({"chat_template_kwargs": {"deep_think": False}, "reasoning_effort": "high"})
    told = await ask(leaky, RAW_SWITCHED, SEED, OPEN, both, stream=False)
    assert (told.response.status_code, told.documents()[0]["error"]["param"]) == (
        400,
        "chat_template_kwargs.deep_think",
    )


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("way", [BY_KEY, BY_REQUEST, SUMMED_BY_KEY], ids=str)
async def test_a_prompt_that_ends_in_the_assistants_own_words_is_not_the_one_that_the_settings_speak_of(
    leaky: Live, way: Way, stream: bool
) -> None:
    prefilled = Form({"messages": [*prompt_of(RAW_CLOSED, SEED), {"role": "assistant", "content": "So: <think>"}]})
    told = await ask(leaky, RAW_CLOSED, SEED, way, prefilled, stream=stream)
    assert not leaked(told.texts(), RAW_CLOSED.secret(SEED)), str(told)
    assert told.content().endswith("It is four.")


async def test_a_trace_that_ends_where_none_was_said_to_begin_is_logged_as_an_error_once_and_without_its_text(
    leaky: Live, watch: Watch
) -> None:
    for way in (OPEN, BY_KEY, BY_KEY, SUMMED_BY_KEY):
        for stream in (True, False):
            told = await ask(leaky, RAW_CLOSED, SEED, way, Form(), stream=stream)
            assert told.content().endswith("It is four.")
    [text] = [text for where, text in watch.texts() if where == "log of thinkaloud.models"]
    assert "model far-closed: " in text
    assert "thinking.opened_by_prompt" in text
    assert "'levelname': 'ERROR'" in text
    assert not leaked([("log", text)], RAW_CLOSED.secret(SEED))


@pytest.mark.parametrize("way", [BY_KEY, BY_REQUEST, SUMMED_BY_KEY], ids=str)
@pytest.mark.parametrize("model", ["far-tagged", "far", "far-switched-off"])
async def test_an_answer_without_a_trace_is_whole_where_nobody_knows_whether_one_is_open(
    leaky: Live, model: str, way: Way
) -> None:
    for form in (Form(), Form({"logprobs": True}), Form({"stop": ["."], "include_stop_str_in_output": True})):
        for stream in (True, False):
            told = await ask(leaky, replace(PLAIN, model=model), SEED, way, form, stream=stream)
            assert told.content() == "It is four.", str(told)
            assert told.trace() == ""
            finished = [each["finish_reason"] for body in told.documents() for each in body.get("choices", ())]
            assert finished[-1] == "stop"
