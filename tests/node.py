"""Node.js, for the tests of what runs on it: whether it is here, and what a folder's lock file names, installed."""

import functools
import shutil
import subprocess
from pathlib import Path

import installing

OLDEST = (20, 19)
"""What the web page's build needs; the clients would run on 20.0."""


@functools.cache
def missing() -> str | None:
    """Why nothing that needs Node can run here, if it cannot; what appears later is not seen."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return "there is no Node.js with npm here: make node"
    told = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    major, minor, *_ = map(int, told.removeprefix("v").split("."))
    return None if (major, minor) >= OLDEST else f"Node.js {told} is too old: make node"


def install(folder: Path) -> None:
    """Install what the `folder`'s lock file names, once for each content of it."""
    npm = shutil.which("npm")
    assert npm
    command = [npm, "ci", "--silent", "--no-audit", "--no-fund"]
    installing.once(
        folder / "package-lock.json",
        folder / "node_modules/installed",
        lambda: subprocess.run(command, cwd=folder, check=True),
    )
