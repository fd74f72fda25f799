"""Where a trace is hidden or summarised, nothing of it leaves: not in a body, a header, a log, a metric or a print.

A summary may have words of the trace; those that could be a secret, as the canaries are, it never has.

The search itself is held to the same cases with the trace shown, in `test_controls.py`.
"""

import re

import httpx
import pytest

from leaks.asking import (
    BY_KEY,
    BY_MODEL,
    DEMANDS,
    HIDING,
    OPEN,
    SHAPES,
    SUMMED_BY_KEY,
    SUMMED_BY_MODEL,
    SUMMED_BY_REQUEST,
    SUMMING,
    Form,
    Told,
    Way,
    asked,
)
from leaks.cases import CASES, FAILING, SEEDS, UNSEEN, Case
from leaks.evidence import leaked, of_response
from leaks.serving import FULL
from leaks.watching import Watch
from live import Live
from plain_http import exchange
from thinkaloud.thinking.formats import FORMATS

SEED = SEEDS[0]
FEW = (Form(), Form({"reasoning_format": "tags", "logprobs": True, "top_logprobs": 3}))


def forms_of(case: Case, way: Way) -> tuple[Form, ...]:
    """Every form, but for what differs from other cases and ways in its stream of events alone."""
    return FEW if case in UNSEEN or way in (BY_MODEL, SUMMED_BY_REQUEST, SUMMED_BY_MODEL) else SHAPES


PAGES = ("/metrics", "/v1/models", "/health", "/ready", "/openapi.json")


TAGS = {("<think>", "</think>"), ("{{plan}}", "{{/plan}}"), *((row.start, row.end) for row in FORMATS.values())}
SHOWN = re.compile("|".join(rf"{re.escape(start)}\s*\*\*.*?(?:{re.escape(end)}|\Z)" for start, end in TAGS), re.DOTALL)
"""A summary inside the content, with the tags of any format."""


async def searched(live: Live, case: Case, told: list[Told], watch: Watch, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing of the case's trace is in the answers, nor in what the server says of them elsewhere."""
    secret = case.secret(SEED)
    assert secret
    for each in told:
        assert not leaked(each.texts(), secret), str(each)
    for page in PAGES:
        reply = await exchange(httpx.URL(live.url), page, b"", {"authorization": f"Bearer {FULL}"})
        assert reply.status == 200, page
        assert not leaked(of_response(reply.response(), reply.body), secret), page
    assert watch.texts(), "the watch is blind"
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_no_window_of_a_hidden_trace_is_anywhere_and_the_answer_is_whole(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case
) -> None:
    told = [each for way in HIDING for each in await asked(leaky, case, SEED, way, forms_of(case, way))]
    for each in told:
        assert each.response.status_code == 200, str(each)
        for index in range(case.request.get("n", 1)):
            assert each.content(index) == case.answer, str(each)
            assert each.trace(index) == "", str(each)
    await searched(leaky, case, told, watch, capfd)


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_no_window_of_a_summarised_trace_is_anywhere_and_the_answer_is_whole(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case
) -> None:
    told = [each for way in SUMMING for each in await asked(leaky, case, SEED, way, forms_of(case, way))]
    for each in told:
        assert each.response.status_code == 200, str(each)
        for index in range(case.request.get("n", 1)):
            answer = SHOWN.sub("", each.content(index))
            assert answer == case.answer, str(each)
            assert each.trace(index).startswith("**") != (each.content(index) != answer), str(each)
    await searched(leaky, case, told, watch, capfd)


@pytest.mark.parametrize("case", FAILING, ids=str)
async def test_a_failure_tells_nothing_of_a_hidden_trace(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case
) -> None:
    ways = [(way, FEW if way is BY_MODEL else SHAPES) for way in HIDING + SUMMING]
    told = [each for way, forms in ways for each in await asked(leaky, case, SEED, way, forms)]
    for each in told:
        assert each.documents()[-1]["error"]["code"] in {"engine_failed", "internal_error"}, str(each)
        assert each.response.status_code != 200 or SHOWN.sub("", each.content()) == case.answer, str(each)
    await searched(leaky, case, told, watch, capfd)


@pytest.mark.parametrize("case", CASES[:4], ids=str)
async def test_nothing_in_a_request_raises_what_may_be_seen(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case
) -> None:
    ways = (BY_KEY, BY_MODEL, SUMMED_BY_KEY, SUMMED_BY_MODEL)
    told = [each for way in ways for each in await asked(leaky, case, SEED, way, DEMANDS)]
    assert {SHOWN.sub("", each.content()) for each in told} == {case.answer}
    await searched(leaky, case, told, watch, capfd)


SPELLINGS = (
    Form({"reasoning": {"exclude": True}}),
    Form({"include_reasoning": False}),
    Form({"reasoning_format": "hidden"}),
    Form(headers={"x-thinkaloud-reasoning-format": "hidden"}),
    Form({"reasoning_format": "hidden", "stream_reasoning": False, "logprobs": True}),
)


@pytest.mark.parametrize("case", CASES[:4], ids=str)
async def test_every_spelling_of_hidden_hides(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case
) -> None:
    told = await asked(leaky, case, SEED, OPEN, SPELLINGS)
    assert {each.content() for each in told} == {case.answer}
    await searched(leaky, case, told, watch, capfd)
