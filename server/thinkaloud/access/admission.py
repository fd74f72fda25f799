"""Room in the server: so many requests in work at once, and a clear answer to the one too many."""

from collections.abc import Iterator
from contextlib import contextmanager

from thinkaloud.errors import Overloaded


class Admission:
    """Counts the requests in work. Belongs to one event loop."""

    def __init__(self, max_running: int) -> None:
        self.max_running = max_running
        self.running = 0

    @contextmanager
    def enter(self) -> Iterator[None]:
        """Holds one place. Raises `Overloaded` when there is none."""
        if self.running >= self.max_running:
            raise Overloaded(f"the server is full: {self.running} requests in work", retry_after=2)
        self.running += 1
        try:
            yield
        finally:
            self.running -= 1
