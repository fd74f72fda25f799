"""Shopping: bills, prices, change, what one can buy."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw, Good, sentence
from recipe.problems.market import each_costs, price_of_one, purchase
from recipe.problems.problem import ANSWER, Problem, Step


def _good(d: Draw) -> Good:
    return d.good(wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)


def bill(d: Draw) -> Problem:
    """Two goods and both prices are known; the bill is asked."""
    who, money = d.person(), d.money()
    a, b = d.goods(2, wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    (na, pa), (nb, pb) = d.factors(), d.factors()
    prices = [each_costs(d, a, money.amount(pa)), each_costs(d, b, money.amount(pb))]
    bought = purchase(d, who, a.count(na), b.count(nb))
    if d.chance(0.25):
        both = "{a} [cost|are] {p} each[, and| and| while|,] {b} [cost|are|are] {q} [each|apiece|each]."
        prices = [d.say(both, a=a.many, b=b.many, p=money.amount(pa), q=money.amount(pb))]
    elif d.chance(0.25):
        one_go = "{w} [buys|bought|gets|orders|takes] {a} at {p} each [and|plus|and also] {b} at {q} [each|apiece]."
        bought = d.say(one_go, w=who.name, a=a.count(na), b=b.count(nb), p=money.amount(pa), q=money.amount(pb))
        prices = []
    story = [bought, *prices]
    if d.chance(0.3):
        story = [*prices, bought]
    ask = d.say(
        "[What is the [total cost|total|bill]?|How much is the [bill|total|whole purchase]?"
        "|How much does {w} pay [in total|in all|altogether|for everything]?|What is the total cost of everything?"
        "|What does the whole purchase come to?|How much does {he} pay[ in all| altogether| in total]?"
        "|How much [does|did] everything cost[| together]?|What is the cost of all of it?"
        "|How much money is needed for all?"
        "|To how much does the bill add up?|[Find|Work out|Calculate] the total cost.]",
        w=who.name, he=who.pronoun,
    )  # fmt: skip
    return Problem(
        family="bill",
        question=" ".join([*story, ask]),
        facts=f"Find the total. {a.count(na)} at {pa} and {b.count(nb)} at {pb}.",
        steps=(
            Step("first", na, "*", pa, f"The {a.many}", f"The {a.many} cost {{}} {money.unit}."),
            Step("second", nb, "*", pb, f"The {b.many}", f"The {b.many} cost {{}} {money.unit}."),
            Step("sum", "first", "+", "second", "Together", f"The total is {{}} {money.unit}."),
        ),
        proof=(
            Step("other", pb, "*", nb),
            Step("back", ANSWER, "-", "other"),
            Step("one", "back", "/", na),
        ),
        given=pa,
        given_as=f"one {a.one}",
    )


def cost_of_some(d: Draw) -> Problem:
    """One good: count and price are known, the cost is asked."""
    who, money, a = d.person(), d.money(), _good(d)
    n, p = d.factors()
    each = each_costs(d, a, money.amount(p))
    question = d.say(
        "[{each} [How much do|What do|How much would] {n} cost?"
        "|{each} {W} [buys|bought|wants|takes] {n}. How much does {he} pay?"
        "|{each} What is the [cost|price|total price] of {n}?"
        "|{w} [buys|bought|gets|orders] {n} at {p} each. [What is the total cost?|How much does {he} pay?]"
        "|If {w} takes {n} and one {one} is {p}, what is the bill?"
        "|If [one|each] {one} costs {p}, [what do|how much do] {n} cost?"
        "|{w} [buys|bought|gets|purchases] {n}. {each} [How much does {w} pay?|What is the total?|What does it cost?]"
        "|[What|How much] do {n} cost if [each|one|every] {one} costs {p}?"
        "|{w} needs {n}. {each} How much [will|does] {he} spend?"
        "|What does {w} owe for {n}? {each}"
        "|How much is paid for {n} at {p} [each|apiece]?]",
        each=each, n=a.count(n), one=a.one, w=who.name, W=sentence(who.name), he=who.pronoun, p=money.amount(p),
    )  # fmt: skip
    return Problem(
        family="cost_of_some",
        question=question,
        facts=f"Find the cost. {a.count(n)} at {p}.",
        steps=(Step("sum", n, "*", p, f"The {a.many}", f"The {a.many} cost {{}} {money.unit}."),),
        proof=(Step("one", ANSWER, "/", n),),
        given=p,
        given_as=f"one {a.one}",
    )


def unit_price(d: Draw) -> Problem:
    """One good: count and cost are known, the price of one is asked."""
    who, money, a = d.person(), d.money(), _good(d)
    n, p = d.factors()
    total = money.amount(n * p)
    story = d.say(
        "[{n} cost {t}[| in total| together].|{w} [pays|paid|spends] {t} [for|on] {n}.|{w} [buys|bought"
        "|gets] {n} for {t}."
        "|{w} [buys|bought|gets|takes] {n}. [The total cost is|The bill is|{He} pays|In total that costs] {t}."
        "|For {t} one gets {n}.|The [price|cost] of {n} is {t}.|A [bag|box|pack] [of|with] {n} costs {t}."
        "|{w} [orders|purchases] {n} [and pays|, paying] {t}[| in total].|[The bill|The total] for {n} [is|was] {t}."
        "|One hands over {t} for {n}.]",
        n=a.count(n), t=total, w=who.name, He=who.Pronoun,
    )  # fmt: skip
    return Problem(
        family="unit_price",
        question=f"{story} {price_of_one(d, a, who)}",
        facts=f"Find one {a.one}. {a.count(n)} cost {n * p}.",
        steps=(Step("one", n * p, "/", n, f"One {a.one}", f"Each {a.one} costs {{}} {money.unit}."),),
        proof=(Step("back", ANSWER, "*", n),),
        given=n * p,
        given_as="the total",
    )


def change(d: Draw) -> Problem:
    """Somebody pays with more than the cost; the money left over is asked."""
    who, money, a = d.person(), d.money(), _good(d)
    n, p = d.factors()
    left = d.number()
    has = n * p + left
    each = each_costs(d, a, money.amount(p))
    story = d.say(
        "[{w} [buys|bought|gets] {n}. {each} {He} [pays with|gives|hands over] {h}."
        "|{w} [has|had|owns] {h}. {He} [buys|bought|gets] {n}. {each}"
        "|{each} {W} [buys|bought|takes] {n} and [pays with|gives|hands over] {h}."
        "|{w} [has|had] {h} and [buys|bought] {n} [at|for] {p} each."
        "|With {h} in hand, {w} buys {n}. {each}"
        "|{w} [buys|bought|gets] {n} for {p} each and [gives|pays with|hands over] {h}."
        "|{w} [has|had] {h} and [buys|wants to buy] {n}. {each}"
        "|{w} [takes|brings|carries] {h} to the [shop|market]. {He} [buys|gets|pays for] {n}. {each}"
        "|{each} {W} [has|starts with] {h} and [buys|gets] {n}."
        "|From {h}, {w} pays for {n}. {each}]",
        n=a.count(n), h=money.amount(has), p=money.amount(p), w=who.name, W=sentence(who.name), He=who.Pronoun,
        each=each,
    )  # fmt: skip
    ask = d.say(
        "[How much change does [{he}|{w}] get[| back]?|How much money [is|was] left[| over]?"
        "|How much [money |]does [{he}|{w}] have left?|How much change is given?|What amount comes back to {w}?"
        "|What is the change?|How much is left[| over| in the end]?|How much does {he} [keep|get back]?"
        "|[Find|Work out|Calculate] the change.|What remains of the money?]",
        he=who.pronoun, w=who.name,
    )  # fmt: skip
    return Problem(
        family="change",
        question=f"{story} {ask}",
        facts=f"Find what is left. {has} to pay {a.count(n)} at {p}.",
        steps=(
            Step("cost", n, "*", p, f"The {a.many}", f"The {a.many} cost {{}} {money.unit}."),
            Step("left", has, "-", "cost", "Left", f"What is left is {{}} {money.unit}."),
        ),
        proof=(Step("again", p, "*", n), Step("sum", ANSWER, "+", "again")),
        given=has,
        given_as="the money",
    )


def how_many(d: Draw) -> Problem:
    """Money and a price are known, and maybe something bought before; the count is asked."""
    who, money = d.person(), d.money()
    a, b = d.goods(2, wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    n, p = d.factors()
    each = each_costs(d, a, money.amount(p))
    ask = d.say(
        "[How many {many} can [{he}|{w}] [buy|get|afford]?|How many {many} does {he} [get|buy]?"
        "|How many {many} [are|is] that?"
        "|For how many {many} is [it|the money] enough?|What number of {many} is that enough for?"
        "|How many {many} [will|could] [{he}|{w}] [buy|get]?|How many can {he} buy?]",
        many=a.many, he=who.pronoun, w=who.name,
    )  # fmt: skip
    if d.chance(0.5):
        has = n * p
        story = d.say(
            "[{w} [has|had|holds|brings] {h}. {each}|{each} {W} [has|brings|owns] {h}.|{w} spends {h} on {many}. {each}"
            "|{w} [has|saved|set aside] {h} for {many}. {each}|There are {h} in the purse of {w}. {each}"
            "|{w} [pays|spends|gave] {h} [in total|altogether] for {many}. {each}"
            "|{w} has {h} to spend on {many}. {each}]",
            w=who.name, W=sentence(who.name), h=money.amount(has), each=each, many=a.many,
        )  # fmt: skip
        return Problem(
            family="how_many",
            question=f"{story} {ask}",
            facts=f"Find how many. {has} for {a.many} at {p}.",
            steps=(Step("count", has, "/", p, f"The {a.many}", f"{sentence(who.name)} gets {{}} {a.many}."),),
            proof=(Step("back", ANSWER, "*", p),),
            given=has,
            given_as="the money",
        )
    spent = d.number()
    has = n * p + spent
    story = d.say(
        "[{w} [has|had|brings] {h}. {He} [buys|bought|gets] {b} for {s}."
        "|{w} [has|had] {h} and [pays|paid|spends] {s} [for|on] {b}."
        "|{w} [has|had] {h}[, and|. First,|. Then] {he} spends {s} on {b}."
        "|{w} [takes|brings] {h} to the shop. {He} [buys|gets|takes] {b}, which costs {s}."
        "|From a purse of {h}, {w} takes {s} for {b}."
        "|Out of {h}, {w} [spends|uses|pays] {s} [on|for] {b}.]",
        w=who.name, He=who.Pronoun, he=who.pronoun, h=money.amount(has), s=money.amount(spent), b=b.a,
    )  # fmt: skip
    return Problem(
        family="how_many",
        question=f"{story} {each} {ask}",
        facts=f"Find how many {a.many}. {has}, {spent} of it for {b.a}, the rest for {a.many} at {p}.",
        steps=(
            Step("rest", has, "-", spent, "Left", f"What is left is {{}} {money.unit}."),
            Step("count", "rest", "/", p, f"The {a.many}", f"{sentence(who.name)} gets {{}} {a.many}."),
        ),
        proof=(Step("back", ANSWER, "*", p), Step("sum", "back", "+", spent)),
        given=has,
        given_as="the money",
    )


def with_discount(d: Draw) -> Problem:
    """A count, a price, and an amount taken off the bill."""
    who, money, a = d.person(), d.money(), d.good(wordlists.GOODS)
    n, p = d.factors()
    cost = n * p
    off = d.rng.randint(1, min(cost - 1, d.size))
    each = each_costs(d, a, money.amount(p))
    cut = d.say(
        "[The [shop|store|seller|clerk] takes {o} off[| the bill| the price| the total].|{He} has a coupon for {o}."
        "|There is a discount of {o}[| on the bill| today].|{He} gets {o} off[| with a coupon| the bill]."
        "|A voucher makes it {o} cheaper.|The bill is lowered by {o}.|A coupon takes {o} off.]",
        o=money.amount(off), He=who.Pronoun,
    )  # fmt: skip
    ask = d.say(
        "[How much does it cost now?|How much does [{w}|{he}] pay?|What does {he} pay?|How much is the bill then?"
        "|What is left to pay?|How much does {he} pay in the end?|What is the [final|new] [price|cost|bill]?]",
        w=who.name, he=who.pronoun,
    )  # fmt: skip
    bought = d.say("{w} [buys|bought|gets|orders|takes] {n}.", w=who.name, n=a.count(n))
    return Problem(
        family="with_discount",
        question=f"{bought} {each} {cut} {ask}",
        facts=f"Find the cost. {a.count(n)} at {p}, {off} off.",
        steps=(
            Step("cost", n, "*", p, f"The {a.many}", f"The {a.many} cost {{}} {money.unit}."),
            Step("paid", "cost", "-", off, "With the discount", f"With the discount it is {{}} {money.unit}."),
        ),
        proof=(Step("full", ANSWER, "+", off), Step("one", "full", "/", n)),
        given=p,
        given_as=f"one {a.one}",
    )


def price_gap(d: Draw) -> Problem:
    """Two prices told as a difference; the cost of one of each is asked."""
    money = d.money()
    a, b = d.goods(2)
    low, gap = d.number(), d.number()
    dearer = d.chance(0.6)
    word, op = ("more", "+") if dearer else ("less", "-")
    base = low if dearer else low + gap
    question = d.say(
        "[{B} costs {x}. {A} costs {g} {word} than [that|the {bo}]. {ask}"
        "|{A} costs {g} {word} than {b}. The {bo} [costs|is] {x}. {ask}"
        "|The {bo} is {x} and the {ao} is {g} {word}. {ask}"
        "|One {bo} [costs|is] {x}. One {ao} [costs|is] {g} {word} than the {bo}. {ask}"
        "|The {ao} is {g} {word} than the {bo}, which is {x}. {ask}"
        "|{B} [sells for|costs|is] {x}[, and|;] {a} [costs|is] {g} {word}. {ask}]",
        A=sentence(a.a), B=sentence(b.a), a=a.a, b=b.a, ao=a.one, bo=b.one, x=money.amount(base), g=money.amount(gap),
        word=word,
        ask=d.say(
            "[What do the two cost together?|How much are both together?|How much do both cost?"
            "|What do both cost in all?"
            "|What is the bill for one of each?|What is the total cost of one {a} and one {b}?"
            "|How much [is|does] one of each[| cost][| in total| together]?]",
            a=a.one, b=b.one,
        ),
    )  # fmt: skip
    back = Step("half", "rest", op.translate(str.maketrans("+-", "-+")), gap)
    return Problem(
        family="price_gap",
        question=question,
        facts=f"Find both together. One {b.one} is {base}, one {a.one} is {gap} {word}.",
        steps=(
            Step("other", base, op, gap, f"The {a.one}", f"The {a.one} costs {{}} {money.unit}."),
            Step("sum", "other", "+", base, "Together", f"Together they cost {{}} {money.unit}."),
        ),
        proof=(Step("rest", ANSWER, "-", base), back),
        given=base,
        given_as=f"the {b.one}",
    )
