"""Words of a trace: runs of letters and apostrophes, or single characters of a script without spaces."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources

_UNSPACED = r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
UNSPACED = re.compile(rf"{_UNSPACED}+")
WORD = re.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})\w)+(?:['’](?!{_UNSPACED})\w+)*")


_LISTS: Mapping[str, list[str]] = json.loads((resources.files(__package__) / "word_lists.json").read_text("utf-8"))


def word_list(name: str) -> frozenset[str]:
    """Return the words under `name` in `word_lists.json`."""
    return frozenset(_LISTS[name])


NUMBER_WORDS = word_list("number words")
"""Number words. "first" is not among them: it orders what is done, in nearly every trace."""

_GERMAN = re.compile(
    r"(?:ein|und)*(?:zwei|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwanzig|hundert|tausend)"
    r"(?:ein|und|zwei|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|zwan|hundert|tausend|zig|ßig)*"
    r"(?:s|er|te[nrs]?|ste[nrs]?)?"
)
_ENGLISH = re.compile(
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:one|two|three|four|five|six|seven|eight|nine)(?:s|th)?"
)
_ROMAN = re.compile(r"M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")

_VOWELS = re.compile(r"[aeiouàáâäãåæèéêëìíîïòóôöõøœùúûüаеёиоуыэюяєіїαεηιουωάέήίόύώ]", re.IGNORECASE)
_Y_AS_VOWEL = re.compile(r"[^\Wy]{0,3}y[^\Wy]{0,3}", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}", re.IGNORECASE)
_HEX = re.compile(r"[a-fA-F]{8,}")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏͰ-Ͽἀ-῿Ѐ-ӿ'’]+")
_LONGEST = 20
_LONGEST_WITHOUT_VOWEL = 2
_ACRONYMS = word_list("acronyms")


def split_words(text: str) -> Iterator[str]:
    """Return the words of `text`, case-folded."""
    return iter(WORD.findall(text.casefold()))


def is_number(word: str) -> bool:
    """Whether `word` is a number: in digits of any script, in letters, or as a Roman numeral other than "I"."""
    if not (word.isascii() and word.isalpha()) and any(character.isnumeric() for character in word):
        return True
    folded = word.casefold()
    if folded in NUMBER_WORDS or _GERMAN.fullmatch(folded) or _ENGLISH.fullmatch(folded):
        return True
    return word.isupper() and word != "I" and _ROMAN.fullmatch(word) is not None


def is_plain(word: str) -> bool:
    """Whether `word` belongs to a natural language: no number, and nothing like a key, a code or an identifier.

    Those mix letters with digits, underscores or capitals, are very long, or unpronounceable; or they are one letter.
    """
    if is_number(word) or "_" in word or len(word) > _LONGEST:
        return False
    if not _LETTERS.fullmatch(word):
        return word.isalpha()
    if len(word) == 1:
        return word in "aAI" or not word.isascii()
    if word[1:] != word[1:].lower():
        return word in _ACRONYMS
    if len(word) > _LONGEST_WITHOUT_VOWEL and _VOWELS.search(word) is None and not _Y_AS_VOWEL.fullmatch(word):
        return False
    return not (_CONSONANTS.search(word) or _HEX.fullmatch(word))
