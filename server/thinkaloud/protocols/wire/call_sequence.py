"""The calls of one answer, one behind the other: a piece of another call waits while one is open that may go on."""

from dataclasses import dataclass, field

import msgspec

from thinkaloud.events import ToolCallDelta


@dataclass(slots=True)
class PendingCall:
    """A call that has begun. parts: of its arguments."""

    id: str
    name: str
    parts: list[str] = field(default_factory=list)

    @property
    def arguments(self) -> str:
        """Its arguments so far."""
        return "".join(self.parts)

    @property
    def is_whole(self) -> bool:
        """Whether its arguments are JSON, so that nothing can follow."""
        try:
            msgspec.json.decode(self.arguments)
        except (msgspec.DecodeError, RecursionError):
            return False
        return True


class CallSequence:
    """Calls by their position. current: the open one."""

    def __init__(self) -> None:
        self.current: PendingCall | None = None
        self._calls: dict[int, PendingCall] = {}
        self._waiting: list[int] = []

    def add(self, delta: ToolCallDelta) -> PendingCall:
        """Add a piece to its call, and return the call."""
        call = self._calls.get(delta.position)
        if call is None:
            call = self._calls[delta.position] = PendingCall(delta.id or "", delta.name or "")
            self._waiting.append(delta.position)
        call.parts.append(delta.arguments)
        return call

    @property
    def may_begin(self) -> bool:
        """Whether a call waits, and none is open that may go on."""
        return self.is_waiting and (self.current is None or self.current.is_whole)

    @property
    def is_waiting(self) -> bool:
        """Whether a call waits."""
        return bool(self._waiting)

    def begin(self) -> PendingCall:
        """Open the first call that waits."""
        position = min(self._waiting)
        self._waiting.remove(position)
        self.current = self._calls[position]
        return self.current

    def end(self) -> None:
        """No call is open any more."""
        self.current = None
