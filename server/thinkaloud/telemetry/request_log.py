"""One line a request: id, model, tokens and times, and where it failed, by what. Never text, never a key."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from thinkaloud.errors import InternalError, RequestError, causes
from thinkaloud.events import AnswerDelta, Event, Finished, Stage, Started, ToolCallDelta, TraceDelta

log = logging.getLogger("thinkaloud.requests")


class LogLine(Stage[Event, Event]):
    """The line of one request at one model, written when its events end, in whatever way."""

    def __init__(self, request_log: "RequestLog", model: str, began: float, output: Callable[[], int]) -> None:
        """began: the request, by the monotonic clock. output: tokens so far, also of choices that do not finish."""
        self._request_log, self._model, self._began, self._output = request_log, model, began, output
        self._first_token: float | None = None
        self._first_answer: float | None = None
        self._prompt = self._completion = self._reasoning = 0
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
            "%s model=%s prompt=%d trace=%d answer=%d unfinished=%d first=%s first_answer=%s total=%.2fs %s",
            self._request_log.request_id,
            self._model,
            self._prompt,
            self._reasoning,
            self._completion - self._reasoning,
            max(0, self._output() - self._completion),
            self._since(self._first_token or self._first_answer),
            self._since(self._first_answer),
            time.monotonic() - self._began,
            self._outcome,
        )

    def _since(self, moment: float | None) -> str:
        return "-" if moment is None else f"{moment - self._began:.2f}s"


def _describe_failure(error: Exception) -> tuple[int, str]:
    """Level and outcome. What is the server's fault is logged with its causes; a foreign error will be an
    `InternalError`."""
    known = error if isinstance(error, RequestError) else InternalError("")
    outcome = f"{known.status} {known.code}"
    if known.status >= 500:
        return logging.WARNING, f"{outcome}: {causes(error)}"
    return logging.INFO, outcome


class RequestLog:
    """The log of one request: a line for each model that it came to, or why it came to none."""

    def __init__(self, request_id: str) -> None:
        self.request_id = request_id
        self.lines = 0


@contextmanager
def log_request(request_id: str, key: str) -> Iterator[RequestLog]:
    """Log one request. key: the name of the caller's."""
    request_log = RequestLog(request_id)
    try:
        yield request_log
    except RequestError as error:
        if not request_log.lines:
            level = logging.WARNING if error.status >= 500 else logging.INFO
            log.log(level, "%s key=%s refused: %d %s", request_id, key, error.status, error.code)
        raise
