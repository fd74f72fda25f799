"""Server-sent events of an upstream: bytes in, the data of whole events out, and never more than so much of one held.

Works on bytes, where only CR and LF end a line. httpx's `aiter_lines` also breaks at U+2028 and others, which JSON may
hold raw: https://github.com/florimondmanca/httpx-sse/issues/34
"""

from collections.abc import Iterator

from thinkaloud.errors import EngineFailed

MOST = 16 * 1024 * 1024
"""Bytes of one event."""
_BOM = b"\xef\xbb\xbf"


class Events:
    """A body that is no stream of events but one JSON object is one event, at its end."""

    def __init__(self) -> None:
        self._line = bytearray()  # that has not ended
        self._data: list[bytes] = []  # of the event that has not ended
        self._size = 0  # of both
        self._after_cr = False
        self._begun = False
        self._whole = False

    def decode(self, piece: bytes) -> Iterator[bytes]:
        """The events that end in `piece`. Raises `EngineFailed` where one is too large."""
        if not piece:
            return
        if self._after_cr:
            piece = piece.removeprefix(b"\n")  # the second half of a CRLF
        self._after_cr = piece.endswith(b"\r")
        for line in piece.splitlines(keepends=True):
            self._size += len(line)
            if self._size > MOST:
                raise EngineFailed(f"the upstream sent an event of more than {MOST} bytes")
            if not line.endswith((b"\n", b"\r")):
                self._line += line
            elif (data := self._event(self._joined(line))) is not None:
                yield data

    def flush(self) -> Iterator[bytes]:
        """What a stream without a last empty line still holds."""
        for line in (self._joined(b""), b""):
            self._whole = self._whole and bool(line)
            if (data := self._event(line)) is not None:
                yield data

    def _joined(self, line: bytes) -> bytes:
        """The whole line that `line` is the end of."""
        if self._line:
            line = bytes(self._line) + line
            self._line.clear()
        return line

    def _event(self, line: bytes) -> bytes | None:
        """The data of the event that `line` ends."""
        if not self._begun and line.strip():
            line = line.removeprefix(_BOM)
            self._begun, self._whole = True, line.lstrip().startswith(b"{")
        if self._whole:
            self._data.append(line)
            return None
        text = line.rstrip(b"\r\n")
        if not text:
            data, self._data, self._size = self._data, [], 0
            return b"\n".join(data) if data else None
        name, _, value = text.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
        else:
            self._size -= len(line)
        return None
