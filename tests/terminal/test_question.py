"""`thinkaloud models` and `thinkaloud bench`: what is served, and how fast it comes."""

import asyncio
import json
import signal
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from live import Live, until
from terminal.conftest import Command
from thinkaloud.terminal.load_generator import percentile
from thinkaloud.terminal.models import to_json
from thinkaloud_client import Model

pytestmark = pytest.mark.slow


async def test_models_are_told_with_what_they_do(command: Command) -> None:
    ended = await command("models")
    rows = {line.split()[0]: line.split()[1:] for line in ended.out.splitlines()[1:]}
    assert rows["thinker"] == ["thinking", "full", "131,072"]
    assert rows["fast"] == ["fast", "131,072"]
    assert rows["auto"] == ["routed", "full", "131,072", "fast:", "fast,", "thinking:", "thinker"]


async def test_models_are_told_to_programs(command: Command) -> None:
    rows = json.loads((await command("models", "--json")).out)
    assert {row["id"]: row["thinking"] for row in rows}["fast"] is False
    assert {row["id"]: row["route"] for row in rows}["auto"] == {"fast": "fast", "thinking": "thinker"}


def test_a_name_that_is_hostile_is_escaped() -> None:
    assert to_json([Model("\x1b]0;owned\x07")]).isprintable() is False  # it has lines
    assert to_json([Model("\x1b]0;owned\x07")]).replace("\n", "").isprintable()


async def test_without_a_server_both_say_so(command: Command) -> None:
    for name in ("models", "bench"):
        ended = await command(name, "--url", "http://127.0.0.1:1")
        assert (ended.out, ended.code) == ("", 1)
        assert "thinkaloud serve" in ended.err


async def test_a_bench_tells_of_each_model_what_came_and_what_failed(command: Command, tmp_path: Path) -> None:
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("4 pens\n\nfail\n")
    arguments = ["bench", "-n", "6", "-c", "3", "-m", "thinker", "-m", "nope", "--prompts", str(prompts), "--json"]
    ended = await command(*arguments)
    thinker, nope = json.loads(ended.out)["models"]
    assert (thinker["whole"], thinker["errors"]) == (3, {"Overloaded": 3})
    assert 0 < thinker["trace"]["p50"] <= thinker["answer"]["p50"] <= thinker["total"]["p95"]
    assert thinker["tokens/s"]["p50"] > 0
    assert (nope["whole"], nope["errors"], nope["total"]) == (0, {"NotFound": 6}, None)
    assert ended.code == 1


async def test_a_bench_says_why_requests_failed(command: Command) -> None:
    ended = await command("bench", "-n", "3", "-m", "nope")
    assert ended.err.startswith("nope: 3 failed, NotFound: there is no model 'nope'")
    assert "0 of 3" in ended.out


async def test_a_bench_of_a_fast_model_has_no_trace(command: Command) -> None:
    ended = await command("bench", "-n", "3", "-m", "fast")
    row = next(line for line in ended.out.splitlines() if line.startswith("fast"))
    assert row.split()[1:5] == ["3", "of", "3", "–"]
    assert ended.code == 0


async def test_ctrl_c_ends_a_bench_with_what_was_measured(command: Command, taped: Live) -> None:
    process = await command.start(
        "bench", "-n", "2", "-c", "2", "-m", "thinker", "-m", "slow", "--json", "--prompts", "-", stdin=PIPE
    )
    assert process.stdin is not None
    process.stdin.write(b"endless\n")
    process.stdin.close()
    await until(lambda: taped.fleet.engines["slow"].running() == 2)
    process.send_signal(signal.SIGINT)
    out, err = await asyncio.wait_for(process.communicate(), 60)
    thinker, slow = json.loads(out)["models"]
    assert process.returncode == 130
    assert (thinker["whole"], slow["whole"], slow["errors"]) == (2, 0, {})
    assert err.startswith(b"stopped")
    await until(lambda: taped.fleet.engines["slow"].running() == 0)


async def test_a_bench_ends_in_time(command: Command) -> None:
    prompts = command.folder / "prompts.txt"
    prompts.write_text("endless\n")
    ended = await command("bench", "-m", "slow", "--seconds", "1", "--prompts", str(prompts))
    assert "seconds are over" in ended.err
    assert (ended.code, "0 of 20" in ended.out) == (1, True)


@given(st.lists(st.floats(0, 100), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_the_least_value_that_so_many_do_not_exceed(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)
