"""Where an alias sends a request. What comes first decides:

    request    the caller says so: thinking switched off or on, or the header
    rule       a rule of the operator holds
    session    the turn goes on with a topic that is already being thought about: within a topic it only rises
    kind       the score of the prompt, against the threshold; load, where only a raised threshold kept it from thinking

Nothing is remembered between requests: the turns before are in the request, and are decided on again.
"""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from thinkaloud.generation import Caller, GenerationRequest, Lane, Route, RoutedBy
from thinkaloud.routing.rules import Rules
from thinkaloud.routing.thresholds import Threshold
from thinkaloud.routing.turns import goes_on, reading, user_turns
from thinkaloud.settings import RouteSettings


class Scores(Protocol):
    """How much a prompt asks for thinking."""

    @property
    def threshold(self) -> float:
        """The score from which it should think."""

    def score(self, text: str) -> float:
        """From 0 to 1."""

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """The `n` features that weigh most, each with its part of the log-odds."""


class Router:
    """One alias."""

    def __init__(self, settings: RouteSettings, scorer: Scores, waiting: Callable[[], float]) -> None:
        """waiting: how full the server's queue is, 0 to 1. Raises `SettingsError` for a rule that cannot be kept."""
        self.settings = settings
        self._scorer = scorer
        self._rules = Rules(settings.rules)
        self._threshold = Threshold(settings, scorer.threshold, waiting)

    def decide(self, request: GenerationRequest, caller: Caller, *, dry: bool = False) -> Route:
        """Where `request` goes. dry: only asked, so that no running share counts it."""
        began = time.perf_counter()
        turns = user_turns(request.messages) or [""]
        lane, by, score = self._decided(request, caller, turns)
        if score is not None and not dry:
            self._threshold.see(score)
        return Route(lane, by, score, time.perf_counter() - began)

    @property
    def threshold(self) -> float:
        """The score from which a prompt thinks at this moment."""
        return self._threshold.now()

    def explain(self, request: GenerationRequest) -> list[tuple[str, float]]:
        """The features of the prompt that weigh most. Their names may hold its words: for its sender, for no log."""
        turns = user_turns(request.messages) or [""]
        return self._scorer.explain(reading(turns, len(turns) - 1))

    def model(self, lane: Lane) -> str:
        """The name of the served model on `lane`."""
        return self.settings.fast if lane == "fast" else self.settings.thinking

    def _decided(
        self, request: GenerationRequest, caller: Caller, turns: Sequence[str]
    ) -> tuple[Lane, RoutedBy, float | None]:
        if (asked := _asked(request)) is not None:
            return asked, "request", None
        if (ruled := self._rules.lane(turns[-1], request, caller)) is not None:
            return ruled, "rule", None
        score, threshold = self._scorer.score(reading(turns, len(turns) - 1)), self._threshold.now()
        if score >= threshold:
            return "thinking", "kind", score
        if score >= self._threshold.base:
            return "fast", "load", score
        if self._thought(turns):
            return "thinking", "session", score
        return "fast", "kind", score

    def _thought(self, turns: Sequence[str]) -> bool:
        """Whether a turn before, of the topic that the last one goes on with, was thought about."""
        for at in range(len(turns) - 1, 0, -1):
            if not goes_on(turns[at - 1], turns[at]):
                return False
            if self._scorer.score(reading(turns, at - 1)) >= self._threshold.base:
                return True
        return False


def _asked(request: GenerationRequest) -> Lane | None:
    """What the caller says itself. An effort is no such word, but for none: many clients always send one."""
    plan = request.thinking
    if request.lane is not None:
        return request.lane
    if plan.enabled is False:
        return "fast"
    return "thinking" if plan.enabled and plan.effort is None else None
