"""The search finds what is there: each case again, with the trace shown, by the same means."""

import base64
import json
import logging
import re

import pytest

from dialects.dialect import Dialect
from dialects.every import CHAT, each_dialect
from leaks.asking import OPEN, ask, asked, stored
from leaks.canaries import fill, windows
from leaks.cases import CASES, FAILING, LONG, SEEDS, SHAPES, UNSEEN, Case
from leaks.evidence import leaked, of_body
from leaks.forms import FORMS, Form
from leaks.serving import FULL
from leaks.watching import Watch
from live import Live

SEED = SEEDS[0]


def canaries(case: Case) -> set[str]:
    """Those that the full view shows, alone: all, but for a trace that was cut."""
    return {fill(mark, SEED) for mark in re.findall(r"@\d+", case.trace)}


@each_dialect
@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_trace_that_is_shown_is_found_in_every_form(leaky: Live, case: Case, dialect: Dialect) -> None:
    forms, few = FORMS[dialect.name], case in UNSEEN or not (dialect is CHAT or case in SHAPES)
    cut = bool({"max_tokens", "budget"} & case.question.keys())
    for each in await asked(leaky, case, SEED, OPEN, forms.every[:1] if few else forms.every, dialect):
        for again in (each, *(await stored(leaky, each))[:1]):
            assert leaked(again.texts(), case.secret(SEED)), str(again)
            shown = {word for word in canaries(case) if any(word in text for _, text in again.texts())}
            assert shown == canaries(case) or cut, str(again)


@each_dialect
@pytest.mark.parametrize("case", [case for case in FAILING if case.thinks], ids=str)
async def test_what_was_thought_before_a_failure_is_found_in_a_stream(
    leaky: Live, case: Case, dialect: Dialect
) -> None:
    told = await ask(leaky, case, SEED, OPEN, Form(), stream=True, dialect=dialect)
    assert leaked(told.texts(), case.secret(SEED)), str(told)


@pytest.mark.parametrize("case", [LONG], ids=str)
async def test_a_trace_that_is_shown_is_in_no_librarys_log_either(leaky: Live, watch: Watch, case: Case) -> None:
    """sse-starlette would log each chunk at DEBUG, if it sent them."""
    for stream in (True, False):
        told = await ask(leaky, case, SEED, OPEN, Form(), stream=stream)
        assert leaked(told.texts(), case.secret(SEED))
    assert watch.texts(), "the watch is blind"
    assert not leaked(watch.texts(), case.secret(SEED))


async def test_the_watch_sees_messages_arguments_fields_and_exceptions_of_any_logger(watch: Watch) -> None:
    told = [f"canary{number}" for number in range(4)]
    log = logging.getLogger("some.library")
    log.debug(told[0])
    log.debug("%s", told[1])
    log.debug("said", extra={"text": told[2]})
    try:
        raise ValueError(told[3])
    except ValueError:
        log.debug("failed", exc_info=True)
    for each in told:
        assert leaked(watch.texts(), frozenset({each}))


async def test_the_metrics_are_those_of_these_requests(leaky: Live) -> None:
    await ask(leaky, LONG, SEED, OPEN, Form(), stream=False)
    page = await leaky.client.get("/metrics", headers={"authorization": f"Bearer {FULL}"})
    assert LONG.model in page.text


def delta(text: str, index: int = 0) -> str:
    """An event of a stream, with this text in some field."""
    return f"data: {json.dumps({'choices': [{'index': index, 'delta': {'other': text}}]})}\n\n"


SECRET = "qxjzkvжу"
ENCODED = {
    "plain": SECRET,
    "escaped": json.dumps({"a": SECRET}),
    "escaped twice": json.dumps({"a": json.dumps(SECRET)}),
    "as bytes": json.dumps({"a": {"bytes": list(SECRET.encode())}}),
    "as bytes of single tokens": "".join(f"data: {json.dumps({'bytes': list(each.encode())})}\n\n" for each in SECRET),
    "as characters": json.dumps({"a": [ord(each) for each in SECRET]}),
    "base64": json.dumps({"a": base64.b64encode(SECRET.encode()).decode()}),
    "base64 for addresses": json.dumps({"a": base64.urlsafe_b64encode(SECRET.encode()).decode()}),
    "hexadecimal": json.dumps({"a": SECRET.encode().hex()}),
    "character by character": "".join(map(delta, SECRET)),
    "between those of another choice": "".join(delta(each) + delta("something else", 1) for each in SECRET),
    "a name": json.dumps({SECRET: 1}),
    "a comment of a stream": f": {SECRET}\n\ndata: [DONE]\n\n",
}


@pytest.mark.parametrize("body", ENCODED.values(), ids=ENCODED.keys())
def test_the_search_reads_disguises(body: str) -> None:
    assert leaked(of_body(body.encode()), frozenset({SECRET[:6]}))


def test_a_window_is_a_run_of_the_secret_that_is_not_public() -> None:
    found = windows("abcdefgh public", ["it is public", "xbcdefgx"])
    assert found == {"abcdef", "cdefgh", "defgh ", "efgh p", "fgh pu", "gh pub", "h publ"}
