"""The majority of several answers to one question: what each one's final answer is, which are the same, who has won.

Final answers become keys, and the same answer in another spelling has the same key: a number or an expression by
what it comes to (`mathematics.py`; its docstring says by which library, and why), a JSON document by its data, a choice
by its letter, and what is left by its words. Every text has a key, in bounded time; a blank one has none, and no vote.

Units, currencies and per cent signs are not compared: "3 dollars" is 3 and "50%" is 50, not 0.5, because all answers
are to one question, which says what the number counts.
"""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

import msgspec

from thinkaloud.answers import mathematics
from thinkaloud.answers.mathematics import Key

_LONGEST = 8_000
"""Characters at the end of a completion that the final answer is looked for in; a JSON document may have more."""
_LONGEST_DOCUMENT = 200_000

_BOX = re.compile(r"\\(?:boxed|fbox)\s*\{")
_EMPTY_BOX = re.compile(_BOX.pattern + r"\s*\}")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_LETTER = re.compile(r"\(?([A-J])[).:]?|\(([a-j])\)")
_LABELLED = re.compile(r"(?:\(([A-J])\)|([A-J])[).]) ?\S.*")
_CHOSEN = re.compile(
    r"\b(?i:answer|choice|option)(?: (?i:is))?:? ?(?i:option|choice)? ?"
    r"(?:\(([A-J])\)|([A-J])(?![\w'’]|[-+*/^=<>(]| ?[-+*/^=<>] ?\w| [a-z]))"
)
_LETTER_LINE = re.compile(r"^(?:\(([A-J])\)|([A-J])[).]?)$", re.MULTILINE)
_LETTER_LAST = re.compile(r"\(([A-J])\)$")
_HASHES = re.compile(r"^#{4}(?!#)(.*\S)", re.MULTILINE)
_ANSWER = re.compile(r"\banswer(?: is:?|:) ?(.+)$", re.IGNORECASE | re.MULTILINE)
_FORMULA = r"\$[^$\n]{1,300}\$|\\\([^\n]{0,300}?\\\)|\\\[[^\n]{0,300}?\\\]|\\[dt]?frac\{\d+\}\{\d+\}"
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?: ?/ ?\d+(?![\d.]))?"
_CLOCK = re.compile(r"\d+(?::\d+)+")  # a time or a ratio, which is none where it is a time
_LAST = re.compile(rf"{_FORMULA}|(?<![\w.]){_CLOCK.pattern}|(?<![\w.]){_NUMBER}")
_ONLY_NUMBER = re.compile(rf"(?<![\w.]){_NUMBER}")
_MARKUP = re.compile(
    r"\\(?:text|textbf|textit|mbox|mathrm|mathbf|textrm)\s?\{([^{}]*)\}|\*\*|__|`|\\[,;:! ()\[\]]|[{}$]"
)
_EDGES = " \t\n.,;:!?\"'“”‘’*_#"


def same(one: str, other: str) -> bool:
    """Whether two completions give the same final answer."""
    return key(one) == key(other)


def key(text: str) -> Key | None:
    """The final answer of a completion; None where it is blank.

    It is what the last box holds, else a whole answer of JSON, a chosen letter, what follows "####", the whole
    answer or what follows "answer" where that is mathematics, the last number or formula, the words.
    """
    text = _EMPTY_BOX.sub("", text).strip()
    end = text[-_LONGEST:]
    boxed = _boxed(end)
    if boxed is not None:
        return _content(boxed)
    document = _document(text) if len(text) <= _LONGEST_DOCUMENT else None
    if document is not None:
        return document
    lines = "\n".join(" ".join(line.split()).strip("*_` ") for line in end.splitlines())
    return _letter(lines) or _marked(lines) or _last(lines) or _words(next(iter(_ANSWER.findall(lines)[-1:]), end))


def _boxed(text: str) -> str | None:
    """What the last box that is closed, and holds something, holds."""
    closes: dict[int, int] = {}  # where the brace that was opened before an offset is closed
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace.group() == "{":
            opened.append(brace.end())
        elif brace.group() == "}" and opened:
            closes[opened.pop()] = brace.start()
    boxes = ((box.end(), closes[box.end()]) for box in _BOX.finditer(text) if box.end() in closes)
    return next((inside for begin, end in reversed(list(boxes)) if (inside := text[begin:end].strip())), None)


def _content(text: str) -> Key | None:
    """What is known to be the answer and nothing else."""
    plain = " ".join(_MARKUP.sub(r"\1", text).split())
    letter = _LETTER.fullmatch(plain) or _LABELLED.fullmatch(plain)
    if letter:
        return _choice(letter)
    return mathematics.key(text) or _words(text)


def _choice(found: re.Match[str]) -> Key:
    return "choice", next(letter for letter in found.groups() if letter).upper()


def _integral(digits: str) -> int | float | str:
    number = float(digits)
    return int(number) if number.is_integer() else number if abs(number) < 1e300 else digits


_decoder = msgspec.json.Decoder(float_hook=_integral)


def _document(text: str) -> Key | None:
    """An object or an array; 1.0 in it is 1."""
    fenced = text.startswith("```") and text.endswith("```")
    body = text.strip("`").removeprefix("json").strip() if fenced else text
    if body.startswith(("{", "[")):
        with suppress(msgspec.DecodeError, ValueError, RecursionError, OverflowError):
            return "json", msgspec.json.encode(_decoder.decode(body), order="deterministic")
    return None


def _letter(text: str) -> Key | None:
    lines = text.rstrip(_EDGES)
    if "\n" not in text and (alone := _LETTER.fullmatch(text) or _LABELLED.fullmatch(text)):
        return _choice(alone)
    found = [*_CHOSEN.finditer(text), *_LETTER_LINE.finditer(text), *_LETTER_LAST.finditer(lines)]
    return _choice(max(found, key=re.Match.end)) if found else None


def _marked(text: str) -> Key | None:
    """What a mark says is the answer: the line behind ####, else the whole text or what follows "answer"."""
    hashes = _HASHES.findall(text)
    if hashes:
        return _content(hashes[-1])
    answers = _ANSWER.findall(text)[-1:]
    return next((found for each in [text, *answers] if (found := mathematics.key(each))), None)


def _last(text: str) -> Key | None:
    found = _LAST.findall(text)[-1:]
    if found and _CLOCK.fullmatch(found[0]):
        return "text", found[0]
    number = _ONLY_NUMBER.findall(text)[-1:]
    return next((value for each in found + number if (value := mathematics.key(each))), None)


def _words(text: str) -> Key | None:
    """The words without markup, case and the signs around them."""
    bare = unicodedata.normalize("NFKC", _MARKUP.sub(r"\1", text)).casefold()
    words = " ".join(bare.split()).strip(_EDGES)
    # What is only signs says something too.
    words = words or " ".join(text.split())
    return ("text", words) if words else None


class Tally:
    """The votes of `k` answers to one question, which come in one by one and in any order.

    The most votes win, and of as many the answer that was first given first. An answer that is blank, or failed, has
    no vote.
    """

    __slots__ = ("_counts", "_decided", "_first", "_k", "_seen")

    def __init__(self, k: int) -> None:
        if k < 1:
            raise ValueError("a vote needs at least one answer")
        self._k = k
        self._counts: dict[Key, int] = {}  # in the order in which they were first given
        self._first: dict[Key, int] = {}
        self._seen: dict[int, bool] = {}  # whether it answered, and did not fail
        self._decided: int | None = None

    def add(self, index: int, text: str | None) -> None:
        """The answer of choice `index`; None where it failed.

        Raises:
            ValueError: this choice has voted, or all have.
        """
        if index in self._seen or len(self._seen) == self._k:
            raise ValueError(f"choice {index} has no vote left")
        self._seen[index] = text is not None
        vote = None if text is None else key(text)
        if vote is not None:
            self._counts[vote] = self._counts.get(vote, 0) + 1
            self._first.setdefault(vote, index)
        if self._decided is None:
            self._decided = self._winner()

    @property
    def decided(self) -> int | None:
        """The choice that gave the winning answer first, once nothing that is still out can change which that is.

        Where all are in and none has a vote, the one that came first, of those that did not fail.
        """
        return self._decided

    @property
    def agreement(self) -> float:
        """How many of the answers that have come in gave the one that leads."""
        return max(self._counts.values(), default=0) / max(1, sum(self._seen.values()))

    @property
    def counts(self) -> Mapping[Key, int]:
        """The votes of each answer, in the order in which they were first given."""
        return MappingProxyType(self._counts)

    def _winner(self) -> int | None:
        out = self._k - len(self._seen)
        if not self._counts:
            return None if out else max(self._seen, key=self._seen.__getitem__)
        leader = max(self._counts, key=self._counts.__getitem__)  # of as many, the first given
        votes = self._counts[leader]
        passed = False  # whether the leader has been met: what was given before it wins where they are equal
        for answer, count in self._counts.items():
            if answer == leader:
                passed = True
            elif count + out > votes or (count + out == votes and not passed):
                return None
        return None if out > votes else self._first[leader]
