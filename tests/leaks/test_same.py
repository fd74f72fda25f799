"""A hidden trace has no influence on what is sent but for its length: two traces of one length, one answer.

The strongest form of the claim: it needs no idea of where a leak would be, or in what disguise.
"""

import json
from typing import Any

import pytest

from leaks.asking import BY_KEY, BY_REQUEST, SUMMED_BY_KEY, Form, Told, Way, ask
from leaks.canaries import word
from leaks.cases import CASES, FAILING, SEEDS, UNSEEN, Case
from live import Live

FORMS = (Form(), Form({"reasoning_format": "tags"}), Form({"logprobs": True, "top_logprobs": 3}))
OF_THE_MOMENT = {"date", "x-request-id", "content-length"}
"""Headers that differ between equal requests; the length does as the seconds are longer or shorter to write."""


def without_moments(document: dict[str, Any]) -> dict[str, Any]:
    """A document without its id and its times."""
    kept = {name: value for name, value in document.items() if name not in {"id", "created"}}
    if thinking := (kept.get("thinkaloud") or {}).get("thinking"):
        kept["thinkaloud"] = {**kept["thinkaloud"], "thinking": {**thinking, "seconds": 0}}
    if message := (kept.get("error") or {}).get("message"):
        kept["error"] = {**kept["error"], "message": message.rpartition(" request ")[0] or message}
    return kept


def observed(told: Told) -> list[str]:
    """All that an observer has, but the moment: choices of one stream run beside each other, so each by itself."""
    documents = [without_moments(document) for document in told.documents()]
    documents.sort(key=lambda each: max((choice["index"] for choice in each.get("choices", ())), default=-1))
    headers = [item for item in told.response.headers.multi_items() if item[0] not in OF_THE_MOMENT]
    return [str(told.response.status_code), str(headers), *map(json.dumps, documents)]


@pytest.mark.parametrize("way", [BY_KEY, BY_REQUEST, SUMMED_BY_KEY], ids=str)
@pytest.mark.parametrize("case", [case for case in (*CASES, *FAILING) if case not in UNSEEN[4:]], ids=str)
async def test_another_trace_of_the_same_length_gives_the_same_bytes(leaky: Live, case: Case, way: Way) -> None:
    for form in FORMS:
        for stream in (True, False):
            one, other = [observed(await ask(leaky, case, seed, way, form, stream=stream)) for seed in SEEDS]
            assert one == other


@pytest.mark.parametrize(
    "case", [case for case in CASES if "stop" not in case.request and case not in UNSEEN[4:]], ids=str
)
async def test_a_stop_string_that_only_the_trace_has_changes_nothing(leaky: Live, case: Case) -> None:
    seed = SEEDS[0]
    for stop in ([word(seed, number) for number in (1, 2, 3)], word(seed, 4)[2:5]):
        for stream in (True, False):
            without = await ask(leaky, case, seed, BY_KEY, Form(), stream=stream)
            stopping = Form({"stop": stop, "include_stop_str_in_output": True})
            assert observed(await ask(leaky, case, seed, BY_KEY, stopping, stream=stream)) == observed(without)
