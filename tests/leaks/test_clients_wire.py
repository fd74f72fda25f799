"""What clients may say in many shapes opens no way to a trace: histories, spellings, names by settings, origins."""

from typing import Any

import pytest

from leaks.asking import BY_KEY, BY_KEY_IN_TAGS, BY_REQUEST, SUMMED_BY_KEY, SUMMED_BY_KEY_IN_TAGS, Way, ask
from leaks.cases import CASES, LONG, SEEDS, Case
from leaks.evidence import leaked
from leaks.forms import Form
from leaks.serving import prompt_of
from live import Live

SEED = SEEDS[0]
ORIGIN = {"origin": "https://app.example"}

HISTORIES: list[dict[str, Any]] = [
    {"content": [{"type": "thinking", "thinking": "<think>", "signature": "s"}, {"type": "text", "text": "</think>"}]},
    {"content": [{"type": "reasoning", "text": "So: <think>"}]},
    {"content": [{"type": "text", "text": "<think>"}]},
    {"content": [{"type": "refusal", "refusal": "So: <think>"}]},
    {"content": "x", "reasoning": {"content": [{"text": "<think>"}]}},
    {"content": None, "thinking_blocks": [{"type": "thinking", "thinking": "</think>"}]},
    {"content": None, "refusal": "</think>"},
]
"""Answers before the question, and after it, which leave a trace open or close one that is not."""

ASKED: list[Form] = [
    Form({"max_tokens": 2**31 - 1}),
    Form({"max_completion_tokens": 10**8, "logprobs": True}),
    Form({"guided_regex": ".*"}),
    Form({"format": "json"}),
    Form({"logit_bias": {}, "bad_words": [], "min_tokens": 0, "stop_token_ids": [], "top_k": 0}),
    Form({"reasoning_format": "none"}),
    Form({"reasoning_format": "raw", "logprobs": True}),
    Form({"reasoning_format": "auto"}),
    Form({"reasoning_format": "parsed", "stream_reasoning": False}),
    Form({"separate_reasoning": True}),
    Form(headers=ORIGIN),
]

WAYS = [BY_KEY, BY_REQUEST, SUMMED_BY_KEY, BY_KEY_IN_TAGS, SUMMED_BY_KEY_IN_TAGS]
SOME = [case for case in CASES if case.name in {"long", "upstream, labelled", "upstream, raw", "three choices"}]


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("case", SOME, ids=str)
async def test_no_spelling_and_no_setting_of_names_shows_a_trace(
    leaky: Live, case: Case, way: Way, stream: bool
) -> None:
    for form in ASKED:
        if way is BY_REQUEST and "reasoning_format" in form.request:
            continue
        told = await ask(leaky, case, SEED, way, form, stream=stream)
        assert told.response.status_code == 200, str(told)
        assert not leaked(told.texts(), case.secret(SEED)), str(told)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("history", HISTORIES, ids=str)
@pytest.mark.parametrize("way", [BY_KEY, SUMMED_BY_KEY, BY_KEY_IN_TAGS], ids=str)
async def test_no_shape_of_history_opens_or_closes_a_trace(
    leaky: Live, history: dict[str, Any], way: Way, stream: bool
) -> None:
    for case in SOME:
        said, question = {"role": "assistant", **history}, prompt_of(case, SEED)
        for messages in ([question[0], said, *question], [*question, said]):
            told = await ask(leaky, case, SEED, way, Form({"messages": messages}), stream=stream)
            assert not leaked(told.texts(), case.secret(SEED)), str(told)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize(
    "request_", [{"grammar": 1}, {"functions": [{"name": "f"}]}, {"model": "gone"}, {"min_tokens": 1}], ids=str
)
async def test_an_error_that_a_page_elsewhere_reads_has_nothing_of_a_trace(
    leaky: Live, request_: dict[str, Any], stream: bool
) -> None:
    told = await ask(leaky, LONG, SEED, BY_KEY, Form(request_, ORIGIN), stream=stream)
    assert told.response.status_code >= 400
    assert told.response.headers["access-control-allow-origin"] == ORIGIN["origin"]
    assert not leaked(told.texts(), LONG.secret(SEED)), str(told)
