"""One engine of the fleet: started, watched, and started again when it is lost. The one owner of its state."""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import Callable

from thinkaloud.engine.base import Engine, State
from thinkaloud.errors import (
    EngineDied,
    EngineFailed,
    EngineNotReady,
    EngineUnreachable,
    SettingsError,
    ThinkAloudError,
    causes,
)

log = logging.getLogger("thinkaloud.engines")

_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before an engine is started again. One that is lost more often within `_WINDOW` stays down; one that is
only away is looked for without end."""
_WINDOW = 600.0
_STARTING = frozenset({State.LOADING, State.RESTARTING})
_ASKABLE = frozenset({State.READY, State.STALLED})


class Member:
    """An engine and its state.

    phase: what it does, in a few words that anyone may read: no address, no path.
    restarts: how often it was started again after it was lost.
    served: whether it was ever ready.
    error: why it is not ready.
    mistaken: its first start showed a mistake in the settings. given_up: it stays down, for that or since it is lost
        again and again.
    settled: set while no start is in work.
    """

    def __init__(
        self, name: str, engine: Engine, stalled_after: float, lost: Callable[["Member", ThinkAloudError], None]
    ) -> None:
        """lost: told each time that a start has failed, or that the started engine is lost."""
        self.name = name
        self.engine = engine
        self.state = State.LOADING
        self.restarts = 0
        self.served = self.mistaken = self.given_up = False
        self.error: ThinkAloudError | None = None
        self.settled = asyncio.Event()
        self._stalled_after = stalled_after
        self._lost = lost
        self.phase = "waiting"
        self._began = time.monotonic()
        self._ended: float | None = None
        self._usual = 10.0  # seconds that a start takes
        self._next_try = 0.0
        self._away = 0  # looks in a row that did not find it
        self._losses: list[float] = []
        self._woken = asyncio.Event()
        self._life: asyncio.Task[None] | None = None

    @property
    def prospect(self) -> str:
        """What is to be expected of an engine that has failed."""
        return "stays down" if self.given_up else f"next try in {self._until_next_try():.0f} s"

    @property
    def seconds(self) -> float:
        """How long the last start has taken so far, or took."""
        return (self._ended or time.monotonic()) - self._began

    @property
    def retry_after(self) -> int:
        """Seconds after which the engine may be ready, as far as can be known."""
        if self.given_up:
            return 60
        spent = self.seconds if self.state in _STARTING else -self._until_next_try()
        return math.ceil(max(1.0, self._usual - spent))

    def begin(self) -> None:
        """Start the engine and watch it from then on, in the background."""
        self._life = asyncio.create_task(self._live(), name=f"engine-{self.name}")

    async def stop(self) -> None:
        """Stop the engine, also one that is still loading."""
        self._enter(State.STOPPED, "stopped")
        self._woken.set()
        await self.engine.stop()
        if self._life is not None:
            await asyncio.gather(self._life, return_exceptions=True)

    def doubt(self, error: EngineFailed) -> None:
        """Look at the engine now: a request has failed with `error`, which learns when the next one may not."""
        if isinstance(error, EngineDied):
            error.retry_after = min(60, self.retry_after)
        if self.state in _ASKABLE:
            self._woken.set()

    async def wait_ready(self, timeout: float) -> None:  # noqa: ASYNC109  the wait is the point
        """Return when the engine can be asked.

        Raises:
            EngineNotReady: it is still being started after `timeout` seconds.
            EngineFailed: it did not start, is lost, or is stopped.
        """
        if self.state in _STARTING:
            try:
                await asyncio.wait_for(self.settled.wait(), timeout)
            except TimeoutError:
                message = f"the model is still loading ({self.phase}, {self.seconds:.0f} s so far)"
                raise EngineNotReady(message, retry_after=self.retry_after) from None
        if self.state not in _ASKABLE:
            raise EngineFailed(
                f"the engine behind this model is not ready ({self.phase})", retry_after=self.retry_after
            )

    async def _live(self) -> None:
        while self.state is not State.STOPPED:
            try:
                await self._start()
                await self._watch()
            except Exception as error:  # noqa: BLE001  whatever it is, the engine cannot be asked
                self._fail(error)
            if self.given_up:
                await self.engine.stop()  # what is left of it may hold the device's memory
                return
            await self._pause()

    async def _start(self) -> None:
        self._began, self._ended = time.monotonic(), None
        if not self._away:  # to look whether it is back is no start that is worth waiting for
            self.restarts += self.served
            self._enter(State.RESTARTING if self._losses else State.LOADING, "waiting")
        await self.engine.start(self._progress)
        self._ended = time.monotonic()
        self._usual = self._ended - self._began
        if self.error is not None:
            log.warning("engine %s: ready again", self.name)
        self.served, self.error, self._away = True, None, 0
        self._enter(State.READY, "ready")

    async def _watch(self) -> None:
        """Look at the engine again and again. Returns when it is stopped; raises what `check` raises."""
        steps, since = self.engine.steps, time.monotonic()
        while self.state in _ASKABLE:
            await self._sleep(self.engine.check_every)
            await self.engine.check()
            if self.engine.steps != steps or not self.engine.running():
                steps, since = self.engine.steps, time.monotonic()
            silence = time.monotonic() - since
            if silence < self._stalled_after:
                self._enter(State.READY, "ready")
                continue
            if self.state is State.READY:
                log.warning("engine %s has work and gives no sign of life", self.name)
            self._enter(State.STALLED, f"no sign of life for {silence:.0f} s")

    async def _pause(self) -> None:
        while (left := self._until_next_try()) and self.state is not State.STOPPED:
            await self._sleep(left)

    def _fail(self, error: Exception) -> None:
        if self.state is State.STOPPED:
            return
        now = time.monotonic()
        self._ended = self._ended or now
        if not isinstance(error, ThinkAloudError):
            error = EngineFailed(f"engine {self.name} failed: {causes(error)}")
        self.error = error
        self.mistaken = isinstance(error, SettingsError) and self.state is State.LOADING
        phase = "died" if self.state in _ASKABLE else "did not start"
        if isinstance(error, EngineUnreachable | SettingsError) and not self.mistaken:
            phase = "unreachable" if isinstance(error, EngineUnreachable) else "refuses its settings"
            self._away += 1
            if self._away == 1:
                log.error("%s; waiting for it", error)
        else:
            self._losses = [*(loss for loss in self._losses if now - loss < _WINDOW), now]
            self.given_up = self.mistaken or len(self._losses) > len(_PAUSES)
            log.error("%s; %s", self.error, "it stays down" if self.given_up else "starting it again")
        self._next_try = now + _PAUSES[min(self._away or len(self._losses), len(_PAUSES)) - 1]
        self._enter(State.FAILED, phase)
        self._lost(self, self.error)

    def _enter(self, state: State, phase: str) -> None:
        if self.state is State.STOPPED:
            return
        self.state, self.phase = state, phase
        if state in _STARTING:
            self.settled.clear()
        else:
            self.settled.set()

    def _progress(self, phase: str) -> None:
        if self.state in _STARTING:
            self.phase = phase

    def _until_next_try(self) -> float:
        return max(0.0, self._next_try - time.monotonic())

    async def _sleep(self, seconds: float) -> None:
        """Unless woken."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)
        if self.state is not State.STOPPED:
            self._woken.clear()
