"""Concepts in a prompt, in any language: phrases of one to four words, each a sign of one concept.

A concept's weight is learned from all its phrases and languages together, so a phrase that no training prompt has
counts like the others of its concept. The languages are English, German, French, Spanish and Chinese, with the
commonest words of Portuguese and Italian. The phrases are in `concept_phrases.json`, case-folded as by
`normalization.fold`, with each Chinese character as a word.
"""

import json
from dataclasses import dataclass, field
from importlib import resources

TEXT_TASKS = frozenset({"translate", "summarise", "rewrite", "format", "classify", "extract", "compose"})
"""Where one of these opens or closes a prompt, the rest is matter to work on, and not the question."""

PROBLEMS = frozenset({"how many", "compute", "prove", "code wanted", "bug", "optimum", "probability"})
"""Beside one of these, a text task may be part of a problem: "write a function that extracts ..."."""

PROGRAMMING = frozenset({"code wanted", "bug"})
"""Beside one of these, a text task is about a program."""

WORKING_OUT = PROBLEMS | {
    "how far",
    "date asked",
    "reason",
    "plan",
    "sequence",
    "letters",
    "truth",
    "game",
    "cause",
    "physics",
    "mathematics",
    "code",
    "algorithm",
    "estimate",
    "contrast",
}
"""Signs of something to work out; counted together, so that a kind of problem new to the weights counts as one."""

SAYING = TEXT_TASKS | {"suggest", "define", "fact", "chat", "household", "command"}
"""Signs of a request that can be answered at once, counted together."""

CONDITIONS = frozenset({"constraints", "relations", "supposing", "calendar", "moving", "amounts", "truth"})
"""Signs of the conditions of a problem."""


@dataclass(slots=True)
class PhraseNode:
    """A node of the tree of phrases: the words that may follow, and the concepts of the phrase that ends here."""

    following: "dict[str, PhraseNode]" = field(default_factory=dict)
    concepts: tuple[str, ...] = ()


def _build_tree() -> PhraseNode:
    phrases_by_concept = json.loads((resources.files(__package__) / "concept_phrases.json").read_text("utf-8"))
    root = PhraseNode()
    for concept, phrases in phrases_by_concept.items():
        for phrase in phrases:
            node = root
            for word in phrase.split(" "):
                node = node.following.setdefault(word, PhraseNode())
            node.concepts = (*node.concepts, concept)
    return root


PHRASES = _build_tree()
"""The tree of all phrases, word by word."""
