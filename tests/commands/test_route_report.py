"""`thinkaloud route report`: what was thought is counted, and what would have been is estimated and said to be."""

import asyncio
import json
import time
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from commands.test_route import pair
from thinkaloud.cli import app
from thinkaloud.commands.route_savings import savings
from thinkaloud.generation import Lane
from thinkaloud.settings import StoreSettings
from thinkaloud.store.build import build_routed
from thinkaloud.store.routed import LaneTotal, RoutedRequest

LANES = st.sampled_from(["fast", "thinking"])
TOTALS = st.lists(
    st.builds(
        lambda owner, alias, shadow, routed, lane, thoughts: LaneTotal(
            owner, alias, shadow, routed, lane if shadow else routed, len(thoughts), sum(thoughts),
            sum(each * each for each in thoughts), 0, 0, 0,
        ),
        st.sampled_from(["anna", "bert"]),
        st.sampled_from(["auto", "other"]),
        st.booleans(),
        LANES,
        LANES,
        st.lists(st.integers(0, 1000), min_size=1, max_size=20),
    ),
    max_size=8,
    unique_by=lambda total: (total.owner, total.alias, total.is_shadow, total.routed, total.lane),
)  # fmt: skip


@given(TOTALS)
def test_every_request_is_in_one_row_and_an_interval_holds_its_estimate(totals: list[LaneTotal]) -> None:
    rows = savings(totals)
    assert len({(row.key, row.alias, row.is_shadow) for row in rows}) == len(rows)
    assert sum(row.requests for row in rows) == sum(total.requests for total in totals)
    assert sum(row.thought for row in rows) == sum(total.thinking_tokens for total in totals)
    for row in rows:
        assert 0 <= row.thinking <= row.requests
        for each in (row.saved, row.extra):
            assert each is None or 0 <= each.low <= each.tokens <= each.high


@given(TOTALS)
def test_where_all_prompts_think_in_shadow_nothing_is_estimated(totals: list[LaneTotal]) -> None:
    all_think = [total for total in totals if total.is_shadow and total.lane == "thinking"]
    for row in savings(all_think):
        assert row.saved is not None
        assert row.extra is not None
        assert row.saved.is_counted
        assert row.extra.is_counted
        assert row.saved.tokens + row.extra.tokens == row.thought


def test_the_estimate_is_the_mean_of_those_that_were_sent_to_think() -> None:
    thought = [100, 200, 300]
    sent = LaneTotal("anna", "auto", False, "thinking", "thinking", 3, 600, sum(each**2 for each in thought), 0, 0, 0)
    fast = LaneTotal("bert", "auto", False, "fast", "fast", 6, 0, 0, 0, 2, 1)
    [anna, bert] = savings([sent, fast])
    assert (anna.saved, anna.extra) == (anna.saved, anna.extra)
    assert anna.extra is not None
    assert (anna.extra.tokens, anna.extra.is_counted) == (600, True)
    assert bert.saved is not None
    assert bert.saved.tokens == 1200
    assert bert.saved.high - bert.saved.tokens == pytest.approx(1.96 * 100 * sqrt(6 * 6 / 3 + 6))
    assert (bert.rated, bert.good) == (2, 1)


def test_where_nothing_was_sent_to_think_nobody_knows() -> None:
    fast = LaneTotal("bert", "auto", False, "fast", "fast", 6, 0, 0, 0, 0, 0)
    [row] = savings([fast])
    assert row.saved is None
    assert row.extra is not None
    assert row.extra.tokens == 0


def recorded(folder: Path) -> Path:
    """Settings of a pair whose database has records."""
    config, url = pair(folder), f"sqlite:///{folder / 'routes.db'}"
    config.write_text(f"{config.read_text()}\nstore: {{url: '{url}', routes: {{}}}}\n")

    async def fill() -> None:
        routed = build_routed(StoreSettings.model_validate({"url": url, "routes": {}}))
        assert routed is not None
        await routed.start()
        for number in range(10):
            lane: Lane = "thinking" if number % 5 == 0 else "fast"
            old = 0 if number < 5 else 3 * 86_400
            await routed.add(
                RoutedRequest(
                    f"id-{number}", "app", time.time() - old, "auto", lane, lane, "kind", 0.5, "m",
                    1000 + number if lane == "thinking" else 0, 10,
                )
            )  # fmt: skip
        await routed.rate("id-0", "app", "up")
        await routed.close()

    asyncio.run(fill())
    return config


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["route", "report", *arguments], env={"COLUMNS": "140"})
    return result.exit_code, result.output


def test_a_table_and_lines_say_the_same(tmp_path: Path) -> None:
    config = str(recorded(tmp_path))
    code, said = run("--config", config)
    assert code == 0, said
    assert "20.0%" in said
    assert "2,005" in said
    assert "~8,020 (" in said
    assert "1 of 1" in said
    code, said = run("--config", config, "--json", "--since", "1d", "--key", "app", "--model", "auto")
    [line] = map(json.loads, said.splitlines())
    assert (line["key"], line["alias"], line["requests"], line["thinking"]) == ("app", "auto", 5, 1)
    assert (line["thought"], line["extra"]["tokens"], line["good"], line["rated"]) == (1000, 1000, 1, 1)
    assert run("--config", config, "--key", "nobody") == (0, "no such requests were recorded\n")


def test_without_records_it_says_how_to_keep_them(tmp_path: Path) -> None:
    code, said = run("--config", str(pair(tmp_path)))
    assert code == 2
    assert "store: {url: ..., routes: {}}" in said
