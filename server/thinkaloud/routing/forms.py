"""The form of a prompt: its numbers, signs, lines and marks of code, formulas and tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

_SUBSTRINGS: Mapping[str, tuple[str, ...]] = {
    "equals sign": ("=", "≤", "≥", "≠", "≡"),
    "percent": ("%", " percent", "prozent", " pour cent", " por ciento"),
    "code": ("def ", "return ", "import ", "print(", "==", "!=", "->", "=>", "::", "```", "</", " null", "&&", "||",
             "+=", ">>>", "self.", " int ", "void ", "{\n", ";\n", "}\n"),
    "code block": ("```", "\ndef ", "\nclass ", "public ", "#include", "\nfunction ", ">>>", "):\n", ") {\n", "){\n"),
    "error": ("error", "exception", "traceback", "undefined", "segmentation fault"),
    "yes or no": ("options:", "yes or no", "- yes", "true or false", "valid or invalid", "ja oder nein", "oui ou non",
                  "sí o no", "是否"),
    "ellipsis": ("…", "..."),
    "exclaimed": ("!", "！"),
    "blank": ("__",),
}  # fmt: skip
"""Forms that are found by substrings, which is faster than a pattern."""

_PATTERNS: Mapping[str, tuple[str, str]] = {
    "operator": (
        "+*^=×÷·<>≤≥≠±√-/",
        r"[0-9x-z)}] ?(?:[+*^=×÷·<>≤≥≠±√]|\*\*) ?[0-9(a-z\\]|[0-9x-z)}] - [0-9(a-z\\]|[0-9] ?/ ?[0-9]",
    ),
    "LaTeX": ("\\^_$", r"\\[a-z]+|\^\{|_\{|\$[^$\n]{1,60}\$"),
    "superscript": ("^²³⁰⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉√∑∫π°", r"[²³⁰⁴⁵⁶⁷⁸⁹ⁿ₀-₉√∑∫π°]|\w\^\w"),
    "money": ("$€£¥元块drcp", r"[$€£¥] ?[0-9]|[0-9] ?(?:[€£¥$元块]|dollars?|euros?|cents?|pesos|rs)"),
    "unit": (
        "0123456789",
        r"[0-9] ?(?:km|m|cm|mm|kg|g|mg|l|ml|s|ms|h|mph|n|j|w|v|hz|k|°c|mol|ohm|米|公里|千米|千克|厘米)\b",
    ),
    "clock": ("0123456789", r"[0-9]:[0-9][0-9]\b|[0-9] ?[ap]\.?m\b"),
    "date": ("/-", r"[0-9][/-][0-9]{1,2}[/-][0-9]"),
    "year": ("0123456789", r"\b(?:1[5-9]|20)[0-9][0-9]\b"),
    "code call": ("([_.", r"\w\(\w*\)|\w\[\w*\]|\w_\w|\w\.\w+\("),
    "option": (").", r"(?:^|[\n ])\(?[a-f][).]"),
    "option with a number": (").", r"[\n (][a-f][).] ?[-$€£]?[0-9]"),
    "listed": ("\n", r"\n(?:[-*•]|[0-9]{1,2}[.)]) "),
    "table": ("|,", r"\|.{0,40}\||\n[^\n,]{1,20},[^\n,]{1,20},[^\n]"),
    "key and value": (":", r"(?:^|\n)-? ?[^\n:]{1,24}: "),
    "quoted": ('"', r'"[^"\n]{12,}"'),
    "sequence of numbers": ("0123456789", r"[0-9](?:, ?|; ?| )-?[0-9]+(?:, ?|; ?| )-?[0-9]"),
}  # fmt: skip
"""Forms that are found by a pattern, each with characters of which every match has one."""

_FORMS = [(name, frozenset(needed), re.compile(pattern)) for name, (needed, pattern) in _PATTERNS.items()]
_VARIABLES = frozenset("bcdfghjklmnpqrstuvwxz")
"""Letters that are rarely a word of the five languages."""

SHORT_QUESTION = "a short question without numbers"

_COUNTS = (1, 2, 3, 5, 8, 13)
_TIMES = (1, 2, 4, 8)
_FORMULA = ("operator", "equals sign", "LaTeX", "superscript", "code", "sequence of numbers", "blank")


def encode_count(name: str, count: int, steps: Iterable[int]) -> Iterator[str]:
    """Yield a name for each of the steps that the count reaches (thermometer encoding)."""
    return (f"{name} ≥ {step}" for step in steps if count >= step)


def list_forms(text: str, tokens: list[str]) -> list[str]:
    """Return the names of the form of a normalised text."""
    return list(_find_forms(text, tokens))


def is_formula(form: list[str]) -> bool:
    """Whether one of these names is of a formula, a program or a gap to fill, which ask without a question."""
    return any(name.startswith(_FORMULA) for name in form)


def _find_forms(text: str, tokens: list[str]) -> Iterator[str]:
    initials = [token[0] for token in tokens]
    numbers, words = sum(map(str.isdigit, initials)), sum(map(str.isalpha, initials))
    yield from encode_count("numbers", numbers, _COUNTS)
    yield from (f"numbers among words > {share}" for share in (0.05, 0.1, 0.2, 0.4) if numbers > share * len(tokens))
    yield from encode_count("variables", sum(map(_VARIABLES.__contains__, tokens)), _COUNTS)
    yield from encode_count("questions", text.count("?") + text.count("？"), (1, 2, 3))
    yield from encode_count("lines", text.count("\n") + 1, (2, 4, 8, 16))
    for name, substrings in _SUBSTRINGS.items():
        yield from encode_count(name, sum(map(text.count, substrings)), _TIMES)
    characters = set(text)
    for name, needed, pattern in _FORMS:
        if not needed.isdisjoint(characters):
            yield from encode_count(name, sum(1 for _ in islice(pattern.finditer(text), _TIMES[-1])), _TIMES)
    if numbers == 0 and words <= 12 and text.endswith(("?", "？")):
        yield SHORT_QUESTION
    if text.endswith(":"):
        yield "ends with a colon"
