"""Files that a command reads. `-` is standard input."""

import sys
from pathlib import Path

STDIN = Path("-")


def read_bytes(file: Path) -> bytes:
    """Return the content of a file, or of standard input. Raises `OSError`."""
    return sys.stdin.buffer.read() if file == STDIN else file.read_bytes()
