"""A hidden trace has no influence on what is sent but for its length: two traces of one length, one answer.

The strongest form of the claim: it needs no idea of where a leak would be, or in what disguise.
"""

import json
import re
from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest

from dialects.dialect import Dialect
from dialects.documents import without_moments
from dialects.every import CHAT, DIALECTS
from leaks.asking import BY_KEY, BY_REQUEST, SUMMED_BY_KEY, Told, Way, ask
from leaks.canaries import word
from leaks.cases import CASES, FAILING, SEEDS, UNSEEN, Case
from leaks.forms import FORMS, Form
from live import Live

CHAT_FORMS = (Form(), Form({"reasoning_format": "tags"}), Form({"logprobs": True, "top_logprobs": 3}))
OF_THE_MOMENT = {"date", "x-request-id", "request-id", "content-length"}
"""Headers that differ between equal requests; the length does as the seconds are longer or shorter to write."""
OF_ALL_CHOICES = {"thinkaloud", "usage", "usageMetadata"}
"""Fields of an event that are not of its choice."""
_REQUEST = re.compile(r" request [\w-]+")
"""The id in the text of an error."""


def choice_of(document: Mapping[str, Any]) -> int:
    """The last choice that a document is of."""
    choices = [*document.get("choices", ()), *document.get("candidates", ())]
    return max((choice["index"] for choice in choices), default=-1)


def observed(told: Told) -> list[str]:
    """All that an observer has, but the moment: choices of one stream run beside each other, so each by itself, and so
    what is told of all of them, which is in the first or the last event of whichever choice.
    """
    events = [without_moments(document) for document in told.events()]
    whole = [{name: event.pop(name) for name in OF_ALL_CHOICES & event.keys()} for event in events]
    headers = [item for item in told.response.headers.multi_items() if item[0] not in OF_THE_MOMENT]
    texts = map(json.dumps, [*sorted(events, key=choice_of), *filter(None, whole)])
    return [str(told.status), str(headers), *(_REQUEST.sub(" request ID", text) for text in texts)]


@pytest.mark.parametrize(
    ("dialect", "way"),
    [*product(DIALECTS, [BY_KEY, SUMMED_BY_KEY]), (CHAT, BY_REQUEST)],
    ids=str,
)
@pytest.mark.parametrize("case", [case for case in (*CASES, *FAILING) if case not in UNSEEN[4:]], ids=str)
async def test_another_trace_of_the_same_length_gives_the_same_bytes(
    leaky: Live, case: Case, way: Way, dialect: Dialect
) -> None:
    for form in CHAT_FORMS if dialect is CHAT else FORMS[dialect.name].few:
        for stream in (True, False):
            one, other = [
                observed(await ask(leaky, case, seed, way, form, stream=stream, dialect=dialect)) for seed in SEEDS
            ]
            assert one == other


@pytest.mark.parametrize(
    "case", [case for case in CASES if "stop" not in case.question and case not in UNSEEN[4:]], ids=str
)
async def test_a_stop_string_that_only_the_trace_has_changes_nothing(leaky: Live, case: Case) -> None:
    seed = SEEDS[0]
    for stop in ([word(seed, number) for number in (1, 2, 3)], word(seed, 4)[2:5]):
        for stream in (True, False):
            without = await ask(leaky, case, seed, BY_KEY, Form(), stream=stream)
            stopping = Form({"stop": stop, "include_stop_str_in_output": True})
            assert observed(await ask(leaky, case, seed, BY_KEY, stopping, stream=stream)) == observed(without)
