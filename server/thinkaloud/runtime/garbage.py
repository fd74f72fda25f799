"""Garbage collection. A full collection stops the event loop, so objects that stay are left out of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLDS = (25_000, 2, 400)
"""A thousand concurrent requests are a million objects; with Python's default, collections take half of the time. The
middle one bounds how many young objects are looked at in one go: 100,000 take about 40 ms."""


@contextmanager
def paused() -> Iterator[None]:
    """Collect nothing within the context, where nothing but objects that stay is made, as by an import."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def freeze() -> None:
    """Collect once, and leave all objects that remain out of later collections."""
    gc.collect()
    gc.freeze()


def relax() -> None:
    """Collect less often, and never among the objects that have been loaded by now."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
