"""The guard over every line of a summary: a line repeats no passage of the trace, and reveals no result.

No line has more than `QUOTED` consecutive words of the trace. None has a number, because only the end of the trace
shows which number is the result; nor what the trace so far calls its answer, or the result of an equation; nor anything
like a key or a code, whole or letter by letter.
"""

import re

from thinkaloud.traces.summarised.words import UNSPACED, WORD, is_number, is_plain, split_words, word_list

QUOTED = 8
"""The most consecutive words of a trace that a line may have."""

_RESULT = re.compile(
    r"\\boxed\s{0,3}\{(?:\\[a-z]{1,12}\s{0,3}\{)?([^{}]{1,80})"
    r"|=\s{0,3}\\?\(?([^\s=.,;:!?()]{1,80})(?=[ \t]{0,3}(?:[.,;:!?)\n]|\Z))"
    r"|\b(?:answer|result|solution|antwort|ergebnis|lösung|réponse|résultat|respuesta|resultado)"
    r"(?:\*{0,2}:\*{0,2}|\s{1,3}(?:is|must be|should be|would be|ist|est|es)\b:?)"
    r"\s{0,3}(?:(?:the|an?)\s{1,3})?[\"'“*]{0,3}([^\s.,;:!?\"'”*]{1,80})"
    r"|(?:答案|结果)(?:就)?[是为：:]{1,2}\s?([^\s。，；.,;！!]{1,12})",
    re.IGNORECASE,
)
_SPELLED = re.compile(r"(?:(?<![^\W_])[^\W\d_][\W_]{1,3}){4}")
"""Four single letters in a row."""
_COMMON = word_list("common words")
"""Words that may be an answer, but that lines need."""


class Overlap:
    """The passages and results of one trace so far. Memory: some 65 bytes per word."""

    def __init__(self) -> None:
        self._passages: set[int] = set()
        self._last: list[str] = []
        self._results: set[tuple[str, ...]] = set()
        self._lengths: set[int] = set()
        self._codes: set[str] = set()

    def add(self, step: str) -> None:
        """Add the next step of the trace."""
        raw = WORD.findall(step)
        self._codes.update(word.casefold() for word in raw if len(word) > 1 and not is_plain(word))
        words = [*self._last, *split_words(step)]
        self._passages.update(hash(tuple(words[at : at + QUOTED + 1])) for at in range(len(words) - QUOTED))
        self._last = words[-QUOTED:]
        for match in _RESULT.finditer(step):
            result = tuple(split_words(next(group for group in match.groups() if group is not None)))
            if not all(word in _COMMON or is_number(word) for word in result):
                self._results.add(result)
                self._lengths.add(len(result))

    def allows(self, line: str) -> bool:
        """Whether `line` may be shown."""
        if any(is_number(match.group()) for match in WORD.finditer(line)):
            return False
        words = list(split_words(line))
        if self._codes.intersection(words) or _SPELLED.search(UNSPACED.sub("", line)):
            return False
        runs = (tuple(words[at : at + QUOTED + 1]) for at in range(len(words) - QUOTED))
        if any(hash(run) in self._passages for run in runs):
            return False
        return not any(
            tuple(words[at : at + length]) in self._results for at in range(len(words)) for length in self._lengths
        )
