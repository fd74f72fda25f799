"""A folder in the place of the pretrained model, for what only reads settings."""

from pathlib import Path

import pytest

from thinkaloud.pretrained import manifest
from thinkaloud.pretrained.preparation import SMOL


def stand_in(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make `cache` the user's cache folder until the test ends, with such a folder in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    folder = SMOL.folder
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    manifest.write(folder, SMOL.source())
    return folder
