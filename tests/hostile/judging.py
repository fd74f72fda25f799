"""How a hostile request is sent to a live server, watched and judged."""

import asyncio
import json
from pathlib import Path
from urllib.parse import urlsplit

from computing import LONGEST_BLOCK, slowdown
from hostile.case import ASKED, Answer, Case, exchange
from hostile.watchdog import Watchdog
from live import Live
from thinkaloud.runtime import garbage

ATTEMPTS = 8
"""A block that is the server's own comes each time; one that comes of a busy machine does not."""

_INSIDE = (b"Traceback", b'"detail"', b".py", b"pydantic", b"msgspec", b"starlette", b"site-packages")
_HERE = str(Path(__file__).parents[2]).encode()


def _address(live: Live) -> tuple[str, int]:
    parts = urlsplit(live.url)
    assert parts.hostname
    assert parts.port
    return parts.hostname, parts.port


async def sent(live: Live, case: Case) -> Answer:
    return await asyncio.to_thread(exchange, _address(live), case)


def check(case: Case, answer: Answer) -> None:
    assert answer.status in case.status, (answer.status, answer.body[:300])
    assert not [word for word in (*_INSIDE, _HERE) if word in answer.body], answer.body[:300]
    if answer.status == 0 or not case.body:
        return
    assert answer.headers["content-type"].startswith("application/json"), answer.headers
    error = case.dialect.failure(json.loads(answer.body))
    code = case.dialect.codes.get(answer.status, case.code)
    assert error.code == (code or error.code), error
    assert case.param is None or f"{error.param}.".startswith(f"{case.param}."), error
    assert len(answer.body) < 2_000, "an error does not send back what came in"
    assert ASKED not in error.message
    if answer.status in {429, 503}:
        assert 1 <= int(answer.headers["retry-after"]) <= 60


async def watched(live: Live, case: Case) -> tuple[Answer, float]:
    """What was answered, and for how long the event loop was blocked meanwhile, in the best of a few attempts.

    A machine that is slower just now than when the bound was measured is allowed for.
    """
    least = float("inf")
    for _ in range(ATTEMPTS):
        async with Watchdog() as watchdog:
            answer = await sent(live, case)
        least = min(least, watchdog.worst if watchdog.worst <= LONGEST_BLOCK else watchdog.worst / slowdown())
        if least <= LONGEST_BLOCK:
            break
        garbage.freeze()  # as a server does: what other tests left is not to be walked through
    return answer, least
