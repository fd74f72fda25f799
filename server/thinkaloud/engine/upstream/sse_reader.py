"""Server-sent events of an upstream: bytes in, the data of complete events out. The size of one event is limited.

Works on bytes, where only CR and LF end a line. httpx's `aiter_lines` also breaks at U+2028 and others, which JSON may
hold raw: https://github.com/florimondmanca/httpx-sse/issues/34
"""

from collections.abc import Iterator

from thinkaloud.errors import EngineFailed

MAX_EVENT_BYTES = 16 * 1024 * 1024
BOM = b"\xef\xbb\xbf"
"""The byte order mark. The standard strips one at the head; gateways that join streams leave others inside."""


class SseReader:
    """Decodes one body. A body that is a single JSON object counts as one event, which `flush` yields."""

    def __init__(self) -> None:
        self._line = bytearray()  # the incomplete line
        self._data: list[bytes] = []  # of the incomplete event
        self._size = 0  # of both
        self._after_cr = False
        self._has_begun = False
        self._is_json = False

    def decode(self, piece: bytes) -> Iterator[bytes]:
        """Yield the data of each event that ends in `piece`. Raises `EngineFailed` if an event is too large."""
        if not piece:
            return
        if self._after_cr:
            piece = piece.removeprefix(b"\n")  # the second half of a CRLF
        self._after_cr = piece.endswith(b"\r")
        for line in piece.splitlines(keepends=True):
            self._size += len(line)
            if self._size > MAX_EVENT_BYTES:
                raise EngineFailed(f"the upstream sent an event of more than {MAX_EVENT_BYTES} bytes")
            if not line.endswith((b"\n", b"\r")):
                self._line += line
            elif (data := self._add_line(self._complete(line))) is not None:
                yield data

    def flush(self) -> Iterator[bytes]:
        """Yield the last event of a stream that does not end in an empty line."""
        for line in (self._complete(b""), b""):
            self._is_json = self._is_json and bool(line)
            if (data := self._add_line(line)) is not None:
                yield data

    def _complete(self, line: bytes) -> bytes:
        """Return the line that ends in `line`."""
        if self._line:
            line = bytes(self._line) + line
            self._line.clear()
        return line

    def _add_line(self, line: bytes) -> bytes | None:
        """Add a line. Return the data of the event that it ends, if it does."""
        if line.startswith(BOM):
            line = line.lstrip(BOM)
        if not self._has_begun and line.strip():
            self._has_begun, self._is_json = True, line.lstrip().startswith(b"{")
        if self._is_json:
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
