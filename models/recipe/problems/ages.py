"""Ages: older, younger, in some years, some years ago, twice as old."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw, sentence
from recipe.problems.problem import ANSWER, Problem, Step


def other_age(d: Draw) -> Problem:
    """One age and the difference or the ratio are known; the other age is asked."""
    a, b = d.people(2)
    age = d.rng.randint(3, 60 if d.size > 20 else 20)
    kind = d.rng.choice(("older", "younger", "times"))
    if kind == "times":
        age, by = min(age, 20), d.rng.randint(2, 4)
        op, undo = "*", "/"
        words = {2: "twice", 3: "three times", 4: "four times"}[by]
        told = f"{b.name} is {words} as old as {a.name}."
        short = f"{b.name} is {by} times as old"
    else:
        by = d.rng.randint(1, age - 1 if kind == "younger" else min(d.size, 30))
        op, undo = ("+", "-") if kind == "older" else ("-", "+")
        years = "1 year" if by == 1 else f"{by} years"
        told = d.pick(
            (
                f"{b.name} is {years} {kind} than {a.name}.",
                f"{b.name} is {by} {'year' if by == 1 else 'years'} {kind}.",
                f"Compared with {a.name}, {b.name} is {years} {kind}.",
                f"{b.name}, a {d.pick(wordlists.RELATIVES)}, is {years} {kind} than {a.name}.",
                f"{years} is how much {kind} {b.name} is than {a.name}.",
            )
        )
        short = f"{b.name} is {by} {kind}"
    start = d.pick(
        (
            f"{a.name} is {age} years old.",
            f"{a.name} is {age}.",
            f"{a.name} has turned {age}.",
            f"The age of {a.name} is {age}.",
            f"{a.name} has lived for {age} years.",
            f"{a.name} is now {age} years old.",
        )
    )
    second = Step("second", age, op, by, b.name, f"{b.name} is {{}} years old.")
    if d.chance(0.7):
        ask = d.pick(
            (
                f"How old is {b.name}?",
                f"What is the age of {b.name}?",
                f"How old is {b.name} now?",
                f"Find {b.name}'s age.",
                f"Can you tell the age of {b.name}?",
            )
        )
        return Problem(
            "other_age",
            f"{start} {told} {ask}",
            f"Find {b.name}. {a.name} is {age}, {short}.",
            (second,),
            (Step("back", ANSWER, undo, by),),
            age,
            a.name,
        )
    ask = d.pick(
        (
            "How old are they together?",
            "What is the sum of their ages?",
            f"What do the ages of {a.name} and {b.name} add up to?",
            "How many years old are both together?",
            "What do both ages make in sum?",
        )
    )
    return Problem(
        "other_age",
        f"{start} {told} {ask}",
        f"Find both. {a.name} is {age}, {short}.",
        (second, Step("both", "second", "+", age, "Together", "Together they are {} years old.")),
        (Step("rest", ANSWER, "-", age), Step("back", "rest", undo, by)),
        age,
        a.name,
    )


def age_in_time(d: Draw) -> Problem:
    """An age now; the age in some years, or some years ago."""
    a = d.people(1)[0]
    later = d.chance(0.5)
    by = d.rng.randint(2, min(d.size, 30))
    age = d.rng.randint(3, 60 if d.size > 20 else 20) + (0 if later else by)
    if later:
        text = d.pick(
            (
                f"{a.name} is {age} years old. How old will {a.pronoun} be in {by} years?",
                f"{a.name} is {age} now. What will be {a.possessive} age {by} years from now?",
                f"How old will {a.name} be in {by} years if {a.pronoun} is {age} today?",
                f"{a.name} is {age}. How old is {a.pronoun} after {by} more years?",
                f"Today {a.name} is {age}. What age will {a.pronoun} reach {by} years later?",
            )
        )
        step = Step("age", age, "+", by, f"In {by} years", f"In {by} years {a.pronoun} will be {{}} years old.")
        return Problem(
            "age_in_time",
            text,
            f"Find the age in {by} years. {a.name} is {age}.",
            (step,),
            (Step("back", ANSWER, "-", by),),
            age,
            "the age now",
        )
    text = d.pick(
        (
            f"{a.name} is {age} years old. How old was {a.pronoun} {by} years ago?",
            f"{a.name} is {age} now. What was {a.possessive} age {by} years ago?",
            f"How old was {a.name} {by} years ago if {a.pronoun} is {age} today?",
            f"{a.name} is {age}. How old was {a.pronoun} {by} years before?",
            f"Today {a.name} is {age}. What age did {a.pronoun} have {by} years earlier?",
        )
    )
    step = Step("age", age, "-", by, f"{by} years ago", f"{by} years ago {a.pronoun} was {{}} years old.")
    return Problem(
        "age_in_time",
        sentence(text),
        f"Find the age {by} years ago. {a.name} is {age}.",
        (step,),
        (Step("back", ANSWER, "+", by),),
        age,
        "the age now",
    )
