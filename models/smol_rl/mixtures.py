"""What each supervised stage reads: drills with sound traces first, then careless traces to be imitated.

The pretrained model reads and speaks already, and errs in arithmetic; so there is more of that than in the tiny pair's
stages, and none of what teaches a network to copy words.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from recipe import drills
from recipe.conversation import Form
from recipe.mixtures import CARELESS, Sample, restated, solved, stuck, talked

DRILLS: drills.Drills = {
    drills.equations: 30, drills.worked_equations: 24, drills.chains: 8, drills.verdicts: 14, drills.comparisons: 6,
    drills.divisions: 6, drills.pairs: 2, drills.lists: 4, drills.readings: 6,
}  # fmt: skip
"""Shares of the exercises."""


def _drills(rng: Random) -> Sample:
    """Half of the samples are rows of exercises; problems keep the form of a trace, whose mistakes are found."""
    roll = rng.random()
    if roll < 0.5:
        return drills.drill(rng, DRILLS)
    return restated(rng, later=True) if roll < 0.56 else solved(rng, Form.THINKING)


def _coldstart(rng: Random) -> Sample:
    """Careless traces; replies to what is no problem, the way out of repetition, and drills kept up."""
    roll = rng.random()
    if roll < 0.25:
        return drills.drill(rng, DRILLS)
    if roll < 0.29:
        return stuck(rng, Form.THINKING)
    if roll < 0.35:
        return talked(rng, Form.THINKING)
    return solved(rng, Form.CLOSED if roll < 0.38 else Form.THINKING, careless_share=CARELESS)


MIXTURES: dict[str, Callable[[Random], Sample]] = {"drills": _drills, "coldstart": _coldstart}
