"""Standard output and error that never block and never fail.

A thread writes what is printed and logged. With a pipe that nobody reads, a reader that is gone or a full disk, the
text is lost, and the caller does not notice. Otherwise one blocked terminal would stop every stream.
"""

import io
import os
import queue
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_CAPACITY = 10_000
"""Buffered texts; further ones are dropped."""
_FLUSH_TIMEOUT = 1.0
"""Seconds to flush both streams at the end."""


class BufferedOutput(io.TextIOBase):
    """A text stream whose writes are done by a thread.

    The thread writes to the descriptor, not to a Python file: a file has a lock, which a blocked thread would still
    hold when the process ends.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._texts: queue.Queue[str | None] = queue.Queue(_CAPACITY)
        self._writer = threading.Thread(target=self._write, name="output", daemon=True)
        self._writer.start()

    def _write(self) -> None:
        while (text := self._texts.get()) is not None:
            data = text.encode(errors="backslashreplace")
            with suppress(OSError):
                while data:
                    data = data[os.write(self._descriptor, data) :]

    def write(self, text: str) -> int:
        with suppress(queue.Full):
            self._texts.put_nowait(text)
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def fileno(self) -> int:
        return self._descriptor

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    def drain(self, deadline: float) -> None:
        """Write what is buffered and stop. deadline: when to give up, by the monotonic clock."""
        with suppress(queue.Full):
            self._texts.put_nowait(None)
        self._writer.join(max(0, deadline - time.monotonic()))


@contextmanager
def buffer() -> Iterator[None]:
    """Replace `sys.stdout` and `sys.stderr` by `BufferedOutput` within the block."""
    _require_descriptors()
    before, streams = (sys.stdout, sys.stderr), [BufferedOutput(1), BufferedOutput(2)]
    sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        deadline = time.monotonic() + _FLUSH_TIMEOUT
        for stream in streams:
            stream.drain(deadline)


def _require_descriptors() -> None:
    """Open 0, 1 and 2 if they are closed. Otherwise a connection would get the number, and what a library prints."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
