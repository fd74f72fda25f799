"""Whose words a block holds, by the words of its name: `<user_query>` the human's, `<open-files>` a program's.

The last word of a name says what it is of: a task list is a list. So names that nobody has thought of are told too.
"""

import json
import re
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["human", "program", "answer", "unknown", "code"]
"""Whose words they are: answer is the place for the model's; unknown is a name of no such words; code is markup."""

LONGEST = 64
"""Characters of a name."""

_words = json.loads((resources.files(__package__) / "block_words.json").read_text("utf-8"))
_PROGRAM, _STRONG, _BESIDE, _HUMAN, _OTHERS, _ANSWER, _PROPERTIES, _MARKUP = (
    frozenset(_words[name])
    for name in ("program", "strong", "beside", "human", "of another", "answer", "properties", "markup")
)
_WORD = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])|[^\W\d_]+")
_PLURAL = re.compile(r"(?<=\w{3})s$")
_FILE = re.compile(r"\S*[./]\S*")
_DOCUMENT = re.compile(r"[\w./-]*\.(?:mdc?|txt|rst|ya?ml|toml|json)", re.IGNORECASE)
_FOR_WHOM = re.compile(r" (?:for|to) .*")


@lru_cache(1024)
def kind_of_tag(name: str) -> Kind:
    """Return the kind of a tagged block."""
    words = [_singular(word) for word in _WORD.findall(name)]
    if not words or name.casefold() in _MARKUP:
        return "code"
    if _is_human(words):
        return "human"
    if not _PROGRAM.isdisjoint(words):
        return "program"
    return "code" if len(name) == 1 or (name[0].isupper() and not name.isupper()) else "unknown"


@lru_cache(1024)
def is_strong(name: str) -> bool:
    """Whether a name of a program's block is one that people hardly use in what they write themselves."""
    return any(word.casefold() in _STRONG or _singular(word) in _STRONG for word in _WORD.findall(name))


def is_of_program(name: str) -> bool:
    """Whether a name may be one of a machine's or a program's properties."""
    return any(word.casefold() in _PROPERTIES or _singular(word) in _PROGRAM for word in _WORD.findall(name))


@lru_cache(1024)
def kind_of_heading(name: str) -> Kind:
    """Return the kind of what stands below a heading or behind a label; unknown if any of its words is.

    Names of files say nothing beside other words. A document's alone is a program's: "AGENTS.md".
    """
    if _DOCUMENT.fullmatch(name):
        return "program"
    words = [_singular(word) for word in _WORD.findall(_FILE.sub("", name))]
    if not words:
        return "unknown"
    if name.casefold() == "instruction":  # of a template whose input is apart
        return "human"
    own = [_singular(word) for word in _WORD.findall(_FOR_WHOM.sub("", name))]
    if _is_human(own) and all(word in _HUMAN or word in _BESIDE or word in {"s", "here"} for word in own):
        return "human"
    if all(word in _ANSWER or word in {"helpful", "your", "final", "model"} for word in words):
        return "answer"
    known = all(word in _PROGRAM or word in _BESIDE or word in _OTHERS or word in _HUMAN for word in words)
    return "program" if known and not _PROGRAM.isdisjoint(words) else "unknown"


def _singular(word: str) -> str:
    word = word.casefold()
    return word if word in _HUMAN or word in _PROGRAM else _PLURAL.sub("", word)


def _is_human(words: list[str]) -> bool:
    if not _OTHERS.isdisjoint(words):
        return False
    return words[-1] in _HUMAN or (words[0] in _HUMAN and _PROGRAM.isdisjoint(words))
