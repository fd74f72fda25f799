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
            self._line += line
            if line.endswith((b"\n", b"\r")):
                yield from self._ended()

    def flush(self) -> Iterator[bytes]:
        """What a stream without a last empty line still holds."""
        yield from self._ended()
        if self._data:
            yield self._event()

    def _ended(self) -> Iterator[bytes]:
        """The event that is whole now that a line is."""
        line = bytes(self._line)
        self._line.clear()
        if not self._begun and (text := line.removeprefix(_BOM).strip()):
            self._begun, self._whole = True, text.startswith(b"{")
            line = line.removeprefix(_BOM)
        if self._whole:
            self._data.append(line)
            return
        size, line = len(line), line.rstrip(b"\r\n")
        name, _, value = line.partition(b":")
        if name == b"data":
            self._data.append(value.removeprefix(b" "))
        else:
            self._size -= size
        if not line and self._data:
            yield self._event()

    def _event(self) -> bytes:
        data, self._data, self._size = b"\n".join(self._data), [], 0
        return data
