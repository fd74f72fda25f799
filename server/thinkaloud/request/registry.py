"""The requests in work, by their ids, for a caller who wants the answer of one now."""

from collections.abc import Iterator
from contextlib import contextmanager

from thinkaloud.errors import InvalidRequest, NotFound
from thinkaloud.thinking.steering import Switch


class Running:
    """Who asked for which request, and the switch that ends its thinking."""

    def __init__(self) -> None:
        self._switches: dict[tuple[str, str], Switch] = {}

    @contextmanager
    def enter(self, request_id: str, caller: str) -> Iterator[Switch]:
        """Holds a request of `caller`, which is a key's name."""
        switch = self._switches[request_id, caller] = Switch()
        try:
            yield switch
        finally:
            del self._switches[request_id, caller]

    def answer_now(self, request_id: str, caller: str) -> None:
        """End the thinking of a request.

        Raises:
            NotFound: this caller has none of that id in work.
            InvalidRequest: what its model writes cannot be gone on with.
        """
        switch = self._switches.get((request_id, caller))
        if switch is None:
            raise NotFound(f"no request {request_id[:100]!r} is in work")
        if not switch.works:
            raise InvalidRequest("the thinking of this model cannot be ended: what it writes cannot be gone on with")
        switch.press()
