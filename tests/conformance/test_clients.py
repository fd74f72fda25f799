"""Real clients, unmodified, against a live server: each can chat, stream, call tools and get a structured answer, and
shows the trace where it can show one."""

from collections.abc import Callable
from typing import Any

import pytest

from conformance import harness
from conformance.harness import CLIENTS, Client
from conformance.table import Results
from live import Live

ANSWER = "They cost 12 dollars."
TRACE = "One pen costs 3 dollars, so 4 pens cost 4 * 3 = 12 dollars."
SUMMARY = "**Computing:** working through the numbers"
CAPITAL = {"name": "Paris", "country": "France"}
CALLED = ["weather", "21 degrees in Paris", "It is 21 degrees in Paris."]
EXPECTED = {
    "chat": ANSWER,
    "stream": ANSWER,
    "trace": TRACE,
    "trace_stream": TRACE,
    "tools": CALLED,
    "tools_stream": CALLED,
    "structured": CAPITAL,
    "turns": [ANSWER, CAPITAL],
    "count": True,
    "models": ["thinker"],
}
_REAL = ("chat", "stream", "trace", "trace_stream")
_runs: dict[str, dict[str, Any]] = {}


def _expected(client: Client, check: str) -> Any:
    if check not in {"trace", "trace_stream"}:
        return EXPECTED[check]
    shown = SUMMARY if client.is_summary else TRACE
    return None if client.trace is None else shown


@pytest.mark.parametrize(
    ("client", "check"), [(client, check) for client in CLIENTS for check in client.checks], ids=str
)
async def test_client(
    client: Client, check: str, server: Live, installed: Callable[[Client], None], results: Results
) -> None:
    installed(client)
    record = results.setdefault(client.title, {})
    record[check] = False
    if client.title not in _runs:
        _runs[client.title] = await harness.run(client, server.url, "thinker", client.checks)
    seen = _runs[client.title][check]
    assert "error" not in seen, seen["error"]
    assert seen["saw"] == _expected(client, check)
    record[check] = True


@pytest.mark.parametrize("client", [client for client in CLIENTS if "google" in client.package], ids=str)
async def test_a_client_reads_over_heartbeats(
    client: Client, slow_server: Live, installed: Callable[[Client], None]
) -> None:
    installed(client)
    seen = await harness.run(client, slow_server.url, "thinker", ("stream",))
    assert seen == {"stream": {"saw": ANSWER}}


@pytest.mark.vllm
@pytest.mark.parametrize("client", CLIENTS[:3], ids=str)
async def test_client_on_the_real_engine(client: Client, tiny: Live, installed: Callable[[Client], None]) -> None:
    installed(client)
    for check, seen in (await harness.run(client, tiny.url, "tiny-rl", _REAL)).items():
        assert seen.get("saw"), (check, seen)


@pytest.mark.vllm
async def test_parsed_structured_output_of_the_real_engine(tiny: Live, installed: Callable[[Client], None]) -> None:
    installed(CLIENTS[0])
    seen = (await harness.run(CLIENTS[0], tiny.url, "tiny-rl", ("structured",)))["structured"]
    assert "error" not in seen, seen["error"]
    assert set(seen["saw"]) == {"name", "country"}
