"""Small logic puzzles whose answer is a name: who is the tallest, who is honest. One more is in `elimination.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product
from random import Random

from recipe.problems.draw import Draw

FITS, WRONG = "Yes, that fits.", "No, that is wrong."


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A question with the reasoning that answers it, a test of the answer, and answers that fail the test."""

    family: str
    question: str
    facts: str
    """The question restated in few words: how a trace opens."""
    thoughts: str
    check: str
    """The answer tested against each fact, with the verdict at the end."""
    lines: str
    answer: str
    errors: tuple[tuple[str, str], ...] = ()
    """Thoughts that end wrong, each with the check that says so."""

    def solution(self) -> str:
        """The direct answer, ending with the name in a box."""
        return f"{self.lines}\n\\boxed{{{self.answer}}}"

    def mistaken(self, rng: Random) -> tuple[str, str] | None:
        """Thoughts with a wrong conclusion, and the honest check of it; None where there is nothing to get wrong."""
        return rng.choice(self.errors) if self.errors else None


def listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def asked_about(d: Draw, story: str, ask: str, share: float = 0.2) -> str:
    """The story and the question about it, now and then the question first."""
    return f"{ask} {story}" if d.chance(share) else f"{story} {ask}"


@dataclass(frozen=True, slots=True)
class _Quality:
    more: str
    less: str
    most: str
    least: str
    plain: str


_QUALITIES = (
    _Quality("taller", "shorter", "tallest", "shortest", "tall"),
    _Quality("older", "younger", "oldest", "youngest", "old"),
    _Quality("faster", "slower", "fastest", "slowest", "fast"),
    _Quality("heavier", "lighter", "heaviest", "lightest", "heavy"),
    _Quality("stronger", "weaker", "strongest", "weakest", "strong"),
    _Quality("richer", "poorer", "richest", "poorest", "rich"),
)
_COMPARED = (
    "[{a} is {more} than {b}.|{b} is {less} than {a}.|{a} is {more} than {b}.|{b} is {less} than {a}.|"
    "Compared with {b}, {a} is {more}.|{b} is not as {plain} as {a}.|{a} is {more} than {b} is.|"
    "Of {a} and {b}, {a} is the {more} one.|Of {a} and {b}, {b} is the {less} one.|Next to {a}, {b} is {less}.]"
)
_QUEUED = (
    "[{a} [is|stands|waits] [before|in front of|ahead of] {b}.|{b} [is|stands|waits] [behind|after] {a}.|"
    "{a} is ahead of "
    "{b}.|{b} comes after {a}.|{a} has {b} behind.|{a} comes before {b}.|{b} has {a} somewhere in front.]"
)


def _chained(pairs: Sequence[tuple[str, str]]) -> str:
    """The order found from the first pair on, to the end and then to the beginning, a look at a time."""
    after, before = dict(pairs), {b: a for a, b in pairs}
    first, last = pairs[0]
    found = [f"{first} > {last}."]
    while last in after:
        found.append(f"Behind {last}: {after[last]}.")
        last = after[last]
    found.append(f"Behind {last}: nobody.")
    while first in before:
        found.append(f"Before {first}: {before[first]}.")
        first = before[first]
    return " ".join([*found, f"Before {first}: nobody."])


def ordering(d: Draw) -> Puzzle:
    """Three or four people in an order told by neighbours; the first, the last or one between is asked."""
    names = [person.name for person in d.people(d.rng.choices((3, 4), (3, 2))[0])]
    n, queue = len(names), d.chance(0.25)
    quality = d.rng.choice(_QUALITIES)
    slots = {"more": quality.more, "less": quality.less, "plain": quality.plain}
    pairs = list(pairwise(names))
    d.rng.shuffle(pairs)
    facts = [d.say(_QUEUED if queue else _COMPARED, a=a, b=b, **slots) for a, b in pairs]
    place = d.rng.choice((0, 0, n - 1, n - 1, *range(1, n - 1)))
    titles = ["first" if queue else quality.most, "second", "third"][: n - 1]
    titles.append("last" if queue else quality.least)
    title = "middle" if place == 1 and n == 3 and d.chance(0.6) else titles[place]
    if title == "middle":
        ask = d.say(
            "[Who is in the middle?|Who is the middle one?|Who is between the others?|Name the one in the middle.]"
        )
    elif queue:
        ask = d.say(
            "[Who is {t}?|Who is {t} in the queue?|Who stands {t}?|Name the one who is {t}.|"
            "Which of them is {t} in line?|"
            "Who is {t} in the row?]",
            t=title,
        )
    else:
        t = f"{title} {quality.most}" if 0 < place < n - 1 else title
        ask = d.say(
            "[Who is the {t}?|Who is the {t} of them?|Who is the {t} of {all}?|Name the {t}.|Which of them is the {t}?|"
            "Find the {t}.]",
            t=t,
            all=listed(sorted(names)),
        )
    opening = ""
    if d.chance(0.35):
        mixed = d.rng.sample(names, n)
        opening = d.say(
            "[{all} wait in a queue.|{all} stand in line.|{all} are in a row.|{all} queue at a shop.|"
            "In a line are {all}.|"
            "{all} stand one behind another.] "
            if queue
            else "[{all} are friends.|Here are {all}.|{all} compare themselves.|There are {all}.|We look at {all}.|"
            "{all} are in one class.] ",
            all=listed(mixed),
        )
    known = [f"{a} > {b}" for a, b in pairs]
    label = title[0].upper() + title[1:]

    def attempt(order: Sequence[str], chosen: str) -> tuple[str, str, bool]:
        thoughts = f"In order: {' > '.join(order)}. {label}: {chosen}."
        tests = []
        for a, b in pairs:
            holds = order.index(a) < order.index(b)
            tests.append(f"{a} > {b}: {'yes' if holds else 'no'}.")
            if not holds:
                return thoughts, " ".join([*tests, WRONG]), False
        right = order[place]
        tests.append(f"{label}: {right}." if right == chosen else f"{label}: {right}, not {chosen}.")
        return thoughts, " ".join([*tests, FITS if right == chosen else WRONG]), right == chosen

    answer = names[place]
    thoughts, check, _ = attempt(names, answer)
    thoughts = f"{_chained(pairs)} {thoughts}"
    near = [
        o for o in permutations(names) if sum(o.index(a) > o.index(b) for a, b in pairs) == 1 and o[place] != answer
    ]
    tries = [attempt(order, order[place]) for order in near]
    tries += [attempt(names, name) for name in names if name != answer]
    return Puzzle(
        "ordering",
        asked_about(d, opening + " ".join(facts), ask),
        f"Find the {title}. {'. '.join(known)}.",
        thoughts,
        check,
        f"The order is {' > '.join(names)}.\n{label}: {answer}.",
        answer,
        tuple((thoughts, check) for thoughts, check, fits in tries if not fits),
    )


Honest = Mapping[str, bool]
"""Who is honest."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What somebody says: in full, in short, and when it is true."""

    said: str
    short: str
    true: Callable[[Honest], bool]


def _claim(d: Draw, speaker: str, names: Sequence[str]) -> _Claim:
    """A random statement about oneself and others."""
    other = d.rng.choice([name for name in names if name != speaker])
    two = len(names) == 2
    kind = d.rng.choice(("lies", "lies", "lies", "honest", "honest", "all", "some", "one", "same", "unlike"))
    if kind == "lies":
        said = d.say(
            "[{o} lies|{o} is a liar|{o} is lying|{o} always lies|{o} never tells the truth|{o} is a liar]", o=other
        )
        return _Claim(said, f"{other} lies", lambda honest: not honest[other])
    if kind == "honest":
        said = d.say(
            "[{o} is honest|{o} tells the truth|{o} always tells the truth|{o} is honest|{o} never lies|"
            "{o} does not lie]",
            o=other,
        )
        return _Claim(said, f"{other} is honest", lambda honest: honest[other])
    if kind == "all":
        word = "both" if two else "all"
        said = d.say("[We are {all} honest|We {all} tell the truth|{All} of us are honest]", all=word, All=word.title())
        return _Claim(said, f"{word} are honest", lambda honest: all(honest.values()))
    if kind == "some":
        said = d.say(
            "[At least one of us lies|At least one of us is a liar|Somebody of us lies|Not all of us are honest]"
        )
        return _Claim(said, "at least one lies", lambda honest: not all(honest.values()))
    if kind == "one":
        said = d.say("[Exactly one of us is honest|Only one of us is honest|Just one of us tells the truth]")
        return _Claim(said, "only one is honest", lambda honest: sum(honest.values()) == 1)
    if kind == "same":
        said = d.say("[{o} and I are the same|{o} and I are of the same kind|I am like {o}]", o=other)
        return _Claim(said, f"the same as {other}", lambda honest: honest[other] == honest[speaker])
    said = d.say("[{o} and I are different|{o} and I are not the same|I am not like {o}]", o=other)
    return _Claim(said, f"not the same as {other}", lambda honest: honest[other] != honest[speaker])


def _speak(d: Draw) -> tuple[list[str], dict[str, _Claim], dict[str, bool], bool]:
    """Names, what each says, the only consistent assignment, and the kind of which there is exactly one."""
    names = [person.name for person in d.people(d.rng.choices((2, 3), (3, 2))[0])]
    while True:
        claims = {name: _claim(d, name, names) for name in names}
        found = []
        for values in product((True, False), repeat=len(names)):
            honest = dict(zip(names, values, strict=True))
            if all(claims[name].true(honest) == honest[name] for name in names):
                found.append(honest)
        if len(found) == 1:
            single = [kind for kind in (True, False) if list(found[0].values()).count(kind) == 1]
            if single:
                return names, claims, found[0], d.rng.choice(single)


def _is(name: str, case: Honest) -> str:
    return f"{name} {'is honest' if case[name] else 'lies'}"


def _suppose(case: Honest) -> str:
    return "Say " + listed([_is(name, case) for name in case]) + "."


def _tried(claims: Mapping[str, _Claim], honest: Honest) -> str:
    """One case after another, always in the same order, each up to the first word that cannot be; the last one can."""
    tried = []
    for values in product((True, False), repeat=len(claims)):
        case = dict(zip(claims, values, strict=True))
        told = [_suppose(case)]
        for name, claim in claims.items():
            true = claim.true(case)
            told.append(f"{name} says {claim.short}: {'true' if true else 'false'}.")
            if true != case[name]:
                told.append("Not so.")
                break
        tried.append(" ".join(told))
        if case == honest:
            break
    return "\n".join(tried)


def truth_tellers(d: Draw) -> Puzzle:
    """Two or three people who always tell the truth or always lie, and what they say; one name is asked."""
    names, claims, honest, kind = _speak(d)
    opening = d.say(
        "[Each of {all} always tells the truth or always lies.|{all} either always lie or always tell the truth.|"
        "{all}: each is honest or a liar.|Everyone of {all} is either honest or a liar.|"
        "Among {all}, some always lie and "
        "the others always tell the truth.|Each of {all} is either honest or a liar.]",
        all=listed(names),
    )
    quoting = d.rng.choice(('{w} says: "{s}."', "{w} says: {s}.", '"{s}", says {w}.'))
    said = " ".join(d.say(quoting, w=name, s=claims[name].said) for name in names)
    ask = d.say(
        "[Who is honest?|Who tells the truth?|Who always tells the truth?|Who is the honest one?|"
        "Which of them is honest?|"
        "Who is the one that tells the truth?]"
        if kind
        else "[Who lies?|Who is the liar?|Who always lies?|Who is lying?|Which of them is a liar?|"
        "Who does not tell the "
        "truth?]"
    )
    title = "honest" if kind else "lying"

    def test(case: Honest) -> tuple[str, bool]:
        tests = []
        for name in names:
            true = claims[name].true(case)
            tests.append(f"{_is(name, case)}, says {claims[name].short}: {'true' if true else 'false'}.")
            if true != case[name]:
                return " ".join([*tests, WRONG]), False
        return " ".join([*tests, FITS]), True

    answer = next(name for name in names if honest[name] == kind)
    wrong = []
    for values in product((True, False), repeat=len(names)):
        case = dict(zip(names, values, strict=True))
        if values.count(kind) == 1 and case != honest:
            chosen = next(name for name in names if case[name] == kind)
            wrong.append((case, chosen))
    thoughts = f"{_tried(claims, honest)} So {_is(answer, honest)}."
    return Puzzle(
        "truth_tellers",
        asked_about(d, f"{opening} {said}", ask, 0.1),
        f"Find who is {title}. " + " ".join(f"{name}: {claims[name].short}." for name in names),
        thoughts,
        test(honest)[0],
        f"{listed([_is(name, honest) for name in names])}.",
        answer,
        tuple((f"{_suppose(case)} So {_is(chosen, case)}.", test(case)[0]) for case, chosen in wrong),
    )
