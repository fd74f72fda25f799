"""Sentences of buying and paying, shared by the families of shopping problems."""

from __future__ import annotations

from recipe.problems.draw import Draw, Good, Person

_AND = "[and|and|and|plus|together with|as well as|along with|and also]"

PURCHASE = (
    f"[[|||At the shop, |At the market |On Monday |Yesterday |For a party |In the store, |At a small stall, ]{{w}} "
    f"[buys|bought|gets|buys|fetches|purchases|takes|got|chose|carries home|picked up|orders|wants to buy|selects|"
    f"acquires|purchased|ordered|picks|needs|brings home|is buying|goes to the store and buys|grabs|has bought] "
    f"{{a}} {_AND} {{b}}[|||| from a stall| at the market| in the shop| for the family| for a picnic| at the corner|"
    f" for the week| today| for lunch]."
    f"|{{w}} has {{a}} {_AND} {{b}} in {{his}} [basket|bag|cart]."
    f"|In {{his}} [bag|basket|cart] {{w}} [has|carries] {{a}} {_AND} {{b}}."
    f"|[A|The] [basket|bag|box|cart] of {{w}} [holds|contains|has] {{a}} {_AND} {{b}}."
    f"|There are {{a}} {_AND} {{b}} on the list that {{w}} took along."
    f"|{{w}} puts {{a}} {_AND} {{b}} [in the basket|on the counter|into the cart|in {{his}} bag]."
    f"|{{w}} [went|goes] to the [market|shop|store] [for|to get|to buy] {{a}} {_AND} {{b}}.]"
)
EACH = (
    "[[Each|Each|One|Every|A single|Any] {one} [costs|costs|is|sells for|goes for|is sold at|is priced at|cost] {p}."
    "|[The price|The cost] of [one|each|a single|every] {one} [is|was] {p}."
    "|[|The ]{many} [cost|are|were|sell for|go at|cost] {p} [each|each|apiece|a piece]."
    "|{an} [costs|is|cost] {p}."
    "|For [every|each|one] {one} one has to pay {p}."
    "|{p} is [the price of one|what is asked for each|the cost of each|charged for each|what one pays for a] {one}."
    "|[The shop|The seller|The store] [asks|charges|wants] {p} [for each|per|for a|for one] {one}."
    "|[One pays|You pay|They pay] {p} for [each|a|one] {one}.]"
)
WHOLE = (
    "[The total cost of {all} [is|was|is|comes to] {t}."
    "|The [total cost|total|bill|whole bill|sum|full price|total price|receipt] [is|was|comes to|is|shows|came to] {t}."
    "|{he} [pays|paid|spends|spent|hands over|has to pay|pays] {t} [in total|in all|altogether|for everything|all told|"
    "in all|overall|at the till|for it all|for all of it]."
    "|[In total|Altogether|In all|Together|All together] [it costs|they cost|{he} pays|that costs|that makes"
    "|this costs] {t}."
    "|{all} [costs|cost] {t}[| in total| altogether]."
    "|[Together|In sum|Altogether], they [cost|are|cost|make] {t}."
    "|{w} [pays|paid|spent|gave] {t} for {all}."
    "|The [cashier|seller|clerk] [asks for|wants|takes|gets] {t} [in total|for it all|for everything|in all]."
    "|{t} is the [total|sum|bill|total cost] [for|of] {all}."
    "|All of it together [costs|cost|comes to|is] {t}.]"
)
ONE_PRICE = (
    "[What is the [cost|price] of {many}?"
    "|What is the [cost|price] of [each|one|a single|every] {one}?"
    "|How much [does|did] [one|each|a single|every] {one} cost?"
    "|How much [is|was] [one|each|a single] {one}?"
    "|At what price is each {one} sold?"
    "|[Find|Work out|Calculate|Determine|Give|Tell me] the [cost|price] of [{an}|one {one}|each {one}|{many}]."
    "|What [does|did] [{an}|one {one}|each {one}] cost?"
    "|[Can you tell|Do you know|Can you find|Could you say] what {an} costs?"
    "|What is the [price|cost] of {an}?"
    "|How [expensive|dear] is [one|each|a] {one}?"
    "|How much must one pay for {an}?"
    "|What was paid for [each|one] {one}?"
    "|How much do {many} cost [each|apiece]?"
    "|What does {w} pay for [each|one] {one}?]"
)


def purchase(d: Draw, who: Person, first: str, second: str) -> str:
    """A sentence telling what two amounts of goods somebody takes."""
    return d.say(PURCHASE, w=who.name, his=who.possessive, a=first, b=second)


def each_costs(d: Draw, good: Good, price: str) -> str:
    """A sentence that tells the price of one."""
    return d.say(EACH, one=good.one, many=good.many, an=good.a, p=price)


def whole_bill(d: Draw, who: Person, total: str, all_of_it: str) -> str:
    """A sentence that tells the whole bill."""
    return d.say(WHOLE, w=who.name, he=who.pronoun, t=total, all=all_of_it)


def price_of_one(d: Draw, good: Good, who: Person) -> str:
    """A question for the price of one, in the loose form ("the cost of apples") too."""
    return d.say(ONE_PRICE, one=good.one, many=good.many, an=good.a, w=who.name)
