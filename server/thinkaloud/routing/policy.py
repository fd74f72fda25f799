"""The routing policy: whether a request to an alias needs thinking. The first of these that applies decides:

    request    the caller turned thinking on or off, or set the header
    rule       a rule of the operator matches
    session    the turn continues a topic that the thinking model already had; within a topic a route only goes up,
               unless the alias looks at the last turn alone
    kind       the score of the prompt against the threshold: of its kind, or, if a pair of models was fitted, of what
    gain       thinking gains on it; load, if only a raised threshold kept it from thinking
    gate       near the threshold the fast model begins, and its first tokens decide (`draft.py`)

Which model of that kind answers, and which ones instead, is in `lanes.py`; with what effort, in `efforts.py`. An alias
in `shadow` decides in the same way, and sends every prompt to one kind.

Earlier turns are in the request, and are scored again. Only the routes of tool loops are stored (`tool_loops.py`).
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol, Self

from thinkaloud.errors import SettingsError
from thinkaloud.generation import GenerationRequest, Lane, Route, RoutedBy
from thinkaloud.routing import fit_file
from thinkaloud.routing.confidence import Confidence, Signals
from thinkaloud.routing.efforts import find_effort
from thinkaloud.routing.familiarity import FamiliarityScorer
from thinkaloud.routing.fit_file import PairFit
from thinkaloud.routing.lanes import Abilities, Lanes
from thinkaloud.routing.rules import Rules
from thinkaloud.routing.scorer import Scorer
from thinkaloud.routing.thresholds import Threshold
from thinkaloud.routing.tool_loops import ToolLoops
from thinkaloud.routing.turns import (
    MOST_SCORED,
    MOST_TURNS,
    Turn,
    continues_topic,
    is_closing,
    read_turns,
    scored_text,
)
from thinkaloud.routing.weights import Head
from thinkaloud.settings import RouteSettings


class PromptScorer(Protocol):
    """Scores how much a prompt needs thinking."""

    @property
    def threshold(self) -> float:
        """The lowest score of a prompt that should go to the thinking model."""

    def score_with_head(self, text: str) -> tuple[float, Head]:
        """Return the score, from 0 to 1, and the head that it is from."""

    def explain(self, text: str, n: int | None = 5) -> list[tuple[str, float]]:
        """Return the `n` features of the largest weight, each with its part of the log-odds."""


class Router:
    """The router of one alias."""

    def __init__(
        self,
        settings: RouteSettings,
        scorer: PromptScorer,
        waiting: Callable[[], float],
        fit: PairFit | None = None,
        loops: ToolLoops | None = None,
        abilities: Callable[[str], Abilities] = lambda _: Abilities(),
    ) -> None:
        """waiting: returns how full the server's queue is, 0 to 1. fit: the file that `scorer` is from. loops: where
        the routes of tool loops are kept. abilities: returns what a served model can do.

        Raises `SettingsError` for a rule that cannot be applied, and a fit of other models or without a gate.
        """
        self.settings = settings
        self._lanes = Lanes(settings, abilities)
        self._scorer = scorer
        self._rules = Rules(settings.rules)
        self._loops = loops or ToolLoops()
        self._confidence, self._band = _select_gate(settings, fit)
        self._threshold = Threshold(settings, settings.threshold or scorer.threshold, waiting)

    @classmethod
    def load(
        cls,
        settings: RouteSettings,
        waiting: Callable[[], float] = lambda: 0.0,
        loops: ToolLoops | None = None,
        abilities: Callable[[str], Abilities] = lambda _: Abilities(),
    ) -> Self:
        """Return a router with the scorer that the settings name. Raises `SettingsError`."""
        if settings.fit is None:
            return cls(settings, Scorer.load_bundled(), waiting, None, loops, abilities)
        fit, weights = fit_file.read_fit(settings.fit)
        threshold = fit.threshold if settings.quality is None else fit.threshold_for(settings.quality)
        base = settings.threshold or threshold
        return cls(settings, FamiliarityScorer.of_fit(fit, weights, base), waiting, fit, loops, abilities)

    async def recall(self, request: GenerationRequest, key: str) -> None:
        """Learn the route of the tool loop that `request` continues, if another replica decided it."""
        await self._loops.recall(request, key)

    def decide(self, request: GenerationRequest, key: str, *, dry: bool = False) -> Route:
        """Return the route of `request`, the first of its `routes`."""
        return self.routes(request, key, dry=dry)[0]

    def routes(self, request: GenerationRequest, key: str, *, dry: bool = False) -> list[Route]:
        """Return the route of `request`, and behind it those by which it is answered instead.

        key: the name of the caller's key. dry: leave the running share of thinking prompts as it is.
        Raises `InvalidRequest` if no model of the alias can answer it.
        """
        began = time.perf_counter()
        stored = self._loops.find_route(request, key)
        if stored is not None and _requested_lane(request) is None:
            routes = self._answering(request, stored)
        else:
            route = Route(*self._choose_lane(request, key, self._considered_turns(request)))
            if route.score is not None and not dry:
                self._threshold.add_score(route.score)
            if (shadow := self.settings.shadow_lane) is not None and route.by != "request":
                routes = self._answering(request, self._answering(request, route)[0].replaced_by(shadow, "shadow"))
            else:
                routes = self._draft_first(request, route) or self._answering(request, route)
        seconds = time.perf_counter() - began
        return [_timed(each, seconds) for each in routes]

    def _answering(self, request: GenerationRequest, route: Route) -> list[Route]:
        """Return `route` by each model that may answer, in order; by any but the first of its kind it is a fallback."""
        models = self._lanes.order(request, route.lane)
        models.sort(key=lambda model: model != (route.lane, route.model))  # a tool loop keeps its model
        routes: list[Route] = []
        for lane, model in models:
            effort = find_effort(self.settings.efforts, route.score, request) if lane == "thinking" else None
            is_own = lane == route.lane and not routes
            taken = route if is_own else (routes[0] if routes else route).replaced_by(lane, "fallback")
            routes.append(replace(taken, model=model, effort=effort))
        return routes

    def _draft_first(self, request: GenerationRequest, route: Route) -> list[Route] | None:
        """Return the routes with a draft before them, if one decides: the score is in the gate's band, one answer is
        wanted, the fast model of the fit would give it, and one that thinks if the draft were dropped.
        """
        lowest, highest = self._band
        is_near = route.by == "gain" and route.score is not None and lowest <= route.score < highest
        if self._confidence is None or not is_near or request.n > 1 or request.thinking.votes > 1:
            return None
        routes = self._answering(request, replace(route, lane="fast", tentative=True))
        instead = self.routes_after_draft(request, replace(route, lane="thinking"), routes[0])
        is_of_fit = (routes[0].lane, routes[0].model) == ("fast", self.settings.pair["fast"])
        return routes if is_of_fit and instead and instead[0].lane == "thinking" else None

    def keep_route(self, request: GenerationRequest, key: str, route: Route) -> None:
        """Store the route by which a request is answered, for the rest of its tool loop."""
        self._loops.keep_route(request, key, route)

    def resolve(self, route: Route, signals: Signals | None, seconds: float) -> Route:
        """Return the final route in place of a tentative one, which is to the same model or to one that thinks.

        signals: of the draft's first tokens; None if there are none, and then the score of the prompt decides.
        seconds: spent on the draft.
        """
        score, by = route.score or 0.0, route.by
        if self._confidence is not None and signals is not None:
            score, by = self._confidence.score(score, signals), "gate"
        lane: Lane = "thinking" if score >= self.threshold else "fast"
        return replace(route, lane=lane, by=by, score=score, seconds=route.seconds + seconds, tentative=False)

    def routes_after_draft(self, request: GenerationRequest, final: Route, drafted: Route) -> list[Route]:
        """Return `final`, to which a dropped draft has led, and those by which the request is answered instead.

        drafted: the route of the draft, whose model is not asked again.
        """
        routes = self._answering(request, replace(final, model=""))
        return [each for each in routes if (each.lane, each.model) != (drafted.lane, drafted.model)]

    @property
    def threshold(self) -> float:
        """The current threshold of the score."""
        return self._threshold.value

    def explain(self, request: GenerationRequest) -> list[tuple[str, float]]:
        """Return the features of the prompt of the largest weight, each with its part of the log-odds.

        Their names may hold words of the prompt: they are for its sender, and must not reach a log.
        """
        return self._scorer.explain(self.scored_text(request))

    def scored_text(self, request: GenerationRequest) -> str:
        """Return the text whose score decides."""
        return scored_text([words for _, words in self._considered_turns(request, MOST_SCORED)])

    def _considered_turns(self, request: GenerationRequest, most: int = MOST_TURNS) -> list[Turn]:
        return read_turns(request.messages, most if self.settings.scope == "topic" else 1)

    def _choose_lane(
        self, request: GenerationRequest, key: str, considered: Sequence[Turn]
    ) -> tuple[Lane, RoutedBy, float | None]:
        if (requested := _requested_lane(request)) is not None:
            return requested, "request", None
        if (lane := self._rules.find_lane(considered[-1][0], request, key)) is not None:
            return lane, "rule", None
        turns = [words for _, words in considered]
        if is_closing(turns[-1]):
            return "fast", "kind", 0.0
        score, head = self._scorer.score_with_head(scored_text(turns))
        if score >= self._threshold.value:
            return "thinking", head, score
        if score >= self._threshold.base:
            return "fast", "load", score
        if self._has_thinking_topic(turns):
            return "thinking", "session", score
        return "fast", head, score

    def _has_thinking_topic(self, turns: Sequence[str]) -> bool:
        """Whether an earlier turn of the current topic reached the threshold."""
        for at in range(len(turns) - 1, 0, -1):
            if not continues_topic(turns[at - 1], turns[at]):
                return False
            if self._scorer.score_with_head(scored_text(turns[:at]))[0] >= self._threshold.base:
                return True
        return False


def _timed(route: Route, seconds: float) -> Route:
    """Return `route` with the seconds that its decision took, and what was decided in its place likewise."""
    decided = None if route.instead_of is None else replace(route.instead_of, seconds=seconds)
    return replace(route, seconds=seconds, instead_of=decided)


def _requested_lane(request: GenerationRequest) -> Lane | None:
    """Return the lane that the caller asks for. An effort but "none" asks for none: many clients always send one."""
    plan = request.thinking
    if request.lane is not None:
        return request.lane
    if plan.enabled is False:
        return "fast"
    return "thinking" if plan.enabled and plan.effort is None else None


def _select_gate(settings: RouteSettings, fit: PairFit | None) -> tuple[Confidence | None, tuple[float, float]]:
    """Return the model that rates drafts, and the band of scores in which a draft decides. Raises `SettingsError`."""
    if fit is not None and {"fast": fit.fast, "thinking": fit.thinking} != settings.pair:
        raise SettingsError(f"{settings.fit}: was fitted for {fit.fast} and {fit.thinking}: fit it again")
    if fit is None or settings.gate is None:
        return None, (0, 0)
    if fit.confidence is None:
        raise SettingsError(f"{settings.fit}: has no gate, since drafts told nothing when it was fitted")
    return fit.confidence, settings.gate.band or fit.band
