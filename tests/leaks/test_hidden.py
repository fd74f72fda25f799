"""Where a trace is hidden or summarised, nothing of it leaves: not in a body, a header, a log, a metric or a print.

A summary may have words of the trace; those that could be a secret, as the canaries are, it never has.

The search itself is held to the same cases with the trace shown, in `test_controls.py`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import httpx
import pytest

from dialects.asking import ask as ask_in
from dialects.dialect import Dialect, Question
from dialects.every import CHAT, DIALECTS, each_dialect, each_stream
from leaks.asking import (
    BY_KEY,
    BY_MODEL,
    HIDING,
    OPEN,
    SUMMED_BY_KEY,
    SUMMED_BY_MODEL,
    SUMMING,
    Told,
    Way,
    ask,
    asked,
    stored,
)
from leaks.cases import CASES, FAILING, LONG, SEEDS, SHAPES, UNSEEN, Case
from leaks.evidence import leaked, of_response
from leaks.forms import FORMS, Form
from leaks.serving import FULL
from leaks.watching import Watch
from live import Live
from plain_http import exchange
from thinkaloud.thinking.formats import FORMATS

SEED = SEEDS[0]


def forms_of(dialect: Dialect, case: Case, way: Way) -> tuple[Form, ...]:
    """Every form, but for what differs from other cases, ways and dialects in its stream of events alone.

    Cases beyond the shapes are asked by key alone where the dialect is not Chat. Whoever settles what is seen, a form
    is written of what was settled: by key in every form, and otherwise in those that differ most.
    """
    forms, by_key = FORMS[dialect.name], way in (BY_KEY, SUMMED_BY_KEY)
    if dialect is CHAT:
        few = case in UNSEEN or not by_key
    elif case in SHAPES or by_key:
        few = case not in SHAPES or not by_key
    else:
        return ()
    return forms.few if few else forms.every


PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    *((path, {}) for path in ("/v1/models", "/v1beta/models", "/health", "/ready", "/openapi.json")),
    ("/v1/models", {"anthropic-version": "2023-06-01"}),
)
"""Pages that say nothing of requests."""


TAGS = {("<think>", "</think>"), ("{{plan}}", "{{/plan}}"), *((row.start, row.end) for row in FORMATS.values())}
SHOWN = re.compile("|".join(rf"{re.escape(start)}\s*\*\*.*?(?:{re.escape(end)}|\Z)" for start, end in TAGS), re.DOTALL)
"""A summary inside the content, with the tags of any format."""


async def page_texts(live: Live, path: str, headers: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Every text in a page of the server."""
    sent = {"authorization": f"Bearer {FULL}", **(headers or {})}
    reply = await exchange(httpx.URL(live.url), path, b"", sent)
    assert reply.status == 200, path
    return list(of_response(reply.response(), reply.body))


async def searched(live: Live, case: Case, told: list[Told], watch: Watch, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing of the case's trace is in the answers, in what is stored, nor in what the server says elsewhere.

    The metrics, which keep what they have once told, are searched when all has been asked: `leaky`.
    """
    secret = case.secret(SEED)
    assert secret
    for each in told:
        for again in (each, *await stored(live, each)):
            assert not leaked(again.texts(), secret), str(again)
    assert watch.texts(), "the watch is blind"
    assert not leaked(watch.texts(), secret)
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), secret)


async def told_in(live: Live, dialect: Dialect, case: Case, ways: Iterable[Way]) -> list[Told]:
    """The answers of every way that the dialect can ask for, in every form."""
    sayable = [way for way in ways if way.is_sayable(dialect)]
    return [
        each for way in sayable for each in await asked(live, case, SEED, way, forms_of(dialect, case, way), dialect)
    ]


def says_all(dialect: Dialect, case: Case) -> bool:
    """Whether the answer is that of the case: the dialect can ask for it."""
    return dialect.can_say(case.asked(SEED, case.model))


@each_dialect
@pytest.mark.parametrize("case", CASES, ids=str)
async def test_no_window_of_a_hidden_trace_is_anywhere_and_the_answer_is_whole(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, dialect: Dialect
) -> None:
    told = await told_in(leaky, dialect, case, HIDING)
    for each in told:
        assert each.status == 200, str(each)
        for index in range(case.question.get("n", 1)) if says_all(dialect, case) else ():
            assert each.content(index) == case.answer, str(each)
            assert each.trace(index) == "", str(each)
    await searched(leaky, case, told, watch, capfd)


@each_dialect
@pytest.mark.parametrize("case", CASES, ids=str)
async def test_no_window_of_a_summarised_trace_is_anywhere_and_the_answer_is_whole(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, dialect: Dialect
) -> None:
    told = await told_in(leaky, dialect, case, SUMMING)
    for each in told:
        assert each.status == 200, str(each)
        for index in range(case.question.get("n", 1)) if says_all(dialect, case) else ():
            answer = SHOWN.sub("", each.content(index))
            assert answer == case.answer, str(each)
            assert each.trace(index).startswith("**") != (each.content(index) != answer), str(each)
    await searched(leaky, case, told, watch, capfd)


@each_stream
@pytest.mark.parametrize("case", FAILING, ids=str)
async def test_a_failure_tells_nothing_of_a_hidden_trace(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, dialect: Dialect
) -> None:
    told = await told_in(leaky, dialect, case, HIDING + SUMMING)
    for each in told:
        error = each.reply.error
        assert error is not None, str(each)
        assert error.code in dialect.failed_codes, str(each)
        assert each.status != 200 or SHOWN.sub("", each.content()) == case.answer, str(each)
    await searched(leaky, case, told, watch, capfd)


@each_stream
@pytest.mark.parametrize("case", CASES[:4], ids=str)
async def test_nothing_in_a_request_raises_what_may_be_seen(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, dialect: Dialect
) -> None:
    ways, demands = (BY_KEY, BY_MODEL, SUMMED_BY_KEY, SUMMED_BY_MODEL), FORMS[dialect.name].demands
    told = [each for way in ways for each in await asked(leaky, case, SEED, way, demands, dialect)]
    assert {SHOWN.sub("", each.content()) for each in told} == {case.answer}
    await searched(leaky, case, told, watch, capfd)


@each_dialect
@pytest.mark.parametrize("case", CASES[:4], ids=str)
async def test_every_spelling_of_hidden_hides(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, dialect: Dialect
) -> None:
    told = await asked(leaky, case, SEED, OPEN, FORMS[dialect.name].spellings, dialect)
    assert {each.content() for each in told} == {case.answer}
    await searched(leaky, case, told, watch, capfd)


@pytest.mark.parametrize("dialect", [each for each in DIALECTS if each.count_path(Question([]))], ids=str)
@pytest.mark.parametrize("way", [BY_KEY, SUMMED_BY_KEY], ids=str)
async def test_what_counts_a_prompt_with_a_sealed_trace_tells_nothing_of_it(
    leaky: Live, watch: Watch, capfd: pytest.CaptureFixture[str], way: Way, dialect: Dialect
) -> None:
    asked = LONG.asked(SEED, LONG.model)
    path = dialect.count_path(asked)
    assert path is not None
    [choice] = (await ask_in(leaky, dialect, replace(asked, sealed=True), way.key)).reply.choices
    again = replace(asked, messages=[*asked.messages, choice.message(), *asked.messages])
    body, headers = json.dumps(dialect.write(again)).encode(), dialect.key_headers(way.key)
    reply = await exchange(httpx.URL(leaky.url), path, body, headers)
    assert reply.status == 200, reply.body
    await searched(leaky, LONG, [Told(dialect, reply.response(), reply.body, way, Form())], watch, capfd)


async def test_no_page_tells_of_a_trace(leaky: Live) -> None:
    for case in CASES:
        await ask(leaky, case, SEED, BY_KEY, Form(), stream=True)
    secrets = frozenset[str]().union(*(case.secret(SEED) for case in CASES))
    for path, headers in PAGES:
        assert not leaked(await page_texts(leaky, path, headers), secrets), path


async def test_the_listener_of_metrics_tells_of_no_trace_to_whoever_asks_for_whatever(
    leaky: Live, metrics_url: httpx.URL
) -> None:
    cases = SHAPES + FAILING
    for case in cases:
        await ask(leaky, case, SEED, BY_KEY, Form(), stream=True)
    secrets = frozenset[str]().union(*(case.secret(SEED) for case in cases))
    for path in ("/metrics", *dict(PAGES), "/admin/overview", f"/metrics/{cases[0].prompt(SEED)[1:6]}"):
        reply = await exchange(metrics_url, path, b"", {})
        assert reply.status == (200 if path == "/metrics" else 404), path
        assert not leaked(of_response(reply.response(), reply.body), secrets), path
