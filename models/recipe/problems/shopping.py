"""Shopping: prices, bills, change. `other_price` is the family of the fruit problem and the best covered one."""

from __future__ import annotations

from recipe import wordlists
from recipe.problems.draw import Draw, Good, Money, Person, sentence
from recipe.problems.problem import ANSWER, Problem, Step


def purchase(d: Draw, who: Person, first: str, second: str) -> str:
    """A sentence telling what two amounts of goods somebody takes."""
    w = who.name
    return sentence(
        d.pick(
            (
                f"{w} buys {first} and {second}.",
                f"{w} bought {first} and {second}.",
                f"{w} gets {first} and {second}.",
                f"{w} buys {first} and {second} at the market.",
                f"{w} chose {first} along with {second}.",
                f"At the shop, {w} buys {first} and {second}.",
                f"{w} goes to the store and buys {first} and {second}.",
                f"{w} takes {first} and {second} to the till.",
                f"{w} has {first} and {second} in {who.possessive} basket.",
                f"In {who.possessive} bag {w} carries {first} and {second}.",
                f"{w} picked up {first} and also {second}.",
                f"{w} orders {first} and {second}.",
                f"{w} wants to buy {first} and {second}.",
                f"On Monday {w} got {first} and {second} at the fair.",
                f"A basket with {first} and {second} was packed for {w}.",
            )
        )
    )


def each_costs(d: Draw, good: Good, price: str) -> str:
    """A sentence that tells the price of one."""
    return sentence(
        d.pick(
            (
                f"Each {good.one} costs {price}.",
                f"One {good.one} costs {price}.",
                f"{good.many} cost {price} each.",
                f"The price of one {good.one} is {price}.",
                f"A single {good.one} sells for {price}.",
                f"{good.a} costs {price}.",
                f"Every {good.one} costs {price}.",
                f"The {good.many} are {price} each.",
                f"Each {good.one} is {price}.",
                f"For every {good.one} one has to pay {price}.",
                f"The {good.many} were {price} each.",
                f"The price of each {good.one} is {price}.",
            )
        )
    )


def _total(d: Draw, who: Person, total: str, all_of_it: str) -> str:
    """A sentence that tells the whole bill."""
    return sentence(
        d.pick(
            (
                f"The total cost of {all_of_it} is {total}.",
                f"The total cost is {total}.",
                f"{who.pronoun} pays {total} in total.",
                f"In total it costs {total}.",
                f"The full price comes to {total}.",
                f"Altogether {who.pronoun} pays {total}.",
                f"The bill is {total}.",
                f"{all_of_it} costs {total}.",
                f"{who.pronoun} pays {total} in all.",
                f"The receipt shows {total} for the lot.",
                f"Together they cost {total}.",
                f"The total is {total}.",
                f"{who.name} paid {total} for {all_of_it}.",
                f"{all_of_it} costs {total} in total.",
                f"{who.pronoun} has to hand over {total} altogether.",
            )
        )
    )


def _price_of_one(d: Draw, good: Good) -> str:
    """A question for the price of one, in the loose form too."""
    return sentence(
        d.pick(
            (
                f"What is the cost of {good.many}?",
                f"What is the cost of each {good.one}?",
                f"How much does one {good.one} cost?",
                f"What is the price of one {good.one}?",
                f"How much would a single {good.one} be?",
                f"What is the cost of {good.many}?",
                f"How much does each {good.one} cost?",
                f"Find the cost of {good.a}.",
                f"What is the price of {good.a}?",
                f"Can you tell what {good.a} costs?",
                f"How much is one {good.one}?",
                f"What does each {good.one} cost?",
                f"What is the price of {good.many}?",
                f"What did one {good.one} cost?",
                f"At what price is each {good.one} sold?",
            )
        )
    )


def other_price(d: Draw) -> Problem:
    """Two goods, the bill and one price are known; the other price is asked. The fruit problem."""
    who, money = d.person(), d.money()
    fruit = d.chance(0.4)
    a, b = d.goods(2, wordlists.FRUIT if fruit else wordlists.GOODS)
    (na, pa), (nb, pb) = d.factors(), d.factors()
    rest, known = na * pa, nb * pb
    total = money.amount(rest + known)
    all_of_it = d.pick(("all the fruit", "the fruit", "everything") if fruit else ("everything", "all of it", "it all"))
    first, second = (a.count(na), b.count(nb)) if d.chance(0.5) else (b.count(nb), a.count(na))
    price, ask = each_costs(d, b, money.amount(pb)), _price_of_one(d, a)
    paid = sentence(
        d.pick(
            (
                f"{who.name} pays {total} for {first} and {second}.",
                f"{who.name} paid {total} for {first} and {second}.",
                f"{first} and {second} cost {total}.",
                f"The bill for {first} and {second} is {total}.",
                f"For {first} and {second} the seller asks {total}.",
                f"{first} and {second} together cost {total}.",
                f"The total cost of {first} and {second} is {total}.",
                f"{who.name} spends {total} on {first} and {second}.",
                f"{who.name} buys {first} and {second} for {total}.",
                f"{who.name} gave {total} and got {first} and {second}.",
                f"It costs {total} to buy {first} and {second}.",
            )
        )
    )
    shape = d.rng.random()
    if shape < 0.55:
        middle = [price, _total(d, who, total, all_of_it)]
        d.rng.shuffle(middle)
        question = " ".join([purchase(d, who, first, second), *middle, ask])
    elif shape < 0.65:
        question = " ".join([price, purchase(d, who, first, second), _total(d, who, total, all_of_it), ask])
    elif shape < 0.72:
        buys = purchase(d, who, first, second).removesuffix(".")
        question = " ".join([price, f"{buys} and pays {total} altogether.", ask])
    elif shape < 0.9:
        story = [paid, price]
        if d.chance(0.3):
            story.reverse()
        question = " ".join([*story, ask])
    elif shape < 0.96:
        plain = f"{first} and {second} cost {total} and each {b.one} costs {money.amount(pb)}"
        question = sentence(
            d.pick(
                (
                    f"How much is one {a.one} if {plain}?",
                    f"What is the cost of {a.many} if {plain}?",
                    f"If {plain}, what is the price of one {a.one}?",
                    f"If {plain}, how much does each {a.one} cost?",
                    f"Given that {plain}, what does {a.a} cost?",
                )
            )
        )
    else:
        extra = f"{_total(d, who, total, all_of_it).removesuffix('.')}, and each {b.one} costs {money.amount(pb)}."
        question = " ".join([purchase(d, who, first, second), extra, ask])
    return Problem(
        family="other_price",
        question=question,
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
    """As `other_price`, but the cost of all of the other good is asked, in words that leave no doubt."""
    who, money = d.person(), d.money()
    a, b = d.goods(2, wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    na, rest, (nb, pb) = d.number(), d.number(3) + d.number(), d.factors()
    known = nb * pb
    first, second = (a.count(na), b.count(nb)) if d.chance(0.5) else (b.count(nb), a.count(na))
    ask = d.pick(
        (
            f"How much do the {a.many} cost together?",
            f"How much do all {na} {a.many} cost?",
            f"What is the cost of all the {a.many}?",
            f"How much did {who.name} pay for all the {a.many}?",
            f"What do the {a.many} cost taken together?",
            f"What is the total cost of the {a.many}?",
        )
    )
    middle = [each_costs(d, b, money.amount(pb)), _total(d, who, money.amount(rest + known), "everything")]
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


def bill(d: Draw) -> Problem:
    """Two goods and both prices are known; the bill is asked."""
    who, money = d.person(), d.money()
    a, b = d.goods(2, wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    (na, pa), (nb, pb) = d.factors(), d.factors()
    prices = [each_costs(d, a, money.amount(pa)), each_costs(d, b, money.amount(pb))]
    if d.chance(0.25):
        prices = [f"{sentence(a.many)} cost {money.amount(pa)} each and {b.many} cost {money.amount(pb)} each."]
    story = [purchase(d, who, a.count(na), b.count(nb)), *prices]
    if d.chance(0.3):
        story = [*prices, story[0]]
    ask = d.pick(
        (
            "What is the total cost?",
            "How much is the bill?",
            f"How much does {who.name} pay in total?",
            "What is the total cost of everything?",
            "What does the whole purchase come to?",
            f"How much does {who.pronoun} pay in all?",
            "How much does everything cost?",
            "What is the cost of all of it?",
        )
    )
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
    who, money, a = d.person(), d.money(), d.good(wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    n, p = d.factors()
    each = each_costs(d, a, money.amount(p))
    question = sentence(
        d.pick(
            (
                f"{each} How much do {a.count(n)} cost?",
                f"{each} {sentence(who.name)} buys {a.count(n)}. How much does {who.pronoun} pay?",
                f"{each} What is the cost of {a.count(n)}?",
                f"{who.name} buys {a.count(n)} at {money.amount(p)} each. What is the total cost?",
                f"If one {a.one} costs {money.amount(p)}, what do {a.count(n)} cost?",
                f"{who.name} buys {a.count(n)}. {each} How much does {who.name} pay?",
                f"{who.name} bought {a.count(n)}. {each} What is the total?",
                f"What do {n} {a.many} cost if each {a.one} costs {money.amount(p)}?",
                f"{each} What is the price of {n} {a.many}?",
                f"{who.name} needs {a.count(n)}. {each} How much will {who.pronoun} spend?",
            )
        )
    )
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
    who, money, a = d.person(), d.money(), d.good(wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    n, p = d.factors()
    total = money.amount(n * p)
    story = sentence(
        d.pick(
            (
                f"{a.count(n)} cost {total}.",
                f"{who.name} pays {total} for {a.count(n)}.",
                f"{who.name} buys {a.count(n)} for {total}.",
                f"{who.name} buys {a.count(n)}. The total cost is {total}.",
                f"For {total} one gets {a.count(n)}.",
                f"{who.name} paid {total} for {a.count(n)}.",
                f"The price of {a.count(n)} is {total}.",
                f"A bag of {a.count(n)} costs {total}.",
            )
        )
    )
    return Problem(
        family="unit_price",
        question=f"{story} {_price_of_one(d, a)}",
        facts=f"Find one {a.one}. {a.count(n)} cost {n * p}.",
        steps=(Step("one", n * p, "/", n, f"One {a.one}", f"Each {a.one} costs {{}} {money.unit}."),),
        proof=(Step("back", ANSWER, "*", n),),
        given=n * p,
        given_as="the total",
    )


def change(d: Draw) -> Problem:
    """Somebody pays with more than the cost; the money left over is asked."""
    who, money, a = d.person(), d.money(), d.good(wordlists.FRUIT if d.chance(0.4) else wordlists.GOODS)
    n, p = d.factors()
    left = d.number()
    has = n * p + left
    each = each_costs(d, a, money.amount(p))
    story = sentence(
        d.pick(
            (
                f"{who.name} buys {a.count(n)}. {each} {who.Pronoun} pays with {money.amount(has)}.",
                f"{who.name} has {money.amount(has)}. {who.Pronoun} buys {a.count(n)}. {each}",
                f"{each} {sentence(who.name)} buys {a.count(n)} and pays with {money.amount(has)}.",
                f"{who.name} has {money.amount(has)} and buys {a.count(n)} at {money.amount(p)} each.",
                f"With {money.amount(has)} in hand, {who.name} buys {a.count(n)}. {each}",
                f"{who.name} buys {a.count(n)} for {money.amount(p)} each and gives {money.amount(has)}.",
                f"{who.name} has {money.amount(has)} and buys {a.count(n)}. {each}",
            )
        )
    )
    ask = d.pick(
        (
            f"How much change does {who.pronoun} get?",
            "How much money is left?",
            f"How much money does {who.name} have left?",
            "How much change is given?",
            f"What amount comes back to {who.name}?",
            "What is the change?",
            f"How much does {who.pronoun} have left?",
            f"How much change does {who.name} get back?",
        )
    )
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
    ask = d.pick(
        (
            f"How many {a.many} can {who.pronoun} buy?",
            f"How many {a.many} can {who.name} buy?",
            f"How many {a.many} does {who.pronoun} get?",
            f"How many {a.many} are that?",
            f"What number of {a.many} is that enough for?",
        )
    )
    if d.chance(0.5):
        has = n * p
        story = sentence(
            d.pick(
                (
                    f"{who.name} has {money.amount(has)}. {each}",
                    f"{each} {sentence(who.name)} has {money.amount(has)}.",
                    f"{who.name} spends {money.amount(has)} on {a.many}. {each}",
                    f"{who.name} has {money.amount(has)} for {a.many}. {each}",
                    f"There are {money.amount(has)} in the purse of {who.name}. {each}",
                )
            )
        )
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
    story = sentence(
        d.pick(
            (
                f"{who.name} has {money.amount(has)}. {who.Pronoun} buys {b.a} for {money.amount(spent)}.",
                f"{who.name} has {money.amount(has)} and pays {money.amount(spent)} for {b.a}.",
                f"{who.name} has {money.amount(has)} and spends {money.amount(spent)} on {b.a}.",
                f"Out of {money.amount(has)}, {who.name} spends {money.amount(spent)} on {b.a}.",
                f"From a purse of {money.amount(has)}, {who.name} takes {money.amount(spent)} for {b.a}.",
            )
        )
    )
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
    cut = d.pick(
        (
            f"The shop takes {money.amount(off)} off the bill.",
            f"{who.Pronoun} has a coupon for {money.amount(off)}.",
            f"The seller takes off {money.amount(off)}.",
            f"There is a discount of {money.amount(off)}.",
            f"A voucher makes it {money.amount(off)} cheaper.",
        )
    )
    ask = d.pick(("How much does it cost now?", f"How much does {who.name} pay?", f"What does {who.pronoun} pay?"))
    return Problem(
        family="with_discount",
        question=f"{sentence(who.name)} buys {a.count(n)}. {each} {cut} {ask}",
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
    money: Money = d.money()
    a, b = d.goods(2)
    low, gap = d.number(), d.number()
    dearer = d.chance(0.6)
    word, op = ("more", "+") if dearer else ("less", "-")
    base = low if dearer else low + gap
    question = d.pick(
        (
            f"{sentence(b.a)} costs {money.amount(base)}. {sentence(a.a)} costs {money.amount(gap)} {word} than that. "
            f"What do the two cost together?",
            f"{sentence(a.a)} costs {money.amount(gap)} {word} than {b.a}. The {b.one} costs {money.amount(base)}. "
            f"How much are both together?",
            f"The {b.one} is {money.amount(base)} and the {a.one} is {money.amount(gap)} {word}. "
            f"How much do both cost?",
            f"One {b.one} costs {money.amount(base)}. One {a.one} costs {money.amount(gap)} {word} than the {b.one}. "
            f"What is the total cost of one {a.one} and one {b.one}?",
            f"The {a.one} is {money.amount(gap)} {word} than the {b.one}, which is {money.amount(base)}. "
            f"What is the bill for one of each?",
        )
    )
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
