"""Shares with Wilson's interval, and paired differences with a bootstrap interval. 95 % throughout."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

Z = 1.96
RESAMPLES = 10_000
Report = dict[str, Any]


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share (Wilson 1927)."""
    if of == 0:
        return 0.0, 1.0
    share = hits / of
    middle, spread = share + Z * Z / (2 * of), Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    low, high = (middle - spread) / (1 + Z * Z / of), (middle + spread) / (1 + Z * Z / of)
    return round(max(low, 0.0), 3), round(min(high, 1.0), 3)


def share(hits: int, of: int) -> Report:
    """A count as it stands in a report."""
    low, high = interval(hits, of)
    return {"right": hits, "n": of, "share": round(hits / of, 3) if of else None, "low": low, "high": high}


def paired(after: Sequence[float], before: Sequence[float]) -> Report:
    """The mean difference between two scores of the same problems; the interval resamples problems."""
    difference = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    if not difference.size:
        return {"difference": None, "n": 0, "low": None, "high": None}
    rng = np.random.default_rng(difference.size)
    means = [difference[rng.integers(0, difference.size, difference.size)].mean() for _ in range(RESAMPLES)]
    low, high = np.quantile(means, (0.025, 0.975))
    figures = {"difference": difference.mean(), "low": low, "high": high}
    return {"n": int(difference.size), **{name: round(float(value), 3) for name, value in figures.items()}}


def lengths(numbers: Sequence[int]) -> Report:
    """Mean, 95th percentile and largest of some token counts."""
    if not numbers:
        return {"mean": None, "p95": None, "max": None}
    ordered = sorted(numbers)
    return {
        "mean": round(sum(ordered) / len(ordered), 1),
        "p95": ordered[math.ceil(0.95 * len(ordered)) - 1],
        "max": ordered[-1],
    }
