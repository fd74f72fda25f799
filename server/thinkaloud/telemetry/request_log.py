"""The request log: one line with the id, the model, tokens, times, and the error code. Never text, never a key."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from thinkaloud.errors import InternalError, RequestError, describe_causes
from thinkaloud.events import AnswerDelta, Event, Finished, Stage, Started, ToolCallDelta, TraceDelta
from thinkaloud.generation import Route

log = logging.getLogger("thinkaloud.requests")


class LogLine(Stage[Event, Event]):
    """Logs the line of one request at one model, when its events end or fail."""

    def __init__(self, request_log: "RequestLog", model: str, started_at: float, output: Callable[[], int]) -> None:
        """started_at: by the monotonic clock. output: returns the tokens so far, also of unfinished choices."""
        self._request_log, self._model, self._started_at, self._output = request_log, model, started_at, output
        self._first_token: float | None = None
        self._first_answer: float | None = None
        self._prompt = self._completion = self._reasoning = 0
        self._route = ""
        self._outcome = "closed"

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            if self._first_token is None:
                self._first_token = time.monotonic()
        elif isinstance(item, (AnswerDelta, ToolCallDelta)):
            if self._first_answer is None:
                self._first_answer = time.monotonic()
        elif isinstance(item, Started):
            self._prompt = item.prompt_tokens or 0
            self._route = _describe_route(item.route)
        elif isinstance(item, Finished):
            self._outcome = item.reason
            self._prompt = item.prompt_tokens or self._prompt
            self._completion += item.completion_tokens
            self._reasoning += item.reasoning_tokens
        return (item,)

    def close(self, error: BaseException | None) -> None:
        level = logging.INFO
        if isinstance(error, Exception):
            level, self._outcome = _describe_failure(error)
        self._request_log.lines += 1
        log.log(
            level,
            "%s model=%s%s prompt=%d trace=%d answer=%d unfinished=%d first=%s first_answer=%s total=%.2fs %s",
            self._request_log.request_id,
            self._model,
            self._route,
            self._prompt,
            self._reasoning,
            self._completion - self._reasoning,
            max(0, self._output() - self._completion),
            self._format_delay(self._first_token or self._first_answer),
            self._format_delay(self._first_answer),
            time.monotonic() - self._started_at,
            self._outcome,
        )

    def _format_delay(self, moment: float | None) -> str:
        return "-" if moment is None else f"{moment - self._started_at:.2f}s"


def _describe_route(route: Route | None) -> str:
    """Return where an alias sent the request, by what, and what was decided where another route was taken."""
    if route is None:
        return ""
    score = "" if route.score is None else f" score={route.score:.3f}"
    decided = "" if route.instead_of is None else f" decided={route.decided.lane}/{route.decided.by}"
    return f" route={route.lane}/{route.by}{score}{decided}"


def _describe_failure(error: Exception) -> tuple[int, str]:
    """Return the level and the outcome. The server's own faults are logged with their causes; any other exception is an
    `InternalError` for the caller."""
    request_error = error if isinstance(error, RequestError) else InternalError("")
    outcome = f"{request_error.status} {request_error.code}"
    if request_error.status >= 500:
        return logging.WARNING, f"{outcome}: {describe_causes(error)}"
    return logging.INFO, outcome


class RequestLog:
    """The log of one request: a line for each model that it was sent to, or one for its refusal."""

    def __init__(self, request_id: str) -> None:
        self.request_id = request_id
        self.lines = 0


@contextmanager
def log_request(request_id: str, key: str) -> Iterator[RequestLog]:
    """Log one request. key: the name of the caller's key."""
    request_log = RequestLog(request_id)
    try:
        yield request_log
    except RequestError as error:
        if not request_log.lines:
            level = logging.WARNING if error.status >= 500 else logging.INFO
            log.log(level, "%s key=%s refused: %d %s", request_id, key, error.status, error.code)
        raise
