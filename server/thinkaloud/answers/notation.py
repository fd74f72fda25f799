"""Tokens of mathematics in LaTeX or plain text, the same for all spellings of one symbol."""

import re

from thinkaloud.answers.arithmetic import FUNCTIONS, Unreadable

_SIGNS = {
    "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "⁄": "/", "π": r"\pi ", "∞": r"\infty ", "√": r"\sqrt ",
    "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "≈": "=", "±": r"\pm ", "∈": r"\in ", "∪": r"\cup ", "²": "^2", "³": "^3",
    "°": "", "½": r"\frac{1}{2}", "¼": r"\frac{1}{4}", "¾": r"\frac{3}{4}", "%": "", "$": "", "€": "", "£": "",
    r"\$": "", r"\%": "", "\u00a0": " ", "**": "^", "<=": r"\le ", ">=": r"\ge ", "!=": r"\ne ", "==": "=",
}  # fmt: skip
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_UNIT = r"\\(?:text|textrm|textbf|textit|mbox|mathrm|rm)\s?\{[^{}\d]*\}"
# Replacements, in the order in which they are applied.
_REPLACEMENTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\\(?:left|right|[bB]igg?[lr]?|displaystyle|limits)(?![A-Za-z])", ""),
        (r"\\[,;:! ]|\\q?quad(?![A-Za-z])|~|\{,\}", " "),
        (r"\\[()\[\]]", ""),
        (r"\^\s?\{?\s?\\(?:circ|degree)\s?\}?|\\degree(?![A-Za-z])", ""),
        (r"\\(?:mathbf|mathbb|mathcal|boldsymbol|operatorname)\s?\{([A-Za-z]+)\}", r" \1 "),
        (r"\\(?:text|mbox|textrm|mathrm)\s?\{\s?(?:and|or)\s?\}|(?<=[\d\s}])\b(?:and|or)\b", ","),
        (rf"(?<=\S)(?:\s?/?\s?{_UNIT}(?:\^\{{?-?\d\}}?)?)+\s?$", ""),
        (r"\\[dtc]frac(?![A-Za-z])", r"\\frac"),
        (r"\\(?:cdot|times)(?![A-Za-z])", "*"),
        (r"\\div(?![A-Za-z])", "/"),
        (r"\\(?:leq|leqslant)(?![A-Za-z])", r"\\le"),
        (r"\\(?:geq|geqslant)(?![A-Za-z])", r"\\ge"),
        (r"\\neq(?![A-Za-z])", r"\\ne"),
        (r"\\lt(?![A-Za-z])", "<"),
        (r"\\gt(?![A-Za-z])", ">"),
        (r"\\approx(?![A-Za-z])", "="),
        (r"(?<=\d)[eE]([-+]?\d+)(?![\w.])", r"*10^{\1}"),
        (r"(?<=\d)\s(?=\d{3}(?!\d))", ""),  # 1 000, 1\,000
        (r"(?<=\d)\s(?=\d+\s?/\s?\d)", "+"),  # 1 1/2
    )
)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_WORDS = re.compile(r"[A-Za-z]{2,}[A-Za-z/.^2' -]*$")
_ATTACHED = frozenset({
    "cm", "mm", "km", "dm", "kg", "mg", "ml", "mL", "kW", "Hz", "kHz", "MHz", "GB", "MB", "kB", "kJ", "mph", "min",
    "pm", "am",
})  # fmt: skip
"""Units that may directly follow a number; other letters there are factors."""
_SHORT_WORDS = frozenset({
    "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "oh", "ok",
    "on", "or", "so", "to", "up", "us", "we",
})  # fmt: skip
_TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+|\\[A-Za-z]+|\\[{}|]|[A-Za-z]+|[-+*/^_!=<>()\[\]{},;|])")

_WORD_COMMANDS = frozenset({*FUNCTIONS, "sqrt", "pi", "abs"})
"""Commands that are also read without a backslash."""


def _normalise(text: str) -> str:
    """Return `text` in one spelling, without layout, currencies, degrees, per cent signs and trailing units."""
    text = " ".join(_SIGN.sub(lambda sign: _SIGNS[sign.group()], text).split())
    for pattern, replacement in _REPLACEMENTS:
        text = pattern.sub(replacement, text)
    text = text.lstrip(" ,;:").rstrip(" .,;:")
    unit = _WORDS.search(text)
    if unit and _WORD_COMMANDS.isdisjoint(re.findall("[A-Za-z]+", unit.group())):
        before = text[: unit.start()].rstrip()
        spaced = len(before) < unit.start()
        if before.endswith(tuple("0123456789}")) and (spaced or unit.group() in _ATTACHED):
            text = before
    if not any(bracket in text for bracket in "([{") or re.fullmatch(r"[^(\[]*\\[a-z]+\{.*\}[^)\]]*", text):
        text = _THOUSANDS.sub(lambda number: number.group().replace(",", ""), text)
    return text


def tokenize(text: str) -> list[str]:
    """Return the tokens of `text`. A name is one letter, except for known words.

    Raises:
        Unreadable: it has words or signs that are no mathematics.
    """
    text = _normalise(text)
    found: list[str] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise Unreadable(text)
        token, at = match[1], match.end()
        if token.isalpha() and token not in _WORD_COMMANDS:
            if len(token) > 2 or token.lower() in _SHORT_WORDS:
                raise Unreadable(text)
            found += token
        else:
            found.append("\\" + token if token in _WORD_COMMANDS else token)
    if len(found) > 1 and all(token.isalpha() for token in found):
        raise Unreadable(text)
    return found
