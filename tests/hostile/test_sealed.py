"""Histories with as many sealed traces as may be: none opens that was not sealed here, and none holds anybody up."""

import base64
import json
import os
from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Any

import pytest

from computing import LONGEST_BLOCK
from hostile.case import GOOD, Case, http_request
from hostile.judging import watched
from hostile.serving import hostile_settings
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.traces.kept.sealer import Place, Sealer

_SECRET = "a secret of these tests and of nothing else"
_USER = GOOD["messages"][0]
_HEADER = 17
"""Bytes of a token that whoever has one can read: its version, the id of its key, and when it expires."""


def _forged(count: int) -> list[str]:
    """Tokens that look as if they were sealed here, each another one."""
    token = base64.urlsafe_b64decode(Sealer([_SECRET.encode()], 3600).seal("", Place("", "")) + "==")
    return [base64.urlsafe_b64encode(token[:_HEADER] + os.urandom(31)).decode() for _ in range(count)]


def _case(name: str, path: str, document: dict[str, Any]) -> Case:
    return Case(name, lambda: [http_request(json.dumps(document).encode(), path=path)], (200,))


def _chat(name: str, *answers: list[str], ids: list[str] | None = None) -> Case:
    """A history with an answer of each of these lists of tokens, beside calls of these ids."""
    calls = [{"id": id, "type": "function", "function": {"name": "f", "arguments": "{}"}} for id in ids or ()]
    said = [
        {
            "role": "assistant",
            "content": "ok",
            "reasoning_details": [{"type": "reasoning.encrypted", "data": token} for token in tokens],
            **({"tool_calls": calls} if calls else {}),
        }
        for tokens in answers
    ]
    return _case(name, "/v1/chat/completions", GOOD | {"messages": [_USER, *said, _USER]})


def _messages(name: str, *answers: list[str]) -> Case:
    said = [
        {"role": "assistant", "content": [{"type": "redacted_thinking", "data": token} for token in tokens]}
        for tokens in answers
    ]
    return _case(name, "/v1/messages", {**GOOD, "max_tokens": 50, "messages": [_USER, *said, _USER]})


def _gemini(name: str, tokens: list[str]) -> Case:
    asks = {"role": "user", "parts": [{"text": _USER["content"]}]}
    said = {"role": "model", "parts": [{"thoughtSignature": token} for token in tokens]}
    return _case(name, "/v1beta/models/thinker:generateContent", {"contents": [asks, said, asks]})


_CALLS = [f"{at}{'a' * 20_000}" for at in range(256)]
CASES = [
    _chat("16,000 tokens", _forged(16_000)),
    _chat("50 tokens beside 5 MB of ids", _forged(50), ids=_CALLS),
    _chat("14,000 tokens beside 5 MB of ids", _forged(14_000), ids=_CALLS),
    _chat("a token of 8 MiB", ["A" * (8 * 2**20 - 4_096)]),
    _chat("32,000 short ones", ["A"] * 16_000, ["A"] * 16_000),
    _messages("32,000 short ones of Messages", ["A"] * 16_000, ["A"] * 16_000),
    _gemini("16,000 short ones of Gemini", ["A"] * 16_000),
]


@pytest.fixture(scope="module")
async def sealing_server(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A server that seals traces."""
    secret = tmp_path_factory.mktemp("seal") / "secret"
    secret.write_text(_SECRET)
    async with listening(create_app(hostile_settings(traces={"sealing": {"keys": [{"file": secret}]}}))) as live:
        await live.ready(10)
        yield live


@pytest.mark.parametrize("has_key", [True, False], ids=["with a key", "without"])
@pytest.mark.parametrize("case", CASES, ids=str)
async def test_sealed_traces_that_do_not_open_are_dropped_without_a_block(
    case: Case, has_key: bool, open_server: Live, sealing_server: Live
) -> None:
    pieces = list(case.pieces())
    live = sealing_server if has_key else open_server
    answer, blocked = await watched(live, replace(case, pieces=lambda: pieces))
    assert answer.status == 200, answer.body[:300]
    assert b"Here is the answer." in answer.body
    assert blocked <= LONGEST_BLOCK


def test_what_is_forged_looks_as_if_it_were_sealed_here() -> None:
    sealer, [one] = Sealer([_SECRET.encode()], 3600), _forged(1)
    sealed = sealer.seal("", Place("", ""))
    assert one[:14] == sealed[:14], "version and key"
    assert sealer.open(one, Place("", "")) is None
