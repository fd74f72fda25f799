"""The `route` object of an answer."""

from typing import Any

from thinkaloud.generation import Route


def route_object(model: str, route: Route) -> dict[str, Any]:
    """The model that an alias chose, and why. ms: how long the decision took."""
    return {
        "model": model,
        "by": route.by,
        "score": None if route.score is None else round(route.score, 4),
        "ms": round(1000 * route.seconds, 3),
    }
