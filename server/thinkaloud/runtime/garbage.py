"""Garbage collection. A full collection stops the event loop, so objects that stay are left out of it."""

import gc

_THRESHOLDS = (50_000, 20, 20)
"""A thousand concurrent requests are a million objects; with Python's default, collections take half of the time."""


def freeze() -> None:
    """Collect once, and leave all objects that remain out of later collections."""
    gc.collect()
    gc.freeze()


def relax() -> None:
    """Collect less often, and never among the objects that have been loaded by now."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
