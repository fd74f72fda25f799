"""Standard output and error for a process that must not wait for who reads them, nor fail with them.

A thread writes what is printed and logged. A pipe that nobody reads, a reader that is gone, a full disk: whoever prints
notices none of it, and what cannot be written is lost. Otherwise one blocked terminal would stop every stream.
"""

import io
import os
import queue
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_WAITING = 10_000
"""Texts that wait to be written; more are lost."""
_PATIENCE = 1.0
"""Seconds that the end waits for a reader."""


class Patient(io.TextIOBase):
    """A stream that hands everything to a thread, which writes to a descriptor.

    Not through a file of Python's: that has a lock, which a blocked thread would still hold at the process's end.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._texts: queue.Queue[str | None] = queue.Queue(_WAITING)
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

    def end(self, deadline: float) -> None:
        """Wait until all is written, but not longer than until then, by the monotonic clock."""
        with suppress(queue.Full):
            self._texts.put_nowait(None)
        self._writer.join(max(0, deadline - time.monotonic()))


@contextmanager
def patient() -> Iterator[None]:
    """Within it the process's output is such."""
    _require_descriptors()
    before, streams = (sys.stdout, sys.stderr), [Patient(1), Patient(2)]
    sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        deadline = time.monotonic() + _PATIENCE
        for stream in streams:
            stream.end(deadline)


def _require_descriptors() -> None:
    """Where 0, 1 or 2 was closed before the start, a connection would get the number, and what a library prints."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
