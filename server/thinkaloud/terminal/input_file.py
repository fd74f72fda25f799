"""Files that a command reads. `-` is standard input."""

import errno
import sys
from pathlib import Path

STDIN = Path("-")


def read_bytes(file: Path) -> bytes:
    """Return the content of a file, or of standard input. Raises `OSError`, also if that is closed."""
    if file != STDIN:
        return file.read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()
