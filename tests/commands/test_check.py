"""`thinkaloud check`: what the settings would serve, with warnings."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from thinkaloud.cli import app

run = CliRunner().invoke


@pytest.mark.parametrize(
    ("kind", "thinking", "warned"),
    [
        ("upstream", "{format: think}", True),
        ("upstream", "{start: <a>, end: </a>}", True),
        ("upstream", "{format: think, opened_by_prompt: true}", False),
        ("upstream", "{format: think, opened_by_prompt: false}", False),
        ("upstream", "{format: think, implicit_open: true}", False),
        ("upstream", "{format: think, implicit_open: false}", False),
        ("scripted", "{format: think}", False),
    ],
)
def test_check_names_the_setting_that_says_where_a_trace_begins_whose_prompt_nobody_sees(
    tmp_path: Path, kind: str, thinking: str, warned: bool
) -> None:
    upstream = "{kind: upstream, base_url: 'http://127.0.0.1:9000/v1', model: m}"
    engine = upstream if kind == "upstream" else "{kind: scripted, transcript: tape.jsonl}"
    (tmp_path / "tape.jsonl").write_text('{"text": "hello"}')
    config = tmp_path / "settings.yaml"
    config.write_text(f"engines: {{e: {engine}}}\nmodels: {{remote: {{engine: e, thinking: {thinking}}}}}\n")
    checked = run(app, ["check", "--config", str(config)])
    assert checked.exit_code == 0
    told = [line for line in checked.stdout.splitlines() if "warning" in line]
    assert len(told) == warned
    assert all("model remote" in line and "thinking.opened_by_prompt" in line for line in told)
