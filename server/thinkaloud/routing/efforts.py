"""The effort that a score sets: the higher the score, the higher the effort.

It is for prompts that think and ask for nothing themselves: an effort, a budget, a least number of tokens or retries of
the caller's always win. What heeds a caller's effort heeds this one: the model's budgets, its template, an upstream.
"""

from collections.abc import Mapping
from dataclasses import replace

from thinkaloud.generation import Effort, GenerationRequest, Route


def find_effort(bands: Mapping[Effort, float], score: float | None, request: GenerationRequest) -> Effort | None:
    """Return the effort of a thinking prompt of this score: None without bands or a score, or where the caller chose.

    bands: the score from which each effort is, in ascending order. Below all of them, it is the first one.
    """
    if score is None or not bands or _has_own(request):
        return None
    return [effort for at, (effort, least) in enumerate(bands.items()) if at == 0 or score >= least][-1]


def apply_effort(request: GenerationRequest, route: Route | None) -> GenerationRequest:
    """Return the request with the effort of its route."""
    if route is None or route.effort is None:
        return request
    return replace(request, thinking=replace(request.thinking, effort=route.effort))


def _has_own(request: GenerationRequest) -> bool:
    plan = request.thinking
    asked = plan.effort is not None or plan.budget is not None or plan.min_tokens or plan.retries
    return bool(asked) or "reasoning_effort" in request.template_arguments
