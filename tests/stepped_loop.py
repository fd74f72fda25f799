"""An event loop for laws about time: it runs when it is told to, and its clock moves only where a test moves it."""

from collections import deque
from collections.abc import Callable
from typing import Any


class Timer:
    """What `call_at` returns."""

    def __init__(self, when: float, callback: Callable[..., None], arguments: tuple[Any, ...]) -> None:
        self.when, self.callback, self.arguments = when, callback, arguments
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class SteppedLoop:
    """now: the clock, in seconds. soon, later: the callbacks that wait."""

    def __init__(self) -> None:
        self.now = 0.0
        self.soon: deque[tuple[Callable[..., None], tuple[Any, ...]]] = deque()
        self.later: list[Timer] = []

    def time(self) -> float:
        return self.now

    def call_soon(self, callback: Callable[..., None], *arguments: Any) -> None:
        self.soon.append((callback, arguments))

    def call_at(self, when: float, callback: Callable[..., None], *arguments: Any) -> Timer:
        self.later.append(timer := Timer(when, callback, arguments))
        return timer

    def turn(self) -> None:
        """Run what is ready now."""
        due = [each for each in self.later if each.when <= self.now]
        self.later = [each for each in self.later if each.when > self.now]
        ready = [*self.soon, *((each.callback, each.arguments) for each in due if not each.cancelled)]
        self.soon.clear()
        for callback, arguments in ready:
            callback(*arguments)

    def run_ready(self) -> None:
        """Turn until nothing is ready."""
        self.turn()
        while self.soon:
            self.turn()

    def advance(self, until: float) -> None:
        """Let time pass, and run each timer on the way when it is due."""
        while (when := min((each.when for each in self.later if not each.cancelled), default=until)) < until:
            self.now = max(self.now, when)
            self.run_ready()
        self.now = max(self.now, until)
        self.run_ready()
