"""What of a response is a dialect's own outside of its answers: errors, models, names of headers.

Every request is of the first dialect that claims it, so that what the middleware refuses has the form that the client
reads. The base is OpenAI's form, and claims what no other dialect does.
"""

import math
from collections.abc import Sequence
from typing import Any, ClassVar

from starlette.types import Scope

from thinkaloud.errors import RequestError
from thinkaloud.request import Limit
from thinkaloud.request.introspection import ModelInfo


class Dialect:
    """OpenAI's form.

    has_key_in_query: whether the key may come as the parameter `key` of the query.
    exposed_headers: names of headers that pages of other origins may read, beside those of every dialect.
    """

    has_key_in_query: ClassVar[bool] = False
    exposed_headers: ClassVar[tuple[str, ...]] = tuple(
        f"x-ratelimit-{what}-{of}" for what in ("limit", "remaining", "reset") for of in ("requests", "tokens")
    )

    def claims(self, scope: Scope) -> bool:
        """Whether the request is of this dialect, by its path and its headers."""
        return True

    def error(self, error: RequestError, request_id: str) -> dict[str, Any]:
        """The body of a response for `error`."""
        return {"error": {"message": error.message, "type": error.type, "param": error.param, "code": error.code}}

    def id_headers(self, request_id: str) -> dict[str, str]:
        """The headers with the request's id."""
        return {"x-request-id": request_id}

    def limit_headers(self, limits: Sequence[Limit]) -> dict[str, str]:
        """The headers for the limits of the caller's key."""
        headers = {}
        for limit in limits:
            headers[f"x-ratelimit-limit-{limit.of}"] = str(limit.capacity)
            headers[f"x-ratelimit-remaining-{limit.of}"] = str(limit.remaining)
            headers[f"x-ratelimit-reset-{limit.of}"] = _format_duration(limit.seconds)
        return headers

    def model(self, model: ModelInfo, created: int) -> dict[str, Any]:
        """The body for one model. `max_model_len` is vLLM's name for the context length; what a model reads beside text
        is told as OpenRouter does.

        created: when the server started, in seconds since 1970.
        """
        body = {
            "id": model.name,
            "object": "model",
            "created": created,
            "owned_by": "thinkaloud",
            "thinking": model.thinking,
            "visibility": model.visibility,
            "context_length": model.context_length,
            "max_model_len": model.context_length,
        }
        if model.budgets:
            body["budgets"] = dict(model.budgets)
        if model.reads_images:
            body["architecture"] = {"input_modalities": ["text", "image"], "output_modalities": ["text"]}
        if model.route is not None:
            body["route"] = dict(model.route)
        if model.lanes:
            body["lanes"] = [{"model": lane.model, "lane": lane.kind, "cost": lane.cost} for lane in model.lanes]
        return body

    def models(self, models: Sequence[ModelInfo], created: int) -> dict[str, Any]:
        """The body for the list of models."""
        return {"object": "list", "data": [self.model(model, created) for model in models]}


OPENAI = Dialect()


def choose_dialect(dialects: Sequence[Dialect], scope: Scope) -> Dialect:
    """The first of `dialects` that claims the request, else `OPENAI`."""
    return next((dialect for dialect in dialects if dialect.claims(scope)), OPENAI)


def _format_duration(seconds: float) -> str:
    """A time in the form of OpenAI's headers: 120ms, 1.5s, 2m30s."""
    if seconds < 1:
        return f"{math.ceil(seconds * 1000)}ms"
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{minutes:.0f}m{rest:g}s" if minutes else f"{rest:g}s"
