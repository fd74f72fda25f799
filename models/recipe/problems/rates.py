"""Rates: so much in each hour or day, and the time, the amount or the rate that follows."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw, sentence
from recipe.problems.problem import ANSWER, Problem, Step


def journey(d: Draw) -> Problem:
    """Speed, time and distance, any one of them asked."""
    it = f"a {d.pick(wordlists.VEHICLES)}"
    hours, speed = d.factors()
    length = d.pick(("km", "miles", "kilometres"))
    far = hours * speed
    kind = d.rng.choice(("distance", "time", "speed"))
    if kind == "distance":
        text = d.pick(
            (
                f"{it} goes {speed} {length} in each hour. How far does it go in {hours} hours?",
                f"{it} travels at {speed} {length} per hour for {hours} hours. How far does it go?",
                f"{it} moves at {speed} {length} per hour. How many {length} does it travel in {hours} hours?",
                f"In one hour {it} covers {speed} {length}. How many {length} does it cover in {hours} hours?",
                f"At {speed} {length} an hour, what distance does {it} make in {hours} hours?",
                f"{it} drives for {hours} hours at {speed} {length} per hour. What is the distance?",
            )
        )
        steps = (Step("far", speed, "*", hours, "The distance", f"The distance is {{}} {length}."),)
        proof = (Step("one", ANSWER, "/", hours),)
        return Problem(
            "journey",
            sentence(text),
            f"Find the distance. {speed} in each of {hours} hours.",
            steps,
            proof,
            speed,
            "one hour",
        )
    if kind == "time":
        text = d.pick(
            (
                f"{it} travels {far} {length} at {speed} {length} per hour. How many hours does it take?",
                f"{it} goes {speed} {length} per hour. How long does it need for {far} {length}?",
                f"How many hours does {it} need for {far} {length} at {speed} {length} per hour?",
                f"{it} covers {speed} {length} in an hour. In how many hours does it cover {far} {length}?",
                f"After how many hours has {it} gone {far} {length} when it makes {speed} {length} an hour?",
            )
        )
        steps = (Step("hours", far, "/", speed, "The hours", "It takes {} hours."),)
        proof = (Step("back", ANSWER, "*", speed),)
        return Problem(
            "journey", sentence(text), f"Find the hours. {far} at {speed} an hour.", steps, proof, far, "the distance"
        )
    text = d.pick(
        (
            f"{it} travels {far} {length} in {hours} hours. How far does it go in one hour?",
            f"{it} goes {far} {length} in {hours} hours. What is its speed?",
            f"{it} covers {far} {length} in {hours} hours. How many {length} per hour is that?",
            f"In {hours} hours {it} drives {far} {length}. How fast is it in {length} per hour?",
            f"What is the speed of {it} that makes {far} {length} in {hours} hours?",
        )
    )
    steps = (Step("speed", far, "/", hours, "One hour", f"In one hour it goes {{}} {length}."),)
    proof = (Step("back", ANSWER, "*", hours),)
    return Problem(
        "journey", sentence(text), f"Find one hour. {far} in {hours} hours.", steps, proof, far, "the distance"
    )


_WORK = (
    ("reads", "pages", "day"), ("writes", "letters", "week"), ("paints", "fences", "day"), ("bakes", "cakes", "hour"),
    ("earns", "dollars", "hour"), ("saves", "dollars", "week"), ("picks", "baskets", "day"),
    ("solves", "puzzles", "hour"),
    ("knits", "scarves", "month"), ("runs", "laps", "day"), ("sells", "tickets", "hour"), ("plants", "trees", "day"),
    ("earns", "coins", "day"), ("makes", "chairs", "week"), ("reads", "books", "month"), ("saves", "coins", "day"),
)  # fmt: skip


def steady_work(d: Draw) -> Problem:
    """Somebody does the same amount in each unit of time; the amount, the time, or what is left is asked."""
    who = d.person()
    verb, what, unit = d.pick(_WORK)
    does = verb.removesuffix("s") if verb != "does" else "do"
    times, each = d.factors()
    units, total = unit + "s", times * each
    kind = d.rng.choice(("amount", "time", "left"))
    pace = d.pick(
        (
            f"{who.name} {verb} {each} {what} each {unit}.",
            f"{who.name} {verb} {each} {what} a {unit}.",
            f"{who.name} {verb} {each} {what} per {unit}.",
            f"Every {unit} {who.name} {verb} {each} {what}.",
            f"In a single {unit} {who.name} {verb} {each} {what}.",
            f"{who.name} {verb} {each} {what} every {unit}.",
        )
    )
    if kind == "amount":
        ask = d.pick(
            (
                f"How many {what} does {who.pronoun} {does} in {times} {units}?",
                f"How many {what} are that in {times} {units}?",
                f"How many {what} does {who.name} {does} in {times} {units}?",
                f"What does that make in {times} {units}?",
                f"Over {times} {units}, how many {what} is that?",
            )
        )
        steps: tuple[Step, ...] = (Step("all", each, "*", times, f"The {what}", f"That is {{}} {what}."),)
        proof: tuple[Step, ...] = (Step("one", ANSWER, "/", times),)
        facts = f"Find how many {what}. {each} in each of {times} {units}."
        return Problem("steady_work", sentence(f"{pace} {ask}"), facts, steps, proof, each, f"one {unit}")
    if kind == "time":
        ask = d.pick(
            (
                f"How many {units} does {who.pronoun} need for {total} {what}?",
                f"How many {units} does it take for {total} {what}?",
                f"How many {units} does {who.name} need to {does} {total} {what}?",
                f"In how many {units} are that {total} {what}?",
                f"After how many {units} is the number {total} {what}?",
            )
        )
        steps = (Step("time", total, "/", each, f"The {units}", f"It takes {{}} {units}."),)
        proof = (Step("back", ANSWER, "*", each),)
        facts = f"Find the {units}. {total} at {each} a {unit}."
        return Problem("steady_work", sentence(f"{pace} {ask}"), facts, steps, proof, total, "the number")
    left = d.number()
    whole = total + left
    ask = d.pick(
        (
            f"{who.Pronoun} wants to {does} {whole} {what}. How many are left after {times} {units}?",
            f"The goal is {whole} {what}. How many {what} are missing after {times} {units}?",
            f"How many of {whole} {what} are left after {times} {units}?",
            f"There are {whole} {what} in the plan. How many are left after {times} {units}?",
            f"Out of {whole} {what}, what remains after {times} {units}?",
        )
    )
    steps = (
        Step("done", each, "*", times, "Done", f"In {times} {units} that is {{}} {what}."),
        Step("left", whole, "-", "done", "Left", f"What is left is {{}} {what}."),
    )
    proof = (Step("again", times, "*", each), Step("sum", ANSWER, "+", "again"))
    facts = f"Find what is left. {whole} in all, {each} in each of {times} {units}."
    return Problem("steady_work", sentence(f"{pace} {ask}"), facts, steps, proof, whole, "the goal")
