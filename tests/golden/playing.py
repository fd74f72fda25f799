"""Asking every case, and what is kept of an answer: all that a client sees, without ids and times."""

import json
import logging
import re
import sqlite3
from collections.abc import AsyncGenerator, Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import httpx
import msgspec

from golden.cases import SEALED, Case, cases
from golden.servers import SECRETS, settings
from golden.upstream import Upstream, upstream
from live import Live, listening
from plain_http import exchange
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

RECORDED = Path(__file__).parent / "recorded.jsonl"

MASKS = tuple(
    (re.compile(pattern), mask)
    for pattern, mask in (
        (r"(chatcmpl|route)-[0-9a-f]{32}", r"\1-ID"),
        (r'"created":\d+', '"created":0'),
        (r'"(seconds|ms)":[\d.]+', r'"\1":0'),
        (r"(first|first_answer|total)=[\d.]+s", r"\1=0s"),
        (r" at [\w/]+\.py:\d+", " at PLACE"),
        (r'"data":"([\w-]{40,})"', lambda found: f'"data":"{len(found[1])} characters"'),
        (r'"x-ratelimit-reset-(requests|tokens)": "[^"]+"', r'"x-ratelimit-reset-\1": "0s"'),
    )
)
VOTED = tuple(
    (re.compile(pattern), mask)
    for pattern, mask in (
        (r'"((?:[a-z]+_)?tokens(?:_saved)?)":\d+', r'"\1":0'),
        (r"(trace|answer|unfinished)=\d+", r"\1=0"),
    )
)
"""What depends on how far the choices were that were stopped."""
SHORT = (
    ('data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":0,"model":"', "«"),
    ('","choices":[{"index":0,"delta":{', "‹"),
    ('},"logprobs":null,"finish_reason":null}]', "›"),
    ('"reasoning_content":"', "®"),
    ('"content":"', "©"),
    ('","reasoning":"', "¦"),
    (',"top_logprobs":[', "¬"),
    (',"logprob":', "±"),
    ('"thinkaloud":{"model":"', "§"),
    ('"route":null,"thinking":{"tokens":', "¶"),
    ('"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":', "¤"),
    ('"', "~"),
)
"""What comes again and again, and a sign for it that stands nowhere else."""
USUAL = {
    "text/event-stream; charset=utf-8": {
        "cache-control": "no-store",
        "connection": "close",
        "transfer-encoding": "chunked",
        "x-accel-buffering": "no",
        "x-thinkaloud-route": "request",
    },
    "application/json": {"connection": "close", "x-thinkaloud-route": "request"},
}
"""The headers that most answers of a type have."""
_PLAIN = re.compile(
    r"(?P<before>[^®©¦]*(?:©|®(?=(?P<text>.*)¦(?P=text)~›)))[^©¦]*(?:¦.*)?(?P<after>~›[^›]*)", re.DOTALL
)
"""A shortened event with one text; where that has two names they say the same."""
HEADERS = frozenset({"date", "content-length", "x-request-id"})
"""Not compared: the length follows from the body, and the id is new each time."""


def masked(text: str, more: tuple[tuple[re.Pattern[str], Any], ...] = ()) -> str:
    """`text` without ids, times and what is sealed."""
    for pattern, mask in (*MASKS, *more):
        text = pattern.sub(mask, text)
    return text


def shortened(text: str) -> str:
    """`text` with signs for what comes again and again; equal only where the texts are."""
    for long, sign in SHORT:
        assert sign not in text
        text = text.replace(long, sign)
    return text


def by_choice(events: list[str]) -> list[str]:
    """The events of a stream, choice by choice; what the last choice to end says of all stands behind them."""
    told: list[tuple[int, str]] = []
    last = ""
    for event in events:
        chunk = json.loads(event.removeprefix("data: ")) if event.startswith("data: {") else {}
        choices = chunk.get("choices", [])
        if choices and choices[0]["finish_reason"] and "thinkaloud" in chunk:
            last = msgspec.json.encode(chunk.pop("thinkaloud")).decode()
            event = f"data: {msgspec.json.encode(chunk).decode()}"
        told.append((choices[0]["index"] if choices else len(events), event))
    return [event for _, event in sorted(told, key=lambda each: each[0])] + ([last] if last else [])


def runs(events: list[str]) -> list[str | list[str]]:
    """`events` with one list for several that differ in their text alone: what is before it, what behind, the texts."""
    told: list[str | list[str]] = []
    for (before, after), run in groupby(events, key=_around):
        found = list(run)
        if before is None or len(found) == 1:
            told += found
        else:
            told.append([before, after, *(event[len(before) : -len(after)].partition("¦")[0] for event in found)])
    return told


def _around(event: str) -> tuple[str | None, str]:
    """What stands before and behind the text of a shortened event; nothing before it where it holds more."""
    found = _PLAIN.fullmatch(event)
    return (found["before"], found["after"]) if found else (None, event)


@dataclass(frozen=True)
class Answer:
    """An HTTP answer, read to its end."""

    status: int
    headers: dict[str, str]
    text: str


def unusual(headers: dict[str, str]) -> dict[str, str | None]:
    """The headers that are not what they are in most answers of this type; None: not there."""
    usual = USUAL.get(headers.get("content-type", ""), {})
    names = sorted({*headers, *usual} - HEADERS)
    return {name: headers.get(name) for name in names if headers.get(name) != usual.get(name)}


def outcome(case: Case, answer: Answer, log: list[str], asked: bytes | None) -> dict[str, Any]:
    """One line of the record. asked: the body of the request to the upstream, if there was one."""
    more = VOTED if case.voted else VOTED[1:] if case.loose else ()
    events = answer.text.split("\n\n")
    if case.loose and len(events) > 1:
        events = by_choice(events)
    told = {
        "case": f"{case.server}: {case.name}",
        "status": answer.status,
        "headers": json.loads(masked(json.dumps(unusual(answer.headers)))),
        "log": [masked(line, more) for line in log],
        "body": runs([shortened(masked(event, more)) for event in events]),
    }
    return told if asked is None else told | {"upstream": masked(asked.decode())}


@contextmanager
def logged() -> Iterator[list[str]]:
    """The lines about requests that are logged in the block."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    log, handler = logging.getLogger("thinkaloud.requests"), Lines()
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


async def answered(url: str, case: Case, sealed: str = "") -> Answer:
    """The answer to `case`, by the plainest of clients: there are many cases. sealed: stands for `SEALED`."""
    body = b"" if case.body is None else json.dumps(case.body).replace(SEALED, sealed).encode()
    reply = await exchange(httpx.URL(url), case.path, body, {"host": "localhost", **case.headers})
    found = {name.decode(): value.decode() for name, value in reply.fields}
    return Answer(reply.status, found, reply.body.decode())


async def played(folder: Path) -> list[dict[str, Any]]:
    """The outcome of every case, and behind them what the servers have counted and kept. folder: an empty one."""
    outcomes: list[dict[str, Any]] = []
    with logged() as lines:
        async with AsyncExitStack() as stack:
            far = await stack.enter_async_context(upstream())
            servers = {}
            for name, tree in settings(far.url, folder).items():
                app = create_app(Settings.model_validate(tree), clock=lambda: 0.0)
                servers[name] = await stack.enter_async_context(listening(app))
                await servers[name].ready(10)
            outcomes += [each async for each in _asked(servers, far, lines)]
            outcomes += [await _counted(name, live) for name, live in servers.items()]
    return [*outcomes, {"case": "the archive", "rows": _archived(folder / "archive.db")}]


async def _asked(servers: dict[str, Live], far: Upstream, lines: list[str]) -> AsyncGenerator[dict[str, Any], None]:
    sealed = ""
    for case in cases():
        lines.clear()
        far.asked = None
        answer = await answered(servers[case.server].url, case, sealed)
        if found := re.search(r'"data":"([\w-]{40,})"', answer.text):
            sealed = found[1]
        yield outcome(case, answer, list(lines), far.asked)


async def _counted(name: str, live: Live) -> dict[str, Any]:
    """The counters of a server, but for those of choices that were stopped, of times, and of addresses."""
    headers = {"authorization": f"Bearer {SECRETS['full']}"} if name == "keyed" else {}
    page = (await answered(live.url, Case("metrics", name, None, "/metrics", headers))).text
    counters = re.findall(r'^(thinkaloud_\w+_(?:total|count)(?!.*(?:model="voter"|member=)).*)$', page, re.MULTILINE)
    return {"case": f"{name}: its counters", "counters": sorted(counters)}


def _archived(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute(
            "SELECT choice, key, model, visibility, reasoning_tokens, ended_by, trace FROM traces ORDER BY rowid"
        )
        return [json.dumps(row, ensure_ascii=False) for row in rows]


def recorded() -> list[dict[str, Any]]:
    """What was kept of an earlier run."""
    return [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").strip().split("\n")]
