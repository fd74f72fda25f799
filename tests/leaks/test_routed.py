"""Nothing of a hidden trace is in what is recorded of a routed request, nor in what says how its answer was."""

import hashlib
import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from dialects.dialect import Dialect
from dialects.every import CHAT, each_dialect
from leaks.asking import BY_KEY, SUMMED_BY_KEY, ask
from leaks.cases import SEEDS, SHAPES, Case
from leaks.evidence import leaked, of_response
from leaks.forms import Form
from leaks.serving import FULL, HIDDEN, serving
from leaks.watching import everything
from live import Live
from plain_http import Reply, exchange
from thinkaloud.store.build import build_routed

SEED = SEEDS[0]
CASES = [case for case in SHAPES if case.model == "thinker"]


@pytest.fixture(scope="module")
async def recording(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[Live, Path], None]:
    """The server with an alias in shadow, and the folder of the database that holds its records.

    Both the database and the metrics keep all, and are searched when all has been asked.
    """
    folder = tmp_path_factory.mktemp("recorded")
    store = {"url": f"sqlite:///{folder / 'routes.db'}", "routes": {"features": True}}
    aliases = {"routed": {"route": {"fast": "thinker", "thinking": "thinker", "shadow": True}}}
    async with serving(folder, aliases, store=store) as live:
        yield live, folder
        secrets = frozenset[str]().union(*(case.secret(SEED) for case in CASES))
        metrics = await exchange(httpx.URL(live.url), "/metrics", b"", CHAT.key_headers(FULL))
        assert metrics.status == 200
        assert not leaked(of_response(metrics.response(), metrics.body), secrets)
        assert not leaked(held(folder), secrets)


async def rate(live: Live, id: str, key: str) -> Reply:
    told = json.dumps({"id": id, "outcome": "up"}).encode()
    return await exchange(httpx.URL(live.url), "/v1/route/outcomes", told, {"authorization": f"Bearer {key}"})


def held(folder: Path) -> list[tuple[str, str]]:
    """All that the files of the database hold, as text."""
    return [(file.name, file.read_bytes().decode("utf-8", "replace")) for file in folder.glob("routes.db*")]


@each_dialect
@pytest.mark.parametrize("case", CASES, ids=str)
async def test_no_window_of_a_trace_is_recorded_logged_counted_or_told_to_who_rates(
    recording: tuple[Live, Path], dialect: Dialect, case: Case
) -> None:
    live, _ = recording
    secret = case.secret(SEED)
    with everything() as watch:
        for way in (BY_KEY, SUMMED_BY_KEY):
            for stream in (True, False):
                told = await ask(live, replace(case, model="routed"), SEED, way, Form(), stream=stream, dialect=dialect)
                assert told.status == 200, str(told)
                document = told.document
                id = str(document.get("id") or document["responseId"])
                said = await rate(live, id, way.key)
                assert said.status == 200, said.body
                assert (await rate(live, id, FULL)).status == 404
                assert not leaked((*told.texts(), *of_response(said.response(), said.body)), secret), str(told)
    assert watch.texts()
    assert not leaked(watch.texts(), secret)


async def test_the_records_are_there_to_be_searched_and_hold_no_key(recording: tuple[Live, Path]) -> None:
    live, folder = recording
    told = await ask(live, replace(CASES[0], model="routed"), SEED, BY_KEY, Form(), stream=False)
    id = str(told.document["id"])
    assert (await rate(live, id, HIDDEN)).status == 200
    routed = build_routed(live.server.config.app.state.settings.store)  # type: ignore[union-attr]
    assert routed is not None
    await routed.start()
    try:
        assert {total.owner for total in await routed.totals()} >= {"hidden"}
    finally:
        await routed.close()
    text = "".join(text for _, text in held(folder))
    assert id in text
    assert HIDDEN not in text
    assert hashlib.sha256(HIDDEN.encode()).hexdigest() not in text
