"""Journeys: speed, time and distance, of one or of two that move."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw
from recipe.problems.problem import ANSWER, Problem, Step
from recipe.problems.story import clause, tell

LENGTHS = ("km", "miles", "kilometres")


def journey(d: Draw) -> Problem:
    """Speed, time and distance, any one of them asked."""
    thing = d.word(wordlists.VEHICLES)
    hours, speed = d.factors()
    length = d.pick(LENGTHS)
    far = hours * speed
    slots = {"it": f"{d.rng.choice(('a', 'a', 'the'))} {thing}", "h": hours, "s": speed, "l": length, "far": far}
    later = {"the": d.rng.choice((f"the {thing}", "it")), "this": f"the {thing}"}
    rate = """[{it} goes~went {s} {l} in each hour|{it} travels~travelled at {s} {l} per hour|\
{it} moves~moved at {s} {l} an hour|\
in one hour {it} covers~covered {s} {l}|{it} makes~made {s} {l} an hour|{it} goes~went at a speed of {s} {l} per hour|\
the speed of {it} is~was {s} {l} per hour|{it} keeps~kept up a speed of {s} {l} an hour|\
{it} goes~went {s} {l} every hour|\
per hour, {it} advances~advanced {s} {l}|each hour {it} covers~covered {s} {l}]"""
    kind = d.rng.choice(("distance", "time", "speed"))
    if kind == "distance":
        told = rate
        ask = """[how far does {the} go in {h} hours?|how many {l} does {the} travel in {h} hours?|\
in {h} hours, how far does {the} go?|\
how many {l} does {the} cover in {h} hours?|what distance does {the} make in {h} hours?|\
how far is {the} after {h} hours?|\
find the distance after {h} hours.|how far will {the} get in {h} hours?|how many {l} is that in {h} hours?|\
over {h} hours, how many {l} does {the} go?|[work out|tell me] how far {the} goes in {h} hours.]"""
        if d.chance(0.3):
            told = """[{it} travels~travelled for {h} hours at {s} {l} per hour|\
{it} goes~went {s} {l} an hour for {h} hours|\
for {h} hours {it} moves~moved at {s} {l} per hour|a trip of {h} hours is~was made by {it} at {s} {l} an hour|\
{it} is~was on the road for {h} hours and makes~made {s} {l} in each|\
{it} keeps~kept going for {h} hours at {s} {l} per hour]"""
            ask = """[how far does {the} go?|what is the distance?|how many {l} does {the} travel?|\
how many {l} is that?|\
what distance does {the} cover?|how long is the way in {l}?|find the distance.|how many {l} does {the} cover?]"""
        steps = (Step("far", speed, "*", hours, "The distance", f"The distance is {{}} {length}."),)
        proof = (Step("one", ANSWER, "/", hours),)
        facts, given, given_as = f"Find the distance. {speed} {length} in each of {hours} hours.", speed, "one hour"
    elif kind == "time":
        told = rate
        ask = """[how many hours does {the} need for {far} {l}?|how long does {the} need for {far} {l}?|\
in how many hours does {the} cover {far} {l}?|how many hours does it take to go {far} {l}?|\
after how many hours has {the} gone {far} {l}?|for {far} {l}, how many hours does {the} need?|\
how many hours pass until {the} has gone {far} {l}?|how long does a trip of {far} {l} take?|\
[work out|tell me] how many hours {the} needs for {far} {l}.|to go {far} {l}, how long does {the} take?|\
how many hours will a trip of {far} {l} take?]"""
        if d.chance(0.3):
            told = """[{it} travels~travelled {far} {l} at {s} {l} per hour|\
{it} has~had {far} {l} to go at {s} {l} an hour|\
{it} goes~went {far} {l}, {s} {l} in each hour|a trip of {far} {l} is~was made by {it} at {s} {l} per hour|\
the way of {it} is~was {far} {l} long and the speed {s} {l} an hour|at {s} {l} per hour {it} goes~went {far} {l}]"""
            ask = """[how many hours does it take?|how long does the trip take?|how many hours does {the} need?|\
how many hours is that?|for how many hours is {the} on the way?|how long does it take in hours?|\
find the number of hours.]"""
        steps = (Step("hours", far, "/", speed, "The hours", "It takes {} hours."),)
        proof = (Step("back", ANSWER, "*", speed),)
        facts, given, given_as = f"Find the hours. {far} {length} at {speed} an hour.", far, "the distance"
    else:
        told = """[{it} travels~travelled {far} {l} in {h} hours|{it} goes~went {far} {l} in {h} hours|\
in {h} hours {it} covers~covered {far} {l}|\
{it} needs~needed {h} hours for {far} {l}|after {h} hours {it} has~had gone {far} {l}|\
it takes~took {it} {h} hours to go {far} {l}|\
a trip of {far} {l} takes~took {it} {h} hours|{it} makes~made {far} {l} in {h} hours|\
{it} covers~covered {far} {l} within {h} hours]"""
        ask = """[how far does {the} go in one hour?|what is the speed of {this}?|how many {l} per hour is that?|\
how fast is {the} in {l} per hour?|\
at what speed does {the} move, in {l} per hour?|how many {l} does {the} go each hour?|find the speed in {l} per hour.|\
how far does {the} get in a single hour?|how many {l} does {the} cover in an hour?|how many {l} is that for each hour?|\
[work out|tell me] the speed in {l} per hour.]"""
        steps = (Step("speed", far, "/", hours, "One hour", f"In one hour it goes {{}} {length}."),)
        proof = (Step("back", ANSWER, "*", hours),)
        facts, given, given_as = f"Find one hour. {far} {length} in {hours} hours.", far, "the distance"
    story = [clause(d, told, **slots)]
    question = tell(d, story, ask, later, the=slots["it"], this=slots["it"], **slots)
    return Problem("journey", question, facts, steps, proof, given, given_as)


def two_speeds(d: Draw) -> Problem:
    """Two that move: how far apart after some hours, or how far apart they were before they met."""
    one, other = d.word(wordlists.VEHICLES), d.word(wordlists.VEHICLES)
    while other == one:
        other = d.word(wordlists.VEHICLES)
    while (factors := d.factors())[1] < 4:
        pass
    hours, change = factors
    kind = d.rng.choice(("opposite", "same", "towards"))
    slow = d.number() if kind == "same" else d.number(2, change - 2)
    fast = slow + change if kind == "same" else change - slow
    slots = {"a": one, "b": other, "l": d.pick(LENGTHS), "f": fast, "s": slow, "h": hours}
    places = {
        "opposite": """[the {a} and the {b} start~started at the same place and go~went in opposite directions|\
from one place, the {a} and the {b} go~went in opposite directions|\
the {a} and the {b} leave~left the same town in opposite directions|\
the {a} goes~went east and the {b} goes~went west from the same town|\
the {a} and the {b} part~parted at one spot and move~moved away from each other|\
the {a} goes~went north and the {b} south from the same place]""",
        "same": """[the {a} and the {b} start~started at the same place and go~went in the same direction|\
from one place, the {a} and the {b} go~went in the same direction|\
the {a} and the {b} leave~left the same town in the same direction|\
the {a} and the {b} start~started together and both go~went north|\
the {a} and the {b} set out side by side, the same way|\
the {a} and the {b} have~had a race along one route]""",
        "towards": """[the {a} and the {b} start~started in two towns and go~went towards each other|\
from two towns, the {a} and the {b} move~moved towards each other|\
the {a} and the {b} come~came from two towns to meet each other|\
the {a} leaves~left one town and the {b} another, towards each other|\
the {a} and the {b} approach~approached each other from two towns]""",
    }
    speeds = """[the {a} goes~went {f} {l} an hour and the {b} {s}|\
the {a} makes~made {f} {l} per hour, the {b} {s} {l} per hour|\
the speed of the {a} is~was {f} {l} per hour and that of the {b} {s}|\
in one hour the {a} goes~went {f} {l} and the {b} {s} {l}|\
per hour, the {a} covers~covered {f} {l} and the {b} {s}|every hour the {a} covers~covered {f} {l} and the {b} {s} {l}|\
the {b} goes~went {s} {l} an hour and the {a} {f}|the {b} makes~made {s} {l} per hour, the {a} {f} {l} per hour]"""
    story = [clause(d, places[kind], **slots), clause(d, speeds, **slots)]
    if kind == "towards":
        story.append(clause(d, "[they meet~met after {h} hours|after {h} hours they meet~met|\
it takes~took {h} hours until they meet~met|"
                     "the two meet~met {h} hours later|they need~needed {h} hours to meet]", **slots))  # fmt: skip
        ask = """[how far apart are the towns?|what is the distance between the towns?|\
how far apart are the two towns?|\
how many {l} are there between the towns?|how many {l} is it from one town to the other?|\
find the distance between the two towns.]"""
    else:
        ask = """[how far apart are they after {h} hours?|how many {l} are between them after {h} hours?|\
after {h} hours, how far apart are they?|what is the distance between them after {h} hours?|\
{h} hours later, how far is one from the other?|how far apart will they be in {h} hours?|\
how many {l} apart are the two after {h} hours?|find the distance between them after {h} hours.|\
how far are they from each other after {h} hours?|when {h} hours have passed, how far apart are they?]"""
        ask = ask.replace("they", "{they}").replace("them", "{them}")
    op, undo = ("-", "+") if kind == "same" else ("+", "-")
    both = f"the {one} and the {other}"
    return Problem(
        "two_speeds",
        tell(d, story, ask, {"they": "they", "them": "them"}, they=both, them=both, **slots),
        f"Find how far apart. {'Same' if kind == 'same' else 'Opposite'} direction, the {one} {fast} an hour, "
        f"the {other} {slow} an hour, {hours} hours.",
        (
            Step("hour", fast, op, slow, "In one hour", f"In one hour that is {{}} {slots['l']}."),
            Step("far", "hour", "*", hours, "Apart", f"They are {{}} {slots['l']} apart."),
        ),
        (Step("each", ANSWER, "/", hours), Step("back", "each", undo, slow)),
        fast,
        f"the {one}",
    )
