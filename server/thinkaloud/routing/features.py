"""A prompt as features: its words, its concepts, and its form, each with a name that can be read.

Three kinds, told by the prefix of the name. "word:" is a word or two neighbouring ones, hashed into buckets; the words
of a prompt have length 1 together. "says:", "opens:" and "closes:" is a concept of `concepts.py`, anywhere, among the
first words, in the last sentence. "form:" is the shape of the text: its numbers, signs, lines, length.

Where the prompt is to translate, sum up or write a text, what else it says is matter to work on: its form counts as
"matter:" and its concepts as "mentions:", with weights of their own. So do those of a prompt that only tells something,
whose form is "told:".
"""

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from zlib import crc32

from thinkaloud.routing.concepts import CONDITIONS, PROBLEMS, SAYING, WORKING_OUT
from thinkaloud.routing.forms import at_least
from thinkaloud.routing.prompt_analysis import Reading, read

VERSION = 1
"""Of the features; weights are for one version alone."""

BUCKETS = 1 << 17
"""For hashed words. One byte each, they are half of what the weights may take."""

WORD = "word:"
"""What the name of a hashed feature begins with. Only these names hold words of the prompt."""

_KIN = {"something to work out": WORKING_OUT, "something to say": SAYING, "conditions": CONDITIONS}
_ALONE, _MUCH = 4, 30
"""Words beside a question from which something little, something much is told."""

_SOME = 3
"""Numbers beside a question that are more than a date or a price."""

_LENGTHS = (1, 2, 4, 110, 180)

Features = dict[str, float]
"""Name and value; what is not there is 0."""


def bucket(name: str) -> int:
    """Where the weight of a hashed feature lies, the same in every process and on every machine."""
    return crc32(name.encode("utf-8", "surrogatepass")) % BUCKETS


def features(text: str) -> Features:
    """Every feature of a prompt, in an order that depends on the prompt alone."""
    prompt = read(text)
    found = _words(prompt.tokens)
    found.update((f"form:{name}", 1.0) for name in _asked(prompt))
    found.update(dict.fromkeys(_concepts(prompt), 1.0))
    prefix = "matter:" if prompt.matter else "told:" if prompt.told else "form:"
    found.update((f"{prefix}{name}", 1.0) for name in prompt.form)
    found.update((f"form:{name}", 1.0) for name in _whole(prompt))
    return found


def _words(tokens: list[str]) -> Features:
    """Single words and neighbouring pairs, and what stands first, numbers as #, scaled to length 1 in all.

    Question marks are left to the form: many leave them out.
    """
    plain = ["#" if word[0].isdigit() else word for word in tokens if word != "?"]
    names = {f"{WORD}{word}" for word in {*plain}}
    names.update(f"{WORD}^ {word}" for word in plain[:1])
    names.update([f"{WORD}{first} {second}" for first, second in {*pairwise(plain)}])
    value = 1 / sqrt(len(names)) if names else 0.0
    return dict.fromkeys(sorted(names), value)


def _concepts(prompt: Reading) -> Iterator[str]:
    """Each concept, and how many there are of one kin, so that a concept never seen counts as one of its kin."""
    says = "mentions:" if prompt.matter or prompt.told else "says:"
    for concept, count in prompt.counts.items():
        yield from at_least(f"{says}{concept}", count, (1, 2, 4))
    yield from (f"opens:{concept}" for concept in sorted(prompt.opening))
    yield from (f"closes:{concept}" for concept in sorted(prompt.closing))
    for name, kin in _KIN.items():
        yield from at_least(f"{says}{name}", len(kin & prompt.counts.keys()), (1, 2, 3, 4, 5))
        yield from at_least(f"opens:{name}", len(kin & prompt.opening), (1, 2))
        yield from at_least(f"closes:{name}", len(kin & prompt.closing), (1, 2))


def _asked(prompt: Reading) -> Iterator[str]:
    """The way something is asked, crossed with how much is told beside it and how many numbers that has."""
    way, words, numbers = prompt.asked
    told = "alone" if words < _ALONE else "after a little" if words < _MUCH else "after much"
    given = "without numbers" if not numbers else "with few numbers" if numbers < _SOME else "with numbers"
    yield f"asks {way}"
    yield f"asks {way} {told}"
    yield f"asks {way} {told} {given}"


def _whole(prompt: Reading) -> Iterator[str]:
    """What the prompt is as a whole."""
    yield from at_least("length", len(prompt.tokens), _LENGTHS)
    if not prompt.tokens:
        yield "empty"
    if prompt.matter:
        yield "a text to work on"
    numbers = prompt.numbers + prompt.counts.get("number word", 0)
    if not numbers and prompt.counts.keys().isdisjoint(PROBLEMS):
        yield "no number and nothing to work out"
    if prompt.told:
        yield "nothing is asked"
        if prompt.counts.keys().isdisjoint(SAYING):
            yield "nothing is asked or wanted"
    if "how many" in prompt.counts and not prompt.matter:
        yield "how many, of numbers that are given" if numbers >= 2 else "how many, without numbers"
