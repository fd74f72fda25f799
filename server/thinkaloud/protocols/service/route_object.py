"""The `route` object of an answer."""

from typing import Any

from thinkaloud.generation import Route


def told(model: str, route: Route) -> dict[str, Any]:
    """Where an alias sent a request, and why. ms: that the decision took."""
    return {
        "model": model,
        "by": route.by,
        "score": None if route.score is None else round(route.score, 4),
        "ms": round(1000 * route.seconds, 3),
    }
