"""Installs what a file lists, once for each content of it, and one at a time."""

import fcntl
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Keep every other run of the tests out that does the same for `file`."""
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def once(listing: Path, stamp: Path, install: Callable[[], object]) -> None:
    """Call `install`, unless `stamp` says that it was done for what `listing` holds."""
    with alone(listing):
        wanted = hashlib.sha256(listing.read_bytes()).hexdigest()
        if stamp.is_file() and stamp.read_text() == wanted:
            return
        install()
        stamp.write_text(wanted)
