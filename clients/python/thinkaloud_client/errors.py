"""Everything that a client raises on purpose.

    ThinkAloudError              partial: what had come of the answer until then
    ├── Unreachable              no answer came: no connection, or it broke before the first byte
    │   └── TimedOut             ... or nothing came for as long as the timeouts allow
    ├── BrokenStream             the stream ended before the answer did, or is none
    └── Refused                  the server says why: status, code, type, param, request_id, retry_after
        ├── BadRequest           400 and what has no other kind here: sending it again does not help
        │   └── ContextTooLong   the prompt, or the prompt and what was asked for, does not fit the model's context
        ├── Unauthorized         401: no key, or one that is not known
        ├── Forbidden            403: the key is good, but not for this
        ├── NotFound             404: no such model, path or running request
        ├── RateLimited          429: the key's own limits
        └── ServerFailed         5xx, and 408
            └── Overloaded       503: too many requests, a model that loads, a dead engine

A failure in the middle of a stream is of the same kinds; it has no status.
"""

from collections.abc import Mapping
from typing import Any

from thinkaloud_client.reading import mapping, parsed, text
from thinkaloud_client.reply import Reply


class ThinkAloudError(Exception):
    """Base of them all. partial: what had come of the answer until then."""

    partial: Reply | None = None


class Unreachable(ThinkAloudError):
    """No answer came: no connection, or it broke before the first byte."""


class TimedOut(Unreachable):
    """Nothing came for as long as the timeouts allow."""


class BrokenStream(ThinkAloudError):
    """The stream ended before the answer did, or is none."""


class Refused(ThinkAloudError):
    """The server says why.

    status: of HTTP; None in the middle of a stream. param: the field of the request that is to blame.
    request_id: for the server's operator. retry_after: seconds after which the same request may succeed.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        code: str | None = None,
        type: str | None = None,
        param: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.type = type
        self.param = param
        self.request_id = request_id
        self.retry_after = retry_after


class BadRequest(Refused):
    """The request itself is wrong."""


class ContextTooLong(BadRequest):
    """The prompt, or the prompt and what was asked for, does not fit the model's context."""


class Unauthorized(Refused):
    """No key, or one that is not known."""


class Forbidden(Refused):
    """The key is good, but not for this."""


class NotFound(Refused):
    """No such model, path or running request."""


class RateLimited(Refused):
    """The key has used up what it may have for now."""


class ServerFailed(Refused):
    """A fault of the server."""


class Overloaded(ServerFailed):
    """Too many requests, a model that loads, or a dead engine."""


_BY_STATUS: Mapping[int, type[Refused]] = {
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    408: ServerFailed,
    429: RateLimited,
    503: Overloaded,
}
_BY_WORD: Mapping[str | None, type[Refused]] = {
    "context_length_exceeded": ContextTooLong,
    "authentication_error": Unauthorized,
    "permission_error": Forbidden,
    "rate_limit_error": RateLimited,
    "overloaded_error": Overloaded,
    "engine_failed": Overloaded,
    "generation_timeout": Overloaded,
    "model_loading": Overloaded,
    "invalid_request_error": BadRequest,
}
"""By code or type, where there is no status."""


def refusal(status: int, body: bytes, *, request_id: str | None = None, retry_after: float | None = None) -> Refused:
    """The error of an answer that is none."""
    try:
        error = mapping(parsed(body)).get("error")
    except ValueError:
        error = None
    return _refused(error, status, request_id, retry_after)


def told(error: Any, request_id: str | None) -> Refused:
    """The error of an event in the middle of a stream."""
    return _refused(error, None, request_id, None)


def _refused(error: Any, status: int | None, request_id: str | None, retry_after: float | None) -> Refused:
    fields = mapping(error)
    message, code, kind, param = (text(fields.get(name)) for name in ("message", "code", "type", "param"))
    made: type[Refused] = ServerFailed
    if code == "context_length_exceeded":
        made = ContextTooLong
    elif status is None:
        made = _BY_WORD.get(code) or _BY_WORD.get(kind) or ServerFailed
    elif status in _BY_STATUS:
        made = _BY_STATUS[status]
    elif status < 500:
        made = BadRequest
    if message is None:
        message = "the stream says that it failed" if status is None else f"the server answered {status}"
    return made(
        message, status=status, code=code, type=kind, param=param, request_id=request_id, retry_after=retry_after
    )
