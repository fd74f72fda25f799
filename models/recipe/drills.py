"""Dense practice of what a trace is made of: equations, checks of results shown, comparisons, reading.

A drill is a row of small exercises; only what has to be worked out is learned, never the numbers that are drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from recipe.pieces import END, Piece
from recipe.problems.draw import KEPT, Draw, Good
from recipe.problems.market import each_costs, purchase
from recipe.problems.problem import apply, worked
from recipe.problems.puzzles import FITS, WRONG
from recipe.problems.sums import numbers_for
from recipe.thinking import slip
from recipe.wordlists import GOODS, plural

FIRST_NOUNS = tuple(word for place, word in enumerate(GOODS) if place % KEPT != KEPT - 1)[:40]
EXERCISES = 14
"""Exercises in a row: about a hundred tokens."""

_NAMES = (
    "the total",
    "the total",
    "the money",
    "the start",
    "the number",
    "the left side",
    "one apple",
    "the goal",
    "Tom",
)


def equations(rng: Random) -> list[Piece]:
    """`7 * 8 = 56. 13 + 9 = 22.`: results learned."""
    pieces = []
    for _ in range(2 * EXERCISES):
        op = rng.choice("+--**//")
        left, right = numbers_for(Draw(rng), op)
        pieces += [Piece(f"{left} {op} {right} = ", False), Piece(f"{apply(op, left, right)}"), Piece(". ", False)]
    return pieces


def worked_equations(rng: Random) -> list[Piece]:
    """`47 * 8 = 320 + 56 = 376.`: as a trace takes them, the way included."""
    pieces = []
    for _ in range(EXERCISES):
        op = rng.choice("**//+-")
        left, right = numbers_for(Draw(rng, size=rng.choice((20, 50, 100))), op)
        shown = f"{left} {op} {right} = "
        pieces += [Piece(shown, False), Piece(worked(op, left, right, apply(op, left, right)).removeprefix(shown))]
        pieces.append(Piece(". ", False))
    return pieces


def chains(rng: Random) -> list[Piece]:
    """`4 * 3 = 12. 30 - 12 = 18. 18 / 6 = 3.`: results and what is carried on learned, as in a solution."""
    pieces = []
    for _ in range(EXERCISES // 3):
        draw = Draw(rng)
        (na, pa), (nb, pb) = draw.factors(), draw.factors()
        known, rest = nb * pb, na * pa
        total = rest + known
        pieces += [
            Piece(f"{nb} * {pb} = ", False),
            Piece(f"{known}. "),
            Piece(f"{total} - ", False),
            Piece(f"{known} = {rest}. {rest} / "),
            Piece(f"{na}", False),
            Piece(f" = {pa}. {pa} * {na} = {rest}, "),
            Piece(f"{pb} * {nb} = ", False),
            Piece(f"{known}, {rest} + {known} = {total}. "),
        ]
    return pieces


def _verdict(fits: bool) -> list[Piece]:
    """The word that decides is learned, the rest of the sentence follows by itself."""
    word, rest = (FITS if fits else WRONG).split(",")
    return [Piece(word), Piece(f",{rest} ", False)]


def verdicts(rng: Random) -> list[Piece]:
    """`7 * 8 = 54? 8 * 7 = 56. No, that is wrong.`: a result shown, wrong half of the time, and another route."""
    pieces = []
    for _ in range(EXERCISES // 2):
        op = rng.choice("+-*/")
        left, right = numbers_for(Draw(rng), op)
        result = apply(op, left, right)
        shown = slip(rng, result) if rng.random() < 0.5 else result
        pieces.append(Piece(f"{left} {op} {right} = {shown}? ", False))
        if op == "-":
            pieces.append(Piece(f"{worked('+', shown, right, shown + right)}, "))
            got, wanted = shown + right, left
        elif op == "/":
            pieces.append(Piece(f"{worked('*', shown, right, shown * right)}, "))
            got, wanted = shown * right, left
        else:
            pieces.append(Piece(f"{worked(op, right, left, result)}, "))
            got, wanted = result, shown
        pieces.append(Piece(f"{got} and {wanted}. "))
        pieces += _verdict(got == wanted)
    return pieces


def comparisons(rng: Random) -> list[Piece]:
    """`I get 16, the total is 13. No`: only the verdict learned, many to a row, because equality is learned slowly."""
    pieces = []
    for _ in range(EXERCISES):
        draw = Draw(rng)
        given = draw.number() * rng.choice((1, 2, 3, 5))
        got = given if rng.random() < 0.5 else slip(rng, given) if rng.random() < 0.7 else draw.number() * 2
        if rng.random() < 0.5:
            pieces.append(Piece(f"I get {got}, {rng.choice(_NAMES)} is {given}. ", False))
        else:
            pieces.append(Piece(f"{got} and {given}. ", False))
        pieces += _verdict(got == given)
    return pieces


def divisions(rng: Random) -> list[Piece]:
    """Which divisions come out: `18 / 6 = 3.` or `19 / 6 does not come out.`"""
    pieces = []
    for _ in range(EXERCISES):
        left, right = numbers_for(Draw(rng), "/")
        shown = left if rng.random() < 0.6 else slip(rng, left)
        pieces.append(Piece(f"{shown} / {right}", False))
        text = " does not come out." if shown % right else f" = {shown // right}."
        pieces += [Piece(text), Piece(" ", False)]
    return pieces


def _pairs(rng: Random, counts: list[tuple[Good, int]]) -> list[Piece]:
    pieces = [Piece(rng.choice((" ", ", ", " and ")).join(good.count(n) for good, n in counts) + ".", False)]
    for good, n in rng.sample(counts, len(counts)):
        pieces += [Piece(f" {good.many} ", False), Piece(f"{n}")]
    return [*pieces, Piece(". ", False)]


def first_pairs(rng: Random) -> list[Piece]:
    """`3 hats 5 pens 2 cups 7 balls. pens 5 hats 3 balls 7 cups 2.`, with forty nouns only.

    From all the nouns at once, a new network does not find in a thousand steps how to tie a number to its noun; from
    forty it does in fifty steps, and then carries it over to the others in fifty more.
    """
    return _pairs(rng, [(good, rng.randint(2, 9)) for good in _first_goods(rng)])


def second_pairs(rng: Random) -> list[Piece]:
    """The same, mostly with numbers that begin with one digit (13, 17, 12, 15), so that the second is tied as well."""
    tens = rng.choice((0, 10, 10, 20, 30, 90))
    return _pairs(rng, [(good, tens + rng.randint(0 if tens else 2, 9)) for good in _first_goods(rng)])


def _first_goods(rng: Random) -> list[Good]:
    return [Good(word, plural(word)) for word in rng.sample(FIRST_NOUNS, 4)]


def pairs(rng: Random) -> list[Piece]:
    """The same with any nouns and numbers, several times in a row."""
    pieces = []
    for _ in range(6):
        draw = Draw(rng)
        pieces += _pairs(rng, [(good, draw.number()) for good in draw.goods(rng.choice((2, 3, 4)))])
    return pieces


_ASKED = (
    "{many}: ",
    "{many}: ",
    "The {many} cost ",
    "The {many}: ",
    "{many} ",
    "One {one}: ",
    "How many {many}? ",
    "For {many} ",
)


def lists(rng: Random) -> list[Piece]:
    """`3 hats, 15 pens and 4 cups. pens: 15. hats: 3.`: which number stands before which word.

    At times the number is said again after the word, which is learned first and shows the way.
    """
    pieces = []
    for _ in range(3):
        draw = Draw(rng, size=rng.choice((10, 20, 20, 50)))
        goods = [(good, draw.number()) for good in draw.goods(rng.choice((2, 2, 3, 4, 5)))]
        echo = rng.choice((0.0, 0.0, 0.5, 1.0))
        for place, (good, n) in enumerate(goods):
            pieces.append(Piece(("", ", ", " and ")[min(place, 1 + (place == len(goods) - 1))] + good.count(n), False))
            if rng.random() < echo:
                pieces += [Piece(" ", False), Piece(f"{n}")]
        pieces.append(Piece(". ", False))
        form = rng.choice(_ASKED)
        for good, n in rng.sample(goods, len(goods)):
            pieces += [Piece(form.format(many=good.many, one=good.one), False), Piece(f"{n}"), Piece(". ", False)]
    return pieces


def readings(rng: Random) -> list[Piece]:
    """A little story of goods and prices, then `apples: 3. One orange is 2.`: which number belongs to what."""
    pieces = []
    for _ in range(2):
        draw = Draw(rng)
        who, money = draw.person(), draw.money()
        goods = [(good, draw.number(), draw.number()) for good in draw.goods(rng.choice((2, 2, 3, 4)))]
        counts = [good.count(n) for good, n, _ in goods]
        prices = [each_costs(draw, good, money.amount(price)) for good, _, price in goods]
        rng.shuffle(prices)
        story = [purchase(draw, who, ", ".join(counts[:-1]), counts[-1]), *prices]
        if rng.random() < 0.2:
            story.append(story.pop(0))
        pieces.append(Piece(" ".join(story) + " ", False))
        asked = [(f"{good.many}: ", n) for good, n, _ in goods] + [(f"One {good.one} is ", p) for good, _, p in goods]
        rng.shuffle(asked)
        for lead, number in asked:
            pieces += [Piece(lead, False), Piece(f"{number}"), Piece(". ", False)]
    return pieces


Drills = dict[Callable[[Random], list[Piece]], int]
CHECKING: Drills = {
    equations: 20, worked_equations: 16, chains: 4, verdicts: 12, comparisons: 10, divisions: 4, pairs: 8, lists: 12,
    readings: 14,
}  # fmt: skip
"""Shares of the exercises for a model that thinks."""
ANSWERING: Drills = {equations: 60, chains: 10, lists: 10, readings: 20}
"""Shares of the exercises for one that answers at once."""


def drill(rng: Random, kinds: Drills) -> list[Piece]:
    """A row of one kind of exercise."""
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    return [*kind(rng), END]
