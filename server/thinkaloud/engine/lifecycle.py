"""The life of one engine: start, health checks and restarts. Its state is kept here and nowhere else."""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import Callable
from enum import StrEnum

from thinkaloud.engine.base import Engine
from thinkaloud.errors import (
    EngineDied,
    EngineFailed,
    EngineNotReady,
    EngineUnreachable,
    SettingsError,
    ThinkAloudError,
    describe_causes,
)

log = logging.getLogger("thinkaloud.engines")

_RETRY_DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each restart. An engine that fails more often within `_WINDOW` stays down; one that is only
unreachable is tried without end, and found soon after it is back."""
_MAX_DELAY_UNREACHABLE = 1.0
_WINDOW = 600.0


class State(StrEnum):
    """State of an engine.

    RESTARTING: loading again after it died. STALLED: it has requests and gives no output. FAILED: it cannot serve,
    for now or for good.
    """

    LOADING = "loading"
    RESTARTING = "restarting"
    READY = "ready"
    STALLED = "stalled"
    FAILED = "failed"
    STOPPED = "stopped"


_STARTING = frozenset({State.LOADING, State.RESTARTING})
_RUNNING = frozenset({State.READY, State.STALLED})


class EngineLifecycle:
    """One engine of the fleet and its state.

    phase: what it does, in a few words that anyone may read: no address, no path.
    restarts: how often it was started again after it died.
    was_ready: whether it was ever ready.
    error: why it is not ready.
    has_given_up: it is not started again.
    settled: set while no start is in progress.
    """

    def __init__(
        self,
        name: str,
        engine: Engine,
        stalled_after: float,
        on_failure: Callable[["EngineLifecycle", ThinkAloudError], None],
    ) -> None:
        """
        stalled_after: seconds without output after which an engine with requests counts as stalled.
        on_failure: called each time that a start or a health check fails.
        """
        self.name = name
        self.engine = engine
        self.state = State.LOADING
        self.phase = "waiting"
        self.restarts = 0
        self.was_ready = self.has_given_up = False
        self.error: ThinkAloudError | None = None
        self.settled = asyncio.Event()
        self._stalled_after = stalled_after
        self._on_failure = on_failure
        self._start_began = time.monotonic()
        self._start_ended: float | None = None
        self._usual_seconds = 10.0  # of a start
        self._next_start = 0.0
        self._missed = 0  # starts and checks in a row that did not reach it
        self._failures: list[float] = []  # times
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def retry_status(self) -> str:
        """When a failed engine is started again, in words."""
        return "stays down" if self.has_given_up else f"next try in {self._seconds_to_retry():.0f} s"

    @property
    def seconds(self) -> float:
        """How long the last start has taken so far, or took."""
        return (self._start_ended or time.monotonic()) - self._start_began

    @property
    def retry_after(self) -> int:
        """Estimated seconds until the engine is ready."""
        if self.has_given_up:
            return 60
        spent = self.seconds if self.state in _STARTING else -self._seconds_to_retry()
        return math.ceil(max(1.0, self._usual_seconds - spent))

    def start(self) -> None:
        """Start the engine and watch it from then on, in the background."""
        self._task = asyncio.create_task(self._run(), name=f"engine-{self.name}")

    async def stop(self) -> None:
        """Stop the engine, also one that is still loading."""
        self._enter(State.STOPPED, "stopped")
        self._wake.set()
        await self.engine.stop()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    def report_failure(self, error: EngineFailed) -> None:
        """Check the engine now, because a request failed with `error`; where it died, `error` gets a `retry_after`."""
        if isinstance(error, EngineDied):
            error.retry_after = min(60, self.retry_after)
        if self.state in _RUNNING:
            self._wake.set()

    async def wait_ready(self, timeout: float) -> None:  # noqa: ASYNC109  the wait is the point
        """Return when the engine can take a request.

        Raises:
            EngineNotReady: it is still loading after `timeout` seconds.
            EngineFailed: it did not start, died, or is stopped.
        """
        if self.state in _STARTING:
            try:
                await asyncio.wait_for(self.settled.wait(), timeout)
            except TimeoutError:
                message = f"the model is still loading ({self.phase}, {self.seconds:.0f} s so far)"
                raise EngineNotReady(message, retry_after=self.retry_after) from None
        if self.state not in _RUNNING:
            raise EngineFailed(
                f"the engine behind this model is not ready ({self.phase})", retry_after=self.retry_after
            )

    async def _run(self) -> None:
        while self.state is not State.STOPPED:
            try:
                await self._start_engine()
                await self._watch()
            except Exception as error:  # noqa: BLE001  whatever it is, the engine cannot serve
                self._fail(error)
            if self.has_given_up:
                await self.engine.stop()  # its processes may still hold the device's memory
                return
            await self._wait_for_retry()

    async def _start_engine(self) -> None:
        self._start_began, self._start_ended = time.monotonic(), None
        if not self._missed:  # requests do not wait for an upstream that is away
            self.restarts += self.was_ready
            self._enter(State.RESTARTING if self._failures else State.LOADING, "waiting")
        await self.engine.start(self._set_phase)
        self._start_ended = time.monotonic()
        self._usual_seconds = self._start_ended - self._start_began
        if self.error is not None:
            log.warning("engine %s: ready again", self.name)
        self.was_ready, self.error, self._missed = True, None, 0
        self._enter(State.READY, "ready")

    async def _watch(self) -> None:
        """Check the engine until it is stopped. Raises what `check` raises."""
        steps, since = self.engine.steps, time.monotonic()
        while self.state in _RUNNING:
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

    async def _wait_for_retry(self) -> None:
        while (left := self._seconds_to_retry()) and self.state is not State.STOPPED:
            await self._sleep(left)

    def _fail(self, error: Exception) -> None:
        if self.state is State.STOPPED:
            return
        now = time.monotonic()
        self._start_ended = self._start_ended or now
        if not isinstance(error, ThinkAloudError):
            error = EngineFailed(f"engine {self.name} failed: {describe_causes(error)}")
        self.error = error
        misconfigured = isinstance(error, SettingsError) and self.state is State.LOADING
        phase = "died" if self.state in _RUNNING else "did not start"
        if isinstance(error, EngineUnreachable | SettingsError) and not misconfigured:
            phase = "unreachable" if isinstance(error, EngineUnreachable) else "refuses its settings"
            self._missed += 1
            if self._missed == 1:
                log.error("%s; waiting for it", error)
        else:
            self._failures = [*(time for time in self._failures if now - time < _WINDOW), now]
            self.has_given_up = misconfigured or len(self._failures) > len(_RETRY_DELAYS)
            log.error("%s; %s", self.error, "it stays down" if self.has_given_up else "starting it again")
        delay = _RETRY_DELAYS[min(self._missed or len(self._failures), len(_RETRY_DELAYS)) - 1]
        self._next_start = now + (min(delay, _MAX_DELAY_UNREACHABLE) if self._missed else delay)
        self._enter(State.FAILED, phase)
        self._on_failure(self, self.error)

    def _enter(self, state: State, phase: str) -> None:
        if self.state is State.STOPPED:
            return
        self.state, self.phase = state, phase
        if state in _STARTING:
            self.settled.clear()
        else:
            self.settled.set()

    def _set_phase(self, phase: str) -> None:
        if self.state in _STARTING:
            self.phase = phase

    def _seconds_to_retry(self) -> float:
        return max(0.0, self._next_start - time.monotonic())

    async def _sleep(self, seconds: float) -> None:
        """Sleep, or return as soon as `_wake` is set."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), seconds)
        if self.state is not State.STOPPED:
            self._wake.clear()
