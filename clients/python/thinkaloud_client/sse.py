"""Server-sent events, byte by byte or all at once: any cutting of the same bytes gives the same data."""

import re

_END = re.compile(rb"\r\n|\r|\n")
_BOM = b"\xef\xbb\xbf"


class Events:
    """The data of each event of one stream. Comments, names and ids are passed over."""

    def __init__(self) -> None:
        self._line: list[bytes] = []
        self._data: list[str] = []
        self._first = True
        self._after_return = False

    def feed(self, piece: bytes) -> list[str]:
        """The data of the events that `piece` completes."""
        if self._after_return and piece:
            piece = piece.removeprefix(b"\n")  # the other half of a line's end
            self._after_return = False
        if not piece:
            return []
        self._after_return = piece.endswith(b"\r")
        *lines, rest = _END.split(piece)
        found: list[str] = []
        for line in lines:
            self._take(b"".join([*self._line, line]), found)
            self._line.clear()
        self._line.append(rest)
        return found

    def close(self) -> list[str]:
        """The data of an event whose last line has no end; some servers send their last one so."""
        return self.feed(b"\n\n")

    def _take(self, line: bytes, found: list[str]) -> None:
        if self._first:
            line, self._first = line.removeprefix(_BOM), False
        if not line:
            if self._data:
                found.append("\n".join(self._data))
                self._data.clear()
            return
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" ").decode(errors="replace"))
