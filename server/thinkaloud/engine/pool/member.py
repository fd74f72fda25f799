"""One server of a pool: where it is, what it works on, and whether it gets new work."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

import httpx

from thinkaloud.settings import HealthSettings

_MAX_FAILURES = 3
"""Failures in a row after which a member cools down."""
_MAX_REST = 60.0
"""Seconds that a Retry-After is obeyed at most."""


class MemberState(StrEnum):
    """State of a member. Only a ready one gets new work; what runs goes on in every state.

    COOLING: requests failed, or it has asked for a pause. DOWN: probes fail. DRAINING: it says that it will stop.
    """

    READY = "ready"
    COOLING = "cooling"
    DOWN = "down"
    DRAINING = "draining"


@dataclass(slots=True, frozen=True)
class Target:
    """Where a member is. name: of its host and port, and without a key. headers: of each request to it."""

    name: str
    url: httpx.URL
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    weight: float = 1.0


@dataclass(slots=True, frozen=True)
class MemberRules:
    """What makes a member change its state.

    cooldown: seconds without new work after failures. 0: none, also where it asks for a pause.
    """

    health: HealthSettings
    cooldown: float


class Member:
    """One server, which is down until a probe succeeds.

    running: generations in work. steps: items that came from it. retries: requests that it failed and another one got.
    fault: why a probe failed last.
    """

    def __init__(self, target: Target, rules: MemberRules, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.target = target.name, target
        self.running = self.steps = self.retries = 0
        self.fault: Exception | None = None
        self._rules = rules
        self._clock = clock
        self._is_down, self._is_draining = True, False
        self._missed = self._failures = 0
        self._passed = rules.health.rise - 1  # the first success is enough
        self._cools_until = self._rests_until = 0.0

    @property
    def state(self) -> MemberState:
        if self._is_down:
            return MemberState.DOWN
        if self._is_draining:
            return MemberState.DRAINING
        is_cooling = self._clock() < max(self._cools_until, self._rests_until)
        return MemberState.COOLING if is_cooling else MemberState.READY

    @property
    def is_live(self) -> bool:
        """Whether it can be asked if no member is ready: it answers probes, and has not asked for a pause."""
        return not (self._is_down or self._is_draining or self.rest)

    @property
    def rest(self) -> float:
        """Seconds left of the pause that it has asked for."""
        return max(0.0, self._rests_until - self._clock())

    def pass_probe(self) -> None:
        """It answers. A member that was away begins anew, since it may be another process now."""
        if self._missed:
            self._failures, self._cools_until, self._rests_until = 0, 0.0, 0.0
        self.fault, self._missed, self._is_draining = None, 0, False
        self._passed += 1
        self._is_down = self._is_down and self._passed < self._rules.health.rise

    def miss_probe(self, fault: Exception) -> None:
        """It does not answer, or not as it should."""
        self.fault, self._passed = fault, 0
        self._missed += 1
        self._is_down = self._is_down or self._missed >= self._rules.health.fall

    def drain(self, fault: Exception) -> None:
        """It answers that it takes no new work."""
        self.fault, self._missed = fault, 0
        self._is_draining = True

    def succeed(self) -> None:
        """A request has begun to be answered."""
        self._failures = 0

    def fail(self) -> None:
        """A request failed, and not for what it said."""
        self._failures += 1
        if self._failures >= _MAX_FAILURES:
            self._failures = _MAX_FAILURES - 1  # behind the pause, one more is enough
            self._cools_until = self._clock() + self._rules.cooldown

    def pause(self, seconds: float) -> None:
        """It asks not to be asked for so long."""
        if self._rules.cooldown:
            self._rests_until = max(self._rests_until, self._clock() + min(seconds, _MAX_REST))

    @contextmanager
    def work(self) -> Iterator[None]:
        """Hold one generation."""
        self.running += 1
        try:
            yield
        finally:
            self.running -= 1
