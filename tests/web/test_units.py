"""The page's own tests, which need no browser."""

import os
import subprocess
from pathlib import Path

from web.building import WEB


def test_the_units_of_the_page(built: Path) -> None:
    ran = subprocess.run(
        ["npm", "test"],  # noqa: S607
        cwd=WEB,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"CI": "1", "NO_COLOR": "1"},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
