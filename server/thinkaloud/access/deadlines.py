"""The timeouts of one choice: for its first token, between two tokens, and in total.

Only waiting for the engine counts, not waiting for a slow reader, except in the total.
"""

import asyncio
from types import TracebackType
from typing import Self

from thinkaloud.errors import GenerationTimedOut
from thinkaloud.runtime.wait import Wait
from thinkaloud.settings import LimitsSettings


class Deadlines:
    """A context manager for each wait for the engine. Raises `GenerationTimedOut` if the wait exceeds the limits.

    It has one timer for all waits, which checks the deadline when it fires: to set a timer for each token costs more
    than everything else that is done for a token here.
    """

    def __init__(self, limits: LimitsSettings, wait: Wait) -> None:
        """wait: raises the error; others may raise theirs in it as well."""
        self._loop = asyncio.get_running_loop()
        self._limits = limits
        self._wait = wait
        self._timeout, self._subject = limits.first_token, "its first token"
        self._total_deadline = self._loop.time() + limits.total
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = 0.0

    def restart(self) -> None:
        """Allow the next wait as much time as for a first token, because the engine starts again."""
        self._timeout = self._limits.first_token

    def close(self) -> None:
        """Cancel the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def __enter__(self) -> Self:
        deadline = self._loop.time() + self._timeout
        if self._total_deadline < deadline:
            deadline, self._subject = self._total_deadline, "its answer"
        self._deadline = deadline
        if self._timer is None or deadline < self._timer.when():
            self.close()
            self._timer = self._loop.call_at(deadline, self._check)
        self._wait.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timeout, self._subject = self._limits.between_tokens, "its next token"
        self._wait.__exit__(kind, error, at)

    def _check(self) -> None:
        self._timer = None
        if self._loop.time() < self._deadline:
            self._timer = self._loop.call_at(self._deadline, self._check)
        else:
            self._wait.raise_now(GenerationTimedOut(f"the model took too long for {self._subject}", retry_after=10))
