"""The `route` object of an answer."""

from typing import Any

from thinkaloud.generation import Route


def route_object(route: Route) -> dict[str, Any]:
    """The model that an alias chose, and why. effort: that the score has set. ms: how long the decision took."""
    return {
        "model": route.model,
        "lane": route.lane,
        "by": route.by,
        "score": None if route.score is None else round(route.score, 4),
        "effort": route.effort,
        "ms": round(1000 * route.seconds, 3),
    }
