"""Equal parts: sharing among people, packing into containers, groups of one size."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw
from recipe.problems.problem import ANSWER, Problem, Step
from recipe.problems.story import clause, tell

_EACH_GETS = """[how many [|{t} ]does each one get?|how many {t} does each get?|how many {t} does each person get?|\
how many {t} are there for each[| of them]?|what is the share of each in {t}?|\
how many {t} does each of the {people} get?|\
how many {t} does one person get?|find the number of {t} for each.|how many does each of them receive?|\
how big is each share of {t}?|[work out|tell me] how many {t} each one gets.|how many {t} will each one have?]"""


def sharing(d: Draw) -> Problem:
    """Things shared evenly among people, perhaps after some are set aside."""
    who, t, people = d.people(1)[0], d.good(wordlists.SMALL_THINGS), d.word(wordlists.PEOPLE)
    heads, each = d.factors()
    slots = {"w": who.name, "p": who.pronoun, "t": t.many, "h": heads, "people": people}
    if d.chance(0.5):
        kept = d.number()
        has = heads * each + kept
        story = [
            clause(d, "[{w} has~had {n} {t}|{w} owns~owned {n} {t}|{w} buys~bought {n} {t}|\
{n} {t} belong~belonged to {w}|"
                   "{w} is~was the owner of {n} {t}|{w} collects~collected {n} {t}|{w} has~had a box with {n} {t}|\
{w} brings~brought {n} {t}]",
                   n=has, **slots),
            clause(d, "[{p} keeps~kept {k}|{k} [get~got|are~were] lost|{p} puts~put {k} aside|\
{p} takes~took {k} for [later|tomorrow]|"
                   "{k} of them stay~stayed at home|{p} loses~lost {k}|{k} of them are~were broken|\
{p} sets~set aside {k} of them]",
                   k=kept, **slots),
            clause(d, "[the rest are~were shared [evenly|equally] [among|by] {h} {people}|\
{h} {people} share~shared the rest [evenly|equally]|"
                   "{p} shares~shared the rest [evenly|equally] among {h} {people}|\
{p} divides~divided the others equally among {h} {people}|"
                   "the others are~were split fairly between {h} {people}|\
{p} gives~gave the rest to {h} {people} in equal parts|"
                   "the remaining {t} go~went to {h} {people}, the same number to each|\
{h} {people} get~got equal parts of the rest]",
                   **slots),
        ]  # fmt: skip
        return Problem(
            "sharing",
            tell(d, story, _EACH_GETS, **slots),
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
    told = """[{w} has~had {n} {t} and shares~shared them evenly among {h} {people}|\
{n} {t} are~were shared equally among {h} {people}|\
{w} divides~divided {n} {t} equally among {h} {people}|{h} {people} share~shared {n} {t} [equally|evenly]|\
{w} hands~handed out {n} {t} to {h} {people}, the same number to all|\
{w} gives~gave {n} {t} to {h} {people} in equal parts|\
{n} {t} are~were [split|divided] equally [among|between] {h} {people}|\
{w} wants~wanted to give the same number of {t} to each of \
{h} {people} and has~had {n} {t}|there are~were {n} {t} for {h} {people}, and all get~got the same number|\
a box of {n} {t} is~was to be shared fairly by {h} {people}|\
{h} {people} find~found {n} {t} and share~shared them equally]"""
    return Problem(
        "sharing",
        tell(d, [clause(d, told, n=has, **slots)], _EACH_GETS, **slots),
        f"Find the share of one. {has} for {heads} {people}.",
        (Step("one", has, "/", heads, "Each", f"Each one gets {{}} {t.many}."),),
        (Step("shared", ANSWER, "*", heads),),
        has,
        "the start",
    )


def packing(d: Draw) -> Problem:
    """Containers with the same number in each, and perhaps some loose ones."""
    who, t, box = d.person(), d.good(wordlists.SMALL_THINGS), d.word(wordlists.CONTAINERS)
    boxes, each = d.factors()
    many = wordlists.plural(box)
    slots = {"w": who.name, "p": who.pronoun, "t": t.many, "box": box, "many": many, "n": boxes, "each": each}
    if d.chance(0.4):
        total = boxes * each
        told = """[{w} packs~packed {total} {t} into {many} of {each}|\
each {box} holds~held {each} {t} and there are~were {total} {t}|\
{w} has~had {total} {t} and puts~put {each} in each {box}|\
{total} {t} are~were put into {many} with {each} in each {box}|\
{many} that take~took {each} {t} apiece are~were filled with {total} {t}|\
{each} {t} fill~filled one {box} and {w} has~had {total} {t}|\
{w} needs~needed to pack {total} {t} and each {box} takes~took {each}|\
{w} sorts~sorted {total} {t} into {many}, {each} to a {box}|\
one {box} has~had room for {each} {t} and {total} {t} are~were packed|\
{total} {t} have~had to go into {many} of {each} {t} each]"""
        ask = """[how many {many} are needed?|how many {many} does {w} need?|how many {many} are [there|filled]?|\
how many {many} is that?|what number of {many} is needed?|how many {many} does {w} fill?|find the number of {many}.|\
how many {many} do all the {t} fill?|[work out|tell me] how many {many} are needed.|how many {many} will be full?]"""
        story = [clause(d, told, total=total, **slots)]
        if who.name not in story[0]:
            ask = ask.replace("does {w} need", "will be needed").replace("does {w} fill", "are used")
        return Problem(
            "packing",
            tell(d, story, ask, {"w": d.rng.choice((who.name, who.pronoun))}, **slots),
            f"Find how many {many}. {total} in {many} of {each}.",
            (Step("boxes", total, "/", each, f"The {many}", f"That is {{}} {many}."),),
            (Step("back", ANSWER, "*", each),),
            total,
            "the number",
        )
    told = """[{w} has~had {n} {many} with {each} {t} in each|\
there are~were {n} {many} and each {box} holds~held {each} {t}|\
{w} fills~filled {n} {many} with {each} {t} each|each of {n} {many} has~had {each} {t} in it|\
{n} {many} stand~stood in a row with {each} {t} in every {box}|{w} has~had {n} {many} of {each} {t}|\
{w} puts~put {each} {t} into each of {n} {many}|there are~were {each} {t} in each {box} and {w} has~had {n} {many}|\
{w} buys~bought {n} {many}, each with {each} {t}|\
every {box} contains~contained {each} {t} and there are~were {n} {many}|\
{n} {many} hold~held {each} {t} each]"""
    story = [clause(d, told, **slots)]
    loose = d.number() if d.chance(0.5) else 0
    if loose:
        more = """[{k} more {t} lie~lay beside [them|the {many}]|there are~were {k} more {t} on the [table|floor]|\
{k} {t} are~were left over|another {k} {t} are~were not in any {box}|{k} loose {t} lie~lay around|\
{k} {t} do~did not fit in|\
another {k} {t} are~were in a bag|besides, there are~were {k} single {t}]"""
        story.append(clause(d, more, k=loose, **slots))
    ask = """[how many {t} are there?|how many {t} are there in [all|total]?|how many {t} is that[| altogether]?|\
what is the [total |whole |]number of {t}?|what do all the {t} add up to?|how many {t} are there altogether?|\
find the [total |]number of {t}.|[work out|tell me] how many {t} there are.|how many {t} are there together?|\
count all the {t}.]"""
    question = tell(d, story, ask, **slots)
    fill = Step("full", boxes, "*", each, f"In the {many}", f"The {many} hold {{}} {t.many}.")
    facts = f"Find how many {t.many}. {boxes} {many} of {each}"
    if not loose:
        proof: tuple[Step, ...] = (Step("one", ANSWER, "/", boxes),)
        return Problem("packing", question, f"{facts}.", (fill,), proof, each, f"one {box}")
    return Problem(
        "packing",
        question,
        f"{facts} and {loose} more.",
        (fill, Step("all", "full", "+", loose, "Together", f"In all there are {{}} {t.many}.")),
        (Step("back", ANSWER, "-", loose), Step("one", "back", "/", boxes)),
        each,
        f"one {box}",
    )


_GROUPS = (
    ("row", "chairs"), ("team", "players"), ("class", "pupils"), ("shelf", "books"), ("bunch", "roses"),
    ("table", "guests"), ("page", "pictures"), ("row", "trees"), ("boat", "rowers"), ("string", "beads"),
    ("room", "beds"), ("floor", "windows"), ("album", "photos"), ("flower", "petals"), ("tank", "fish"),
    ("bus", "seats"), ("song", "verses"), ("cage", "rabbits"), ("week", "lessons"), ("ladder", "steps"),
    ("choir", "singers"), ("nest", "eggs"), ("tree", "birds"), ("stable", "horses"), ("bench", "children"),
    ("heap", "stones"), ("pile", "plates"), ("field", "cows"), ("house", "rooms"), ("tent", "campers"),
)  # fmt: skip
"""One group, and what it is made of."""


def equal_groups(d: Draw) -> Problem:
    """Groups of one size; the total, the number of groups or the size is asked."""
    group, t = d.word(_GROUPS)
    if d.chance(0.3):
        group, t = d.word(("row", "heap", "pile", "line", "stack", "column")), d.good(wordlists.SMALL_THINGS).many
    groups = wordlists.plural(group)
    n, size = d.factors()
    total = n * size
    slots = {"g": group, "groups": groups, "t": t, "n": n, "size": size, "total": total}
    kind = d.rng.choice(("total", "groups", "size"))
    if kind == "total":
        told = """[there are~were {n} {groups} and each {g} has~had {size} {t}|\
there are~were {n} {groups} of {size} {t}|\
each of {n} {groups} has~had {size} {t}|{n} {groups} have~had {size} {t} each|\
{size} {t} belong~belonged to each {g} and there are~were {n} {groups}|\
every {g} has~had {size} {t} and there are~were {n} {groups}|there are~were {n} {groups} with {size} {t} in each|\
one {g} has~had {size} {t} and all {n} {groups} are~were alike|\
there are~were {size} {t} to a {g} and {n} {groups} in all]"""
        ask = """[how many {t} are there?|how many {t} are there in [all|total]?|how many {t} is that[| altogether]?|\
what is the [total |]number of {t}?|what do all the {t} add up to?|find the number of {t}.|\
how many {t} do {n} {groups} have?|\
[work out|tell me] how many {t} there are.|how many {t} do all the {groups} have together?|\
what number of {t} is that in all?]"""
        return Problem(
            "equal_groups",
            tell(d, [clause(d, told, **slots)], ask, **slots),
            f"Find how many {t}. {n} {groups} of {size}.",
            (Step("all", n, "*", size, f"The {t}", f"There are {{}} {t}."),),
            (Step("one", ANSWER, "/", n),),
            size,
            f"one {group}",
        )
    if kind == "groups":
        told = """[there are~were {total} {t} in {groups} of {size}|{total} {t} form~formed {groups} of {size}|\
each {g} has~had {size} {t} and there are~were {total} {t}[| in all| in total]|\
there are~were {total} {t}, {size} in each {g}|\
{total} {t} are~were arranged with {size} to a {g}|\
every {g} has~had {size} {t} and all {groups} together have~had {total}|\
{size} {t} go~went to one {g} and there are~were {total} {t}|\
with {size} {t} in every {g}, there are~were {total} {t}]"""
        ask = """[how many {groups} are there?|how many {groups} is that?|what is the number of {groups}?|\
find the number of {groups}.|into how many {groups} do the {t} go?|how many {groups} do the {t} make?|\
how many {groups} do {total} {t} make?|[work out|tell me] how many {groups} there are.]"""
        return Problem(
            "equal_groups",
            tell(d, [clause(d, told, **slots)], ask, **slots),
            f"Find how many {groups}. {total} {t} in {groups} of {size}.",
            (Step("groups", total, "/", size, f"The {groups}", f"There are {{}} {groups}."),),
            (Step("back", ANSWER, "*", size),),
            total,
            "the number",
        )
    told = """[there are~were {total} {t} in {n} {groups}, equally many in each|\
{n} {groups} have~had {total} {t} in all, the same number in each|\
each of {n} {groups} has~had the same number of {t}, {total} in all|\
{n} {groups} have~had {total} {t} together, each the same number|\
a total of {total} {t} is~was spread evenly over {n} {groups}|\
all {n} {groups} are~were the same and they have~had {total} {t} together|\
{total} {t} are~were arranged evenly in {n} {groups}|\
there are~were {n} {groups} and {total} {t}, and all {groups} are~were alike]"""
    ask = """[how many {t} are there in each {g}?|how many {t} are in one {g}?|how many {t} does each {g} have?|\
how many {t} does one {g} have?|what is the size of one {g} in {t}?|find the number of {t} in each {g}.|\
how many {t} are there per {g}?|how many {t} go to one {g}?|[work out|tell me] how many {t} are in each {g}.]"""
    return Problem(
        "equal_groups",
        tell(d, [clause(d, told, **slots)], ask, **slots),
        f"Find one {group}. {total} {t} in {n} {groups}.",
        (Step("one", total, "/", n, f"One {group}", f"Each {group} has {{}} {t}."),),
        (Step("back", ANSWER, "*", n),),
        total,
        "the number",
    )
