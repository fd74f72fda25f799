"""Two unknowns: a sum with a difference or a ratio, two bills, heads and legs."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw
from recipe.problems.problem import ANSWER, Problem, Step


def sum_and_difference(d: Draw) -> Problem:
    """Two numbers, holdings or prices of known sum and difference; the larger or the smaller is asked."""
    low, gap = d.number(1), d.number(1)
    total, larger = 2 * low + gap, d.chance(0.5)
    slots: dict[str, object] = {"s": total, "d": gap}
    kind = d.rng.choice(("numbers", "things", "prices"))
    if kind == "numbers":
        names = ("The larger", "The smaller")
        story = (
            "[Two numbers add up to {s}|The sum of two numbers is {s}|Two numbers have the sum {s}|"
            "Two numbers make {s} "
            "together|Adding two numbers gives {s}|I think of two numbers. Their sum is {s}] "
            "[and their difference is {d}|and differ by {d}|and the difference between them is {d}|and one is {d} more "
            "than the other|and one of them exceeds the other by {d}|and the larger is {d} more than the smaller]."
        )
        ask = (
            "[What is the {which} [number|one|number|of them|of the two]?|Find the {which} number.|"
            "Find the {which} one.|"
            "Which is the {which} number?|Work out the {which} of the two.|What is the {which} number?]"
        )
        slots["which"] = d.rng.choice(("larger", "bigger", "greater") if larger else ("smaller", "lower", "lesser"))
    elif kind == "things":
        (a, b), t = d.people(2), d.good(wordlists.SMALL_THINGS)
        names = (a.name, b.name)
        slots |= {"a": a.name, "b": b.name, "many": t.many, "dt": t.count(gap), "who": names[0 if larger else 1]}
        story = (
            "[{a} and {b} have {s} {many} [together|in all|together|in total].|Together {a} and {b} have {s} {many}.|"
            "{b} and {a} own {s} {many} together.|There are {s} {many}. They belong to {a} and {b}.|"
            "{a} and {b} count their {many}: {s} in all.|{a} and {b} share {s} {many}.] "
            "[{a} has {d} more than {b}.|{b} has {d} fewer than {a}.|{a} has {dt} more than {b}.|{b} has {d} less than "
            "{a}.|The number of {a} is {d} above that of {b}.|{a} has {d} more.]"
        )
        ask = (
            "[How many {many} does {who} have?|How many does {who} have?|How many {many} has {who}?|"
            "How many of the {many} does {who} have?|Find the number of {many} that {who} has.|"
            "How many {many} are {who}'s?]"
        )
    else:
        x, y = d.goods(2)
        money = d.money()
        names = (f"The {x.one}", f"The {y.one}")
        slots |= {"a": x.a, "b": y.a, "x": x.one, "y": y.one, "m": money.amount(total), "g": money.amount(gap)}
        slots["who"] = (x if larger else y).one
        story = (
            "[{a} and {b} cost {m} [together|in all|in total].|{b} and {a} cost {m} together.|Together "
            "{a} and {b} cost {m}.|The price of {a} and {b} is {m}.|For {a} plus {b} one pays {m}.|"
            "{a} and {b} cost {m}.] "
            "[The {x} costs {g} more than the {y}.|The {y} costs {g} less than the {x}.|"
            "The {x} is {g} more expensive than "
            "the {y}.|The {y} is {g} cheaper than the {x}.|Compared with the {y}, the {x} costs {g} more.|"
            "The {x} costs "
            "{g} more.]"
        )
        ask = (
            "[How much does the {who} cost?|What does the {who} cost?|What is the price of the {who}?|How much is the "
            "{who}?|Find the price of the {who}.|How much for the {who}?]"
        )
    op, undo = ("+", "-") if larger else ("-", "+")
    name = names[0 if larger else 1]
    short = name.replace("The", "the", 1) if kind != "things" else name
    more = names[0].replace("The", "the", 1) if kind != "things" else names[0]
    return Problem(
        "sum_and_difference",
        d.say(f"{story} {ask}", **slots),
        f"Find {short}. Together {total}, {more} is {gap} more.",
        (
            Step("twice", total, op, gap, "Twice that", f"Twice {short} is {{}}."),
            Step("one", "twice", "/", 2, name, f"{name} is {{}}."),
        ),
        (Step("other", ANSWER, undo, gap), Step("sum", ANSWER, "+", "other")),
        total,
        "the sum",
    )


def two_bills(d: Draw) -> Problem:
    """Two bills that differ in the number of one good only; the price of either is asked."""
    x, y = d.goods(2, wordlists.FRUIT if d.chance(0.6) else wordlists.GOODS)
    money, (who, other) = d.money(), d.people(2)
    price, rest = d.number(1, 20), d.number(1, 20)
    few = d.rng.choices((1, 2), (3, 1))[0]
    many = few + d.rng.randint(1, 4)
    first, second = many * price + rest, few * price + rest
    asked = x if d.chance(0.6) else y
    slots: dict[str, object] = {
        "w": who.name,
        "o": other.name,
        "p": x.count(many),
        "q": x.count(few),
        "y1": d.rng.choice((f"1 {y.one}", f"1 {y.one}", f"one {y.one}", y.a)),
        "y2": f"1 {y.one}",
        "m": money.amount(first),
        "n": money.amount(second),
        "who": asked.one,
    }
    question = d.say(
        "[{p} and {y1} cost {m}. {q} and {y1} cost {n}.|{w} pays {m} for {p} and {y1}. {o} pays {n} for {q} and {y1}.|"
        "{w} buys {p} and {y1} for {m}. {o} buys {q} and {y1} for {n}.|"
        "For {p} and {y1} one pays {m}, for {q} and {y1} {n}.|"
        "The bill of {w} is {m} for {p} and {y1}, that of {o} is {n} for {q} and {y1}.|"
        "{p} plus {y1} cost {m}, while {q} plus {y1} cost {n}.|{y2} and {p} cost {m}. {y2} and {q} cost {n}.|"
        "Suppose {p} and {y1} cost {m}, and {q} and {y1} cost {n}.] "
        "[How much does one {who} cost?|What does one {who} cost?|How much is one {who}?|"
        "What is the price of one {who}?|"
        "Find the price of one {who}.|What does each {who} cost?]",
        **slots,
    )
    facts = f"Find one {asked.one}. {x.count(many)} and 1 {y.one}: {first}. {x.count(few)} and 1 {y.one}: {second}."
    gap = Step("gap", first, "-", second, "The difference", "The difference is {}.")
    more = Step("more", many, "-", few, f"More {x.many}", f"That is for {{}} {x.many}.")
    label, say = f"One {x.one}", f"One {x.one} costs {{}}."
    steps: tuple[Step, ...] = (gap, more, Step("one", "gap", "/", "more", label, say))
    if many - few == 1:
        steps = (Step("one", first, "-", second, label, say),)
    if asked is x:
        proof: tuple[Step, ...] = (
            Step("few", few, "*", ANSWER),
            Step("rest", second, "-", "few"),
            Step("many", many, "*", ANSWER),
            Step("sum", "many", "+", "rest"),
        )
        return Problem("two_bills", question, facts, steps, proof, first, "the first bill")
    if few == 1:
        steps = (*steps, Step("other", second, "-", "one", f"One {y.one}", f"One {y.one} costs {{}}."))
        begin: tuple[Step, ...] = (Step("x", second, "-", ANSWER),)
    else:
        steps = (
            *steps,
            Step("few", few, "*", "one", f"The {x.many}", f"{few} {x.many} cost {{}}."),
            Step("other", second, "-", "few", f"One {y.one}", f"One {y.one} costs {{}}."),
        )
        begin = (Step("xs", second, "-", ANSWER), Step("x", "xs", "/", few))
    proof = (*begin, Step("many", many, "*", "x"), Step("sum", "many", "+", ANSWER))
    return Problem("two_bills", question, facts, steps, proof, first, "the first bill")


_KINDS = (
    ("chicken", 2, "rabbit", 4), ("duck", 2, "cow", 4), ("hen", 2, "goat", 4), ("bird", 2, "cat", 4),
    ("parrot", 2, "lizard", 4), ("goose", 2, "sheep", 4), ("chicken", 2, "pig", 4), ("person", 2, "dog", 4),
    ("owl", 2, "mouse", 4), ("pigeon", 2, "horse", 4), ("cat", 4, "beetle", 6), ("bird", 2, "bee", 6),
    ("dog", 4, "spider", 8), ("duck", 2, "donkey", 4),
)  # fmt: skip
_WHEELED = (
    ("bike", 2, "car", 4), ("scooter", 2, "van", 4), ("bike", 2, "tricycle", 3), ("motorbike", 2, "car", 4),
    ("bicycle", 2, "wagon", 4), ("tricycle", 3, "car", 4), ("bicycle", 2, "taxi", 4), ("car", 4, "truck", 6),
)  # fmt: skip
_FIELDS = ("on a farm", "in a yard", "on a field", "in a barn", "in a park", "in a garden")
_STREETS = ("in a garage", "on a street", "in a car park", "in a yard", "on a square", "near a shop")
_MANY = {"goose": "geese", "sheep": "sheep", "person": "people", "mouse": "mice"}


def heads_and_legs(d: Draw) -> Problem:
    """Two kinds that differ in legs (or wheels), with their number and all the legs known; one kind is asked."""
    wheels = d.chance(0.35)
    low, few, high, many = d.word(_WHEELED if wheels else _KINDS)
    nl, nh = d.number(1, 20), d.number(1, 20)
    heads, legs = nl + nh, nl * few + nh * many
    asked_high = d.chance(0.5)
    lows, highs = (_MANY.get(word, wordlists.plural(word)) for word in (low, high))
    part = "wheels" if wheels else "legs"
    slots = {"x": lows, "y": highs, "h": heads, "l": legs, "part": part, "fx": few, "fy": many}
    slots["asked"] = highs if asked_high else lows
    slots["place"] = d.word(_STREETS if wheels else _FIELDS)
    heads_are = "{h} in all" if wheels else "{h} [heads|heads|in all|heads in all]"
    question = d.say(
        f"[There are {{x}} and {{y}} {{place}}, {heads_are}, with {{l}} {{part}}.|"
        f"{{x}} and {{y}} are {{place}}. There are {heads_are} and {{l}} {{part}}.|"
        f"Somebody counts {{x}} and {{y}} {{place}}: {heads_are} and {{l}} {{part}}.|"
        "The {h} {x} and {y} {place} have {l} {part} [together|in all|altogether].|"
        "All of the {h} {x} and {y} {place} have {l} {part} in sum.|"
        "{h} {x} and {y} have {l} {part} in total.|We see {h} {x} and {y} {place}. They have {l} {part}.]"
        "[| Each of the {x} has {fx} {part}, each of the {y} {fy}.| The {x} have {fx} {part}, the {y} have {fy}.| "
        "Each of the {y} has {fy} {part}, each of the {x} {fx}.] "
        "[How many {asked} are there?|How many of them are {asked}?|How many {asked} can be counted?|"
        "Find the number of {asked}.|What is the number of {asked}?|How many {asked} does that make?]",
        **slots,
    )
    name, other, of_name, of_other = (highs, lows, many, few) if asked_high else (lows, highs, few, many)
    supposed = Step("all", heads, "*", of_other, f"All {other}", f"If all were {other}, that would be {{}} {part}.")
    if asked_high:
        gap = Step("gap", legs, "-", "all", "Missing", f"There are {{}} {part} more.")
        apart = Step("apart", of_name, "-", of_other, "Each", f"Each of the {name} has {{}} more.")
    else:
        gap = Step("gap", "all", "-", legs, "Too many", f"That is {{}} {part} too many.")
        apart = Step("apart", of_other, "-", of_name, "Each", f"Each of the {name} has {{}} less.")
    last = Step("n", "gap", "/", "apart", f"The {name}", f"There are {{}} {name}.")
    return Problem(
        "heads_and_legs",
        question,
        f"Find the {name}. {heads} in all, {legs} {part}, {lows} {few}, {highs} {many}.",
        (supposed, gap, apart, last),
        (
            Step("own", ANSWER, "*", of_name),
            Step("others", heads, "-", ANSWER),
            Step("theirs", "others", "*", of_other),
            Step("sum", "own", "+", "theirs"),
        ),
        legs,
        f"the number of {part}",
    )


def multiple_and_sum(d: Draw) -> Problem:
    """One has some times as many as the other; the sum is known, and either part is asked."""
    (a, b), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    times, low = d.rng.randint(2, min(9, d.size)), d.number()
    total, larger = low * (times + 1), d.chance(0.5)
    words = {2: ("twice", "two times", "2 times"), 3: ("three times", "3 times"), 4: ("four times", "4 times")}
    slots: dict[str, object] = {
        "a": a.name,
        "b": b.name,
        "s": total,
        "many": t.many,
        "k": d.rng.choice(words.get(times, (f"{times} times",))),
        "n": times,
        "who": (a if larger else b).name,
    }
    question = d.say(
        "[[{a} and {b} have {s} {many} [together|in all|together|in total].|Together {a} and {b} have {s} {many}.|"
        "{b} and "
        "{a} own {s} {many} together.|{s} {many} belong to {a} and {b}.|{a} and {b} count {s} {many} in all.] [{a} has "
        "{k} as many as {b}.|{a} has {k} as many {many} as {b}.|{a} has {k} the number of {b}.|For each of {b}'s "
        "{many}, {a} has {n}.|The number of {a} is {k} that of {b}.]|"
        "{a} has {k} as many {many} as {b}. [Together they have "
        "{s}.|They have {s} together.|Both have {s} in all.|They have {s} {many} in total.|The sum is {s}.]] "
        "[How many {many} does {who} have?|How many does {who} have?|How many {many} has {who}?|How many of the {many} "
        "does {who} have?|Find the number of {many} that {who} has.|How many {many} are {who}'s?]",
        **slots,
    )
    steps: tuple[Step, ...] = (
        Step("parts", times, "+", 1, "Shares", "There are {} equal shares."),
        Step("low", total, "/", "parts", b.name, f"{b.name} has {{}} {t.many}."),
    )
    proof: tuple[Step, ...] = (Step("more", ANSWER, "*", times), Step("sum", "more", "+", ANSWER))
    if larger:
        steps = (*steps, Step("high", "low", "*", times, a.name, f"{a.name} has {{}} {t.many}."))
        proof = (Step("less", ANSWER, "/", times), Step("sum", "less", "+", ANSWER))
    facts = f"Find {(a if larger else b).name}. {a.name} has {times} shares, {b.name} 1, together {total}."
    return Problem("multiple_and_sum", question, facts, steps, proof, total, "the sum")
