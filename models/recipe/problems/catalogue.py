"""All families, each with its share of the training problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

from recipe.fruit import HELD_OUT
from recipe.problems import (
    ages,
    elimination,
    groups,
    journeys,
    other_price,
    puzzles,
    quantities,
    rates,
    shopping,
    sums,
    units,
    unknowns,
)
from recipe.problems.draw import Draw
from recipe.problems.problem import Problem
from recipe.problems.puzzles import Puzzle

Family: TypeAlias = Callable[[Draw], Problem | Puzzle]

FAMILIES: dict[Family, int] = {
    other_price.other_price: 40,
    other_price.other_total: 4,
    shopping.bill: 5,
    shopping.cost_of_some: 3,
    shopping.unit_price: 3,
    shopping.change: 5,
    shopping.how_many: 5,
    shopping.with_discount: 3,
    shopping.price_gap: 3,
    quantities.gain_and_loss: 4,
    quantities.two_step_gain: 3,
    quantities.comparison: 5,
    quantities.difference: 2,
    groups.sharing: 4,
    groups.packing: 4,
    groups.equal_groups: 3,
    ages.other_age: 3,
    ages.age_in_time: 2,
    ages.sum_of_ages: 2,
    journeys.journey: 3,
    journeys.two_speeds: 3,
    rates.steady_work: 4,
    rates.together: 3,
    units.mixed_units: 3,
    units.split_units: 1,
    units.unit_total: 2,
    units.end_time: 2,
    unknowns.sum_and_difference: 3,
    unknowns.two_bills: 3,
    unknowns.heads_and_legs: 2,
    unknowns.multiple_and_sum: 3,
    puzzles.ordering: 4,
    puzzles.truth_tellers: 3,
    elimination.elimination: 3,
    sums.one_step: 4,
    sums.expression: 4,
}


PUZZLES: dict[Family, int] = {
    family: FAMILIES[family] for family in (puzzles.ordering, puzzles.truth_tellers, elimination.elimination)
}
"""The logic puzzles alone."""


def draw_problem(
    rng: Random,
    *,
    unseen_words: bool = False,
    unseen_wordings: bool = False,
    size: int | None = None,
    strange: bool = False,
    families: Mapping[Family, int] = FAMILIES,
) -> Problem | Puzzle:
    """A problem of a family drawn by its share; never one that is held out. `strange`: many words are made up."""
    while True:
        family = rng.choices(list(families), list(families.values()))[0]
        draw = Draw(rng, unseen_words=unseen_words, unseen_wordings=unseen_wordings, size=size, strange=strange)
        problem = family(draw)
        if problem.question not in HELD_OUT:
            return problem
