"""Counting things: gaining and losing, comparing."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw, Person
from recipe.problems.problem import ANSWER, Problem, Step
from recipe.problems.story import clause, tell

_HAS = """[{w} has~had {n} {t}|{w} has~had {n} {t}[|| at home| in a box| in a bag| at school]|{w} owns~owned {n} {t}|\
{w} starts~started with {n} {t}|in the beginning, {n} {t} belong~belonged to {w}|[at first|one day|on Monday|\
in the morning], \
{w} has~had {n} {t}|there are~were {n} {t} in {w}'s [bag|box|room|drawer|pocket]|{w} keeps~kept {n} {t} [in a drawer|\
at home|\
on a shelf|in a tin]|{w} has~had a collection of {n} {t}|{w} is~was the owner of {n} {t}|{w} has~had got {n} {t}|\
{w} counts~counted {n} {t} of {his} own]"""
_GETS = """[{p} finds~found {n} more|{o} gives~gave {w} {n} more|{p} gets~got {n} more from {o}|\
{p} buys~bought {n} more[| at the shop| in town| at the market| on the way home]|\
{p} receives~received a further {n} from {o}|\
then {o} brings~brought {w} {n} more|{p} wins~won {n} more[| in a game| at the fair]|{p} gets~got another {n}|\
{p} is~was given {n} {t} by {o}|{n} {t} are~were added by {o}|{o} hands~handed {w} {n} {t}|\
{p} gets~got {n} {t} as a present|later {p} picks~picked up {n} more]"""
_LOSES = """[{p} loses~lost {n} of them|{p} gives~gave {n} to {o}|{p} gives~gave away {n} {t}|\
{p} sells~sold {n} of them|{n} of them go~went to {o}|then {n} {t} get~got lost|{o} takes~took {n} of them|\
{p} hands~handed {n} {t} over to {o}|{p} throws~threw away {n}|{p} parts~parted with {n} {t}|\
{p} lends~lent {n} of them to {o}|{n} {t} are~were stolen|{o} gets~got {n} from {w}]"""
_HOW_MANY = """[how many {t} does {w} have now?|how many {t} does {w} have [in the end|then|after that|at the end]?|\
how many {t} does {w} have?|how many {t} has {w} got now?|with how many {t} does {w} end up?|\
what is the number of {t} that {w} has now?|find the number of {t} that {w} has [now|in the end].|\
how many does {w} have [now|in the end]?|[tell me|work out|say] how many {t} {w} has now.|\
count the {t} that {w} has in the end.|what number of {t} does {w} have now?|how many {t} will {w} have?]"""
_HOW_MANY_LEFT = """[how many {t} are left?|how many {t} does {w} have left?|how many {t} are still {w}'s?|\
how many of the {t} are left?|what number of {t} remains?|how many {t} does {w} still have?|\
find the number of {t} that are left.|how many {t} remain?|how many are left?]"""


def _refer(who: Person, *others: Person) -> str:
    """The pronoun, or the name where the pronoun could mean somebody else."""
    return who.name if any(who.pronoun == other.pronoun for other in others) else who.pronoun


def gain_and_loss(d: Draw) -> Problem:
    """Somebody has some, gets some more, gives some away."""
    (who, other), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    has, more = d.number(), d.number()
    lost = d.number(2, has + more - 1)
    shape = d.rng.choices(("gain_and_loss", "gain", "loss"), (2, 1, 1))[0]
    if shape == "loss":
        has += lost
    slots = {"w": who.name, "his": who.possessive, "p": _refer(who, other), "o": other.name, "t": t.many}
    story = [clause(d, _HAS, n=has, **slots)]
    if shape != "loss":
        story.append(clause(d, _GETS, n=more, **slots))
    if shape != "gain":
        story.append(clause(d, _LOSES, n=lost, **slots))
    ask = _HOW_MANY if shape == "gain" or d.chance(0.6) else _HOW_MANY_LEFT
    if d.chance(0.15):
        ask = "[how many {t} does {w} have after {event}?|after {event}, how many {t} does {w} have?]"
    later = {} if "'s" in ask else {"w": d.rng.choice((who.name, slots["p"]))}
    event = story.pop() if "{event}" in ask else ""
    question = tell(d, story, ask, later, w=who.name, t=t.many, event=event)
    if shape == "loss":
        return Problem(
            "loss",
            question,
            f"Find what is left. {who.name} has {has}, loses {lost}.",
            (Step("left", has, "-", lost, "Left", f"Then {who.pronoun} has {{}} {t.many}."),),
            (Step("back", ANSWER, "+", lost),),
            has,
            "the start",
        )
    first = Step("more", has, "+", more, f"The {t.many}", f"{who.name} has {{}} {t.many}.")
    if shape == "gain":
        return Problem(
            "gain",
            question,
            f"Find how many. {who.name} has {has}, gets {more}.",
            (first,),
            (Step("back", ANSWER, "-", more),),
            has,
            "the start",
        )
    return Problem(
        "gain_and_loss",
        question,
        f"Find what is left. {who.name} has {has}, gets {more}, loses {lost}.",
        (first, Step("left", "more", "-", lost, "Left", f"Then {who.pronoun} has {{}} {t.many}.")),
        (Step("back", ANSWER, "+", lost), Step("old", "back", "-", more)),
        has,
        "the start",
    )


def two_step_gain(d: Draw) -> Problem:
    """Somebody has some, gets more from two others, and mostly gives some away."""
    (who, one, two), t = d.people(3), d.good(wordlists.SMALL_THINGS)
    has, first, second = d.number(), d.number(), d.number()
    lost = d.number(2, has + first + second - 1) if d.chance(0.75) else 0
    slots = {"w": who.name, "his": who.possessive, "p": _refer(who, one, two), "o": one.name, "e": two.name}
    story = [clause(d, _HAS, n=has, t=t.many, **slots)]
    story.append(
        clause(
            d,
            """[{o} gives~gave {w} {n} and {e} gives~gave {w} {m}|{p} gets~got {n} from {o} and {m} from {e}|\
{o} gives~gave {w} {n} more and {e} {m} more|{p} gets~got {n} {t} from {o} and another {m} from {e}|\
{n} more come~came from {o} and {m} more from {e}|{p} gets~got {n} from {o}, then {m} from {e}|\
{o} brings~brought {n} more and {e} brings~brought {m}|{p} is~was given {n} by {o} and {m} by {e}|\
{p} receives~received {n} {t} from {o} and {m} {t} from {e}|\
{o} hands~handed over {n} to {w}, and {e} hands~handed over {m}|\
{p} wins~won {n} from {o} and {m} from {e}]""",
            n=first,
            m=second,
            t=t.many,
            **slots,
        )
    )
    steps = [
        Step("first", has, "+", first, f"After {one.name}", f"After {one.name}, {who.name} has {{}} {t.many}."),
        Step("second", "first", "+", second, f"After {two.name}", f"After {two.name}, {who.name} has {{}} {t.many}."),
    ]
    proof = [Step("b", ANSWER, "-", second), Step("a", "b", "-", first)]
    facts = f"{who.name} has {has}, gets {first} from {one.name}, {second} from {two.name}"
    if lost:
        story.append(clause(d, _LOSES.replace("{o}", "[a friend|a neighbour|the teacher]"), n=lost, t=t.many, **slots))
        steps.append(Step("left", "second", "-", lost, "Left", f"Then {who.pronoun} has {{}} {t.many}."))
        proof = [Step("c", ANSWER, "+", lost), Step("b", "c", "-", second), Step("a", "b", "-", first)]
        facts += f", loses {lost}"
    find = "what is left" if lost else "how many"
    later = {"w": d.rng.choice((who.name, slots["p"]))}
    question = tell(d, story, _HOW_MANY, later, w=who.name, t=t.many)
    return Problem("two_step_gain", question, f"Find {find}. {facts}.", tuple(steps), tuple(proof), has, "the start")


def comparison(d: Draw) -> Problem:
    """One has more, less or some times as much as another; the second number or the sum is asked."""
    (a, b), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    kind = d.rng.choice(("more", "fewer", "times"))
    base = d.number(4)
    by = d.number() if kind == "more" else d.number(2, base - 2)
    if kind == "times":
        base, by = d.factors()
    op, undo = {"more": ("+", "-"), "fewer": ("-", "+"), "times": ("*", "/")}[kind]
    spelt = {2: "twice", 3: "[three|3] times", 4: "[four|4] times"}.get(by, f"{by} times")
    told = {
        "more": """[{b} has~had {n} more [|{t} ]than {a}|{b} has~had {n} [more|{t} more] than {a}|\
{a} has~had {n} fewer [|{t} ]than {b}|\
{b} has~had {n} more|{b}'s number of {t} is~was greater than {a}'s by {n}|{b} is~was {n} {t} ahead of {a}|\
compared with {a}, {b} has~had {n} more|{b} has~had as many as {a} and {n} more]""",
        "fewer": """[{b} has~had {n} fewer [|{t} ]than {a}|{b} has~had {n} less than {a}|{a} has~had {n} more [|\
{t} ]than {b}|\
{b} has~had {n} fewer|{b}'s number of {t} is~was smaller than {a}'s by {n}|{b} is~was {n} {t} behind {a}|\
compared with {a}, {b} has~had {n} fewer]""",
        "times": f"""[{{b}} has~had {spelt} as many [|{{t}} ]as {{a}}|{{b}} has~had {spelt} as many|\
{{b}} owns~owned {spelt} \
as many {{t}} as {{a}}|compared with {{a}}, {{b}} has~had {spelt} as many|\
{{b}}'s number of {{t}} is~was {spelt} that of {{a}}|\
{{b}} has~had {spelt} the number of {{t}} that {{a}} has~had]""",
    }[kind]
    slots = {"a": a.name, "b": b.name, "t": t.many}
    story = [
        clause(
            d,
            """[{a} has~had {n} {t}|{a} owns~owned {n} {t}|{a} has~had collected {n} {t}|\
there are~were {n} {t} in {a}'s \
[bag|box|room]|the number of {t} that {a} has~had is~was {n}|{a} holds~held {n} {t}|{a} has~had got {n} {t}|\
{n} {t} belong~belonged to {a}|{a} keeps~kept {n} {t}]""",
            n=base,
            **slots,
        ),
        clause(d, told, n=by, **slots),
    ]
    if story[1].find(a.name) >= 0 and d.chance(0.25):
        story.reverse()
    second = Step("second", base, op, by, b.name, f"{b.name} has {{}} {t.many}.")
    facts = f"{a.name} has {base}, {b.name} {by} {'times as many' if kind == 'times' else kind}."
    if d.chance(0.5):
        ask = """[how many {t} does {b} have?|how many does {b} have?|how many {t} are {b}'s?|\
find the number of {t} that {b} has.|what number of {t} does {b} have?|what is {b}'s number of {t}?|\
how many {t} has {b} got?|[work out|tell me] how many {t} {b} has.|how many {t} belong to {b}?]"""
        proof: tuple[Step, ...] = (Step("back", ANSWER, undo, by),)
        return Problem(
            "comparison", tell(d, story, ask, **slots), f"Find {b.name}. {facts}", (second,), proof, base, a.name
        )
    ask = """[how many {t} do {they} have together?|how many {t} do {they} have in [all|total]?|\
how many do {they} have altogether?|how many {t} is that [together|in all]?|\
what is the number of {t} that {they} have between them?|how many {t} are there in all?|\
find the number of {t} that {they} have together.|how many {t} have {they} got in total?|\
[work out|tell me] how many {t} {they} have together.|add up the {t} of both: how many are there?]"""
    names = f"{a.name} and {b.name}"
    question = tell(d, story, ask, {"they": d.rng.choice(("they", names))}, they=names, **slots)
    both = Step("both", "second", "+", base, "Together", f"Together they have {{}} {t.many}.")
    proof = (Step("rest", ANSWER, "-", base), Step("back", "rest", undo, by))
    return Problem("comparison", question, f"Find both. {facts}", (second, both), proof, base, a.name)


_VERBS = (
    ("has~had", "have"), ("has~had", "have"), ("owns~owned", "own"), ("finds~found", "find"),
    ("counts~counted", "count"), ("brings~brought", "bring"), ("sells~sold", "sell"),
    ("collects~collected", "collect"), ("gets~got", "get"),
)  # fmt: skip
"""What two people do that can be compared, and the bare form."""


def difference(d: Draw) -> Problem:
    """How many more one has than another."""
    (a, b), t = d.people(2), d.good(wordlists.SMALL_THINGS)
    low, gap = d.number(), d.number()
    verb, do = d.rng.choice(_VERBS)
    more = [f"{a.name} {verb} {low + gap} {t.many}", f"{b.name} {verb} {low}{d.pick(('', f' {t.many}'))}"]
    if d.chance(0.4):
        more = [f"{b.name} {verb} {low} {t.many}", f"{a.name} {verb} {low + gap}{d.pick(('', f' {t.many}'))}"]
    ask = f"""[how many more {{t}} does~did {{a}} {do} than {{b}}?|how many more does~did {{a}} {do}[| than {{b}}]?|\
how many fewer {{t}} does~did {{b}} {do} than {{a}}?|what is the difference?|\
by how many {{t}} is {{a}} ahead of {{b}}?|\
how many {{t}} more than {{b}} does~did {{a}} {do}?|find the difference between {{a}} and {{b}}.|\
how many {{t}} is {{b}} short of {{a}}?|how big is the difference[| between the two]?|\
how many {{t}} is {{b}} behind {{a}}?|\
how many {{t}} does {{b}} need to catch up with {{a}}?|[work out|tell me] how many more {{t}} {{a}} {verb}.]"""
    return Problem(
        "difference",
        tell(d, more, ask, a=a.name, b=b.name, t=t.many),
        f"Find the difference. {a.name} has {low + gap}, {b.name} {low}.",
        (Step("gap", low + gap, "-", low, "The difference", f"The difference is {{}} {t.many}."),),
        (Step("back", ANSWER, "+", low),),
        low + gap,
        a.name,
    )
