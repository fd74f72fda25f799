"""The timeouts of one choice: to its first token, from one token to the next, and in all.

Only the wait for the engine counts, not that for a slow reader, except in the total.
"""

import asyncio
from types import TracebackType
from typing import Self

from thinkaloud.errors import GenerationTimedOut
from thinkaloud.settings import LimitsSettings


class Deadlines:
    """A context manager around each wait for the engine. Raises `GenerationTimedOut` from it where it takes longer
    than the limits allow.

    It is `asyncio.timeout_at` for wait after wait with one timer, which is looked at when it fires: to set one for each
    token costs more than all else that is done for a token here.
    """

    def __init__(self, limits: LimitsSettings) -> None:
        self._loop = asyncio.get_running_loop()
        self._limits = limits
        self._pause, self._awaited = limits.first_token, "its first token"
        self._end = self._loop.time() + limits.total
        self._timer: asyncio.TimerHandle | None = None
        self._waiting: asyncio.Task[object] | None = None
        self._cancelling = 0
        self._deadline = 0.0
        self._expired = False

    def restart(self) -> None:
        """The engine begins anew: the next wait may take as long as one for a first token."""
        self._pause = self._limits.first_token

    def close(self) -> None:
        """Cancel the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def __enter__(self) -> Self:
        deadline = self._loop.time() + self._pause
        if self._end < deadline:
            deadline, self._awaited = self._end, "its answer"
        self._deadline = deadline
        if self._timer is None or deadline < self._timer.when():
            self.close()
            self._timer = self._loop.call_at(deadline, self._check)
        self._waiting = asyncio.current_task(self._loop)
        self._cancelling = self._waiting.cancelling() if self._waiting else 0
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        task, self._waiting = self._waiting, None
        if self._expired:
            self._expired = False
            if task is not None and task.uncancel() <= self._cancelling and kind is asyncio.CancelledError:
                raise GenerationTimedOut(f"the model took too long for {self._awaited}", retry_after=10) from None
        self._pause, self._awaited = self._limits.between_tokens, "its next token"

    def _check(self) -> None:
        self._timer = None
        if self._waiting is None:
            return
        if self._loop.time() < self._deadline:
            self._timer = self._loop.call_at(self._deadline, self._check)
        else:
            self._expired = True
            self._waiting.cancel()
