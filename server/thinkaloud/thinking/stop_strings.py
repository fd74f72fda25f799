"""String search in text that arrives in pieces: for stop strings here, for tags in `splitter.py`.

The match that is complete first wins; of several, the longest. That is what a search character by character would
find, so the result does not depend on the chunking. Text that may begin a match is buffered. The buffer is always
shorter than the longest string, and a piece costs the same whatever came before it.
"""

from collections.abc import Iterable


class StringSearch:
    """Searches a buffer for strings. The buffer is the text kept from before, followed by a new piece."""

    __slots__ = ("_beginnings", "_strings")

    def __init__(self, strings: Iterable[str]) -> None:
        self._strings = sorted(set(strings), key=len, reverse=True)
        if "" in self._strings:
            raise ValueError("an empty string is found everywhere")
        self._beginnings = tuple({string[0] for string in self._strings})

    def __bool__(self) -> bool:
        return bool(self._strings)

    def find(self, buffer: str) -> tuple[int, str] | None:
        """Return the position and the string of the first complete match."""
        if not self._may_hold(buffer):
            return None
        best: tuple[int, str] | None = None
        end = len(buffer) + 1
        for string in self._strings:
            at = buffer.find(string)
            if at >= 0 and at + len(string) < end:
                best, end = (at, string), at + len(string)
        return best

    def pending_length(self, buffer: str) -> int:
        """Return how many characters at the end of `buffer` may begin a match. `buffer` contains no match."""
        if not self._may_hold(buffer):
            return 0
        longest = 0
        for string in self._strings:
            at = buffer.find(string[0], max(0, len(buffer) - len(string) + 1))
            while at >= 0 and not string.startswith(buffer[at:]):
                at = buffer.find(string[0], at + 1)
            if at >= 0:
                longest = max(longest, len(buffer) - at)
        return longest

    def _may_hold(self, buffer: str) -> bool:
        """Whether a string begins in `buffer`, as in few pieces; there are few characters that one begins with."""
        for character in self._beginnings:  # noqa: SIM110  a generator would cost as much as the search
            if character in buffer:
                return True
        return False


class StopStrings:
    """The stop strings of one choice, matched on its answer alone and not on its trace."""

    __slots__ = ("_buffer", "_include", "_search")

    def __init__(self, stops: tuple[str, ...], include: bool) -> None:
        self._search = StringSearch(stops)
        self._include = include
        self._buffer = ""

    @property
    def buffered(self) -> int:
        """How many characters are buffered."""
        return len(self._buffer)

    def decode(self, text: str) -> tuple[str, str | None]:
        """Return the text that may be sent now, and the stop string that ended the answer; if one did, call no more."""
        buffer = self._buffer + text
        match = self._search.find(buffer)
        if match:
            at, stop = match
            self._buffer = ""
            return buffer[: at + len(stop)] if self._include else buffer[:at], stop
        cut = len(buffer) - self._search.pending_length(buffer)
        self._buffer = buffer[cut:]
        return buffer[:cut], None

    def flush(self) -> str:
        """Return the buffered text, when no more text comes."""
        text, self._buffer = self._buffer, ""
        return text
