"""A logic puzzle: three people, three things, and clues about who has what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from recipe import wordlists
from recipe.problems.draw import Draw
from recipe.problems.puzzles import FITS, WRONG, Puzzle, asked_about, listed


@dataclass(frozen=True, slots=True)
class _Theme:
    does: str
    do: str
    words: tuple[str, ...]
    after: str = ""


_THEMES = (
    _Theme(
        "has", "have",
        ("cat", "dog", "bird", "rabbit", "fish", "hamster", "turtle", "mouse", "parrot", "frog", "pony", "snake",
         "goat", "duck", "lizard", "horse", "hen", "crab", "lamb", "spider"),
    ),
    _Theme(
        "drinks", "drink",
        ("tea", "coffee", "juice", "milk", "water", "cocoa", "soda", "lemonade", "soup", "syrup", "cider", "punch",
         "shake", "nectar", "broth"),
    ),
    _Theme(
        "wears", "wear",
        ("red", "blue", "green", "yellow", "black", "white", "pink", "brown", "orange", "grey", "purple", "golden",
         "silver", "striped", "checked"), " hat",
    ),
    _Theme(
        "plays", "play",
        ("piano", "flute", "violin", "drum", "guitar", "harp", "trumpet", "cello", "horn", "organ", "banjo", "oboe",
         "tuba", "clarinet", "fiddle"),
    ),
    _Theme("gets", "get", wordlists.FRUIT),
    _Theme("buys", "buy", wordlists.GOODS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Clue:
    name: str
    thing: str
    has: bool

    def holds(self, owned: Mapping[str, str]) -> bool:
        return (owned[self.name] == self.thing) == self.has

    @property
    def short(self) -> str:
        return f"{self.name}: {'' if self.has else 'not '}{self.thing}"


def _clues(d: Draw, owned: Mapping[str, str], asked: str) -> list[_Clue]:
    """Two or three clues, at most one of them a "has" that is not the answer, which leave one assignment."""
    names, things = list(owned), list(owned.values())
    clues = [_Clue(name, thing, owned[name] == thing) for name in names for thing in things]
    while True:
        chosen = d.rng.sample(clues, d.rng.choice((2, 3)))
        if sum(clue.has for clue in chosen) > 1 or _Clue(owner(owned, asked), asked, True) in chosen:
            continue
        cases = (dict(zip(names, order, strict=True)) for order in permutations(things))
        if sum(all(clue.holds(case) for clue in chosen) for case in cases) == 1:
            return chosen


def owner(owned: Mapping[str, str], thing: str) -> str:
    """Who has the thing."""
    return next(name for name, has in owned.items() if has == thing)


def _deduced(clues: Sequence[_Clue], names: Sequence[str], things: Sequence[str]) -> str:
    """One person after another, with each thing that is left; who has two to choose from comes again later."""
    found = [f"{clue.name}: {clue.thing}." for clue in clues if clue.has]
    known = {clue.name: clue.thing for clue in clues if clue.has}
    barred = {(clue.name, clue.thing) for clue in clues if not clue.has}
    left = [thing for thing in things if thing not in known.values()]
    waiting = [name for name in names if name not in known]
    while waiting:
        name = waiting.pop(0)
        possible = [thing for thing in left if (name, thing) not in barred]
        told = ", ".join(f"{thing} no" if (name, thing) in barred else thing for thing in left)
        if len(possible) == 1:
            found.append(f"{name}: {told}, so {possible[0]}.")
            left.remove(possible[0])
        else:
            found.append(f"{name}: {told}, open.")
            waiting.append(name)
    return " ".join(found)


def elimination(d: Draw) -> Puzzle:
    """Three people, three things, and clues about who does not have what."""
    theme = d.rng.choice(_THEMES)
    names = [person.name for person in d.people(3)]
    things: list[str] = []
    while len(things) < 3:
        if (word := d.word(theme.words)) not in things:
            things.append(word)
    owned = dict(zip(names, things, strict=True))
    asked = d.rng.choice(things)
    clues = _clues(d, owned, asked)
    the = "" if theme.does == "drinks" else "the "
    objects = {thing: f"{the}{thing}{theme.after}" for thing in things}
    slots = {"does": theme.does, "do": theme.do}
    people, choices = d.rng.sample(names, 3), d.rng.sample(things, 3)
    opening = d.say(
        "[{all} have {things}, one each.|{all} share {things}, one for each.|There are {things} for {all}, one each.|"
        "Each of "
        "{all} {does} one of these: {things}.|{things}: each of {all} {does} one of them.|"
        "Three people, {all}, {do} {things}, "
        "one each.]",
        all=listed(people),
        things=listed([objects[thing] for thing in choices]),
        **slots,
    )
    story = [
        d.say(
            "[{w} {does} {x}.|{w} is the one who {does} {x}.|It is {w} who {does} {x}.|{w} {does} {x}.]"
            if clue.has
            else "[{w} does not {do} {x}.|{w} doesn't {do} {x}.|It is not {w} who {does} {x}.|{w} does not {do} {x}.|"
            "The one who {does} {x} is not {w}.|{w} never {does} {x}.]",
            w=clue.name,
            x=objects[clue.thing],
            **slots,
        )
        for clue in clues
    ]
    ask = d.say(
        "[Who {does} {x}?|Who is it that {does} {x}?|Which of them {does} {x}?|Who {does} {x}?|"
        "Name the one who {does} {x}.|"
        "Who of them {does} {x}?]",
        x=objects[asked],
        **slots,
    )

    def test(case: Mapping[str, str]) -> tuple[str, bool]:
        tests = []
        for clue in clues:
            tests.append(f"{clue.short}? It is {case[clue.name]}, {'yes' if clue.holds(case) else 'no'}.")
            if not clue.holds(case):
                return " ".join([*tests, WRONG]), False
        return " ".join([*tests, FITS]), True

    answer = owner(owned, asked)
    errors = []
    for order in permutations(things):
        case = dict(zip(names, order, strict=True))
        if owner(case, asked) != answer:
            guess = " ".join(f"{name}: {thing}." for name, thing in case.items())
            errors.append((f"{guess} So {asked}: {owner(case, asked)}.", test(case)[0]))
    return Puzzle(
        "elimination",
        asked_about(d, f"{opening} {' '.join(story)}", ask),
        f"Find who {theme.does} {asked}. {', '.join(people)}. {', '.join(choices)}. "
        f"{' '.join(f'{clue.short}.' for clue in clues)}",
        f"{_deduced(clues, people, choices)} So {asked}: {answer}.",
        test(owned)[0],
        f"{listed([f'{name} {theme.does} {objects[thing]}' for name, thing in owned.items()])}.",
        answer,
        tuple(errors),
    )
