"""Models that are prepared on this machine (`thinkaloud models prepare`): `prepared:NAME` in the settings is one."""

import os
from pathlib import Path

SCHEME = "prepared:"


def folder(name: str) -> Path:
    """Return the folder of a prepared model, in the user's cache folder by the XDG rules."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    cache = base if base.startswith("/") else os.path.expanduser("~/.cache")
    return Path(cache) / "thinkaloud/models" / name
