"""Routes in /openapi.json. Bodies are read by hand, within limits, so FastAPI does not know their schemas."""

from functools import cache
from typing import Any

from pydantic import BaseModel

_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["message", "type", "param", "code"],
            "properties": {
                "message": {"type": "string"},
                "type": {"type": "string"},
                "param": {"type": ["string", "null"]},
                "code": {"type": ["string", "null"]},
            },
        }
    },
}
_FAILURES = {
    400: "The request is wrong",
    401: "No key, or one that is not known",
    403: "The key is not for this",
    404: "There is no such model",
    408: "The request did not arrive in time",
    413: "The body is too large",
    415: "The body is not application/json",
    429: "The key has used up what it may have for now",
    500: "The server failed",
    503: "The server is full, or the engine is not there",
}


def body(model: type[BaseModel]) -> dict[str, Any]:
    """The `openapi_extra` of a route that takes `model` as JSON."""
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": _inline_schema(model)}}}}


def responses(description: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that returns JSON or, for `stream: true`, events."""
    answers: dict[int | str, dict[str, Any]] = {
        200: {
            "description": description,
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/event-stream": {"schema": {"type": "string"}},
            },
        }
    }
    failure = {"application/json": {"schema": _ERROR}}
    return answers | {status: {"description": why, "content": failure} for status, why in _FAILURES.items()}


def refusals() -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route without a body. Without them FastAPI adds a 422 of its own."""
    return {"4XX": {"description": "The request is wrong", "content": {"application/json": {"schema": _ERROR}}}}


@cache
def _inline_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The model's JSON schema without `$ref`, which would not resolve inside a larger document."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})

    def resolve(value: Any) -> Any:
        if isinstance(value, dict):
            if "$ref" in value:
                return resolve(definitions[value["$ref"].rpartition("/")[2]])
            return {key: resolve(item) for key, item in value.items()}
        return [resolve(item) for item in value] if isinstance(value, list) else value

    resolved: dict[str, Any] = resolve(schema)
    return resolved
