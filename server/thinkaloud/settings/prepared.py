"""Models that are prepared on this machine (`thinkaloud models prepare`): `prepared:NAME` in the settings is one."""

import os
from pathlib import Path

SCHEME = "prepared:"
NAME = "smol"
"""The model that the command makes."""


def folder(name: str) -> Path:
    """Return the folder of a prepared model, in the user's cache folder by the XDG rules.

    The home of a user who has none is the root, as a container has it.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    cache = base if base.startswith("/") else os.path.expanduser("~/.cache").removeprefix("~")
    return Path(cache) / "thinkaloud/models" / name


def advice(model: str) -> str:
    """Return what to do about a model folder that is missing, behind a colon; "" if it is none that is prepared."""
    made = folder(NAME)
    if model == str(made):
        return ": make it with `thinkaloud models prepare`"
    return f": what can be prepared is {SCHEME}{NAME}" if Path(model).parent == made.parent else ""
