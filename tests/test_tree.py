"""The tree stands by itself: what is tracked leads nowhere outside it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINK = "120000"
MACHINES = (
    "root",
    "home",
    "Users",
    "work",
    "workspace",
    "tmp",
    "var/tmp",
    "mnt",
    "media",
    "opt",
    "srv",
    "scratch",
    "data",
)
"""Folders at the top of a file system that are one machine's, or one user's."""
_ABSOLUTE = re.compile(rf"(?<![\w.~:/*<>-])/(?:{'|'.join(MACHINES)})/[\w.-]+".encode())
PROMPTS = "models/routing/prompts/"
"""What users might ask, written out: they speak of their machines."""


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """Mode by name of what git holds."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no clone: nothing is tracked")
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--stage", "-z"]  # whoever owns the folder
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    entries = (entry.partition("\t") for entry in listed.stdout.decode().split("\0") if entry)
    return {name: head.split()[0] for head, _, name in entries}


def test_nothing_that_is_tracked_is_a_link(tracked: dict[str, str]) -> None:
    assert [name for name, mode in tracked.items() if mode == LINK] == []


def test_no_tracked_text_names_a_place_on_a_machine(tracked: dict[str, str]) -> None:
    files = {name: ROOT / name for name in tracked if not name.startswith(PROMPTS)}
    texts = {name: file.read_bytes() for name, file in files.items() if file.is_file()}
    found = {name: _ABSOLUTE.findall(text) for name, text in texts.items() if b"\0" not in text[:8192]}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("folder", MACHINES)
def test_a_place_on_a_machine_is_seen_where_it_is_one(folder: str) -> None:
    for before in ("", " ", "'", '"', "(", "=", "\n"):
        assert _ABSOLUTE.search(f"{before}/{folder}/a.py".encode())
    for before in ("https://host", "clients", "~", "<", ".", "*"):
        assert not _ABSOLUTE.search(f"{before}/{folder}/a.py".encode())
