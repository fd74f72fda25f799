"""The built page: tests never see a stale one, and are skipped where it cannot be built or shown."""

import functools
import shutil
import subprocess
from pathlib import Path

import installing
import node
from web import browsers

ROOT = Path(__file__).parents[2]
WEB = ROOT / "clients/web"
DIST = WEB / "dist"


@functools.cache
def missing() -> str | None:
    """Why the page cannot be tested here, if it cannot; what appears later is not seen."""
    for name, found in (("chromium", browsers.CHROMIUM), ("make", shutil.which("make"))):
        if found is None:
            return f"there is no {name} here"
    return node.missing()


def build() -> str | None:
    """Build the page where its sources have changed; what went wrong, if something did."""
    with installing.alone(ROOT / "Makefile"):
        made = subprocess.run(
            ["make", "-s", "--no-print-directory", "page"],  # noqa: S607
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
    return None if made.returncode == 0 else made.stdout + made.stderr
