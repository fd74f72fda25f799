"""How long work computes, measured by what this machine computes at the same time, however slow or busy it is."""

import gc
from collections.abc import Callable
from time import thread_time

_STEPS = 100_000
_STEPS_TAKE = 0.0075
"""Seconds of CPU for a loop of so many steps on the machines that the bounds were chosen on."""


def _loop() -> None:
    total = 0
    for step in range(_STEPS):
        total += step * step


def computes(work: Callable[[], object], attempts: int = 5, enough: float = 0.0) -> float:
    """Seconds of CPU that `work` takes on this thread, the least of `attempts`, or the first that is `enough`.

    Work that is too slow is so each time; what comes of other processes and of collected garbage is not.
    """
    least = float("inf")
    for _ in range(attempts):
        gc.collect()
        began = thread_time()
        work()
        least = min(least, thread_time() - began)
        if least <= enough:
            break
    return least


_LOOP_TOOK = computes(_loop)
LONGEST_BLOCK = 0.1 * max(1.0, _LOOP_TOOK / _STEPS_TAKE)
"""Seconds for which no request may hold the event loop: 100 ms, and on a slower machine what as much work takes."""


def slowdown() -> float:
    """How many times as long as for `LONGEST_BLOCK` the same loop takes now: other work can slow a machine."""
    return max(1.0, computes(_loop, attempts=1) / _LOOP_TOOK)


def is_short(work: Callable[[], object]) -> bool:
    """Whether `work` computes for no longer than a request may hold the event loop."""
    return computes(work, enough=LONGEST_BLOCK) <= LONGEST_BLOCK
