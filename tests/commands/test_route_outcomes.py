"""`thinkaloud route fit --outcomes`: learns from what callers said, or says why it cannot."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")
pytest.importorskip("sklearn", reason="scikit-learn is not installed: thinkaloud[route]")

from commands.test_route import KNOW, THINK, pair
from thinkaloud.cli import app
from thinkaloud.generation import Lane, RoutedBy
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.hashed_features import hash_features
from thinkaloud.settings import StoreSettings
from thinkaloud.store.build import build_routed
from thinkaloud.store.routed import RoutedRequest


def recorded(folder: Path, rows: list[tuple[str, Lane, RoutedBy, bool]], **routes: Any) -> Path:
    """Settings of a pair whose database has a rated request of each row: prompt, lane, reason, whether it was right."""
    config, url = pair(folder), f"sqlite:///{folder / 'routes.db'}"
    tree = {"url": url, "routes": routes}
    config.write_text(f"{config.read_text()}\nstore: {json.dumps(tree)}\n")

    async def fill() -> None:
        routed = build_routed(StoreSettings.model_validate(tree))
        assert routed is not None
        await routed.start()
        for number, (prompt, lane, by, is_right) in enumerate(rows):
            features = hash_features(extract_features(prompt)).dump()
            await routed.add(
                RoutedRequest(f"id-{number}", "app", 4e9, "auto", lane, lane, by, 0.5, "m", 0, 0, features)
            )
            assert await routed.rate(f"id-{number}", "app", "right" if is_right else "down")
        await routed.close()

    asyncio.run(fill())
    return config


def fit(folder: Path, config: Path, *more: str) -> tuple[int, str]:
    rows = folder / "rows.jsonl"
    found = [{"prompt": (THINK, KNOW)[at % 2] % at, "weak": at % 2, "strong": 1} for at in range(20)]
    rows.write_text("\n".join(map(json.dumps, found)))
    arguments = ["route", "fit", str(rows), "-o", str(folder / "fit.json"), "--config", str(config), *more]
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.slow
def test_outcomes_in_the_store_are_learned_from_beside_the_problems(tmp_path: Path) -> None:
    rows: list[tuple[str, Lane, RoutedBy, bool]] = [
        (f"What is blorping number {number}?", "fast", "kind", False) for number in range(20)
    ]
    rows += [(f"What is snurfing number {number}?", "fast", "kind", True) for number in range(20)]
    rows += [("What is snurfing?", "fast", by, False) for by in ("request", "gate")]
    config = recorded(tmp_path, rows, features=True)
    assert fit(tmp_path, config)[0] == 0
    without = (tmp_path / "fit.json").read_bytes()
    code, said = fit(tmp_path, config, "--outcomes")
    assert code == 0, said
    assert "40 outcomes of live traffic: 20 of 40 right by the fast model, 0 of 0 right by the thinking model" in said
    assert (tmp_path / "fit.json").read_bytes() != without


@pytest.mark.parametrize(
    ("rows", "routes", "told"),
    [
        ([], {"features": True}, "no outcome of auto to learn from"),
        ([("Hi", "fast", "request", True)], {"features": True}, "no outcome of auto to learn from"),
    ],
)
def test_where_there_is_nothing_to_learn_from_it_says_what_it_needs(
    tmp_path: Path, rows: list[tuple[str, Lane, RoutedBy, bool]], routes: dict[str, Any], told: str
) -> None:
    code, said = fit(tmp_path, recorded(tmp_path, rows, **routes), "--outcomes")
    assert code == 2
    assert told in said
    assert "store.routes.features: true" in said
    assert not (tmp_path / "fit.json").exists()


def test_without_records_it_says_how_to_keep_them(tmp_path: Path) -> None:
    code, said = fit(tmp_path, pair(tmp_path), "--outcomes")
    assert code == 2
    assert "store: {url: ..., routes: {}}" in said
