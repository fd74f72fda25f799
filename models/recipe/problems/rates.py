"""Rates: so much in each hour or day, and the time, the amount or the rate that follows."""

from __future__ import annotations

from recipe.problems.draw import Draw
from recipe.problems.problem import ANSWER, Problem, Step
from recipe.problems.story import clause, tell

_WORK = (
    ("reads~read", "read", "pages", "day"), ("writes~wrote", "write", "letters", "week"),
    ("paints~painted", "paint", "fences", "day"), ("bakes~baked", "bake", "cakes", "hour"),
    ("earns~earned", "earn", "dollars", "hour"), ("saves~saved", "save", "dollars", "week"),
    ("picks~picked", "pick", "baskets", "day"), ("solves~solved", "solve", "puzzles", "hour"),
    ("knits~knitted", "knit", "scarves", "month"), ("runs~ran", "run", "laps", "day"),
    ("sells~sold", "sell", "tickets", "hour"), ("plants~planted", "plant", "trees", "day"),
    ("earns~earned", "earn", "coins", "day"), ("makes~made", "make", "chairs", "week"),
    ("reads~read", "read", "books", "month"), ("saves~saved", "save", "coins", "day"),
    ("draws~drew", "draw", "pictures", "day"), ("folds~folded", "fold", "shirts", "hour"),
    ("washes~washed", "wash", "plates", "hour"), ("packs~packed", "pack", "boxes", "hour"),
    ("types~typed", "type", "lines", "minute"), ("builds~built", "build", "tables", "week"),
    ("sews~sewed", "sew", "dresses", "month"), ("lays~laid", "lay", "bricks", "hour"),
    ("catches~caught", "catch", "crabs", "day"), ("collects~collected", "collect", "shells", "day"),
    ("repairs~repaired", "repair", "bikes", "week"), ("learns~learned", "learn", "words", "day"),
    ("prints~printed", "print", "posters", "hour"), ("digs~dug", "dig", "holes", "day"),
)  # fmt: skip
"""What somebody does, its bare form, to what, and the unit of time."""

_PACE = """[{w} {does} {n} {what} each {unit}|{w} {does} {n} {what} {a_unit}|{w} {does} {n} {what} per {unit}|\
every {unit} {w} {does} {n} {what}|in a single {unit} {w} {does} {n} {what}|{w} {does} {n} {what} every {unit}|\
each {unit}, {w} {does} {n} {what}|{w} {does} {n} {what} in one {unit}|in each {unit} {w} {does} {n} {what}|\
the number of {what} that {w} {does} in one {unit} is {n}|in one {unit}, {w} {does} {n} {what}]"""


def _a(unit: str) -> str:
    return f"{'an' if unit == 'hour' else 'a'} {unit}"


def steady_work(d: Draw) -> Problem:
    """Somebody does the same amount in each unit of time; the amount, the time, or what is left is asked."""
    who = d.person()
    does, do, what, unit = d.word(_WORK)
    times, each = d.factors()
    units, total, left = unit + "s", times * each, d.number()
    slots = {"w": who.name, "do": do, "what": what, "unit": unit, "units": units, "times": times, "a_unit": _a(unit)}
    story = [clause(d, _PACE, does=does, n=each, **slots)]
    later = {"w": d.rng.choice((who.name, who.pronoun))}
    kind = d.rng.choice(("amount", "time", "left"))
    if kind == "amount":
        ask = """[how many {what} does {w} {do} in {times} {units}?|how many {what} is that in {times} {units}?|\
in {times} {units}, how many {what} does {w} {do}?|how many {what} will {w} {do} in {times} {units}?|\
over {times} {units}, how many {what} is that?|what number of {what} does {w} {do} in {times} {units}?|\
how many {what} does {w} {do} within {times} {units}?|find the number of {what} in {times} {units}.|\
how many {what} does that make in {times} {units}?|after {times} {units}, how many {what} is that in all?|\
[work out|tell me] how many {what} {w} can {do} in {times} {units}.]"""
        steps: tuple[Step, ...] = (Step("all", each, "*", times, f"The {what}", f"That is {{}} {what}."),)
        proof: tuple[Step, ...] = (Step("one", ANSWER, "/", times),)
        facts = f"Find how many {what}. {each} in each of {times} {units}."
        return Problem("steady_work", tell(d, story, ask, later, **slots), facts, steps, proof, each, f"one {unit}")
    if kind == "time":
        ask = """[how many {units} does {w} need for {total} {what}?|\
how many {units} does it take to {do} {total} {what}?|\
how many {units} does {w} need to {do} {total} {what}?|how long does {w} need to {do} {total} {what}, in {units}?|\
after how many {units} has {w} reached {total} {what}?|in how many {units} does {w} {do} {total} {what}?|\
{total} {what} are how many {units} of work?|to {do} {total} {what}, how many {units} does {w} need?|\
[work out|tell me] how many {units} {w} needs for {total} {what}.|what number of {units} do {total} {what} take?|\
how many {units} will {total} {what} take?]"""
        steps = (Step("time", total, "/", each, f"The {units}", f"It takes {{}} {units}."),)
        proof = (Step("back", ANSWER, "*", each),)
        facts = f"Find the {units}. {total} {what} at {each} each {unit}."
        question = tell(d, story, ask, later, total=total, **slots)
        return Problem("steady_work", question, facts, steps, proof, total, "the number")
    whole = total + left
    slots["n"] = whole
    story.append(
        clause(
            d,
            """[{w} wants~wanted to {do} {n} {what}|the goal is~was {n} {what}|{w} has~had to {do} {n} {what}|\
there are~were {n} {what} in the plan|{n} {what} are~were wanted in all|{w} plans~planned to {do} {n} {what}|\
{n} {what} are~were needed|{w} has~had promised to {do} {n} {what}|{w} needs~needed {n} {what}]""",
            **slots,
        )
    )
    if d.chance(0.35):
        story.reverse()
    ask = """[how many {what} are left after {times} {units}?|how many {what} are missing after {times} {units}?|\
how many of the {what} remain after {times} {units}?|after {times} {units}, how many {what} are left?|\
what remains after {times} {units}?|how many {what} are lacking after {times} {units}?|\
how many {what} does {w} still need after {times} {units}?|find how many {what} are left after {times} {units}.|\
when {times} {units} have passed, how many {what} are left?|how many {what} are still missing {times} {units} later?|\
after {times} {units}, how many more {what} does {w} need?]"""
    steps = (
        Step("done", each, "*", times, "Done", f"In {times} {units} that is {{}} {what}."),
        Step("left", whole, "-", "done", "Left", f"What is left is {{}} {what}."),
    )
    proof = (Step("again", times, "*", each), Step("sum", ANSWER, "+", "again"))
    facts = f"Find what is left. {whole} {what} in all, {each} in each of {times} {units}."
    return Problem("steady_work", tell(d, story, ask, later, **slots), facts, steps, proof, whole, "the goal")


def together(d: Draw) -> Problem:
    """Two people work side by side, each at a rate; the amount after some time, or the time for an amount, is asked."""
    a, b = d.people(2)
    does, do, what, unit = d.word(_WORK)
    while (factors := d.factors())[1] < 4:
        pass
    times, both = factors
    one = d.number(2, both - 2)
    other, units, total = both - one, unit + "s", times * both
    slots = {"a": a.name, "b": b.name, "does": does, "do": do, "what": what, "unit": unit, "units": units}
    told = """[{a} {does} {n} {what} [each|per|every] {unit} and {b} {does} {m}|{a} {does} {n} {what} [each|every|\
per] {unit}, {b} {m}|\
every {unit} {a} {does} {n} {what} and {b} {does} {m}|in one {unit} {a} {does} {n} {what} and {b} {m} {what}|\
per {unit}, {n} {what} come~came from {a} and {m} from {b}|{a} {does} {n} {what} each {unit}, while {b} {does} {m}|\
each {unit} {a} {does} {n} {what}, and {b} {does} {m} {what}|\
{a} {does} {n} {what} in one {unit} and {b} {does} {m} in the same time]"""
    story = [clause(d, told, n=one, m=other, **slots)]
    if d.chance(0.4):
        story.append(
            d.pick(("they work~worked together", "they work~worked side by side", "both work~worked at the same time"))
        )
    pace = f"{a.name} {one} each {unit}, {b.name} {other} each {unit}"
    speed = Step("both", one, "+", other, f"One {unit}", f"In one {unit} they {do} {{}} {what}.")
    if d.chance(0.65):
        ask = """[how many {what} do {they} {do} [together |]in {times} {units}?|\
in {times} {units}, how many {what} do {they} {do} together?|\
how many {what} is that for both in {times} {units}?|how many {what} will {they} {do} together in {times} {units}?|\
over {times} {units}, what number of {what} do {they} {do} together?|\
how many {what} do {they} {do} in all in {times} {units}?|\
find how many {what} {they} {do} in {times} {units}.|after {times} {units}, how many {what} is that in total?|\
[work out|tell me] how many {what} {they} {do} together in {times} {units}.]"""
        steps = (speed, Step("all", "both", "*", times, f"In {times} {units}", f"That is {{}} {what} in all."))
        proof: tuple[Step, ...] = (Step("one", ANSWER, "/", times), Step("back", "one", "-", other))
        facts = f"Find how many {what}. {pace}, for {times} {units}."
        given, given_as = one, a.name
    else:
        ask = """[how many {units} do {they} need for {total} {what}?|\
how many {units} does it take {them} to {do} {total} {what}?|\
in how many {units} do {they} {do} {total} {what} together?|how long do {they} need for {total} {what}, in {units}?|\
after how many {units} have {they} reached {total} {what} together?|\
to {do} {total} {what}, how many {units} do {they} need?|\
how many {units} do {total} {what} take when both work?|[work out|\
tell me] how many {units} {they} need for {total} {what}.]"""
        steps = (speed, Step("time", total, "/", "both", f"The {units}", f"They need {{}} {units}."))
        proof = (Step("a", ANSWER, "*", one), Step("b", ANSWER, "*", other), Step("sum", "a", "+", "b"))
        facts = f"Find the {units}. {total} {what}, {pace}."
        given, given_as = total, "the number"
    names = f"{a.name} and {b.name}"
    later = {"they": "they", "them": "them"} if d.chance(0.7) else {}
    question = tell(d, story, ask, later, they=names, them=names, times=times, total=total, **slots)
    return Problem("together", question, facts, steps, proof, given, given_as)
