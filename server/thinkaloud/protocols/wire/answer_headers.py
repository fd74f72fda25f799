"""The headers of an answer: its model, its route, and the fields of the request that had no effect."""

from collections.abc import Sequence

from thinkaloud.generation import Route
from thinkaloud.protocols.wire.thinking_controls import ROUTE_HEADER


def answer_headers(model: str, route: Route | None, ignored: Sequence[str]) -> dict[str, str]:
    """The headers. ignored: names of fields, dotted."""
    return {
        "x-thinkaloud-model": model,
        ROUTE_HEADER: route.by if route else "request",
        **ignored_header(ignored),
    }


def ignored_header(ignored: Sequence[str]) -> dict[str, str]:
    """The header that names ignored fields, if there are any. ignored: their names, dotted."""
    names = (name if name.isascii() and name.isprintable() else "?" for name in ignored)
    return {"x-thinkaloud-ignored": ", ".join(names)[:1024]} if ignored else {}
