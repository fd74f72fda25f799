"""Metrics of one request, counted from its events by two stages."""

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

_ANSWER = (AnswerDelta, ToolCallDelta)


class RequestMetrics(Stage[Event, Event]):
    """Counts a request. Comes before the stages of `traces`, so that a hidden trace is timed too."""

    def __init__(self, metrics: Metrics, model: str, key: str, started_at: float) -> None:
        """model: the name of the served model, not of an alias. key: the caller's name. started_at: by the monotonic
        clock.
        """
        self._metrics, self._model, self._key, self._started_at = metrics, model, key, started_at
        self._awaits_first_token = self._awaits_first_answer = True
        self._has_prompt_count = self._is_complete = False
        self._voted: Voted | None = None
        metrics.requests.labels(model).inc()
        metrics.key_requests.labels(key, model).inc()
        self._running = metrics.running.labels(model)
        self._running.inc()

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, TraceDelta):
            if self._awaits_first_token:
                self._observe_wait(item)
        elif isinstance(item, _ANSWER):
            if self._awaits_first_answer:
                self._observe_wait(item)
        else:
            self._count(item)
        return (item,)

    def flush(self) -> Sequence[Event]:
        self._is_complete = True
        return ()

    def close(self, error: BaseException | None) -> None:
        self._running.dec()
        if isinstance(error, Exception):
            self._metrics.count_error(self._model, error)
        elif not self._is_complete:
            self._metrics.aborted.labels(self._model).inc()

    def _observe_wait(self, delta: TraceDelta | AnswerDelta | ToolCallDelta) -> None:
        metrics, model = self._metrics, self._model
        seconds = time.monotonic() - self._started_at
        if self._awaits_first_token:
            self._awaits_first_token = False
            metrics.first_token.labels(model).observe(seconds)
        if not isinstance(delta, TraceDelta):
            self._awaits_first_answer = False
            metrics.first_answer.labels(model).observe(seconds)

    def _count(self, event: Event) -> None:
        metrics, model = self._metrics, self._model
        match event:
            case Started():
                self._count_prompt(event.prompt_tokens)
            case TraceEnd():
                metrics.traces.labels(model, event.ended_by).inc()
                if event.ended_by == "budget":
                    metrics.key_budgets_hit.labels(self._key, model).inc()
            case Voted():
                metrics.votes.labels(model).inc(event.votes)
                metrics.votes_counted.labels(model).inc(event.counted)
                metrics.tokens_saved.labels(model).inc(event.tokens_saved)
                self._voted = event
            case Finished():
                self._count_prompt(event.prompt_tokens)
                totals = self._voted or event  # those of all votes, if there were votes
                answer = max(0, totals.completion_tokens - totals.reasoning_tokens)
                metrics.trace_tokens.labels(model).inc(totals.reasoning_tokens)
                metrics.answer_tokens.labels(model).inc(answer)
                metrics.key_tokens.labels(self._key, model, "trace").inc(totals.reasoning_tokens)
                metrics.key_tokens.labels(self._key, model, "answer").inc(answer)
                metrics.retries.labels(model).inc(event.retries)
                metrics.finished.labels(model, event.reason).inc()

    def _count_prompt(self, tokens: int | None) -> None:
        if tokens is not None and not self._has_prompt_count:
            self._has_prompt_count = True
            self._metrics.prompt_tokens.labels(self._model).inc(tokens)
            self._metrics.key_tokens.labels(self._key, self._model, "prompt").inc(tokens)


class SummaryMetrics(Stage[Event, Event]):
    """Counts the lines of a summary. Comes after the stages of `traces`."""

    def __init__(self, metrics: Metrics, model: str) -> None:
        self._metrics, self._model = metrics, model

    def feed(self, item: Event) -> Sequence[Event]:
        if isinstance(item, SummaryDelta):
            self._metrics.summary_lines.labels(self._model, item.by).inc()
        elif isinstance(item, Finished) and item.summary_tokens:
            self._metrics.summary_tokens.labels(self._model).inc(item.summary_tokens)
        return (item,)
