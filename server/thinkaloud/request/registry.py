"""The running requests of one server: found by id for "answer now", and ended from outside when the server stops or
their key was taken away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from thinkaloud.access.caller import Caller
from thinkaloud.errors import InvalidRequest, NotFound, RequestError
from thinkaloud.request.interruption import Interruption
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.state.base import digest
from thinkaloud.thinking.steering import Switch

_ANSWERING, _UNSUPPORTED = "answering", "unsupported"
"""What comes of "answer now" for a request that runs."""


class RunningRequest:
    """switch: its "answer now". interruption: ends it from outside."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        self.switch = Switch()
        self.interruption = Interruption()


class Registry:
    """Every running request. Belongs to one event loop."""

    def __init__(self, others: OtherProcesses) -> None:
        self._others = others
        others.listen("answer", self._answer_for_another)
        self._requests: dict[tuple[str, str], RunningRequest] = {}
        self._refusal: Callable[[], RequestError] | None = None

    @contextmanager
    def enter(self, request_id: str, caller: Caller) -> Iterator[RunningRequest]:
        """Hold one request of `caller`. Raises what `close` was given."""
        if self._refusal is not None:
            raise self._refusal()
        request = self._requests[request_id, caller.name] = RunningRequest(caller)
        try:
            yield request
        finally:
            del self._requests[request_id, caller.name]

    def count_begun(self) -> int:
        """How many requests run, without those in the queue."""
        return sum(not request.interruption.is_queued for request in self._requests.values())

    async def answer_now(self, request_id: str, caller: Caller) -> None:
        """End the thinking of a request of the same caller, in whichever process it runs.

        Raises:
            NotFound: this caller has no running request of that id.
            InvalidRequest: what its model writes cannot be continued.
        """
        request = self._requests.get((request_id, caller.name))
        outcome = _press(request) if request else await self._others.ask("answer", request_id, caller.name)
        if outcome is None:
            raise NotFound(f"no request {request_id[:100]!r} is in work")
        if outcome != _ANSWERING:
            raise InvalidRequest("the thinking of this model cannot be ended: what it writes cannot be gone on with")

    async def _answer_for_another(self, request_id: str, owner: str) -> str | None:
        """The same for another process, which sees what comes of it. owner: the digest of the caller's name."""
        for (running_id, name), request in self._requests.items():
            if running_id == request_id and digest(name) == owner:
                return _press(request)
        return None

    def close(self, error: Callable[[], RequestError]) -> None:
        """Refuse every new request, and end those that have not begun."""
        self._refusal = error
        self.end(error, lambda request: request.interruption.is_queued)

    def end(self, error: Callable[[], RequestError], which: Callable[[RunningRequest], bool] = lambda _: True) -> int:
        """End those requests. Returns how many there were."""
        ended = [request for request in self._requests.values() if which(request)]
        for request in ended:
            request.interruption.raise_soon(error())
        return len(ended)


def _press(request: RunningRequest) -> str:
    if not request.switch.is_supported:
        return _UNSUPPORTED
    request.switch.turn_on()
    return _ANSWERING
