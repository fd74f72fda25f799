"""The settings of a command without `--config`: the default ones, or those of the tiny pair."""

from collections.abc import Callable
from pathlib import Path

from thinkaloud.errors import PreparationFailed
from thinkaloud.pretrained import preparation
from thinkaloud.runtime import memory
from thinkaloud.settings import bundled

MEMORY = 5 * 10**9
"""Bytes that the server takes with all models of the default settings, at most."""


def find() -> Path:
    """Return the settings file that serves what is there now."""
    whole = preparation.is_prepared() and _lack_of_memory() is None
    return _bundled("default.yaml" if whole else "tiny.yaml")


def provide(say: Callable[[str], None]) -> Path:
    """As `find`, but prepare the model if it is not there.

    say: is given a line at each step, and one that says why only the tiny pair is served, where that is so.
    """
    why = _lack_of_memory()
    if why is None:
        try:
            preparation.prepare(say)
        except PreparationFailed as error:
            why = str(error)
    if why is not None:
        say(f"Without {preparation.SMOL.name}, only the tiny pair is served: {why}")
        return _bundled("tiny.yaml")
    return _bundled("default.yaml")


def _lack_of_memory() -> str | None:
    free = memory.available()
    if free is None or free >= MEMORY:
        return None
    return f"the models take up to {MEMORY / 1e9:.0f} GB of memory, and {free / 1e9:.1f} are free"


def _bundled(name: str) -> Path:
    """Return a settings file of the installed package, or of the repository."""
    return bundled.find(f"configs/{name}", f"configs/{name}")
