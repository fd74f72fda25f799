"""Fields with which a caller could reach for a trace that is hidden from it: refused by name, to such callers only."""

from typing import Any

import pytest

from leaks.asking import BY_KEY, BY_MODEL, OPEN, SUMMED_BY_KEY, SUMMED_BY_MODEL, Form, Way, ask
from leaks.cases import CASES, LONG, SEEDS, Case
from leaks.evidence import leaked
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
