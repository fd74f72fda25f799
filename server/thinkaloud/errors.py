"""Every failure that a caller can meet, and one table that says how it looks on the wire.

    ThinkAloudError
    ├── SettingsError              the settings file is wrong; the command ends with exit code 2
    └── RequestError               has a status, a type and a code
        ├── InvalidRequest         400
        │   └── ContextLengthExceeded
        ├── Unauthorized           401
        ├── Forbidden              403
        │   └── MetricsForbidden
        ├── ForeignHost            403: a server without keys, asked by a name that is not its own
        ├── ForeignOrigin          403: the same, asked by a page of somebody else
        ├── ModelNotFound          404
        ├── NotFound               404
        ├── MethodNotAllowed       405
        ├── RequestTimedOut        408
        ├── PayloadTooLarge        413
        ├── UnsupportedMediaType   415
        ├── HeadersTooLarge        431
        ├── RateLimited            429, Retry-After: the key's own limits
        ├── Overloaded             503, Retry-After
        ├── Stopping               503, Retry-After
        ├── EngineNotReady         503, Retry-After
        ├── EngineFailed           503, Retry-After
        │   ├── EngineDied
        │   └── EngineUnreachable
        ├── GenerationTimedOut     503, Retry-After
        ├── UpstreamRejected       400: an upstream refused the request
        └── InternalError          500, says only the request's id

Foreign exceptions are translated where they are met (an engine's in its own file); what nobody translated
becomes `InternalError`. Their texts go to the log of the operator, never to the caller: they may quote the
prompt. Cancellation is never translated.
"""

from pathlib import Path
from typing import ClassVar


class ThinkAloudError(Exception):
    """Base of everything that ThinkAloud raises on purpose."""


class SettingsError(ThinkAloudError):
    """One line that names the key and the file."""


class RequestError(ThinkAloudError):
    """A request that ends without its result. `message` is written for the caller.

    param: the field of the request that is to blame, dotted, if there is one.
    retry_after: whole seconds, 1..60, after which the same request may succeed.
    """

    status: ClassVar[int] = 500
    type: ClassVar[str] = "server_error"
    code: ClassVar[str | None] = None

    def __init__(self, message: str, *, param: str | None = None, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        self.retry_after = None if retry_after is None else min(60, max(1, retry_after))

    def body(self) -> dict[str, object]:
        """The error in OpenAI's form."""
        return {"error": {"message": self.message, "type": self.type, "param": self.param, "code": self.code}}

    def headers(self) -> dict[str, str]:
        """What goes with it in the header of the answer."""
        wait = self.retry_after or (10 if self.status == 503 else None)
        return {} if wait is None else {"retry-after": str(wait)}


class InvalidRequest(RequestError):
    """The request itself is wrong; sending it again does not help."""

    status, type, code = 400, "invalid_request_error", "invalid_value"


class ContextLengthExceeded(InvalidRequest):
    """The prompt, or the prompt and what was asked for, does not fit the model's context."""

    code = "context_length_exceeded"


class UpstreamRejected(InvalidRequest):
    """The upstream server refused the request."""

    code = "upstream_rejected"


class Unauthorized(RequestError):
    """No key, or one that is not known."""

    status, type, code = 401, "authentication_error", "invalid_api_key"

    def headers(self) -> dict[str, str]:
        return {"www-authenticate": "Bearer"}


class Forbidden(RequestError):
    """The key is good, but not for this."""

    status, type, code = 403, "permission_error", "model_not_allowed"


class MetricsForbidden(Forbidden):
    """The key may not read what the server counts of all callers."""

    code = "metrics_not_allowed"


class ForeignHost(RequestError):
    """A server without keys was asked by a name that is not its own."""

    status, type, code = 403, "permission_error", "host_not_allowed"


class ForeignOrigin(RequestError):
    """A server without keys was asked by a page that is not its own."""

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
    """The key has used up what it may have for now."""

    status, type, code = 429, "rate_limit_error", "rate_limit_exceeded"


class GenerationTimedOut(RequestError):
    """The model took longer than the server's time limits allow."""

    status, type, code = 503, "server_error", "generation_timeout"


class ModelNotFound(RequestError):
    """No served model has that name."""

    status, type, code = 404, "invalid_request_error", "model_not_found"


class NotFound(RequestError):
    """No such path."""

    status, type, code = 404, "invalid_request_error", "not_found"


class MethodNotAllowed(RequestError):
    """The path exists, not with that method."""

    status, type, code = 405, "invalid_request_error", "method_not_allowed"


class PayloadTooLarge(RequestError):
    """The body is larger than the server's limit."""

    status, type, code = 413, "invalid_request_error", "payload_too_large"


class UnsupportedMediaType(RequestError):
    """The body is not application/json."""

    status, type, code = 415, "invalid_request_error", "unsupported_media_type"


class Overloaded(RequestError):
    """The server runs as many requests as it may."""

    status, type, code = 503, "overloaded_error", "overloaded"


class Stopping(RequestError):
    """The server ends, and the request with it."""

    status, type, code = 503, "server_error", "stopping"

    def __init__(self) -> None:
        super().__init__("the server is being stopped; send the request again in a moment", retry_after=5)


class EngineNotReady(RequestError):
    """The model is still loading."""

    status, type, code = 503, "server_error", "model_loading"


class EngineFailed(RequestError):
    """The engine behind the model is dead or cannot be reached."""

    status, type, code = 503, "server_error", "engine_failed"


class EngineDied(EngineFailed):
    """The engine's processes ended by themselves."""


class EngineUnreachable(EngineFailed):
    """The engine is another server, which cannot be asked now."""


class InternalError(RequestError):
    """A fault of the server. Says nothing but the id to ask the operator about."""

    status, type, code = 500, "server_error", "internal_error"


def causes(error: BaseException) -> str:
    """What `error` comes from, for a log: the kind and the place of each, the last one first. No text of any: it may
    quote a prompt.
    """
    chain: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in chain:
        chain.append(following)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return ", from ".join(f"{type(each).__name__} at {_place(each)}" for each in chain)


def _place(error: BaseException) -> str:
    """Where it was raised: the file, with two folders above it, and the line."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None:
        return "an unknown place"
    return f"{'/'.join(Path(place.tb_frame.f_code.co_filename).parts[-3:])}:{place.tb_lineno}"
