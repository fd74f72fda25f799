"""What is Gemini's own outside of its answers: errors and models."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from starlette.datastructures import Headers
from starlette.types import Scope

from thinkaloud.errors import ContextLengthExceeded, RequestError
from thinkaloud.protocols.wire.dialect import Dialect
from thinkaloud.request.introspection import ModelInfo

_STATUSES: Mapping[int, str] = {
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    408: "DEADLINE_EXCEEDED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
_CLIENT_HEADERS = ("x-goog-api-key", "x-goog-api-client")


class GeminiDialect(Dialect):
    """Google's form, for its paths, and for the models where one of its clients asks."""

    has_key_in_query: ClassVar[bool] = True

    def claims(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if path.startswith("/v1beta/"):
            return True
        if path != "/v1/models" and not path.startswith("/v1/models/"):
            return False
        has_verb = scope["method"] == "POST" and ":" in path
        return has_verb or any(name in Headers(scope=scope) for name in _CLIENT_HEADERS)

    def error(self, error: RequestError, request_id: str) -> dict[str, Any]:
        message = error.message
        if isinstance(error, ContextLengthExceeded) and error.tokens is not None and error.limit is not None:
            message = (
                f"The input token count ({error.tokens}) exceeds the maximum number of tokens allowed ({error.limit})."
            )
        status = _STATUSES.get(error.status, "INVALID_ARGUMENT")
        return {"error": {"code": error.status, "message": message, "status": status}}

    def model(self, model: ModelInfo, created: int) -> dict[str, Any]:
        body: dict[str, Any] = {"name": f"models/{model.name}", "displayName": model.name}
        if model.context_length is not None:
            body |= {"inputTokenLimit": model.context_length, "outputTokenLimit": model.context_length}
        return body | {
            "supportedGenerationMethods": ["generateContent", "countTokens"],
            "thinking": model.thinking,
        }

    def models(self, models: Sequence[ModelInfo], created: int) -> dict[str, Any]:
        return {"models": [self.model(model, created) for model in models]}


GEMINI = GeminiDialect()
