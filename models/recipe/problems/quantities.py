"""Counting things: gaining and losing, sharing, comparing, packing."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw, sentence
from recipe.problems.problem import ANSWER, Problem, Step


def gain_and_loss(d: Draw) -> Problem:
    """Somebody has some, gets some more, gives some away."""
    (who, other), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    has, more = d.number(), d.number()
    lost = d.rng.randint(1, min(has + more - 1, d.size))
    start = d.pick(
        (
            f"{who.name} has {t.count(has)}.",
            f"{who.name} had {t.count(has)}.",
            f"{who.name} owns {t.count(has)}.",
            f"There are {has} {t.many} on the desk of {who.name}.",
            f"{who.name} starts with {t.count(has)}.",
            f"{who.name} keeps {t.count(has)} at home.",
        )
    )
    up = d.pick(
        (
            f"{who.Pronoun} finds {more} more.",
            f"{other.name} gives {who.name} {more} more.",
            f"{who.Pronoun} gets {more} more from {other.name}.",
            f"{who.Pronoun} buys {t.count(more)} more.",
            f"Then {other.name} brings {more} more.",
            f"{who.Pronoun} wins {more} more.",
        )
    )
    down = d.pick(
        (
            f"{who.Pronoun} loses {lost} of them.",
            f"{who.Pronoun} gives {lost} to {other.name}.",
            f"{who.Pronoun} gives away {t.count(lost)}.",
            f"{who.Pronoun} sells {lost} of them.",
            f"{lost} of them go to {other.name}.",
            f"Then {lost} get lost.",
        )
    )
    ask = d.pick(
        (
            f"How many {t.many} does {who.name} have now?",
            f"How many {t.many} does {who.pronoun} have?",
            f"How many {t.many} are left?",
            f"How many {t.many} does {who.name} have in the end?",
            f"What number of {t.many} has {who.name} then?",
            f"How many does {who.pronoun} have now?",
        )
    )
    first = Step("more", has, "+", more, f"The {t.many}", f"{who.name} has {{}} {t.many}.")
    last = Step("left", "more", "-", lost, "Left", f"Then {who.pronoun} has {{}} {t.many}.")
    shape = d.rng.random()
    if shape < 0.5:
        return Problem(
            "gain_and_loss",
            f"{start} {up} {down} {ask}",
            f"Find what is left. {has}, then {more} more, then {lost} gone.",
            (first, last),
            (Step("back", ANSWER, "+", lost), Step("old", "back", "-", more)),
            has,
            "the start",
        )
    if shape < 0.75:
        return Problem(
            "gain",
            f"{start} {up} {ask}",
            f"Find how many. {has}, then {more} more.",
            (first,),
            (Step("back", ANSWER, "-", more),),
            has,
            "the start",
        )
    return Problem(
        "loss",
        f"{start.replace(str(has), str(has + lost))} {down} {ask}",
        f"Find what is left. {has + lost}, then {lost} gone.",
        (Step("left", has + lost, "-", lost, "Left", f"Then {who.pronoun} has {{}} {t.many}."),),
        (Step("back", ANSWER, "+", lost),),
        has + lost,
        "the start",
    )


def sharing(d: Draw) -> Problem:
    """Things shared evenly among people, perhaps after some are set aside."""
    who, t, people = d.people(1)[0], d.good(wordlists.SMALL_THINGS), d.pick(wordlists.PEOPLE)
    heads, each = d.factors()
    ask = d.pick(
        (
            "How many does each one get?",
            f"How many {t.many} does each get?",
            f"How many {t.many} does each person get?",
            f"How many {t.many} are there for each?",
            f"What is the share of each in {t.many}?",
            "How many are there for each of them?",
        )
    )
    if d.chance(0.5):
        kept = d.number()
        has = heads * each + kept
        story = d.pick(
            (
                f"{who.name} has {t.count(has)}. {who.Pronoun} keeps {kept} and shares the rest evenly among "
                f"{heads} {people}.",
                f"{who.name} has {t.count(has)}, keeps {kept} and divides the others equally among {heads} {people}.",
                f"From {has} {t.many}, {who.name} takes {kept}. The rest are shared equally by {heads} {people}.",
                f"{who.name} had {t.count(has)}. {kept} got lost. {heads} {people} share the rest equally.",
                f"Of {who.name}'s {has} {t.many}, {kept} stay at home and the others are split among {heads} {people}.",
            )
        )
        return Problem(
            "sharing",
            f"{story} {ask}",
            f"Find the share of one. {has}, without {kept}, for {heads} {people}.",
            (
                Step("rest", has, "-", kept, "To share", f"There are {{}} {t.many} to share."),
                Step("one", "rest", "/", heads, "Each", f"Each one gets {{}} {t.many}."),
            ),
            (Step("shared", ANSWER, "*", heads), Step("sum", "shared", "+", kept)),
            has,
            "the start",
        )
    has = heads * each
    story = d.pick(
        (
            f"{who.name} has {t.count(has)} and shares them evenly among {heads} {people}.",
            f"{has} {t.many} are shared equally among {heads} {people}.",
            f"{who.name} divides {t.count(has)} equally among {heads} {people}.",
            f"{heads} {people} share {has} {t.many} equally.",
            f"{who.name} hands out {t.count(has)} to {heads} {people}, the same number to all.",
            f"{who.name} gives {t.count(has)} to {heads} {people}. All get the same number.",
        )
    )
    return Problem(
        "sharing",
        f"{story} {ask}",
        f"Find the share of one. {has} for {heads} {people}.",
        (Step("one", has, "/", heads, "Each", f"Each one gets {{}} {t.many}."),),
        (Step("shared", ANSWER, "*", heads),),
        has,
        "the start",
    )


def comparison(d: Draw) -> Problem:
    """One has more, less or some times as much as another; the second number or the sum is asked."""
    (a, b), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    base = d.number(3)
    kind = d.rng.choice(("more", "fewer", "times"))
    if kind == "more":
        by, op = d.number(), "+"
        told = d.pick((f"{by} more {t.many} than {a.name}", f"{by} more than {a.name}"))
    elif kind == "fewer":
        by, op = d.rng.randint(1, base - 1), "-"
        told = d.pick((f"{by} fewer {t.many} than {a.name}", f"{by} less than {a.name}"))
    else:
        base, by = d.factors()
        op = "*"
        words = {2: "twice", 3: d.pick(("three times", "3 times"))}
        told = f"{words.get(by, f'{by} times')} as many {t.many} as {a.name}"
    start = d.pick(
        (
            f"{a.name} has {t.count(base)}.",
            f"{a.name} owns {t.count(base)}.",
            f"{a.name} collected {t.count(base)}.",
            f"{a.name} found {t.count(base)}.",
            f"{a.name} holds {t.count(base)}.",
            f"{a.name} has got {t.count(base)}.",
        )
    )
    story = f"{start} {b.name} has {told}." if d.chance(0.75) else f"{b.name} has {told}. {start}"
    second = Step("second", base, op, by, b.name, f"{b.name} has {{}} {t.many}.")
    facts = f"{a.name} has {base}, {b.name} {'times ' + str(by) if kind == 'times' else str(by) + ' ' + kind}."
    undo = {"+": "-", "-": "+", "*": "/"}[op]
    if d.chance(0.5):
        ask = d.pick(
            (
                f"How many {t.many} does {b.name} have?",
                f"How many does {b.name} have?",
                f"How many {t.many} are {b.name}'s?",
                f"Find the number of {t.many} that {b.name} has.",
                f"What is {b.name}'s number of {t.many}?",
            )
        )
        proof: tuple[Step, ...] = (Step("back", ANSWER, undo, by),)
        return Problem("comparison", f"{story} {ask}", f"Find {b.name}. {facts}", (second,), proof, base, a.name)
    ask = d.pick(
        (
            "How many do they have together?",
            f"How many {t.many} do they have together?",
            f"How many {t.many} do {a.name} and {b.name} have in all?",
            f"How many {t.many} do they have in total?",
            "What is the number for both of them?",
            "How many do both have in total?",
        )
    )
    both = Step("both", "second", "+", base, "Together", f"Together they have {{}} {t.many}.")
    proof = (Step("rest", ANSWER, "-", base), Step("back", "rest", undo, by))
    return Problem("comparison", f"{story} {ask}", f"Find both. {facts}", (second, both), proof, base, a.name)


def difference(d: Draw) -> Problem:
    """How many more one has than another."""
    (a, b), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    low, gap = d.number(), d.number()
    story = [f"{a.name} has {t.count(low + gap)}", f"{b.name} has {t.count(low)}"]
    if d.chance(0.3):
        story.reverse()
    ask = d.pick(
        (
            f"How many more {t.many} does {a.name} have than {b.name}?",
            f"How many more does {a.name} have?",
            f"How many {t.many} does {b.name} have less than {a.name}?",
            "What is the difference?",
            f"By how many {t.many} is {a.name} ahead of {b.name}?",
        )
    )
    joined = d.pick((". ", " and ", ", "))
    return Problem(
        "difference",
        f"{joined.join(story)}. {ask}",
        f"Find the difference. {a.name} has {low + gap}, {b.name} {low}.",
        (Step("gap", low + gap, "-", low, "The difference", f"{a.name} has {{}} more {t.many}."),),
        (Step("back", ANSWER, "+", low),),
        low + gap,
        a.name,
    )


def packing(d: Draw) -> Problem:
    """Containers with the same number in each, and perhaps some loose ones."""
    who, t, box = d.person(), d.good(wordlists.SMALL_THINGS), d.pick(wordlists.CONTAINERS)
    boxes, each = d.factors()
    many = wordlists.plural(box)
    if d.chance(0.4):
        total = boxes * each
        story = d.pick(
            (
                f"{who.name} packs {t.count(total)} into {many} of {each}. How many {many} does {who.pronoun} need?",
                f"Each {box} holds {each} {t.many}. How many {many} are needed for {total} {t.many}?",
                f"{who.name} has {total} {t.many} and puts {each} in each {box}. How many {many} are there?",
                f"{total} {t.many} are put into {many} with {each} in each {box}. How many {many} are filled?",
                f"{each} {t.many} fill one {box}. How many {many} do {total} {t.many} fill?",
            )
        )
        return Problem(
            "packing",
            sentence(story),
            f"Find how many {many}. {total} in {many} of {each}.",
            (Step("boxes", total, "/", each, f"The {many}", f"That is {{}} {many}."),),
            (Step("back", ANSWER, "*", each),),
            total,
            "the number",
        )
    loose = d.number() if d.chance(0.5) else 0
    story = d.pick(
        (
            f"{who.name} has {boxes} {many} with {each} {t.many} in each.",
            f"There are {boxes} {many}. Each {box} holds {each} {t.many}.",
            f"{who.name} fills {boxes} {many} with {each} {t.many} each.",
            f"Each of {boxes} {many} has {each} {t.many} in it.",
            f"{boxes} {many} stand in a row with {each} {t.many} in every {box}.",
            f"{who.name} has {boxes} {many} of {each} {t.many}.",
        )
    )
    if loose:
        story += " " + d.pick((f"{loose} more {t.many} lie beside.", f"There are {loose} more {t.many} on the table."))
    ask = d.pick(
        (
            f"How many {t.many} are there?",
            f"How many {t.many} are there in all?",
            f"How many {t.many} are there in total?",
            f"How many {t.many} is that?",
            f"What is the number of {t.many}?",
        )
    )
    fill = Step("full", boxes, "*", each, f"In the {many}", f"The {many} hold {{}} {t.many}.")
    if not loose:
        facts = f"Find how many {t.many}. {boxes} {many} of {each}."
        return Problem(
            "packing",
            sentence(f"{story} {ask}"),
            facts,
            (fill,),
            (Step("one", ANSWER, "/", boxes),),
            each,
            f"one {box}",
        )
    return Problem(
        "packing",
        sentence(f"{story} {ask}"),
        f"Find how many {t.many}. {boxes} {many} of {each} and {loose} more.",
        (fill, Step("all", "full", "+", loose, "Together", f"In all there are {{}} {t.many}.")),
        (Step("back", ANSWER, "-", loose), Step("one", "back", "/", boxes)),
        each,
        f"one {box}",
    )
