"""The errors, with their status, type and code. Their form on the wire is a dialect's (`protocols/wire/dialect.py`).

    ThinkAloudError
    ├── SettingsError              invalid settings; the command ends with exit code 2
    ├── PreparationFailed          no pretrained model: the tiny pair is served
    └── RequestError               has a status, a type and a code
        ├── InvalidRequest         400
        │   ├── ContextLengthExceeded
        │   └── TemplateRefused
        ├── Unauthorized           401
        ├── Forbidden              403
        │   ├── MetricsForbidden
        │   └── AdminForbidden
        ├── ForeignHost            403: a server without keys was addressed by another host name
        ├── ForeignOrigin          403: a server without keys was called by a page of another origin
        ├── ModelNotFound          404
        ├── NotFound               404
        │   └── PreviousResponseNotFound
        ├── MethodNotAllowed       405
        ├── RequestTimedOut        408
        ├── PayloadTooLarge        413
        ├── UnsupportedMediaType   415
        ├── UpgradeRequired        426: a client asked for a WebSocket
        ├── HeadersTooLarge        431
        ├── RateLimited            429, Retry-After: the limits of the key
        │   └── ThinkingTokensSpent
        ├── Overloaded             503, Retry-After
        ├── Stopping               503, Retry-After
        ├── EngineNotReady         503, Retry-After
        ├── EngineFailed           503, Retry-After
        │   ├── EngineDied
        │   └── EngineUnreachable
        ├── GenerationTimedOut     503, Retry-After
        ├── StoreFailed            503, Retry-After: the database of responses
        ├── StateFailed            503, Retry-After: the limits of keys cannot be counted over all replicas
        ├── UpstreamRejected       400: an upstream refused the request
        └── InternalError          500, with only the request's id

Other exceptions are translated where they occur (an engine's in its own file); what is not translated becomes
`InternalError`. Their texts go to the operator's log, never to the caller: they may quote the prompt. Cancellation is
never translated.
"""

from pathlib import Path
from typing import ClassVar

_MAX_PARAM = 100


class ThinkAloudError(Exception):
    """Base of all errors that ThinkAloud raises itself."""


class SettingsError(ThinkAloudError):
    """Invalid settings. The message is one line with the key and the file."""


class PreparationFailed(ThinkAloudError):
    """The pretrained model of the default settings cannot be prepared. The message is one line that says why."""


class RequestError(ThinkAloudError):
    """A request failed. `message` is for the caller.

    param: the path of the wrong field in the request, with dots, if there is one. Of a long one, in which names are the
    caller's own, both ends are kept, in the message too.
    retry_after: whole seconds, 1 to `longest_wait`, after which the same request may succeed.
    """

    status: ClassVar[int] = 500
    type: ClassVar[str] = "server_error"
    code: ClassVar[str | None] = None
    longest_wait: ClassVar[int] = 60

    def __init__(self, message: str, *, param: str | None = None, retry_after: int | None = None) -> None:
        if param is not None and len(param) > _MAX_PARAM:
            short = f"{param[: _MAX_PARAM // 2]}…{param[-_MAX_PARAM // 2 :]}"
            message, param = message.replace(param, short), short
        super().__init__(message)
        self.message = message
        self.param = param
        self.retry_after = None if retry_after is None else min(self.longest_wait, max(1, retry_after))

    def headers(self) -> dict[str, str]:
        """The response headers."""
        wait = self.retry_after or (10 if self.status == 503 else None)
        return {} if wait is None else {"retry-after": str(wait)}


class InvalidRequest(RequestError):
    """The request is invalid. A retry does not help."""

    status, type, code = 400, "invalid_request_error", "invalid_value"


class ContextLengthExceeded(InvalidRequest):
    """The prompt, or the prompt with `max_tokens`, does not fit into the model's context.

    tokens: of a prompt that is too long by itself, at least; None if it is not, or was not counted.
    limit: of the context, in tokens; None if it is not known.
    """

    code = "context_length_exceeded"

    def __init__(
        self, message: str, *, param: str | None = None, tokens: int | None = None, limit: int | None = None
    ) -> None:
        super().__init__(message, param=param)
        self.tokens = tokens
        self.limit = limit


class TemplateRefused(InvalidRequest):
    """The model's chat template does not take the conversation."""


class UpstreamRejected(InvalidRequest):
    """The upstream server refused the request."""

    code = "upstream_rejected"


class Unauthorized(RequestError):
    """There is no key, or it is not known."""

    status, type, code = 401, "authentication_error", "invalid_api_key"

    def headers(self) -> dict[str, str]:
        return {"www-authenticate": "Bearer"}


class Forbidden(RequestError):
    """The key is valid, but not for this."""

    status, type, code = 403, "permission_error", "model_not_allowed"


class MetricsForbidden(Forbidden):
    """The key may not read the metrics, which count all callers."""

    code = "metrics_not_allowed"


class AdminForbidden(Forbidden):
    """The key may not read the operator's page, which names all callers."""

    code = "admin_not_allowed"


class ForeignHost(RequestError):
    """A server without keys was addressed by a host name that is not its own."""

    status, type, code = 403, "permission_error", "host_not_allowed"


class ForeignOrigin(RequestError):
    """A server without keys was called by a page of another origin."""

    status, type, code = 403, "permission_error", "origin_not_allowed"


class RequestTimedOut(RequestError):
    """The request did not arrive in time."""

    status, type, code = 408, "invalid_request_error", "request_timeout"

    def headers(self) -> dict[str, str]:
        return {"connection": "close"}


class HeadersTooLarge(RequestError):
    """The request's headers are larger than the server's limit."""

    status, type, code = 431, "invalid_request_error", "headers_too_large"


class RateLimited(RequestError):
    """The key has reached one of its limits."""

    status, type, code = 429, "rate_limit_error", "rate_limit_exceeded"


class ThinkingTokensSpent(RateLimited):
    """The key has used up its thinking tokens of the day. They come back at midnight, UTC."""

    code = "thinking_tokens_spent"
    longest_wait = 86_400


class GenerationTimedOut(RequestError):
    """The model exceeded one of the server's timeouts."""

    status, type, code = 503, "server_error", "generation_timeout"


class ModelNotFound(RequestError):
    """No served model has that name."""

    status, type, code = 404, "invalid_request_error", "model_not_found"


class NotFound(RequestError):
    """There is no such path, or nothing of that id."""

    status, type, code = 404, "invalid_request_error", "not_found"


class PreviousResponseNotFound(NotFound):
    """The response that a request continues is not stored, or is another key's."""

    code = "previous_response_not_found"


class MethodNotAllowed(RequestError):
    """The path exists, but not with that method."""

    status, type, code = 405, "invalid_request_error", "method_not_allowed"


class PayloadTooLarge(RequestError):
    """The body is larger than the server's limit."""

    status, type, code = 413, "invalid_request_error", "payload_too_large"


class UnsupportedMediaType(RequestError):
    """The body is not application/json."""

    status, type, code = 415, "invalid_request_error", "unsupported_media_type"


class UpgradeRequired(RequestError):
    """The path is not served over WebSocket. Clients post instead."""

    status, type, code = 426, "invalid_request_error", "websocket_not_supported"


class Overloaded(RequestError):
    """The server has no free slot, and its queue is full or timed out."""

    status, type, code = 503, "overloaded_error", "overloaded"


class Stopping(RequestError):
    """The server is being stopped, and the request with it."""

    status, type, code = 503, "server_error", "stopping"

    def __init__(self) -> None:
        super().__init__("the server is being stopped; send the request again in a moment", retry_after=5)


class EngineNotReady(RequestError):
    """The model is still loading."""

    status, type, code = 503, "server_error", "model_loading"


class EngineFailed(RequestError):
    """The model's engine has died or cannot be reached."""

    status, type, code = 503, "server_error", "engine_failed"


class EngineDied(EngineFailed):
    """The engine's processes ended by themselves."""


class EngineUnreachable(EngineFailed):
    """The engine is another server, which cannot be reached now."""


class StoreFailed(RequestError):
    """The database of responses cannot be reached, or not be written."""

    status, type, code = 503, "server_error", "store_failed"


class StateFailed(RequestError):
    """What replicas share cannot be reached, and limits are strict."""

    status, type, code = 503, "server_error", "state_failed"


class InternalError(RequestError):
    """A fault of the server. The message has only the id to ask the operator about."""

    status, type, code = 500, "server_error", "internal_error"


class UnexpectedError(Exception):
    """In place of an error that is no `RequestError`, which is its cause. It has no text: asyncio's debug mode writes
    the error of each task that ends with one, and an engine's may quote the trace.
    """


def describe_causes(error: BaseException) -> str:
    """Return the chain of exceptions behind `error`, for a log: the type and the location of each, the last one first.

    Leaves out their texts, which may quote a prompt.
    """
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    told = [each for each in chain if not isinstance(each, UnexpectedError)]
    return ", from ".join(f"{type(each).__name__} at {_location(each)}" for each in told)


def _location(error: BaseException) -> str:
    """Return where it was raised: the file, with two folders above it, and the line."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return "an unknown place"
    return f"{'/'.join(Path(frame.tb_frame.f_code.co_filename).parts[-3:])}:{frame.tb_lineno}"
