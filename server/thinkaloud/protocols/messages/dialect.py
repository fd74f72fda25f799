"""What of a response is Anthropic's own outside of its answers: errors, models, names of headers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from starlette.datastructures import Headers
from starlette.types import Scope

from thinkaloud.errors import ContextLengthExceeded, RequestError
from thinkaloud.protocols.wire.dialect import Dialect
from thinkaloud.request import Limit
from thinkaloud.request.introspection import ModelInfo

_PATH = "/v1/messages"
_SHARED = ("/v1/models", "/v1/route")
"""Paths of every dialect."""
_TYPES: Mapping[int, str] = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    413: "request_too_large",
    429: "rate_limit_error",
    500: "api_error",
    503: "overloaded_error",
}
"""Types of errors by their status; any other is an `invalid_request_error`."""


class MessagesDialect(Dialect):
    """Anthropic's form, under the paths of messages, and for those of every dialect where the request has an
    `anthropic-version`."""

    exposed_headers: ClassVar[tuple[str, ...]] = (
        "request-id",
        *(
            f"anthropic-ratelimit-{of}-{what}"
            for of in ("requests", "tokens")
            for what in ("limit", "remaining", "reset")
        ),
    )

    def claims(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if _is_below(path, _PATH):
            return True
        return any(_is_below(path, each) for each in _SHARED) and "anthropic-version" in Headers(scope=scope)

    def error(self, error: RequestError, request_id: str) -> dict[str, Any]:
        kind = _TYPES.get(error.status, "invalid_request_error")
        return {"type": "error", "error": {"type": kind, "message": _message(error)}, "request_id": request_id}

    def id_headers(self, request_id: str) -> dict[str, str]:
        return {**super().id_headers(request_id), "request-id": request_id}

    def limit_headers(self, limits: Sequence[Limit]) -> dict[str, str]:
        now = datetime.now(UTC)
        headers = {}
        for limit in limits:
            reset = now + timedelta(seconds=limit.seconds)
            headers[f"anthropic-ratelimit-{limit.of}-limit"] = str(limit.capacity)
            headers[f"anthropic-ratelimit-{limit.of}-remaining"] = str(limit.remaining)
            headers[f"anthropic-ratelimit-{limit.of}-reset"] = _timestamp(reset)
        return headers

    def model(self, model: ModelInfo, created: int) -> dict[str, Any]:
        return {
            "type": "model",
            "id": model.name,
            "display_name": model.name,
            "created_at": _timestamp(datetime.fromtimestamp(created, UTC)),
            "lifecycle": "active",
            "max_input_tokens": model.context_length,
            "max_tokens": model.context_length,
        }

    def models(self, models: Sequence[ModelInfo], created: int) -> dict[str, Any]:
        data = [self.model(model, created) for model in models]
        ids = [each["id"] for each in data]
        return {
            "data": data,
            "has_more": False,
            "first_id": ids[0] if ids else None,
            "last_id": ids[-1] if ids else None,
        }


MESSAGES = MessagesDialect()


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def _message(error: RequestError) -> str:
    """What is said to the caller. There is no other place for the field, and clients read some of these texts."""
    if isinstance(error, ContextLengthExceeded) and error.tokens is not None and error.limit is not None:
        return f"prompt is too long: {error.tokens} tokens > {error.limit} maximum"
    if error.param is None or error.param in error.message:
        return error.message
    return f"{error.param}: {error.message}"


def _timestamp(at: datetime) -> str:
    """A time as RFC 3339 has it, in whole seconds."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
