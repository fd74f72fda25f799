"""Where an alias sends a request. What comes first decides:

    request    the caller says so: thinking switched off or on, or the header
    rule       a rule of the operator holds
    session    the turn goes on with a topic that is already being thought about: within a topic it only rises
    kind       the score of the prompt, against the threshold: of its kind, or of what thinking gains on it where a pair
    gain       was fitted; load, where only a raised threshold kept it from thinking
    gate       near the threshold the fast model begins, and its first tokens decide (`draft.py`)

The turns before are in the request, and are decided on again; only a tool loop is remembered (`loops.py`).
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, Self

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Caller, GenerationRequest, Lane, Route, RoutedBy
from thinkaloud.routing import fit_file
from thinkaloud.routing.confidence import Confidence, Signals
from thinkaloud.routing.familiarity import Familiar
from thinkaloud.routing.fit_file import Fitted
from thinkaloud.routing.rules import Rules
from thinkaloud.routing.scorer import Scorer
from thinkaloud.routing.thresholds import Threshold
from thinkaloud.routing.tool_loops import Loops
from thinkaloud.routing.turns import closes, goes_on, reading, user_turns
from thinkaloud.routing.weights import Head
from thinkaloud.settings import RouteSettings


class Scores(Protocol):
    """How much a prompt asks for thinking."""

    @property
    def threshold(self) -> float:
        """The score from which it should think."""

    def scored(self, text: str) -> tuple[float, Head]:
        """From 0 to 1, and what that is of."""

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """The `n` features that weigh most, each with its part of the log-odds."""


class Router:
    """One alias."""

    def __init__(
        self, settings: RouteSettings, scorer: Scores, waiting: Callable[[], float], fit: Fitted | None = None
    ) -> None:
        """waiting: how full the server's queue is, 0 to 1. fit: what `scorer` is the head of.

        Raises `SettingsError` for a rule that cannot be kept, and a fit of other models or without a gate.
        """
        self.settings = settings
        self._scorer = scorer
        self._rules = Rules(settings.rules)
        self._loops = Loops()
        self._confidence, self._band = _gate(settings, fit)
        self._threshold = Threshold(settings, settings.threshold or scorer.threshold, waiting)

    @classmethod
    def load(cls, settings: RouteSettings, waiting: Callable[[], float] = lambda: 0.0) -> Self:
        """With the scorer that the settings name. Raises `SettingsError`."""
        if settings.fit is None:
            return cls(settings, Scorer.bundled(), waiting)
        fit, weights = fit_file.read(settings.fit)
        threshold = fit.threshold if settings.quality is None else fit.keeping(settings.quality)
        scorer = Familiar(Scorer(weights), Scorer.bundled(), fit.seen, settings.threshold or threshold)
        return cls(settings, scorer, waiting, fit)

    def decide(self, request: GenerationRequest, caller: Caller, *, dry: bool = False) -> Route:
        """Where `request` goes. dry: only asked, so that no running share counts it."""
        began = time.perf_counter()
        if (taken := self._loops.taken(request, caller)) is not None and _asked(request) is None:
            return replace(taken, seconds=time.perf_counter() - began)
        turns = user_turns(request.messages) or [""]
        lane, by, score = self._decided(request, caller, turns)
        if score is not None and not dry:
            self._threshold.see(score)
        tentative = by == "gain" and score is not None and self._is_near(score, request)
        return Route("fast" if tentative else lane, by, score, time.perf_counter() - began, tentative)

    def answered(self, request: GenerationRequest, caller: Caller, route: Route) -> None:
        """Told once it is known by which route a request is answered: its tool loop is to keep that."""
        self._loops.keep(request, caller, route)

    def judged(self, route: Route, found: Signals | None, seconds: float) -> Route:
        """Where a tentative route ends, now that this is known of the first tokens. None: nothing can be, and the score
        of the prompt decides after all.
        """
        score, by = route.score or 0.0, route.by
        if self._confidence is not None and found is not None:
            score, by = self._confidence.score(score, found), "gate"
        return Route("thinking" if score >= self.threshold else "fast", by, score, route.seconds + seconds)

    @property
    def threshold(self) -> float:
        """The score from which a prompt thinks at this moment."""
        return self._threshold.now()

    def explain(self, request: GenerationRequest) -> list[tuple[str, float]]:
        """The features of the prompt that weigh most. Their names may hold its words: for its sender, for no log."""
        turns = user_turns(request.messages) or [""]
        return self._scorer.explain(reading(turns, len(turns) - 1))

    def _is_near(self, score: float, request: GenerationRequest) -> bool:
        """Whether a draft is to decide: there is a gate, and one answer to be judged."""
        lowest, highest = self._band
        return self._confidence is not None and lowest <= score < highest and request.n == request.thinking.votes == 1

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
        if closes(turns[-1]):
            return "fast", "kind", 0.0
        score, head = self._scorer.scored(reading(turns, len(turns) - 1))
        if score >= self._threshold.now():
            return "thinking", head, score
        if score >= self._threshold.base:
            return "fast", "load", score
        if self._thought(turns):
            return "thinking", "session", score
        return "fast", head, score

    def _thought(self, turns: Sequence[str]) -> bool:
        """Whether a turn before, of the topic that the last one goes on with, was thought about."""
        for at in range(len(turns) - 1, 0, -1):
            if not goes_on(turns[at - 1], turns[at]):
                return False
            if self._scorer.scored(reading(turns, at - 1))[0] >= self._threshold.base:
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


def _gate(settings: RouteSettings, fit: Fitted | None) -> tuple[Confidence | None, tuple[float, float]]:
    """What judges a draft, and the scores between which there is one. Raises `SettingsError`."""
    if fit is not None and (fit.fast, fit.thinking) != (settings.fast, settings.thinking):
        raise SettingsError(f"{settings.fit}: was fitted for {fit.fast} and {fit.thinking}: fit it again")
    if fit is None or settings.gate is None:
        return None, (0, 0)
    if fit.confidence is None:
        raise SettingsError(f"{settings.fit}: has no gate, since drafts told nothing when it was fitted")
    return fit.confidence, settings.gate.band or fit.band
