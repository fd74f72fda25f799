"""One line a request: id, model, tokens and times, and where it failed, by what. Never text, never a key."""

import logging
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager

from thinkaloud.errors import InternalError, RequestError, causes
from thinkaloud.events import AnswerDelta, Event, Finished, Started, ToolCallDelta, TraceDelta

log = logging.getLogger("thinkaloud.requests")


class _Line:
    """What is known of one request, at one model, so far."""

    def __init__(self, request_id: str, model: str, began: float, output: Callable[[], int]) -> None:
        self.request_id, self.model = request_id, model
        self.began, self.output = began, output
        self.first_token: float | None = None
        self.first_answer: float | None = None
        self.prompt = self.completion = self.reasoning = 0
        self.outcome, self.level = "closed", logging.INFO

    def see(self, event: Event) -> None:
        match event:
            case Started():
                self.prompt = event.prompt_tokens or 0
            case TraceDelta() if self.first_token is None:
                self.first_token = time.monotonic()
            case AnswerDelta() | ToolCallDelta() if self.first_answer is None:
                self.first_answer = time.monotonic()
            case Finished():
                self.outcome = event.reason
                self.prompt = event.prompt_tokens or self.prompt
                self.completion += event.completion_tokens
                self.reasoning += event.reasoning_tokens

    def fail(self, error: Exception) -> None:
        """What is the server's fault is said with what it comes from; a foreign error will be an `InternalError`."""
        told = error if isinstance(error, RequestError) else InternalError("")
        self.outcome = f"{told.status} {told.code}"
        if told.status >= 500:
            self.outcome, self.level = f"{self.outcome}: {causes(error)}", logging.WARNING

    def write(self) -> None:
        first = self.first_token or self.first_answer
        log.log(
            self.level,
            "%s model=%s prompt=%d trace=%d answer=%d unfinished=%d first=%s first_answer=%s total=%.2fs %s",
            self.request_id,
            self.model,
            self.prompt,
            self.reasoning,
            self.completion - self.reasoning,
            max(0, self.output() - self.completion),
            self._since(first),
            self._since(self.first_answer),
            time.monotonic() - self.began,
            self.outcome,
        )

    def _since(self, moment: float | None) -> str:
        return "-" if moment is None else f"{moment - self.began:.2f}s"


class Lines:
    """What is logged of one request: a line for each model that it came to, or why it came to none."""

    def __init__(self, request_id: str) -> None:
        self._id = request_id
        self.written = 0

    async def of(
        self, events: AsyncGenerator[Event, None], model: str, began: float, output: Callable[[], int]
    ) -> AsyncGenerator[Event, None]:
        """The same events of `model`; when they end, in whatever way, the line.

        began: the request, by the monotonic clock. output: tokens so far, also of choices that do not finish.
        """
        line = _Line(self._id, model, began, output)
        try:
            async with aclosing(events):
                async for event in events:
                    line.see(event)
                    yield event
        except Exception as error:
            line.fail(error)
            raise
        finally:
            self.written += 1
            line.write()

    def failed(self, error: Exception, model: str, began: float, output: Callable[[], int]) -> None:
        """The line of `model`, which failed before it had an event to tell."""
        line = _Line(self._id, model, began, output)
        line.fail(error)
        self.written += 1
        line.write()


@contextmanager
def logged(request_id: str, key: str) -> Iterator[Lines]:
    """What logs a request. key: the name of the caller's."""
    lines = Lines(request_id)
    try:
        yield lines
    except RequestError as error:
        if not lines.written:
            level = logging.WARNING if error.status >= 500 else logging.INFO
            log.log(level, "%s key=%s refused: %d %s", request_id, key, error.status, error.code)
        raise
