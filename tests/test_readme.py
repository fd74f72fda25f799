"""What the README says of the command: its settings are valid as printed, its commands and targets are there."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from thinkaloud.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
COMMANDS = [
    shlex.split(command.split(" > ")[0], comments=True)[1:]
    for block in re.findall(r"```bash\n(.*?)```", README, re.S)
    for command in re.findall(r"^(?:.*\| )?(thinkaloud .*)", block, re.M)
]


def test_the_settings_are_valid_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLEET_KEY", raising=False)
    block = next(iter(re.findall(r"```yaml\n(.*?)```", README, re.S)))
    (tmp_path / "settings.yaml").write_text(block)
    checked = CliRunner().invoke(app, ["check", "--config", str(tmp_path / "settings.yaml")])
    assert checked.exit_code == 0, checked.output
    said = checked.output.splitlines()
    assert said[0].endswith("settings.yaml: valid")
    assert "warning" not in checked.output
    assert [line.split(":")[0] for line in said if line.startswith("model ")] == ["model qwen3-8b", "model remote"]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_commands_are_there_with_their_options(arguments: list[str]) -> None:
    ran = CliRunner().invoke(app, [*arguments, "--help"])
    assert ran.exit_code == 0, ran.output


def test_the_targets_of_make_are_there() -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.M))
    assert named <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    assert len(named) > 3
