"""What a server serves, and where its aliases would send a prompt."""

from dataclasses import dataclass
from typing import Any

from thinkaloud_client import extension
from thinkaloud_client.reading import mapping, mappings, number, text, whole
from thinkaloud_client.reply import Route


@dataclass(slots=True, frozen=True)
class Model:
    """A served model or an alias. What another server than ThinkAloud does not say is None.

    visibility: the most that this key sees of its traces. route: of an alias, its cheapest model of each lane.
    """

    id: str
    thinking: bool | None = None
    visibility: str | None = None
    context_length: int | None = None
    route: dict[str, str] | None = None


@dataclass(slots=True, frozen=True)
class Decision:
    """Where an alias would send a prompt.

    lane: fast or thinking. threshold: at which score it thinks. tentative: the fast model's first tokens would decide.
    features: those that weigh most, each with its log-odds.
    """

    route: Route
    lane: str
    threshold: float | None = None
    tentative: bool = False
    features: tuple[tuple[str, float], ...] = ()


def models(told: Any) -> list[Model]:
    """The body of `GET /v1/models`."""
    return [_model(row, name) for row in mappings(mapping(told).get("data")) if (name := text(row.get("id")))]


def _model(row: dict[str, Any], name: str) -> Model:
    thinking, route = row.get("thinking"), row.get("route")
    return Model(
        name,
        thinking=thinking if isinstance(thinking, bool) else None,
        visibility=text(row.get("visibility")),
        context_length=whole(row.get("context_length")) or whole(row.get("max_model_len")),
        route=route if isinstance(route, dict) else None,
    )


def decision(told: Any) -> Decision | None:
    """The body of `POST /v1/route`; None where it is another."""
    fields = mapping(told)
    route = extension.route(fields)
    if route is None:
        return None
    features = mappings(fields.get("features"))
    return Decision(
        route,
        lane=text(fields.get("lane")) or "",
        threshold=number(fields.get("threshold")),
        tentative=fields.get("tentative") is True,
        features=tuple((text(each.get("name")) or "", number(each.get("log_odds")) or 0.0) for each in features),
    )
