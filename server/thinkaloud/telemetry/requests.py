"""One line a request: id, model, tokens and times. Never text, never a key."""

import logging
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from thinkaloud.errors import RequestError
from thinkaloud.events import AnswerDelta, Event, Finished, Started, ToolCallDelta, TraceDelta

log = logging.getLogger("thinkaloud.requests")


class _Line:
    """What is known of one request so far."""

    def __init__(self, request_id: str, model: str, began: float) -> None:
        self.request_id, self.model = request_id, model
        self.began = began
        self.first_token: float | None = None
        self.first_answer: float | None = None
        self.prompt = self.completion = self.reasoning = 0
        self.outcome = "closed"

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

    def write(self) -> None:
        first = self.first_token or self.first_answer
        log.info(
            "%s model=%s prompt=%d trace=%d answer=%d first=%s first_answer=%s total=%.2fs %s",
            self.request_id,
            self.model,
            self.prompt,
            self.reasoning,
            self.completion - self.reasoning,
            self._since(first),
            self._since(self.first_answer),
            time.monotonic() - self.began,
            self.outcome,
        )

    def _since(self, moment: float | None) -> str:
        return "-" if moment is None else f"{moment - self.began:.2f}s"


async def logged(
    events: AsyncGenerator[Event, None], request_id: str, model: str, began: float
) -> AsyncGenerator[Event, None]:
    """The same events; when they end, in whatever way, one line. began: the request, by the monotonic clock."""
    line = _Line(request_id, model, began)
    try:
        async with aclosing(events):
            async for event in events:
                line.see(event)
                yield event
    except RequestError as error:
        line.outcome = error.code or type(error).__name__
        raise
    finally:
        line.write()
