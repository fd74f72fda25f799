"""Ages: older, younger, in some years, some years ago, some times as old, sums."""

from __future__ import annotations

from recipe.problems.draw import Draw
from recipe.problems.problem import ANSWER, Problem, Step
from recipe.problems.story import clause, tell

OLDEST = 60

_KIN = ("cousin", "friend", "neighbour", "classmate", "colleague", "relative", "teacher", "visitor", "student", "guest")

_IS = """[{a} is {n} years old|{a} is {n}|{a} has turned {n}|the age of {a} is {n}|{a} has lived for {n} years|\
{a} is now {n} years old|{a} is {n} years of age|today {a} is {n}|{a}'s age is {n}|{a} has reached the age of {n}|\
{a} has just turned {n}]"""
_THAN = {
    "older": """[{b} is {n} years older than {a}|{b} is {n} years older|compared with {a}, {b} is {n} years older|\
{b}, a {kin}, is {n} years older than {a}|{b} was born {n} years before {a}|{a} is {n} years younger than {b}|\
{b} is older than {a} by {n} years|the {kin} {b} is {n} years older than {a}|{b} has lived {n} years longer than {a}|\
{a}'s age is {n} years less than that of {b}]""",
    "younger": """[{b} is {n} years younger than {a}|{b} is {n} years younger|\
compared with {a}, {b} is {n} years younger|\
{b}, a {kin}, is {n} years younger than {a}|{b} was born {n} years after {a}|{a} is {n} years older than {b}|\
{b} is younger than {a} by {n} years|the {kin} {b} is {n} years younger than {a}|{b} has lived {n} years less than {a}|\
{a}'s age is {n} years more than that of {b}]""",
    "times as old": """[{b} is {times} as old as {a}|{b} is {times} as old as {a}|{b} has {times} the age of {a}|\
compared with {a}, {b} is {times} as old|{b}'s age is {times} that of {a}|{b}, a {kin}, is {times} as old as {a}|\
the age of {b} is {times} the age of {a}]""",
}
_HOW_OLD = """[how old is {b}?|how old is {b} now?|what is the age of {b}?|find {b}'s age.|what age is {b}?|\
what is {b}'s age?|[work out|tell me|say] how old {b} is.|how many years old is {b}?|find the age of {b}.|\
how many years has {b} lived?|can you tell how old {b} is?]"""
_SUM = """[how old are {they} together?|what is the sum of {their} ages?|what do {their} ages add up to?|\
how many years old are {they} together?|what is the total of {their} ages?|find the sum of {their} ages.|\
what do {their} ages come to in all?|how old are {they} altogether?|[work out|tell me] the sum of {their} ages.|\
add up {their} ages: what is the result?]"""


def other_age(d: Draw) -> Problem:
    """One age and the difference or the ratio are known; the other age or the sum is asked."""
    a, b = d.people(2)
    kind = d.rng.choice(tuple(_THAN))
    age = d.number(3, OLDEST)
    by = d.number(2, 30 if kind == "older" else age - 1)
    if kind == "times as old":
        age, by = d.number(2, 20), d.rng.randint(2, 4)
    op, undo = {"older": ("+", "-"), "younger": ("-", "+"), "times as old": ("*", "/")}[kind]
    times = {2: "twice", 3: "[three|3] times", 4: "[four|4] times"}.get(by, "")
    slots = {"a": a.name, "b": b.name, "kin": d.word(_KIN)}
    story = [clause(d, _IS, n=age, **slots), clause(d, _THAN[kind].replace("{times}", times), n=by, **slots)]
    if a.name in story[1] and d.chance(0.25):
        story.reverse()
    facts = f"{a.name} is {age}, {b.name} is {by} {kind}."
    second = Step("second", age, op, by, b.name, f"{b.name} is {{}} years old.")
    if d.chance(0.7):
        return Problem(
            "other_age",
            tell(d, story, _HOW_OLD, **slots),
            f"Find {b.name}. {facts}",
            (second,),
            (Step("back", ANSWER, undo, by),),
            age,
            a.name,
        )
    both = f"{a.name} and {b.name}"
    return Problem(
        "other_age",
        tell(d, story, _SUM, {"they": "they", "their": "their"}, they=both, their=f"{a.name}'s and {b.name}'s"),
        f"Find both. {facts}",
        (second, Step("both", "second", "+", age, "Together", "Together they are {} years old.")),
        (Step("rest", ANSWER, "-", age), Step("back", "rest", undo, by)),
        age,
        a.name,
    )


def age_in_time(d: Draw) -> Problem:
    """An age now; the age in some years, or some years ago."""
    a = d.people(1)[0]
    by = d.number(2, 30)
    then, now = by + d.number(3, OLDEST), d.number(3, OLDEST)
    slots = {"a": a.name, "by": by}
    if d.chance(0.5):
        ask = """[how old will {a} be in {by} years?|how old will {a} be {by} years from now?|\
what will be {age} in {by} years?|what age will {a} reach {by} years later?|how old is {a} after {by} more years?|\
in {by} years, how old will {a} be?|{by} years from now, how old will {a} be?|what age will {a} be in {by} years?|\
find {age} in {by} years.|how old will {a} be when {by} years have passed?|\
[work out|tell me] how old {a} will be in {by} years.|after {by} more years, how old will {a} be?]"""
        op, undo, when, will = "+", "-", f"in {by} years", "will be"
    else:
        now = then
        ask = """[how old was {a} {by} years ago?|what was {age} {by} years ago?|how old was {a} {by} years earlier?|\
{by} years ago, how old was {a}?|what age did {a} have {by} years back?|what age was {a} {by} years ago?|\
find {age} {by} years ago.|how old was {a} {by} years before now?|[work out|tell me] how old {a} was {by} years ago.|\
going back {by} years, how old was {a}?|how many years old was {a} {by} years ago?]"""
        op, undo, when, will = "-", "+", f"{by} years ago", "was"
    own = {"age": f"{a.possessive} age", "a": a.pronoun} if d.chance(0.5) else {}
    question = tell(d, [clause(d, _IS, n=now, **slots)], ask, own, age=f"the age of {a.name}", **slots)
    return Problem(
        "age_in_time",
        question,
        f"Find the age {when}. {a.name} is {now}.",
        (Step("age", now, op, by, "The age", f"{when.capitalize()} {a.pronoun} {will} {{}} years old."),),
        (Step("back", ANSWER, undo, by),),
        now,
        "the age now",
    )


def sum_of_ages(d: Draw) -> Problem:
    """Three people: their ages, their sum, or one age and two differences are known; the sum or an age is asked."""
    a, b, c = d.people(3)
    age, second, third = (d.number(3, OLDEST) for _ in range(3))
    slots = {"a": a.name, "b": b.name, "c": c.name}
    names = f"{a.name}, {b.name} and {c.name}"
    later = {"they": d.rng.choice(("they", "the three", "all three")), "their": "their"}
    kind = d.rng.choice(("sum", "age", "differences"))
    if kind == "sum":
        told = """[{a} is {n}, {b} is {m} and {c} is {k}|{a} is {n} years old, {b} is {m} and {c} is {k}|\
the ages of {a}, {b} and {c} are {n}, {m} and {k}|{a} is {n} years old, {b} {m} and {c} {k}|\
{a} has turned {n}, {b} {m} and {c} {k}|{a}, {b} and {c} are {n}, {m} and {k} years old|\
{a} is {n} years of age, {b} is {m} years of age and {c} is {k}]"""
        question = tell(
            d,
            [clause(d, told, n=age, m=second, k=third, **slots)],
            _SUM,
            later,
            they=names,
            their=f"{a.name}'s, {b.name}'s and {c.name}'s",
        )
        two = f"{a.name} and {b.name}"
        return Problem(
            "sum_of_ages",
            question,
            f"Find all three. {a.name} is {age}, {b.name} is {second}, {c.name} is {third}.",
            (
                Step("two", age, "+", second, two, f"{two} are {{}} years old together."),
                Step("all", "two", "+", third, "Together", "All three are {} years old together."),
            ),
            (Step("rest", ANSWER, "-", third), Step("back", "rest", "-", second)),
            age,
            a.name,
        )
    if kind == "age":
        total = age + second + third
        story = [
            clause(
                d,
                """[the ages of {a}, {b} and {c} add up to {n}|{a}, {b} and {c} are {n} years old together|\
the sum of the ages of {a}, {b} and {c} is {n}|together, {a}, {b} and {c} are {n} years old|\
the ages of {a}, {b} and {c} make {n} in all|{a}, {b} and {c} have a total age of {n}]""",
                n=total,
                **slots,
            ),
            clause(d, _IS, n=age, **slots),
            clause(d, "[{b} is {n}|{b} is {n} years old|{b}'s age is {n}|{b} has turned {n}|\
{b} has lived for {n} years]",
                   n=second, **slots),
        ]  # fmt: skip
        if d.chance(0.3):
            story = [story[1], story[2], story[0]]
        return Problem(
            "sum_of_ages",
            tell(d, story, _HOW_OLD, b=c.name),
            f"Find {c.name}. All three are {total}, {a.name} is {age}, {b.name} is {second}.",
            (
                Step(
                    "rest", total, "-", age, f"Without {a.name}", f"{b.name} and {c.name} are {{}} years old together."
                ),
                Step("third", "rest", "-", second, c.name, f"{c.name} is {{}} years old."),
            ),
            (Step("two", ANSWER, "+", second), Step("all", "two", "+", age)),
            total,
            "the sum",
        )
    more, most = d.number(2, 30), d.number(2, 30)
    kin = d.word(_KIN)
    story = [
        clause(d, _IS, n=age, **slots),
        clause(d, _THAN["older"], a=a.name, b=b.name, n=more, kin=kin),
        clause(d, "[{c} is {n} years older than {a}|{c} was born {n} years before {a}|\
{a} is {n} years younger than {c}|"
               "{c} is older than {a} by {n} years|compared with {a}, {c} is {n} years older]", n=most, **slots),
    ]  # fmt: skip
    question = tell(
        d,
        story,
        _SUM,
        later,
        they=names,
        their=f"{a.name}'s, {b.name}'s and {c.name}'s",
    )
    return Problem(
        "sum_of_ages",
        question,
        f"Find all three. {a.name} is {age}, {b.name} is {more} older, {c.name} is {most} older than {a.name}.",
        (
            Step("second", age, "+", more, b.name, f"{b.name} is {{}} years old."),
            Step("third", age, "+", most, c.name, f"{c.name} is {{}} years old."),
            Step("two", "second", "+", "third", f"{b.name} and {c.name}", f"{b.name} and {c.name} are {{}} together."),
            Step("all", "two", "+", age, "Together", "All three are {} years old together."),
        ),
        (Step("d", ANSWER, "-", more), Step("e", "d", "-", most), Step("back", "e", "/", 3)),
        age,
        a.name,
    )
