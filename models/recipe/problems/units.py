"""Mixed units: hours and minutes, metres and centimetres, dollars and cents; and durations added up."""

from __future__ import annotations

from dataclasses import dataclass

from recipe import wordlists
from recipe.problems.draw import Draw, Good
from recipe.problems.problem import ANSWER, Problem, Step

_TIME = "[A film|The trip|A lesson|The game|A concert|The flight|A meeting|The walk] [lasts|takes|is|goes on for]"
_LONG = "[A course|The holiday|A job|The journey|A camp|The season|The voyage|A project] [lasts|takes|is|goes on for]"
_LENGTH = "[A rope|The table|A plank|The fence|A ladder|A ribbon|The wall|A snake] [is|measures|is exactly|is about]"
_WEIGHT = "[A bag|The parcel|A melon|The cat|A sack|A cake|The box] [weighs|has a weight of|weighs exactly]"
_MONEY = "[A ticket|The toy|A lunch|The book|A sandwich|A pen|The stamp] [costs|is sold for|has a price of|is]"
_DRINK = "[A jug|The bottle|A pot|The tank|A bucket|A can|The bowl] [holds|contains|is filled with|takes in]"
_PIECES = "[A box|The shop|A farm|A shelf|The kitchen|A crate|The stall] [has|holds|keeps|stores]"


@dataclass(frozen=True, slots=True)
class Unit:
    """A large unit that is `factor` small ones, with the start of a sentence about an amount."""

    big: Good
    small: Good
    factor: int
    story: str
    signs: tuple[str, str] | None = None
    """The short forms ("m", "cm")."""


_HOUR, _MINUTE = Good("hour", "hours"), Good("minute", "minutes")
_DOZEN = Good("dozen", "dozen")
UNITS = (
    Unit(_HOUR, _MINUTE, 60, _TIME, ("h", "min")),
    Unit(_MINUTE, Good("second", "seconds"), 60, _TIME, ("min", "s")),
    Unit(Good("day", "days"), _HOUR, 24, _LONG),
    Unit(Good("week", "weeks"), Good("day", "days"), 7, _LONG),
    Unit(Good("year", "years"), Good("month", "months"), 12, _LONG),
    Unit(Good("metre", "metres"), Good("centimetre", "centimetres"), 100, _LENGTH, ("m", "cm")),
    Unit(Good("kilogram", "kilograms"), Good("gram", "grams"), 1000, _WEIGHT, ("kg", "g")),
    Unit(Good("litre", "litres"), Good("millilitre", "millilitres"), 1000, _DRINK, ("l", "ml")),
    Unit(Good("dollar", "dollars"), Good("cent", "cents"), 100, _MONEY),
    Unit(_DOZEN, Good("piece", "pieces"), 12, _PIECES),
)
UNIT_SHARES = (6, 3, 2, 4, 2, 5, 3, 1, 4, 4)


def _unit(d: Draw, *, largest: int = 1000) -> Unit:
    while True:
        unit = d.rng.choices(UNITS, UNIT_SHARES)[0]
        if unit.big is _DOZEN:
            unit = Unit(unit.big, d.good(wordlists.SMALL_THINGS), unit.factor, unit.story)
        if unit.factor <= largest:
            return unit


def _rest(d: Draw, unit: Unit) -> int:
    """Small units that do not make a large one; round for metres, dollars and kilograms."""
    if unit.factor < 100:
        return d.number(2 if unit.big is _DOZEN else 1, unit.factor - 1)
    grain = unit.factor // d.rng.choice((10, 10, 20))
    return grain * d.rng.randint(1, unit.factor // grain - 1)


def _amount(d: Draw, unit: Unit, big: int, small: int) -> str:
    if unit.signs and d.chance(0.35):
        return f"{big} {unit.signs[0]}{d.rng.choice((' ', ' ', ' and '))}{small} {unit.signs[1]}"
    if unit.big is _DOZEN:
        return d.say(
            "[{big} dozen {many} and {small} more|{big} dozen {many} and {small} single {many}|"
            "{big} dozen and {small} {many}|{big} dozen {many} plus {small}|"
            "{big} dozen {many} as well as {small} others]",
            big=big,
            small=small,
            many=unit.small.many,
        )
    joint = " " if d.chance(0.2) else " and "
    return f"{unit.big.count(big)}{joint}{unit.small.count(small)}"


def _hint(d: Draw, unit: Unit) -> str:
    """Now and then the question says how many small units make a large one."""
    if not d.chance(0.3):
        return ""
    return " " + d.say(
        "[There are {factor} {small} in {a}.|{a} has {factor} {small}.|{a} is {factor} {small}.|"
        "Remember that {a} is {factor} {small}.|It takes {factor} {small} to make {a}.|One {one} is {factor} {small}.]",
        factor=unit.factor,
        small=unit.small.many,
        a=("an " if unit.big is _HOUR else "a ") + unit.big.one,
        one=unit.big.one,
    )


def mixed_units(d: Draw) -> Problem:
    """An amount in two units, asked for in the small one."""
    unit = _unit(d)
    big, small = d.rng.randint(1, min(d.size, 12 if unit.factor <= 24 else 9)), _rest(d, unit)
    amount = _amount(d, unit, big, small)
    many = unit.small.many
    if d.chance(0.5):
        question = d.say(
            "[How many {many} are {x}?|Write {x} in {many}.|What is {x} in {many}?|Change {x} to {many}.|"
            "Turn {x} into {many}.|How many {many} are there in {x}?|How many {many} is {x}?|Convert {x} to {many}.|"
            "{x}: how many {many} is that?|Give {x} as a number of {many}.|How many {many} make {x}?]{hint}",
            many=many,
            x=amount,
            hint=_hint(d, unit),
        )
    else:
        question = d.say(
            unit.story + " {x}.{hint} [How many {many} is that?|How many {many} are that?|What is that in {many}?|"
            "Write this in {many}.|Find the number of {many}.|How many {many} is that in all?|"
            "How many {many} does that make?|What does that make in {many}?]",
            many=many,
            x=amount,
            hint=_hint(d, unit),
        )
    return Problem(
        "mixed_units",
        question,
        f"Find the {many}. {unit.big.count(big)}, {unit.small.count(small)}.",
        (
            Step("whole", big, "*", unit.factor, f"The {unit.big.many}", f"The {unit.big.many} make {{}} {many}."),
            Step("all", "whole", "+", small, f"The {many}", f"In all that is {{}} {many}."),
        ),
        (Step("rest", ANSWER, "-", small), Step("back", "rest", "/", unit.factor)),
        big,
        f"the number of {unit.big.many}",
    )


def split_units(d: Draw) -> Problem:
    """An amount in the small unit that is a whole number of large ones."""
    unit = _unit(d)
    big = d.rng.randint(2, min(d.size, 12 if unit.factor <= 24 else 9))
    total = big * unit.factor
    slots = {"many": unit.big.many, "x": unit.small.count(total), "hint": _hint(d, unit)}
    if d.chance(0.6):
        question = d.say(
            "[How many [|whole |full ]{many} are {x}?|Write {x} in {many}.|What is {x} in {many}?|"
            "Change {x} to {many}.|"
            "Turn {x} into {many}.|How many [|whole ]{many} are there in {x}?|How many {many} is {x}?|"
            "Convert {x} to {many}.|How many {many} do {x} make?|Give {x} as a number of {many}.]{hint}",
            **slots,
        )
    else:
        question = d.say(
            unit.story + " {x}.{hint} [How many {many} is that?|How many {many} are that?|What is that in {many}?|"
            "How many whole {many} is that?|Find the number of {many}.|How many full {many} does that make?|"
            "Write this in {many}.]",
            **slots,
        )
    return Problem(
        "split_units",
        question,
        f"Find the {unit.big.many}. {unit.small.count(total)}.",
        (Step("big", total, "/", unit.factor, f"The {unit.big.many}", f"That is {{}} {unit.big.many}."),),
        (Step("back", ANSWER, "*", unit.factor),),
        total,
        f"the number of {unit.small.many}",
    )


_PARTS = {
    _TIME: ("lesson", "film", "song", "game", "walk", "talk", "show", "trip", "break", "round"),
    _LONG: ("course", "holiday", "job", "journey", "camp", "trip", "tour", "season", "visit", "project"),
    _LENGTH: ("rope", "plank", "ribbon", "pole", "string", "board", "shelf", "wire", "pipe", "stick"),
    _WEIGHT: ("bag", "parcel", "sack", "melon", "stone", "box", "ball", "book", "brick", "cake"),
    _DRINK: ("jug", "bottle", "pot", "bucket", "bowl", "can", "barrel", "kettle", "jar", "cup"),
    _MONEY: ("ticket", "book", "toy", "sandwich", "lunch", "ball", "shirt", "pen", "cake", "hat"),
}
_EACH = {_TIME: "last", _LONG: "last", _LENGTH: "measure", _WEIGHT: "weigh", _DRINK: "hold", _MONEY: "cost"}


def unit_total(d: Draw) -> Problem:
    """Several pieces of the same mixed amount; the total in the small unit."""
    while (unit := _unit(d, largest=100)).story not in _PARTS or unit.factor in (12, 24):
        pass
    part = d.word(_PARTS[unit.story])
    n, big = d.rng.randint(2, min(d.size, 9)), d.rng.randint(1, 4)
    small = 10 * d.rng.randint(1, unit.factor // 10 - 1) if unit.factor > 7 else d.rng.randint(1, 6)
    many = unit.small.many
    slots = {
        "n": n,
        "parts": wordlists.plural(part),
        "part": part,
        "verb": _EACH[unit.story],
        "x": _amount(d, unit, big, small),
        "many": many,
        "hint": _hint(d, unit),
    }
    question = d.say(
        "[{n} {parts} {verb} {x} each.|Each of {n} {parts} {verb}s {x}.|"
        "There are {n} {parts}. Each {part} {verb}s {x}.|"
        "Each {part} {verb}s {x}. There are {n} {parts}.|Every one of the {n} {parts} {verb}s {x}.|"
        "One {part} {verb}s {x}. There are {n} such {parts}.|We have {n} {parts} and each {verb}s {x}.]{hint} "
        "[How many {many} is that in all?|How many {many} do they {verb} together?|What is the total in {many}?|"
        "How many {many} is that in total?|Give the sum in {many}.|Find the total in {many}.|"
        "How many {many} do all the {parts} {verb}?]",
        **slots,
    )
    return Problem(
        "unit_total",
        question,
        f"Find the total. {n} times {unit.big.count(big)}, {unit.small.count(small)}.",
        (
            Step("whole", big, "*", unit.factor, f"The {unit.big.many}", f"The {unit.big.many} make {{}} {many}."),
            Step("one", "whole", "+", small, f"One {part}", f"One {part} {_EACH[unit.story]}s {{}} {many}."),
            Step("all", "one", "*", n, "The total", f"The total is {{}} {many}."),
        ),
        (Step("share", ANSWER, "/", n), Step("rest", "share", "-", small), Step("back", "rest", "/", unit.factor)),
        big,
        f"the number of {unit.big.many}",
    )


_EVENTS = ("film", "game", "concert", "show", "race", "play", "lesson", "talk", "party", "meeting")
_OPENING = (
    "the doors open",
    "lunch",
    "the bell rings",
    "the guests come",
    "the gate opens",
    "breakfast",
    "the music stops",
    "the bus comes",
)


def end_time(d: Draw) -> Problem:
    """When something ends that starts so long after something else, and lasts so long, in one part or several."""
    event, opening = d.word(_EVENTS), d.word(_OPENING)
    start, each = d.rng.randint(1, 9) * 5, d.rng.randint(2, min(12, d.size)) * 5
    parts = d.rng.randint(2, 4) if d.chance(0.4) else 1
    slots: dict[str, object] = {
        "event": event,
        "opening": opening,
        "start": start,
        "each": each,
        "parts": parts,
    }
    begins = (
        "[The {event} starts {start} minutes after {opening}|{start} minutes after {opening} the {event} starts|"
        "The {event} begins {start} minutes after {opening}|"
        "The {event} is set to start {start} minutes after {opening}|"
        "At {start} minutes after {opening} the {event} begins|The {event} is due to begin {start} minutes after "
        "{opening}]"
    )
    if parts == 1:
        lasts = "[and lasts|and takes|and it lasts|and goes on for] {each} minutes."
    else:
        lasts = (
            "[and has {parts} parts of {each} minutes each|and has {parts} parts. Each part takes {each} minutes|"
            "and it has {parts} parts of {each} minutes|and takes {parts} times {each} minutes|"
            "and consists of {parts} parts, every one {each} minutes long]."
        )
    question = d.say(
        begins + " " + lasts + " [How many minutes after {opening} does the {event} end?|"
        "How many minutes after {opening} does it end?|How many minutes after {opening} is the {event} over?|"
        "What number of minutes after {opening} does the {event} end?|"
        "How long after {opening}, in minutes, is the {event} finished?|How many minutes after {opening} is it over?]",
        **slots,
    )
    end = f"The {event} ends {{}} minutes after {opening}."
    if parts == 1:
        return Problem(
            "end_time",
            question,
            f"Find the end. Starts after {start}, lasts {each}.",
            (Step("end", start, "+", each, "The end", end),),
            (Step("back", ANSWER, "-", each),),
            start,
            "the start",
        )
    return Problem(
        "end_time",
        question,
        f"Find the end. Starts after {start}, {parts} parts of {each}.",
        (
            Step("long", parts, "*", each, "It lasts", f"The {event} lasts {{}} minutes."),
            Step("end", start, "+", "long", "The end", end),
        ),
        (Step("long", ANSWER, "-", start), Step("back", "long", "/", parts)),
        each,
        "one part",
    )
