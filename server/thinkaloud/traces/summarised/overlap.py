"""The guard over every line of a summary, whoever wrote it: it repeats no passage of the trace, and tells no result.

No line has more than `QUOTED` consecutive words of the trace. None has a number, for which number is the result is
known only once the trace has ended; nor what the trace so far calls its answer, or finds an equation to be; nor
anything of it that looks like a key or a code, whole or letter by letter.
"""

import re

from thinkaloud.traces.summarised.words import UNSPACED, WORD, is_number, is_plain, listed, words

QUOTED = 8
"""Consecutive words of a trace that a line may have."""

_RESULT = re.compile(
    r"\\boxed\s{0,3}\{(?:\\[a-z]{1,12}\s{0,3}\{)?([^{}]{1,80})"
    r"|=\s{0,3}\\?\(?([^\s=.,;:!?()]{1,80})(?=[ \t]{0,3}(?:[.,;:!?)\n]|\Z))"
    r"|\b(?:answer|result|solution|antwort|ergebnis|lösung|réponse|résultat|respuesta|resultado)"
    r"(?:\*{0,2}:\*{0,2}|\s{1,3}(?:is|must be|should be|would be|ist|est|es)\b:?)"
    r"\s{0,3}(?:(?:the|an?)\s{1,3})?[\"'“*]{0,3}([^\s.,;:!?\"'”*]{1,80})"
    r"|(?:答案|结果)(?:就)?[是为：:]{1,2}\s?([^\s。，；.,;！!]{1,12})",
    re.IGNORECASE,
)
_SPELT = re.compile(r"(?:(?<![^\W_])[^\W\d_][\W_]{1,3}){4}")
"""Letters that stand alone, four in a row."""
_COMMON = listed("""
    a an and as at be but by can cannot could for from here if i in is it its no not of on or should so than that
    the then there this to was we what where which will with would yes correct right true false
    """)
"""Words that an answer can be, and that no line can do without."""


class Overlap:
    """What one trace has said so far. A passage costs memory by its words, some 65 bytes each."""

    def __init__(self) -> None:
        self._passages: set[int] = set()
        self._last: list[str] = []
        self._results: set[tuple[str, ...]] = set()
        self._lengths: set[int] = set()
        self._codes: set[str] = set()

    def add(self, step: str) -> None:
        """The trace goes on with `step`."""
        own = WORD.findall(step)
        self._codes.update(word.casefold() for word in own if len(word) > 1 and not is_plain(word))
        said = [*self._last, *words(step)]
        self._passages.update(hash(tuple(said[at : at + QUOTED + 1])) for at in range(len(said) - QUOTED))
        self._last = said[-QUOTED:]
        for found in _RESULT.finditer(step):
            result = tuple(words(next(group for group in found.groups() if group is not None)))
            if not all(word in _COMMON or is_number(word) for word in result):
                self._results.add(result)
                self._lengths.add(len(result))

    def allows(self, line: str) -> bool:
        """Whether `line` may be shown."""
        if any(is_number(found.group()) for found in WORD.finditer(line)):
            return False
        said = list(words(line))
        if self._codes.intersection(said) or _SPELT.search(UNSPACED.sub("", line)):
            return False
        runs = (tuple(said[at : at + QUOTED + 1]) for at in range(len(said) - QUOTED))
        if any(hash(run) in self._passages for run in runs):
            return False
        return not any(
            tuple(said[at : at + length]) in self._results for at in range(len(said)) for length in self._lengths
        )
