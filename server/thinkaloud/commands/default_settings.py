"""The settings of a command without `--config`: the default ones, or those of the tiny pair."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from thinkaloud.errors import PreparationFailed
from thinkaloud.pretrained import preparation
from thinkaloud.runtime import memory
from thinkaloud.settings import bundled

MEMORY = 5 * 10**9
"""Bytes that the server takes with all models of the default settings, at most."""


def find() -> Path:
    """Return the settings file of what is there, whether or not the memory is taken by a server of it now."""
    return _bundled("default.yaml" if preparation.is_prepared() else "tiny.yaml")


def provide(say: Callable[[str], None]) -> Path:
    """Return the settings file to serve, and prepare the model that it needs if that is not there.

    say: is given a line at each step, and one that says why only the tiny pair is served, where that is so.
    """
    if find_spec("vllm") is None:
        return find()  # neither can be served, as the validation says
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
    return bundled.find(f"configs/{name}")
