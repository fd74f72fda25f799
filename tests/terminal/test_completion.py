"""Completion in shells, versions and short help: what a command line is expected to have."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from terminal.conftest import Command
from thinkaloud import __version__
from thinkaloud.cli import app

run = CliRunner().invoke

PROBE = """
PATH="$1:$PATH"; eval "$(thinkaloud completion bash)"
COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); [[ $2 == *" " ]] && COMP_WORDS+=("") && ((COMP_CWORD += 1))
_thinkaloud_completion thinkaloud; printf '%s\\n' "${COMPREPLY[@]}"
"""


def test_the_version_is_an_option_and_a_command() -> None:
    assert run(app, ["--version"]).output == run(app, ["version"]).output == f"{__version__}\n"


@pytest.mark.parametrize("name", [[], ["chat"], ["route"], ["route", "fit"], ["keys", "new"], ["serve"]])
def test_h_is_short_for_help(name: list[str]) -> None:
    assert run(app, [*name, "-h"]).output == run(app, [*name, "--help"]).output
    assert run(app, [*name, "-h"]).exit_code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script_that_the_shell_can_read(shell: str) -> None:
    script = run(app, ["completion", shell])
    assert script.exit_code == 0
    assert "_THINKALOUD_COMPLETE" in script.output
    if path := shutil.which(shell):
        subprocess.run([path, "-n"], input=script.output, text=True, check=True)


def test_another_shell_is_refused_with_those_that_there_are() -> None:
    refused = run(app, ["completion", "csh"])
    assert refused.exit_code == 2
    assert all(shell in refused.output for shell in ("bash", "zsh", "fish"))


@pytest.mark.slow
async def test_bash_completes_commands_options_and_the_models_that_are_served(
    command: Command,
    tmp_path: Path,
) -> None:
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin/thinkaloud"
    script.write_text(f"#!{sys.executable}\nfrom thinkaloud.cli import main\nmain()\n")
    script.chmod(0o755)

    async def completed(line: str) -> set[str]:
        environment = command.environment() | {"PYTHONPATH": os.pathsep.join(sys.path)}
        probe = ("bash", "-c", PROBE, "bash", str(tmp_path / "bin"), line)
        process = await asyncio.create_subprocess_exec(*probe, stdout=subprocess.PIPE, env=environment)
        out, _ = await asyncio.wait_for(process.communicate(), 60)
        return set(out.decode().split())

    assert await completed("thinkaloud c") == {"chat", "check", "calibrate", "completion"}
    assert {"--continue", "--system", "--file"} <= await completed("thinkaloud chat --")
    assert await completed("thinkaloud route f") == {"fit"}
    assert await completed("thinkaloud completion ") == {"bash", "zsh", "fish"}
    assert await completed("thinkaloud chat --model t") == {"thinker"}
    assert await completed("thinkaloud chat --url http://127.0.0.1:1 --model t") == set()
