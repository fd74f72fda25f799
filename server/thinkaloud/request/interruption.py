"""Ends a request from outside, by an error that is raised where it waits at that moment, as if an engine had raised it.

So it takes the way of every other error: a status, or the last event of a stream; and what was thought until then is
kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from thinkaloud.runtime.wait import Wait


class Interruption(Wait):
    """The waits of one request, one at a time.

    is_queued: the request waits in the queue, or for its model to load.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_queued = False

    @contextmanager
    def while_queued(self) -> Iterator[None]:
        """The same, around a wait before the request has begun."""
        self.is_queued = True
        try:
            with self:
                yield
        finally:
            self.is_queued = False
