"""All families, each with its share of the training problems."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from recipe.fruit import HELD_OUT
from recipe.problems import ages, quantities, rates, shopping, sums
from recipe.problems.draw import Draw
from recipe.problems.problem import Problem

FAMILIES: dict[Callable[[Draw], Problem], int] = {
    shopping.other_price: 42,
    shopping.other_total: 5,
    shopping.bill: 7,
    shopping.cost_of_some: 4,
    shopping.unit_price: 4,
    shopping.change: 6,
    shopping.how_many: 6,
    shopping.with_discount: 3,
    shopping.price_gap: 3,
    quantities.gain_and_loss: 5,
    quantities.sharing: 5,
    quantities.comparison: 6,
    quantities.difference: 3,
    quantities.packing: 5,
    ages.other_age: 4,
    ages.age_in_time: 3,
    rates.journey: 4,
    rates.steady_work: 5,
    sums.one_step: 5,
    sums.expression: 5,
}


def draw_problem(rng: Random, *, unseen: bool = False, size: int | None = None) -> Problem:
    """A problem of a family drawn by its share; never one that is held out."""
    while True:
        family = rng.choices(list(FAMILIES), list(FAMILIES.values()))[0]
        problem = family(Draw(rng, unseen=unseen, size=size))
        if problem.question not in HELD_OUT:
            return problem
