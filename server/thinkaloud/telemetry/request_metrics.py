"""The events of one request, counted on their way."""

import time
from collections.abc import Sequence

from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    Stage,
    Started,
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
    Voted,
)
from thinkaloud.telemetry.metrics import Metrics

_OUTPUT = (TraceDelta, AnswerDelta, ToolCallDelta)


class RequestMetrics(Stage[Event, Event]):
    """Counts a request. Stands before `traces`, so that a hidden trace is timed too."""

    def __init__(self, metrics: Metrics, model: str, began: float) -> None:
        """model: the name of the served model, not of an alias. began: of the request, by the monotonic clock."""
        self._metrics, self._model, self._began = metrics, model, began
        self._awaits_token = self._awaits_answer = True
        self._prompt_counted = self._ended = False
        self._voted: Voted | None = None
        metrics.requests.labels(model).inc()
        self._running = metrics.running.labels(model)
        self._running.inc()

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, _OUTPUT):
            if self._awaits_answer:
                self._time(item)
        else:
            self._count(item)
        return (item,)

    def flush(self) -> Sequence[Event]:
        self._ended = True
        return ()

    def close(self, error: BaseException | None) -> None:
        self._running.dec()
        if isinstance(error, Exception):
            self._metrics.failed(self._model, error)
        elif not self._ended:
            self._metrics.aborted.labels(self._model).inc()

    def _time(self, delta: TraceDelta | AnswerDelta | ToolCallDelta) -> None:
        metrics, model = self._metrics, self._model
        waited = time.monotonic() - self._began
        if self._awaits_token:
            self._awaits_token = False
            metrics.first_token.labels(model).observe(waited)
        if not isinstance(delta, TraceDelta):
            self._awaits_answer = False
            metrics.first_answer.labels(model).observe(waited)

    def _count(self, event: Event) -> None:
        metrics, model = self._metrics, self._model
        match event:
            case Started():
                self._count_prompt(event.prompt_tokens)
            case TraceEnd():
                metrics.traces.labels(model, event.ended_by).inc()
            case Voted():
                metrics.votes.labels(model).inc(event.votes)
                metrics.votes_counted.labels(model).inc(event.counted)
                metrics.tokens_saved.labels(model).inc(event.tokens_saved)
                self._voted = event
            case Finished():
                self._count_prompt(event.prompt_tokens)
                spent = self._voted or event  # of the votes together, where there were any
                metrics.trace_tokens.labels(model).inc(spent.reasoning_tokens)
                metrics.answer_tokens.labels(model).inc(max(0, spent.completion_tokens - spent.reasoning_tokens))
                metrics.retries.labels(model).inc(event.retries)
                metrics.finished.labels(model, event.reason).inc()

    def _count_prompt(self, tokens: int | None) -> None:
        if tokens is not None and not self._prompt_counted:
            self._prompt_counted = True
            self._metrics.prompt_tokens.labels(self._model).inc(tokens)


class SummaryMetrics(Stage[Event, Event]):
    """Counts the lines of a summary. Stands behind `traces`."""

    def __init__(self, metrics: Metrics, model: str) -> None:
        self._metrics, self._model = metrics, model

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, SummaryDelta):
            self._metrics.summary_lines.labels(self._model, item.by).inc()
        elif isinstance(item, Finished) and item.summary_tokens:
            self._metrics.summary_tokens.labels(self._model).inc(item.summary_tokens)
        return (item,)
