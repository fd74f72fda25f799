"""Every place of a request with everything wrong that can stand there: a status, the dialect's form, and no more."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from computing import LONGEST_BLOCK
from dialects.dialect import Dialect
from dialects.documents import Document
from dialects.every import DIALECTS
from hostile.case import ASKED, QUESTION, Case, http_request
from hostile.judging import check, sent, watched
from hostile.places import WRONG, Place, at, changed, dotted, places, rich
from live import Live
from plain_http import exchange

_NODES = 96_000
_SIZE = 8 * 2**20 - 65_536


def every_place() -> Iterator[Any]:
    for dialect in DIALECTS:
        for number, document in enumerate(rich(dialect)):
            for place in places(document):
                yield pytest.param(dialect, document, place, id=f"{dialect} {number}: {dotted(place)}")


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
async def test_the_request_with_everything_is_served(open_server: Live, dialect: Dialect, number: int) -> None:
    body = json.dumps(rich(dialect)[number]).encode()
    reply = await exchange(httpx.URL(open_server.url), dialect.path(QUESTION), body, {"host": "localhost"})
    assert reply.status == 200, reply.body
    assert dialect.reply(reply.body).choices[0].text == "Here is the answer."


@pytest.mark.parametrize(("dialect", "document", "place"), every_place())
async def test_whatever_stands_in_a_place_is_served_or_refused_in_form(
    open_server: Live, dialect: Dialect, document: Document, place: Place
) -> None:
    for value in WRONG:
        body = json.dumps(changed(document, place, value)).encode()
        reply = await exchange(httpx.URL(open_server.url), dialect.path(QUESTION), body, {"host": "localhost"})
        told = f"{str(value)[:80]!r}: {reply.status} {reply.body[:400]!r}"
        assert reply.status in {200, 400, 404}, told
        if reply.status == 200:
            assert dialect.reply(reply.body).error is None, told
            continue
        error = dialect.failure(json.loads(reply.body))
        assert error.code == dialect.codes.get(reply.status, error.code), told
        assert ASKED not in error.message, told
        assert len(reply.body) < 2_000, told


LARGER: dict[type, dict[str, Callable[[Any], Any]]] = {
    list: {
        "again and again": lambda value: value[:1] * room_for(value[:1]),
        "of numbers": lambda _: [1] * _NODES,
        "of nothing": lambda _: [{}] * (_NODES // 2),
        "of nothing, in less than 64 KiB": lambda _: [{}] * 18_000,
    },
    dict: {
        "with many names": lambda value: value | {f"x{n}": n for n in range(_NODES)},
        "with a name of 8 MiB": lambda value: {"\u0600" * (_SIZE // 2): 1} | value,
    },
    str: {
        "of 8 MiB": lambda _: "ab " * (_SIZE // 3),
        "of 8 MiB that is not ASCII": lambda _: "\u0600" * (_SIZE // 2),
    },
}
"""What a place of such a value may hold at most."""


def room_for(value: Any) -> int:
    """How often a body may have it."""
    written = json.dumps(value)
    return min(_SIZE // len(written), _NODES // (1 + len(re.findall(r"[\[{,]", written))))


def bulk() -> Iterator[Any]:
    """Each place that holds several, once for places that are alike; of the others, one a field of the request."""
    seen = set()
    for dialect, document in ((each, document) for each in DIALECTS for document in rich(each)):
        for place in places(document):
            kind = type(at(document, place))
            names = [name for name in place if isinstance(name, str)]
            alike = (dialect, *(names if kind is list else names[:1]), kind)
            for how in LARGER.get(kind, ()) if alike not in seen else ():
                yield pytest.param(dialect, document, place, how, id=f"{dialect}: {dotted(place)} {how}")
            seen.add(alike)


@pytest.mark.parametrize(("dialect", "document", "place", "how"), bulk())
async def test_as_much_as_may_be_in_a_place_blocks_nobody(
    open_server: Live, dialect: Dialect, document: Document, place: Place, how: str
) -> None:
    value = at(document, place)
    large = changed(document, place, LARGER[type(value)][how](value))
    body = json.dumps(large, ensure_ascii=False, separators=(",", ":")).encode()
    request = http_request(body, path=dialect.path(QUESTION))
    case = Case("bulk", lambda: [request], (200, 400, 404), dialect=dialect)
    answer, blocked = await watched(open_server, case)
    if answer.status != 200:
        check(case, answer)
    assert answer.status in case.status, answer.body[:300]
    assert blocked <= LONGEST_BLOCK
    good = http_request(json.dumps(dialect.write(QUESTION)).encode(), path=dialect.path(QUESTION))
    assert (await sent(open_server, Case("good", lambda: [good], (200,)))).status == 200
