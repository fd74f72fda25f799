"""What the README and the documentation say: each block is accounted for, settings are valid, commands and links lead
somewhere."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from typer.testing import CliRunner

from docs.blocks import BLOCKS, PAGES, ROOT, Block, blocks, fences
from thinkaloud.cli import app

BASH = [block for block in BLOCKS if block.language == "bash"]
COMMANDS = sorted(
    {
        command.split(" > ")[0].strip()
        for block in BASH
        for command in re.findall(r"^(?:.*\| )?(thinkaloud .*)", block.text, re.M)
    }
)
TEXT = "\n".join(page.read_text() for page in PAGES)


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_each_block_is_run_or_says_why_not(page: Path) -> None:
    found = blocks(page)
    assert len(found) == fences(page)
    assert [str(block) for block in found if not block.is_accounted_for] == []


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.language == "python"], ids=str)
def test_python_is_python(block: Block) -> None:
    compile(block.text, str(block), "exec")


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.is_settings], ids=str)
def test_the_settings_are_valid_as_printed(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in re.findall(r"env: (\w+)", block.text):
        monkeypatch.setenv(variable, f"the secret of {variable}".ljust(40, "."))
    file = tmp_path / "settings.yaml"
    with file.open("w") as written:
        YAML().dump(whole(YAML(typ="safe").load(block.text)), written)
    checked = CliRunner().invoke(app, ["check", "--config", str(file)])
    assert checked.exit_code == 0, checked.output
    assert checked.output.startswith(f"{file}: valid\n")
    warnings = [line for line in checked.output.splitlines() if "warning" in line]
    assert [line for line in warnings if "warning: cannot be" not in line] == [], "the servers that it names are away"


def whole(part: dict[str, Any]) -> dict[str, Any]:
    """Settings of which `part` is all, or what it adds to the bundled ones."""
    if "engines" in part:
        return part
    tree = YAML(typ="safe").load((ROOT / "configs/tiny.yaml").read_text())
    for engine in tree["engines"].values():
        engine["model"] = str((ROOT / "configs" / engine["model"]).resolve())
    tree["models"]["auto"]["route"]["fit"] = str(ROOT / "models/routing/tiny-pair.json")
    for section, value in part.items():
        tree[section] = {**tree.get(section, {}), **value} if isinstance(value, dict) else value
    return dict(tree)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_are_there_with_their_options(command: str) -> None:
    ran = CliRunner().invoke(app, [*shlex.split(command, comments=True)[1:], "--help"])
    assert ran.exit_code == 0, ran.output


def test_the_targets_of_make_are_there() -> None:
    targets = set(re.findall(r"(?:^|`)make ([a-z-]+)", TEXT, re.M))
    assert targets <= set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert len(targets) > 3


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_links_lead_to_files_and_headings_that_are_there(page: Path) -> None:
    for path, anchor in re.findall(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)", page.read_text()):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        if anchor and page.name == "README.md":  # the site's own are checked when it is built
            assert anchor in headings(target.read_text()), f"{path}#{anchor}"


def headings(text: str) -> set[str]:
    """The anchors of a page."""
    return {re.sub(r"[^\w-]", "", line.lower().replace(" ", "-")) for line in re.findall(r"^#+ (.*)$", text, re.M)}
