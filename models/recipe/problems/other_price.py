"""Two goods, the bill and one price are known: the family of the fruit problem, and the best covered one."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw
from recipe.problems.market import each_costs, price_of_one, purchase, whole_bill
from recipe.problems.problem import ANSWER, Problem, Step

_PAID = (
    "[{w} [pays|paid|spends|spent|gave] {t} [for|on] {a} and {b}."
    "|{a} and {b} [cost|cost|are|come to|together cost] {t}[|| in total| altogether| together]."
    "|[The bill|The total cost|The total|The price|The receipt] [for|of] {a} and {b} [is|was|comes to|is] {t}."
    "|For {a} and {b} [the seller asks|{w} pays|{w} paid|the bill is|{w} has to pay] {t}[|| in total| in all]."
    "|In exchange for {t}, {w} receives {a} and {b}."
    "|{w} [buys|bought|gets|purchases] {a} and {b} for {t}[|| in total| altogether| in all]."
    "|It costs {t} to buy {a} and {b}."
    "|{w} [buys|bought|gets|purchases] {a} and {b} for a total of {t}."
    "|{w} [buys|bought|took|ordered] {a} and {b}[,| and| and] [paying|pays|paid] {t} [in total|in all|altogether"
    "|for everything].]"
)
_FOLDED = (
    "[How much is one {one} if {story} and {price}?"
    "|What is the [cost|price] of [{many}|{an}|one {one}] if {story} and {price}?"
    "|If {story} and {price}, what is the [price|cost] of [one {one}|{an}|each {one}|{many}]?"
    "|If {story} and {price}, how much does [each|one] {one} cost?"
    "|Supposing {story} and {price}, what is the price of {an}?"
    "|Given that {story} and {price}, what does [{an}|each {one}|one {one}] cost?"
    "|{w} [buys|bought|gets] {a} and {b}, where {price}. [In total|Altogether] {he} [pays|paid] {t}. {ask}"
    "|{w} [buys|bought|gets] {a} and {b}; {price}, and the [total|bill|total cost] is {t}. {ask}]"
)
_BESIDE = (
    "[{w} [buys|bought|gets|orders|takes] {mine}, and {its} at {p} [each|apiece|per {other}|a piece]."
    "|{w} [buys|bought|gets|purchases] {its} at {p} each and {mine}."
    "|{w} [buys|bought|gets|purchases] {its} for {p} each[, and also| and also|, plus| and] {mine}."
    "|{w} [buys|bought|gets] {mine}. {He} also [buys|gets|takes] {its} [at|for] {p} each.]"
)


def _story(d: Draw, slots: dict[str, str], sentences: tuple[str, str, str]) -> str:
    """The known facts and the question, in one of many orders. `sentences`: purchase, price, bill."""
    bought, price, bill = sentences
    ask = slots["ask"]
    shape = d.rng.random()
    if shape < 0.42:
        middle = [price, bill]
        d.rng.shuffle(middle)
        return " ".join([bought, *middle, ask])
    if shape < 0.5:
        return " ".join([price, bought, bill, ask])
    if shape < 0.56:
        tail = d.phrase(
            "[ and pays| and paid|, paying| and spends] {t} [altogether|in total|in all|for everything].", **slots
        )
        return f"{price} {bought.removesuffix('.')}{tail} {ask}"
    if shape < 0.78:
        story = [d.say(_PAID, **slots), price]
        d.rng.shuffle(story)
        return " ".join([*story, ask])
    if shape < 0.88:
        return d.say(_FOLDED, **slots)
    if shape < 0.94:
        story = [d.say(_BESIDE, **slots), bill]
        return " ".join([*story, ask])
    if shape < 0.97:
        return " ".join([ask, bought, price, bill])
    extra = d.phrase("{bill}[, and|, while|;|, where] each {other} costs {p}.", bill=bill.removesuffix("."), **slots)
    return " ".join([bought, extra, ask])


def other_price(d: Draw) -> Problem:
    """The price of one of the other good is asked."""
    who, money = d.person(), d.money()
    fruit = d.chance(0.4)
    a, b = d.goods(2, wordlists.FRUIT if fruit else wordlists.GOODS)
    (na, pa), (nb, pb) = d.factors(), d.factors()
    rest, known = na * pa, nb * pb
    total, price = money.amount(rest + known), money.amount(pb)
    everything = ("everything", "all of it", "it all", "all the items", "the whole purchase")
    all_of_it = d.pick(("all the fruit", "the fruit") if fruit and d.chance(0.6) else everything)
    first, second = (a.count(na), b.count(nb)) if d.chance(0.5) else (b.count(nb), a.count(na))
    slots = {
        "w": who.name, "he": who.pronoun, "a": first, "b": second, "t": total, "p": price,
        "one": a.one, "many": a.many, "an": a.a, "other": b.one,
        "story": f"{first} and {second} cost {total}", "ask": price_of_one(d, a, who),
        "price": d.phrase("[each|each|one|a single|every] {b} [costs|is|costs|sells for] {p}", b=b.one, p=price),
        "He": who.Pronoun, "mine": a.count(na), "its": b.count(nb),
    }  # fmt: skip
    sentences = (
        purchase(d, who, first, second),
        each_costs(d, b, price),
        whole_bill(d, who, total, all_of_it),
    )
    return Problem(
        family="other_price",
        question=_story(d, slots, sentences),
        facts=f"Find one {a.one}. {a.count(na)} and {b.count(nb)} cost {rest + known}. One {b.one} is {pb}.",
        steps=(
            Step("known", nb, "*", pb, f"The {b.many}", f"The {b.many} cost {{}} {money.unit}."),
            Step("rest", rest + known, "-", "known", f"The {a.many}", f"The {a.many} cost {{}} {money.unit}."),
            Step("one", "rest", "/", na, f"One {a.one}", f"Each {a.one} costs {{}} {money.unit}."),
        ),
        proof=(
            Step("back", ANSWER, "*", na),
            Step("other", pb, "*", nb),
            Step("sum", "back", "+", "other"),
        ),
        given=rest + known,
        given_as="the total",
    )


def other_total(d: Draw) -> Problem:
    """The cost of all of the other good is asked, in words that leave no doubt."""
    who, money = d.person(), d.money()
    a, b = d.goods(2, wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    na, rest, (nb, pb) = d.number(), d.number(3) + d.number(), d.factors()
    known = nb * pb
    first, second = (a.count(na), b.count(nb)) if d.chance(0.5) else (b.count(nb), a.count(na))
    ask = d.say(
        "[How much do the {many} cost together?|How much do all {n} {many} cost?|What is the cost of all the {many}?"
        "|How much [did|does] {w} [pay|spend] [for|on] all the {many}?|What do the {many} come to, taken together?"
        "|What is the total cost of the {many}?|What do all the {many} cost?|How much [was"
        "|is] paid for all {n} {many}?]",
        many=a.many, n=na, w=who.name,
    )  # fmt: skip
    middle = [each_costs(d, b, money.amount(pb)), whole_bill(d, who, money.amount(rest + known), "everything")]
    d.rng.shuffle(middle)
    return Problem(
        family="other_total",
        question=" ".join([purchase(d, who, first, second), *middle, ask]),
        facts=f"Find all the {a.many}. {a.count(na)} and {b.count(nb)} cost {rest + known}. One {b.one} is {pb}.",
        steps=(
            Step("known", nb, "*", pb, f"The {b.many}", f"The {b.many} cost {{}} {money.unit}."),
            Step("rest", rest + known, "-", "known", f"The {a.many}", f"The {a.many} cost {{}} {money.unit}."),
        ),
        proof=(Step("other", pb, "*", nb), Step("sum", ANSWER, "+", "other")),
        given=rest + known,
        given_as="the total",
    )
