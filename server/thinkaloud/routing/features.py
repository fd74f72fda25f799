"""Features of a prompt: its words, its concepts and its form, each with a readable name.

There are three kinds, by the prefix of the name. "word:" is a word or two adjacent ones, hashed into buckets; the words
of a prompt form a vector of length 1. "says:", "opens:" and "closes:" is a concept of `concepts.py`, anywhere, among
the first words, in the last sentence. "form:" is the shape of the text: its numbers, signs, lines, length.

If the prompt is to translate, summarise or write a text, the rest of it is matter to work on: its form counts as
"matter:" and its concepts as "mentions:", with weights of their own. The same holds for a prompt that only makes
statements, whose form is "told:". Of a long text the concepts and the form of what is asked about it count, and not
those of the document.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from zlib import crc32

from thinkaloud.routing.concepts import CONDITIONS, PROBLEMS, SAYING, WORKING_OUT
from thinkaloud.routing.forms import SHORT_QUESTION, encode_count
from thinkaloud.routing.prompt_analysis import PromptAnalysis, analyse_prompt

VERSION = 2
"""The version of the features, which rises with every change of what `extract_features` returns of any prompt.

Weights fit one version only.
"""

BUCKETS = 1 << 17
"""The number of buckets of hashed words. At one byte each, they are half of what the weights may take."""

WORD = "word:"
"""The prefix of hashed features. Only these names hold words of the prompt."""

_GROUPS = {"something to work out": WORKING_OUT, "something to say": SAYING, "conditions": CONDITIONS}
_ALONE, _MUCH = 4, 30
"""The numbers of words beside a question from which there is a little, and much, of a context."""

_SOME = 3
"""The fewest numbers beside a question that are more than a date or a price."""

_LENGTHS = (1, 2, 4, 110, 180)

Features = dict[str, float]
"""Name and value; missing features are 0."""


def bucket_of(name: str) -> int:
    """Return the bucket of a hashed feature, the same in every process and on every machine."""
    return crc32(name.encode("utf-8", "surrogatepass")) % BUCKETS


def extract_features(text: str) -> Features:
    """Return every feature of a prompt, in an order that depends on the prompt alone."""
    prompt = analyse_prompt(text)
    features = _word_features(prompt.tokens)
    features.update((f"form:{name}", 1.0) for name in _question_names(prompt))
    features.update(dict.fromkeys(_concept_names(prompt), 1.0))
    prefix = "matter:" if prompt.is_text_task else "told:" if prompt.is_statement else "form:"
    features.update((f"{prefix}{name}", 1.0) for name in prompt.form)
    features.update((f"form:{name}", 1.0) for name in _prompt_names(prompt))
    return features


def _word_features(tokens: list[str]) -> Features:
    """Return single words, adjacent pairs and the first word, with numbers as #, as a vector of length 1.

    Question marks are left to the form: many prompts omit them.
    """
    words = ["#" if word[0].isdigit() else word for word in tokens if word != "?"]
    names = {f"{WORD}{word}" for word in {*words}}
    names.update(f"{WORD}^ {word}" for word in words[:1])
    names.update([f"{WORD}{first} {second}" for first, second in {*pairwise(words)}])
    value = 1 / sqrt(len(names)) if names else 0.0
    return dict.fromkeys(sorted(names), value)


def _concept_names(prompt: PromptAnalysis) -> Iterator[str]:
    """Yield each concept, and the count of each group, so that a concept new to the weights counts for its group."""
    says = "mentions:" if prompt.is_text_task or prompt.is_statement else "says:"
    for concept, count in prompt.counts.items():
        yield from encode_count(f"{says}{concept}", count, (1, 2, 4))
    yield from (f"opens:{concept}" for concept in sorted(prompt.opening))
    yield from (f"closes:{concept}" for concept in sorted(prompt.closing))
    for name, group in _GROUPS.items():
        yield from encode_count(f"{says}{name}", len(group & prompt.counts.keys()), (1, 2, 3, 4, 5))
        yield from encode_count(f"opens:{name}", len(group & prompt.opening), (1, 2))
        yield from encode_count(f"closes:{name}", len(group & prompt.closing), (1, 2))


def _question_names(prompt: PromptAnalysis) -> Iterator[str]:
    """Yield the kind of the question, crossed with how many words and numbers stand beside it."""
    kind, words, numbers = prompt.question
    context = "alone" if words < _ALONE else "after a little" if words < _MUCH else "after much"
    given = "without numbers" if not numbers else "with few numbers" if numbers < _SOME else "with numbers"
    yield f"asks {kind}"
    yield f"asks {kind} {context}"
    yield f"asks {kind} {context} {given}"


def _prompt_names(prompt: PromptAnalysis) -> Iterator[str]:
    """Yield the features of the prompt as a whole."""
    yield from encode_count("length", len(prompt.tokens), _LENGTHS)
    if not prompt.tokens:
        yield "empty"
    if prompt.is_text_task:
        yield "a text to work on"
    numbers = prompt.numbers + prompt.counts.get("number word", 0)
    if not numbers and prompt.counts.keys().isdisjoint(PROBLEMS):
        yield "no number and nothing to work out"
    if SHORT_QUESTION in prompt.form and not WORKING_OUT.isdisjoint(prompt.counts):
        yield "a short question with something to work out"
    if prompt.is_statement:
        yield "nothing is asked"
        if prompt.counts.keys().isdisjoint(SAYING):
            yield "nothing is asked or wanted"
    if "how many" in prompt.counts and not prompt.is_text_task:
        yield "how many, of numbers that are given" if numbers >= 2 else "how many, without numbers"
