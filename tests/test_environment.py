"""What whoever runs the tests has on this machine is not what the tests find."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pretrained.standing_in import stand_in
from thinkaloud.pretrained import preparation

TESTS = Path(__file__).parent


def test_models_and_addresses_and_keys_of_the_user_change_no_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests of the commands pass for a user who has prepared the model and has set an address and a key."""
    stand_in(tmp_path, monkeypatch)
    assert preparation.is_prepared()
    own = {
        "XDG_CACHE_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
        "THINKALOUD_BASE_URL": "http://127.0.0.1:1",
        "THINKALOUD_API_KEY": "own",
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    files = [
        "commands/test_route.py",
        "commands/test_check.py",
        "terminal/test_endpoint.py",
        "clients/test_endpoint.py",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(TESTS / file) for file in files)],
        env=inherited | own, cwd=TESTS.parent, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
