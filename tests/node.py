"""Node.js, for the tests of what runs on it: whether it is here, and what a folder's lock file names, installed."""

import hashlib
import shutil
import subprocess
from pathlib import Path

OLDEST = (20, 19)
"""What the web page's build needs; the clients would run on 20.0."""


def missing() -> str | None:
    """Why nothing that needs Node can run here, if it cannot."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return "there is no Node.js with npm here"
    told = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    major, minor, *_ = map(int, told.removeprefix("v").split("."))
    return None if (major, minor) >= OLDEST else f"Node.js {told} is too old"


def install(folder: Path) -> None:
    """Install what the `folder`'s lock file names, once for each content of it."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules/installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    npm = shutil.which("npm")
    assert npm
    subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    stamp.write_text(wanted)
