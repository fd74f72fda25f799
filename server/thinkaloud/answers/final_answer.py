"""Equivalence of answers: the final answer of a completion as a key, the same for all spellings of one answer.

A number or an expression has its value as the key (`mathematics.py`; its docstring says why no library does this), a
JSON document its data, a choice its letter, and any other text its words. Every text has a key, in bounded time, except
a blank one.

Units, currencies and per cent signs are not compared: "3 dollars" is 3 and "50%" is 50, not 0.5, because all answers
are to one question, which says what the number counts.
"""

import re
import unicodedata
from contextlib import suppress

import msgspec

from thinkaloud.answers import mathematics
from thinkaloud.answers.mathematics import Key

_LONGEST = 8_000
"""Characters at the end of a completion that are searched for the final answer; a JSON document may have more."""
_LONGEST_DOCUMENT = 200_000

_BOX = re.compile(r"\\(?:boxed|fbox)\s*\{")
_EMPTY_BOX = re.compile(_BOX.pattern + r"\s*\}")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_LETTER = re.compile(r"\(?([A-J])[).:]?|\(([a-j])\)")
_LABELLED = re.compile(r"(?:\(([A-J])\)|([A-J])[).]) ?\S.*")
_CHOICE_PHRASE = re.compile(
    r"\b(?i:answer|choice|option)(?: (?i:is))?:? ?(?i:option|choice)? ?"
    r"(?:\(([A-J])\)|([A-J])(?![\w'’]|[-+*/^=<>(]| ?[-+*/^=<>] ?\w| [a-z]))"
)
_LETTER_LINE = re.compile(r"^(?:\(([A-J])\)|([A-J])[).]?)$", re.MULTILINE)
_LAST_LETTER = re.compile(r"\(([A-J])\)$")
_HASHES = re.compile(r"^#{4}(?!#)(.*\S)", re.MULTILINE)
_ANSWER = re.compile(r"\banswer(?: is:?|:) ?(.+)$", re.IGNORECASE | re.MULTILINE)
_FORMULA = r"\$[^$\n]{1,300}\$|\\\([^\n]{0,300}?\\\)|\\\[[^\n]{0,300}?\\\]|\\[dt]?frac\{\d+\}\{\d+\}"
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?: ?/ ?\d+(?![\d.]))?"
_CLOCK = re.compile(r"\d+(?::\d+)+")  # a time or a ratio, which is no number
_LAST_VALUE = re.compile(rf"{_FORMULA}|(?<![\w.]){_CLOCK.pattern}|(?<![\w.]){_NUMBER}")
_PLAIN_NUMBER = re.compile(rf"(?<![\w.]){_NUMBER}")
_MARKUP = re.compile(
    r"\\(?:text|textbf|textit|mbox|mathrm|mathbf|textrm)\s?\{([^{}]*)\}|\*\*|__|`|\\[,;:! ()\[\]]|[{}$]"
)
_EDGES = " \t\n.,;:!?\"'“”‘’*_#"


def is_equivalent(one: str, other: str) -> bool:
    """Whether two completions have the same final answer."""
    return answer_key(one) == answer_key(other)


def answer_key(text: str) -> Key | None:
    """Return the key of a completion's final answer; None if it is blank.

    The final answer is the content of the last box, else an answer that is all JSON, a letter of a choice, the text
    after "####", the whole answer or the text after "answer" if that is mathematics, the last number or formula, the
    words.
    """
    text = _EMPTY_BOX.sub("", text).strip()
    end = text[-_LONGEST:]
    boxed = _find_box(end)
    if boxed is not None:
        return _content_key(boxed)
    document = _document_key(text) if len(text) <= _LONGEST_DOCUMENT else None
    if document is not None:
        return document
    lines = "\n".join(" ".join(line.split()).strip("*_` ") for line in end.splitlines())
    key = _choice_key(lines) or _marked_key(lines) or _last_value_key(lines)
    return key or _words_key(next(iter(_ANSWER.findall(lines)[-1:]), end))


def _find_box(text: str) -> str | None:
    """Return the content of the last box that is closed and not empty."""
    closings: dict[int, int] = {}  # of each closed brace, the offset after its opening and that of its closing
    openings: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace.group() == "{":
            openings.append(brace.end())
        elif brace.group() == "}" and openings:
            closings[openings.pop()] = brace.start()
    boxes = ((box.end(), closings[box.end()]) for box in _BOX.finditer(text) if box.end() in closings)
    return next((inside for begin, end in reversed(list(boxes)) if (inside := text[begin:end].strip())), None)


def _content_key(text: str) -> Key | None:
    """Return the key of a text that is the answer and nothing else."""
    plain = " ".join(_MARKUP.sub(r"\1", text).split())
    letter = _LETTER.fullmatch(plain) or _LABELLED.fullmatch(plain)
    if letter:
        return _letter_key(letter)
    return mathematics.expression_key(text) or _words_key(text)


def _letter_key(match: re.Match[str]) -> Key:
    return "choice", next(letter for letter in match.groups() if letter).upper()


def _parse_float(digits: str) -> int | float | str:
    number = float(digits)
    return int(number) if number.is_integer() else number if abs(number) < 1e300 else digits


_decoder = msgspec.json.Decoder(float_hook=_parse_float)


def _document_key(text: str) -> Key | None:
    """Return the key of a JSON object or array, in which 1.0 is 1."""
    fenced = text.startswith("```") and text.endswith("```")
    body = text.strip("`").removeprefix("json").strip() if fenced else text
    if body.startswith(("{", "[")):
        with suppress(msgspec.DecodeError, ValueError, RecursionError, OverflowError):
            return "json", msgspec.json.encode(_decoder.decode(body), order="deterministic")
    return None


def _choice_key(text: str) -> Key | None:
    stripped = text.rstrip(_EDGES)
    if "\n" not in text and (alone := _LETTER.fullmatch(text) or _LABELLED.fullmatch(text)):
        return _letter_key(alone)
    matches = [*_CHOICE_PHRASE.finditer(text), *_LETTER_LINE.finditer(text), *_LAST_LETTER.finditer(stripped)]
    return _letter_key(max(matches, key=re.Match.end)) if matches else None


def _marked_key(text: str) -> Key | None:
    """Return the key of a marked answer: the line after ####, else the whole text or what follows "answer"."""
    hashes = _HASHES.findall(text)
    if hashes:
        return _content_key(hashes[-1])
    answers = _ANSWER.findall(text)[-1:]
    return next((key for each in [text, *answers] if (key := mathematics.expression_key(each))), None)


def _last_value_key(text: str) -> Key | None:
    values = _LAST_VALUE.findall(text)[-1:]
    if values and _CLOCK.fullmatch(values[0]):
        return "text", values[0]
    numbers = _PLAIN_NUMBER.findall(text)[-1:]
    return next((key for each in values + numbers if (key := mathematics.expression_key(each))), None)


def _words_key(text: str) -> Key | None:
    """Return the words without markup, case and surrounding punctuation."""
    plain = unicodedata.normalize("NFKC", _MARKUP.sub(r"\1", text)).casefold()
    words = " ".join(plain.split()).strip(_EDGES)
    # A text that is all punctuation is not blank.
    words = words or " ".join(text.split())
    return ("text", words) if words else None
