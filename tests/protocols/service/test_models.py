"""The routes of no dialect: models, health, readiness, and the form of what is not there."""

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from live import Live, listening
from thinkaloud import settings as config
from thinkaloud.app import create_app
from thinkaloud.engine.base import ProgressCallback
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.errors import EngineFailed
from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"


class Slow(ScriptedEngine):
    """Loads until it is let go, or fails if told to."""

    def __init__(self) -> None:
        super().__init__("slow", config.ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))
        self.go = asyncio.Event()
        self.fails = False

    async def start(self, progress: ProgressCallback) -> None:
        progress("counting sheep")
        await self.go.wait()
        if self.fails:
            raise EngineFailed("no sheep")
        await super().start(progress)


@pytest.fixture
async def loading() -> AsyncGenerator[tuple[Live, Slow], None]:
    settings = Settings.model_validate(
        {
            "server": {"ready_timeout": 0.05},
            "engines": {"slow": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"m": {"engine": "slow"}},
        }
    )
    engine = Slow()
    async with listening(create_app(settings, {"slow": engine})) as live:
        yield live, engine


async def test_while_a_model_loads_the_server_is_alive_not_ready_and_says_what_it_does(
    loading: tuple[Live, Slow],
) -> None:
    live, engine = loading
    assert (await live.client.get("/health")).status_code == 200
    ready = await live.client.get("/ready")
    assert ready.status_code == 503
    assert 1 <= int(ready.headers["retry-after"]) <= 60
    assert ready.json()["engines"]["slow"]["phase"] == "counting sheep"
    refused = await ask(live)
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "model_loading"
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    engine.go.set()
    await live.ready(5)
    assert (await live.client.get("/ready")).status_code == 200


async def test_a_request_waits_for_its_model_and_is_then_served(loading: tuple[Live, Slow]) -> None:
    live, engine = loading
    asking = asyncio.create_task(ask(live))
    engine.go.set()
    assert (await asking).status_code == 200


async def test_an_engine_that_did_not_start_is_a_503_for_its_models(loading: tuple[Live, Slow]) -> None:
    live, engine = loading
    engine.fails = True
    engine.go.set()
    await live.fleet.members["slow"].settled.wait()
    refused = await ask(live)
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "engine_failed"
    assert (await live.client.get("/ready")).json()["engines"]["slow"]["state"] == "failed"


async def test_models_are_listed_with_whether_they_think_and_their_context_length(scripted: Live) -> None:
    rows = (await scripted.client.get("/v1/models")).json()["data"]
    assert {row["id"]: row["thinking"] for row in rows} == {"thinker": True, "roomless": True, "fast": False}
    assert all(row["object"] == "model" and row["context_length"] > 0 for row in rows)
    assert (await scripted.client.get("/v1/models/fast")).json() == next(row for row in rows if row["id"] == "fast")


async def test_models_and_aliases_are_listed_with_the_budgets_of_their_efforts() -> None:
    budgets = {"low": 16, "high": 256}
    tree = {
        "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
        "models": {
            "thinker": {"engine": "tape", "thinking": {"format": "think", "budgets": budgets}},
            "fast": {"engine": "tape"},
            "auto": {"route": {"fast": "fast", "thinking": "thinker"}},
        },
    }
    async with listening(create_app(Settings.model_validate(tree))) as live:
        rows = {row["id"]: row for row in (await live.client.get("/v1/models")).json()["data"]}
    assert {name: row.get("budgets") for name, row in rows.items()} == {
        "thinker": budgets,
        "fast": None,
        "auto": budgets,
    }


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/models/gone", 404, "model_not_found"),
        ("GET", "/v1/nothing", 404, "not_found"),
        ("GET", "/v1/chat/completions", 405, "method_not_allowed"),
        ("POST", "/health", 405, "method_not_allowed"),
    ],
)
async def test_what_is_not_there_is_an_error_in_openais_form(
    scripted: Live, method: str, path: str, status: int, code: str
) -> None:
    response = await scripted.client.request(method, path)
    assert response.status_code == status
    assert response.json()["error"]["code"] == code
    assert response.headers["x-request-id"]


@pytest.mark.parametrize("path", ["/health", "/ready"])
async def test_a_head_alone_is_the_status_without_a_body(loading: tuple[Live, Slow], path: str) -> None:
    live, engine = loading
    for _ in range(2):
        head, whole = await live.client.head(path), await live.client.get(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        engine.go.set()
        await live.ready(5)
    assert whole.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/v1/models//",
        "/v1/models/org/name/",
        "/v1/chat/completions//",
        "/health//",
        "/ready//",
        "/metrics//",
        "/openapi.json//",
        "/assets",
        "/assets/",
        "/assets/%00",
        "/assets/%2e%2e%2f%2e%2e%2fapp.py",
        "/assets/..%5c..%5capp.py",
        f"/assets/{'a' * 5_000}",
        "//evil.example/",
        "//evil.example/..",
        "/%2F%2Fevil.example/",
        "/%5Cevil.example/",
        "/\\evil.example/",
        "/v1/models/a%2Fb",
        "/v1/models/%00",
        "/v1/../v1/models",
        "/%0d%0aset-cookie:%20owned=1",
        "/%ff",
        "/%",
        "/;x",
        "*",
        f"/{'a' * 60_000}",
    ],
)
async def test_a_path_that_is_not_there_is_a_404_and_leads_nowhere(scripted: Live, path: str) -> None:
    _, status, headers, body = await raw(scripted, f"GET {path} HTTP/1.1\r\nhost: localhost\r\n")
    assert status == 404
    assert b"location:" not in headers.lower()
    assert b"set-cookie:" not in headers.lower()
    assert len(body) < 1_000
    assert json.loads(body)["error"]["code"] in {"not_found", "model_not_found"}


async def test_a_model_whose_name_has_a_slash_is_found_by_either_spelling(tmp_path: Path) -> None:
    tape = {"kind": "scripted", "transcript": TRANSCRIPT}
    settings = Settings.model_validate({"engines": {"tape": tape}, "models": {"org/name": {"engine": "tape"}}})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(settings))) as client:
        for path in ("/v1/models/org/name", "/v1/models/org%2Fname"):
            assert (await client.get(f"http://localhost{path}")).json()["id"] == "org/name"


async def test_the_document_of_the_api_promises_no_422(scripted: Live) -> None:
    document = (await scripted.client.get("/openapi.json")).json()
    assert "/v1/chat/completions" in document["paths"]
    assert not [path for path, methods in document["paths"].items() if "422" in json.dumps(methods)]
    assert "HTTPValidationError" not in json.dumps(document)


async def test_a_sane_request_id_is_kept_and_any_other_replaced(scripted: Live) -> None:
    kept = await scripted.client.get("/health", headers={"x-request-id": "abc-1"})
    assert kept.headers["x-request-id"] == "abc-1"
    replaced = await scripted.client.get("/health", headers={"x-request-id": "a b\tc"})
    assert replaced.headers["x-request-id"].startswith("req-")


async def raw(live: Live, head: str) -> tuple[str, int, bytes, bytes]:
    """Version, status, headers and body of the answer to a request as it is."""
    reader, writer = await asyncio.open_connection(live.client.base_url.host, live.client.base_url.port)
    writer.write(f"{head}connection: close\r\n\r\n".encode("latin-1"))
    headers, _, body = (await asyncio.wait_for(reader.read(), 60)).partition(b"\r\n\r\n")
    writer.close()
    version, status = headers.split()[:2]
    return version.decode(), int(status), headers, body


async def ask(live: Live):  # type: ignore[no-untyped-def]
    body = {"model": "m", "messages": [{"role": "user", "content": "the capital of France"}]}
    return await live.client.post("/v1/chat/completions", json=body)
