"""Pieces of free reasoning as large models write it, each with the short line that names it."""

from __future__ import annotations

from random import Random

from recipe.problems.draw import Draw

_PIECES: dict[str, tuple[str, ...]] = {
    "Setting up the problem": (
        "[So|Okay, so|Alright,|Let me see,|First,] I need to [find|figure out] how many {a} {who} has.",
        "[Okay|Alright|So], let's [see|start|begin]. {who} has {n} {a} and {m} {b}.",
        "[Okay|Alright], let me [think through|understand|break down] [this problem|the question] [slowly|first].",
        "The [question|problem] [asks|wants to know] [how many {a} are left|what one {one} costs|for the total].",
    ),
    "Restating the problem": (
        "So we [have|know that there are] {n} {a}, and [each|every] {one} costs {m} dollars.",
        "We are given that {who} has {n} {a} and [buys|gets|finds] {m} more.",
        "The [problem|question] [says|states|tells us] that there are {n} {a} for {m} people.",
    ),
    "Listing what is known": (
        "[Let me list|Here is|Let me write down] what [I know|we know|is given]: {n} {a}, {m} {b}, a total of {t}.",
        "[Given|Known]: {n} {a} at {m} dollars[| each], {b} unknown.",
    ),
    "Choosing a variable": (
        "Let x be the [price|cost|number] of [one {one}|the {a}|each {one}].",
        "[Let's|Let us|I will] call the [price|cost] of one {one} x[|, in dollars].",
    ),
    "Writing an equation": (
        "So [the equation is|we have|that gives] {n}x + {m} = {t}.",
        "[That means|This gives us|We can write] {n} * x = {t}[|, where x is the price].",
        "[Setting|Putting] this [up|together] as an equation: {n}x + {m} = {t}.",
    ),
    "Solving for the unknown": (
        "[Subtract|Subtracting] {m} from both sides [gives|we get] {n}x = {t}.",
        "[Dividing|Divide] both sides by {n}, [we get|so|which gives] x = {m}.",
        "[Now I solve|Solving] for x: x = {t} / {n} = {m}.",
    ),
    "Working out the {a}": (
        "[The|So the] {a} cost {n} times {m}, [which is|that's|so] {t} dollars.",
        "[Next|Now|Then], [I calculate|let's find|we need] the cost of the {a}: {n} * {m} = {t}.",
        "For the {a}, [that would be|we get|it is] {n} x {m} = {t}.",
        "First, {n} {a} at {m} dollars each [make|come to|is] {t}.",
    ),
    "Finding one {one}": (
        "[So|Therefore|Then] [one|each|a single] {one} [costs|is|must be] {t} / {n} = {m} dollars.",
        "To [find|get] the price of one {one}, [I|we] divide {t} by {n}.",
    ),
    "Subtracting a part": (
        "[Now|Next|Then] [I|we] [subtract|take away] {m} from {s}, [which leaves|leaving|so we have] {n}.",
        "[Taking|If we take] {m} away from {s}[,|, we see that] {n} [remain|are left].",
    ),
    "Adding the parts": (
        "[Adding|If we add] [them|these|everything] up: {n} + {m} = {s}.",
        "[Now|So] [we|I] add {n} and {m}[| together], [which gives|to get] {t}.",
        "In total that [is|makes|comes to] {n} + {m} = {s}.",
    ),
    "Sharing things out evenly": (
        "[Sharing|Splitting|Dividing] {t} {a} among {n} people [gives|means] {m} each.",
        "Each person [gets|receives|should get] {t} / {n} = {m} {a}.",
    ),
    "Converting the units": (
        "[One hour is|There are] sixty minutes[| in an hour], so {n} hours [are|make|is] {h} minutes.",
        "[First I need to|I should|Let me] convert [the hours to minutes|the cents to dollars|metres to kilometres].",
    ),
    "Double-checking the result": (
        "[Hmm|Wait|Hold on], [wait, |]let me [double-check|check|verify] [that|this|the result|my work].",
        "[Let me|I should|I will] [verify|double-check|check] [this|that]: {n} * {m} = {t}[, yes|, correct|. Good].",
        "[Just to be sure|To be safe|To verify], {n} times {m} is {t}[, which matches|, so that works].",
        "Let me [go over|look at] [the calculation|my steps|the numbers] [again|once more].",
    ),
    "Checking the total": (
        "[Does|So does] the total [match|come out]? {n} + {m} = {s}, [yes|which is right|good].",
        "[The total should be|We were told the total is] {s}, and {n} + {m} [is|gives] [exactly that|{s}].",
    ),
    "Confirming the result": (
        "[Yes|Good|Great|Okay], that [works|matches|is correct|checks out|makes sense].",
        "[That|This|Everything] [adds up|is consistent|fits|looks right][| with the problem].",
    ),
    "Finding a mistake": (
        "[Wait|Hmm|Oh], that [is not|isn't|can't be] right[.|: {n} * {m} is not {t}.]",
        "[Oh|Ah|Oops], I made a [mistake|slip|small error][| there| in the last step].",
        "No, [that's wrong|that does not match|this can't be], since {n} + {m} [is not|should not be] {t}.",
    ),
    "Correcting the calculation": (
        "[Actually|Sorry|Correction], {n} * {m} [is|should be] {t}, [so I need to fix that|not what I wrote].",
        "Let me [fix|correct|redo] [that|this step|the calculation]: {n} * {m} = {t}.",
    ),
    "Starting over": (
        "[Let me|I'll|I should] [start over|start again|begin again|try again from the start].",
        "[Okay|Hmm], [scrap that|forget that|back to the start][.|, let me begin again.]",
    ),
    "Reading the problem again": (
        "[Let me|I should] [reread|re-read|read] the [problem|question][| again| once more].",
        "Wait, [what does|did] the question [say|ask][|, exactly]? [Each {one} costs {m}|It asks about the {a}].",
    ),
    "Trying another way": (
        "[Alternatively|Or], [I|we] could [use|think of|count with] [the {b} first|another way|a table].",
        "[Maybe|Perhaps] there is [another|a different|an easier|a better] way to [do|see|solve] this.",
        "[Let me|Let's] [try|use] [another approach|a different method|another way].",
    ),
    "Considering what it means": (
        "Does '{a}' [mean|refer to] [all of them|each one|one {one}]?",
        "[Hmm|Hm], [the wording|the question] is [a bit|somewhat] [unclear|ambiguous|odd] [here|about the {a}].",
        "I [think|assume|guess] [it|the question] means [each {one}|the cost of one {one}|all the {a}].",
    ),
    "Making an assumption": (
        "[I'll|Let me|Let's] assume [that |]each {one} [costs the same|is equal|has the same price].",
        "Suppose [that |]{who} [starts with|has] {n} {a}.",
    ),
    "Estimating the result": (
        "[Roughly|Approximately|About], that [is|should be] [around|close to|near] {t}.",
        "[A quick|As a rough] estimate[ says|:] it should be [between {n} and {t}|less than {t}].",
    ),
    "Trying a number": (
        "[What if|Suppose|Say] [x is|there are|it is] {n}? Then [we|I] get {t}[|, which is too much|, too small].",
        "[Let me|Let's] try {n}: {n} * {m} = {t}[, too big|, not enough|].",
    ),
    "Comparing the cases": (
        "[In the first case|On one hand], {who} gets {n}; [in the second|on the other], {m}.",
        "[Comparing|If I compare] the two[ cases|], {n} is [more|less] than {m}.",
    ),
    "Ruling out a case": (
        "That [contradicts|goes against|does not agree with] what {who} said[.|, so it cannot be.]",
        "[So|Then] {who} [cannot|can't] be [the one|the liar|the first]; [that leaves|it must be] {other}.",
    ),
    "Noticing a pattern": (
        "[Interesting|I notice|Notice that], [each time|every day] the number [grows|goes up|drops] by {n}.",
        "[It looks like|There seems to be] a pattern[ here|]: {n}, {m}, {t}.",
    ),
    "Planning the next step": (
        "[Next|Now|After that], I [need to|have to|should] [find|get|work out] the [{a}|rest|cost of the {b}].",
        "[The plan is|My plan:|I will] first [to find|find|get] the {a}, then the {b}.",
        "[So|Now] what's [left|next] is the [price|number] of the {a}.",
    ),
    "Stating the answer": (
        "[So|Therefore|Thus|Hence], the [final |]answer is {m}[| dollars].",
        "[So|Therefore], {who} has {m} {a}[| left| in total].",
        "The [final |]answer [should be|is|must be] {m}.",
        "So [each|one] {one} costs {m} dollars[|, and that is the answer].",
    ),
    "Writing up the answer": (
        "[Now I|I can now|Let me] [write|put] the [answer|result] in a box.",
        "I'll [write|give|present] the [final answer|solution] [now|clearly].",
    ),
    "Feeling unsure": (
        "I'm not [sure|certain] [about this|whether that is right|this is correct].",
        "[Hmm|Hm], [I am|I'm] [a bit|getting] confused[| here| by the {a}].",
    ),
}
"""Lines and the wordings of their pieces; the slots are those of `prose`."""


def prose(rng: Random) -> tuple[str, str]:
    """A piece of one sentence or two, at times cut off, and its line."""
    draw = Draw(rng)
    (who, other), (a, b) = draw.people(2), draw.goods(2)
    n, m = draw.factors()
    said = rng.choice(list(_PIECES))
    piece = draw.say(
        rng.choice(_PIECES[said]),
        who=who.name,
        other=other.name,
        a=a.many,
        b=b.many,
        one=a.one,
        n=n,
        m=m,
        s=n + m,
        t=n * m,
        h=60 * n,
    )
    return _cut(piece, rng), said.format(a=a.many, one=a.one)


def _cut(piece: str, rng: Random) -> str:
    """As it is, or without its last few letters."""
    return piece[: -rng.randint(1, max(1, len(piece) // 5))].rstrip() if rng.random() < 0.15 else piece
