"""`thinkaloud keys`: a key is shown once, and the settings hold its hash."""

from pathlib import Path

from typer.testing import CliRunner

from thinkaloud.access.keyring import Keyring
from thinkaloud.cli import app
from thinkaloud.settings.file import load

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
server: {{port: 0, drain: 0}}
engines: {{tape: {{kind: scripted, transcript: {ROOT}/tests/transcripts/emily.jsonl}}}}
models: {{m: {{engine: tape}}}}
"""

run = CliRunner().invoke


def test_a_new_key_opens_what_its_line_is_put_into(tmp_path: Path) -> None:
    first, second = run(app, ["keys", "new", "--name", "phone"]).stdout.splitlines()
    key, line = first.split()[-1], second.partition(":  ")[2]
    config = tmp_path / "settings.yaml"
    config.write_text(f"{SETTINGS}keys:\n{line}\n")
    settings = load(config)
    assert Keyring(settings.keys, b"").authenticate([key]).name == "phone"
    assert key not in config.read_text()


def test_a_name_that_the_settings_would_not_take_is_refused() -> None:
    made = run(app, ["keys", "new", "--name", "a b"])
    assert made.exit_code == 2
    assert "ta-" not in made.output
