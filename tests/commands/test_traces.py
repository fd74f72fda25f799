"""`thinkaloud traces`: the operator finds a trace and reads it, and nothing that a model wrote acts on the terminal."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from thinkaloud.cli import app
from thinkaloud.commands.traces import parse_since
from thinkaloud.errors import SettingsError
from thinkaloud.settings import ArchiveSettings
from thinkaloud.terminal.plain_text import escape
from thinkaloud.traces.kept.archive import Archive
from thinkaloud.traces.kept.records import Record

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
engines: {{tape: {{kind: scripted, transcript: {ROOT}/tests/transcripts/emily.jsonl}}}}
models: {{m: {{engine: tape}}}}
"""
KEPT = SETTINGS + "traces: {archive: {path: traces.db, days: 100000}}\n"
DATE = 1_796_040_000  # 2026-11-30 12:00 UTC
HOSTILE = "[bold red]Wait[/] :smile: \x1b]0;owned\x07\x1b[31mred\x9b2J \u202eback\rover\x7f"

invoke = CliRunner().invoke


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "settings.yaml"
    path.write_text(KEPT)
    return path


@pytest.fixture
async def written(config: Path) -> Path:
    """Settings whose archive holds four traces of three requests."""
    archive = Archive(ArchiveSettings(path=config.parent / "traces.db", days=100_000))
    archive.start()
    archive.add(Record("req-a", 0, DATE, "app", "tiny", "full", 11, "model", "First of all,\n\tapples. " + "x" * 999))
    archive.add(Record("req-b", 0, DATE + 60, "phone", "big", "hidden", 5, None, HOSTILE))
    archive.add(Record("req-c", 0, DATE + 120, "app", "tiny", "hidden", 3, "budget", "one"))
    archive.add(Record("req-c", 1, DATE + 121, "app", "tiny", "hidden", 4, "model", "two"))
    await archive.stop()
    return config


def shown(config: Path, *arguments: str) -> str:
    result = invoke(app, ["traces", "--config", str(config), *arguments], env={"COLUMNS": "160"})
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(config: Path, *arguments: str) -> list[str]:
    """The ids of the rows, in their order."""
    return [line.split()[2] for line in shown(config, *arguments).splitlines()[1:]]


def test_the_newest_come_first_in_a_line_each(written: Path) -> None:
    assert rows(written) == ["req-c", "req-c", "req-b", "req-a"]
    last = shown(written).splitlines()[-1].split()
    assert last[:9] == ["2026-11-30", "12:00", "req-a", "app", "tiny", "11", "model", "First", "of"]


def test_rows_are_chosen_by_model_key_time_and_number(written: Path) -> None:
    assert rows(written, "--model", "big") == ["req-b"]
    assert rows(written, "--key", "app", "--limit", "2") == ["req-c", "req-c"]
    assert rows(written, "--since", "2026-11-30T12:01:00") == ["req-c", "req-c", "req-b"]
    assert rows(written, "--since", "2026-11-30T13:02+01:00", "--key", "app") == ["req-c", "req-c"]


def test_with_an_id_every_trace_of_the_request_is_shown_whole(written: Path) -> None:
    text = shown(written, "req-a")
    assert "\n\nFirst of all,\n\tapples. " + "x" * 999 + "\n" in text
    for fact in ("req-a", "2026-11-30 12:00:00 UTC", "key app", "model tiny", "visibility full", "11 tokens"):
        assert fact in text.splitlines()[0]
    both = shown(written, "req-c", "--limit", "1")
    assert "\none\n" in both
    assert "\ntwo\n" in both


def test_json_has_a_whole_trace_a_line(written: Path) -> None:
    lines = [json.loads(line) for line in shown(written, "--json").splitlines()]
    assert [line["trace"] for line in lines][2] == HOSTILE
    assert lines[0] == {
        "id": "req-c",
        "choice": 1,
        "time": "2026-11-30T12:02:01.000+00:00",
        "key": "app",
        "model": "tiny",
        "visibility": "hidden",
        "reasoning_tokens": 4,
        "ended_by": "model",
        "trace": "two",
    }
    assert lines[2]["ended_by"] is None


@pytest.mark.parametrize("arguments", [["req-b"], ["--key", "phone"], ["--json", "--key", "phone"]])
def test_nothing_of_a_trace_acts_on_the_terminal(written: Path, arguments: list[str]) -> None:
    result = invoke(app, ["traces", "-c", str(written), *arguments], env={"COLUMNS": "300", "FORCE_COLOR": "1"})
    *_, text = result.stdout.replace("\x1b[1m", "").replace("\x1b[0m", "").partition("req-b")
    assert not {"\x1b", "\x07", "\x9b", "\r", "\u202e"} & set(text)
    assert "[bold red]Wait[/] :smile: " in text


@given(st.text())
def test_plain_text_stays_and_no_control_character_does(text: str) -> None:
    controls = {chr(code) for code in (*range(32), *range(0x7F, 0xA0))} - {"\t", "\n"}
    assert not controls & set(escape(text))
    if text.isprintable():
        assert escape(text) == text


def test_where_no_traces_are_kept_it_is_said_what_to_put_into_the_settings(config: Path) -> None:
    config.write_text(SETTINGS)
    refused = invoke(app, ["traces", "--config", str(config)])
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"{config}: no traces are kept")
    added = refused.stderr.partition("add:  ")[2]
    config.write_text(SETTINGS + added)
    assert "no traces yet" in invoke(app, ["traces", "--config", str(config)]).stderr


def test_where_there_are_none_it_is_said_and_no_file_is_made(config: Path) -> None:
    none = invoke(app, ["traces", "--config", str(config)])
    assert (none.exit_code, none.stdout) == (0, "")
    assert "no traces yet" in none.stderr
    assert not (config.parent / "traces.db").exists()


def test_where_none_is_wanted_it_is_said(written: Path) -> None:
    none = invoke(app, ["traces", "--config", str(written), "--key", "nobody"])
    assert (none.exit_code, none.stdout, none.stderr) == (0, "", "no such traces\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["req-z"], "request 'req-z'"),
        (["req-a", "--key", "phone"], "request 'req-a'"),
        (["--since", "lunch"], "--since 'lunch'"),
        (["--since", "3x"], "--since '3x'"),
    ],
)
def test_a_mistake_is_one_line(written: Path, arguments: list[str], said: str) -> None:
    refused = invoke(app, ["traces", "--config", str(written), *arguments])
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1
    assert said in refused.stderr


def test_a_file_that_is_none_of_ours_is_a_line(config: Path) -> None:
    (config.parent / "traces.db").write_text("not a database, " * 100)
    refused = invoke(app, ["traces", "--config", str(config)])
    assert refused.exit_code == 2
    assert refused.stderr.startswith("traces.archive.path: ")


@pytest.mark.parametrize(
    ("since", "seconds"),
    [
        ("90s", DATE - 90),
        ("2h", DATE - 7200),
        ("3d", DATE - 3 * 86_400),
        ("1w", DATE - 7 * 86_400),
        ("2026-11-30", DATE - 43_200),
    ],
)
def test_a_moment_is_so_long_ago_or_a_date(since: str, seconds: float) -> None:
    assert parse_since(since, DATE) == seconds


@given(st.text())
def test_anything_else_is_said_or_a_date(since: str) -> None:
    with suppress(SettingsError):
        parse_since(since, DATE)
