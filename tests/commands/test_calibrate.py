"""Calibration: what is tried, what is proposed, and that the command measures what a server would answer."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from thinkaloud.cli import app
from thinkaloud.commands.budget_curve import SHARES, Curve, propose_budgets, quantiles
from thinkaloud.measurement.statistics import Measurement

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
engines: {{tape: {{kind: scripted, transcript: {ROOT}/tests/transcripts/emily.jsonl}}}}
models: {{m: {{engine: tape, thinking: {{format: think}}}}, fast: {{engine: tape}}}}
"""
EMILY = {"prompt": "Emily buys 3 apples and 2 oranges", "answer": "3"}
PARIS = {"prompt": "the capital of France", "answer": 7}

run = CliRunner().invoke


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "settings.yaml"
    path.write_text(SETTINGS)
    return path


@pytest.fixture
def problems(tmp_path: Path) -> Path:
    path = tmp_path / "problems.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in (EMILY, PARIS)))
    return path


def measured(right: int) -> Measurement:
    return Measurement(count=100, right=right, answered=100, tokens=9.0, trace=(), ended_by={})


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    budgets = sorted(draw(st.sets(st.integers(1, 5000), min_size=1, max_size=8)))
    rights = draw(st.lists(st.integers(0, 100), min_size=len(budgets) + 1, max_size=len(budgets) + 1))
    return [(budget, measured(right)) for budget, right in zip([*budgets, None], rights, strict=True)]


@given(curves())
def test_more_effort_never_means_a_smaller_budget_and_every_budget_was_tried(curve: Curve) -> None:
    proposed = propose_budgets(curve)
    assert list(proposed) == list(SHARES)
    assert list(proposed.values()) == sorted(proposed.values())
    assert set(proposed.values()) <= {budget for budget, _ in curve}


def test_each_effort_gets_the_smallest_budget_that_brings_its_share() -> None:
    curve: Curve = [
        (10, measured(40)),
        (20, measured(61)),
        (40, measured(76)),
        (80, measured(79)),
        (None, measured(80)),
    ]
    assert propose_budgets(curve) == {"minimal": 10, "low": 20, "medium": 40, "high": 80, "xhigh": 80}


@given(st.lists(st.integers(0, 3000), min_size=1))
def test_the_budgets_tried_rise_and_lie_within_the_traces(lengths: list[int]) -> None:
    tried = quantiles(lengths)
    assert tried == sorted(set(tried))
    assert all(max(1, min(lengths)) <= budget <= max(1, *lengths) for budget in tried)


def test_a_server_with_keys_an_archive_and_summaries_of_another_model_is_measured_too(
    config: Path, problems: Path, tmp_path: Path
) -> None:
    with config.open("a") as more:
        more.write(f"keys: [{{name: app, secret: {{sha256: '{'0' * 64}'}}}}]\n")
        more.write("traces: {archive: {path: kept.sqlite}, summaries: {model: fast}}\n")
    result = run(app, ["calibrate", str(problems), "--model", "m", "--config", str(config), "--budget", "5"])
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "kept.sqlite").exists()


def test_the_command_measures_and_proposes(config: Path, problems: Path) -> None:
    result = run(app, ["calibrate", str(problems), "--model", "m", "--config", str(config), "--budget", "5"])
    assert result.exit_code == 0, result.output
    assert "2 problems" in result.output
    assert "50.0%" in result.output  # Emily's, whose trace is 3 where it is cut as well
    assert "budgets: {minimal: 5" in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "no problem"), ('{"prompt": "x"}\n', "problems.jsonl:1: answer"), ("\n{\n", "problems.jsonl:2: ")],
)
def test_a_file_that_holds_no_problems_is_named_with_its_line(
    config: Path, problems: Path, text: str, said: str
) -> None:
    problems.write_text(text)
    result = run(app, ["calibrate", str(problems), "--model", "m", "--config", str(config)])
    assert result.exit_code == 2
    assert said in "".join(result.output.split("\n"))


def test_a_file_that_is_not_there_is_not_said_to_be_of_another_encoding(config: Path, problems: Path) -> None:
    problems.unlink()
    result = run(app, ["calibrate", str(problems), "--model", "m", "--config", str(config)])
    assert result.exit_code == 2
    assert result.stderr == f"{problems}: cannot be read: No such file or directory\n"


def test_a_hyphen_is_standard_input(config: Path, problems: Path) -> None:
    piped = run(
        app, ["calibrate", "-", "--model", "m", "--config", str(config), "--budget", "5"], input=problems.read_text()
    )
    assert piped.exit_code == 0, piped.output
    assert "2 problems" in piped.output


def test_a_model_that_does_not_think_cannot_be_calibrated(config: Path, problems: Path) -> None:
    result = run(app, ["calibrate", str(problems), "--model", "fast", "--config", str(config)])
    assert result.exit_code == 2
    assert "there is: m" in result.output
