r"""LaTeX of simple formulas as text: `\frac{1}{2} \times x^2` is "1/2 × x²". What is not simple stays LaTeX."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

_PART = re.compile(r"\\[A-Za-z]+\s*|\\.|\s+|.", re.S)
_SIGNS = json.loads((Path(__file__).parent / "formula_signs.json").read_text(encoding="utf-8"))
_COMMANDS: Mapping[str, str] = _SIGNS["commands"]
_SCRIPTS: Mapping[str, Mapping[str, str]] = {"^": _SIGNS["superscript"], "_": _SIGNS["subscript"]}
_DOUBLE: Mapping[str, str] = _SIGNS["double"]
_ROOTS: Mapping[str, str] = _SIGNS["roots"]
_TEXTS = {"text", "textbf", "textit", "textrm", "mathrm", "mathbf", "mathit", "mathsf", "mbox", "operatorname"}
_FRACTIONS = {"frac", "dfrac", "tfrac"}
_DEEPEST = 20


class _NotSimple(Exception):
    """The formula has something that this module does not know."""


def readable(latex: str) -> str | None:
    """Return a formula as text, or None if it is not simple."""
    reader = _Reader(_PART.findall(latex))
    try:
        text = reader.sequence(0)
    except (_NotSimple, IndexError):
        return None
    return " ".join(text.split()) if not reader.rest else None


class _Reader:
    """Reads tokens from the left. rest: those that are left, the next one last."""

    def __init__(self, tokens: list[str]) -> None:
        self.rest = tokens[::-1]

    def sequence(self, depth: int) -> str:
        """Return everything up to a closing brace or the end."""
        if depth > _DEEPEST:
            raise _NotSimple
        text = ""
        while self.rest and self.rest[-1] != "}":
            part = self.rest.pop()
            if part in "^_":
                text = text.rstrip() + self._script(part, depth)
            elif part[0] == "\\" and part[1:].rstrip() in _FRACTIONS:
                fraction = self._read(part, depth)
                behind = self.rest[-1] if self.rest else ""
                text += " " if text[-1:].isalnum() else ""
                text += f"({fraction})" if behind == "^" else fraction
                text += " " if behind.isalnum() or behind[:1] == "\\" else ""
            else:
                text += self._read(part, depth)
        return " ".join(text.split()) if depth else text

    def _read(self, part: str, depth: int) -> str:
        if part == "{":
            text = self.sequence(depth + 1)
            self.rest.pop()  # IndexError: it is not closed
            return text
        if part == "&":
            raise _NotSimple
        return self._command(part[1:].rstrip(), part, depth) if part[0] == "\\" else part

    def _command(self, name: str, part: str, depth: int) -> str:
        if name in _FRACTIONS:
            return f"{_grouped(self._argument(depth))}/{_grouped(self._argument(depth))}"
        if name == "sqrt":
            degree = self._degree()
            if degree not in _ROOTS:
                raise _NotSimple
            return _ROOTS[degree] + _grouped(self._argument(depth))
        if name in _TEXTS:
            return self._argument(depth)
        if name == "mathbb" and (sign := self._argument(depth)) in _DOUBLE:
            return _DOUBLE[sign]
        if name not in _COMMANDS:
            raise _NotSimple
        blank = " " if part[-1].isspace() and _COMMANDS[name] else ""
        return _COMMANDS[name] + blank

    def _argument(self, depth: int) -> str:
        while self.rest and self.rest[-1].isspace():
            self.rest.pop()
        return self._read(self.rest.pop(), depth + 1).strip()

    def _degree(self) -> str:
        if not self.rest or self.rest[-1] != "[":
            return ""
        degree = ""
        while (part := self.rest.pop()) != "]":
            degree += part
        return degree.removeprefix("[")

    def _script(self, sign: str, depth: int) -> str:
        text = self._argument(depth)
        signs = _SCRIPTS[sign]
        if text and all(each in signs for each in text):
            return "".join(signs[each] for each in text)
        return sign + _grouped(text)


def _grouped(text: str) -> str:
    """Put what is more than a number or a letter into parentheses."""
    return text if re.fullmatch(r"\d[\d.]*|[^\W\d_][₀-₉⁰¹²³⁴-⁹]*", text) else f"({text})"
