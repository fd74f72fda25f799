"""Strings found in text that arrives in pieces, wherever the pieces break: stop strings here, tags in `splitter.py`.

The match that is complete first wins, and of those complete at once the longest: what a reader of single
characters would find, so that no chunking changes it. Text that may be the beginning of a match is held back;
it is always shorter than the longest string, and a piece costs the same whatever came before it.
"""

from collections.abc import Iterable


class Needles:
    """Strings to look for in a buffer: what was held back, and a new piece behind it."""

    __slots__ = ("_strings",)

    def __init__(self, strings: Iterable[str]) -> None:
        self._strings = sorted(set(strings), key=len, reverse=True)
        if "" in self._strings:
            raise ValueError("an empty string is found everywhere")

    def __bool__(self) -> bool:
        return bool(self._strings)

    def find(self, buffer: str) -> tuple[int, str] | None:
        """Where the first complete match begins, and which string it is."""
        best: tuple[int, str] | None = None
        end = len(buffer) + 1
        for string in self._strings:
            at = buffer.find(string)
            if at >= 0 and at + len(string) < end:
                best, end = (at, string), at + len(string)
        return best

    def pending(self, buffer: str) -> int:
        """How many characters at the end of `buffer`, which holds no match, may be the beginning of one."""
        longest = 0
        for string in self._strings:
            at = buffer.find(string[0], max(0, len(buffer) - len(string) + 1))
            while at >= 0 and not string.startswith(buffer[at:]):
                at = buffer.find(string[0], at + 1)
            if at >= 0:
                longest = max(longest, len(buffer) - at)
        return longest


class StopStrings:
    """The stop strings of one choice, matched on its answer alone: they sleep while the model thinks."""

    __slots__ = ("_held", "_include", "_needles")

    def __init__(self, stops: tuple[str, ...], include: bool) -> None:
        self._needles = Needles(stops)
        self._include = include
        self._held = ""

    @property
    def held_back(self) -> int:
        """How many characters wait for a decision."""
        return len(self._held)

    def decode(self, text: str) -> tuple[str, bool]:
        """The text that may be sent now, and whether a stop string ended the answer. Nothing may follow a match."""
        buffer = self._held + text
        found = self._needles.find(buffer)
        if found:
            at, stop = found
            self._held = ""
            return buffer[: at + len(stop)] if self._include else buffer[:at], True
        cut = len(buffer) - self._needles.pending(buffer)
        self._held = buffer[cut:]
        return buffer[:cut], False

    def flush(self) -> str:
        """What was held back, once no more text comes."""
        held, self._held = self._held, ""
        return held
