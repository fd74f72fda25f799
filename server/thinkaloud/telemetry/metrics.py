"""Prometheus metrics of the server, by served model. Labels are names from the settings and codes from tables:
no text of a conversation, no key, nothing that a caller can choose freely.
"""

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from thinkaloud.errors import InternalError, RequestError
from thinkaloud.events import (
    AnswerDelta,
    Event,
    Finished,
    Started,
    SummaryDelta,
    ToolCallDelta,
    TraceDelta,
    TraceEnd,
    Voted,
)
from thinkaloud.generation import Route

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
_DECISION_SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025)


class Metrics:
    """The server's own metrics, in a registry of their own, so that two applications in a process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = self._counter("requests", "Requests that were started")
        self.running = self._gauge("requests_running", "Requests in work", "model")
        self.queued = self._gauge("requests_queued", "Requests that wait for room")
        self.first_token = self._histogram("first_token_seconds", "Time to the first token, of trace or answer")
        self.first_answer = self._histogram("first_answer_token_seconds", "Time to the first token of the answer")
        self.engine_ready = self._gauge("engine_ready", "Whether an engine can be asked", "engine")
        self.engine_restarts = self._gauge("engine_restarts", "Times that an engine was started again", "engine")
        self.prompt_tokens = self._counter("prompt_tokens", "Tokens of prompts")
        self.trace_tokens = self._counter("trace_tokens", "Tokens of traces, tags included")
        self.answer_tokens = self._counter("answer_tokens", "Tokens of answers")
        self.finished = self._counter("choices_finished", "Choices by how they ended", "reason")
        self.traces = self._counter("traces", "Traces by what ended them", "ended_by")
        self.retries = self._counter("trace_retries", "Times that a model was made to think again")
        self.votes = self._counter("votes", "Votes that were asked for")
        self.votes_counted = self._counter("votes_counted", "Votes that had come in when it was decided")
        self.tokens_saved = self._counter("vote_tokens_saved", "Tokens saved by early decisions, estimated")
        self.summary_lines = self._counter("summary_lines", "Lines of summaries by who wrote them", "by")
        self.summary_tokens = self._counter("summary_tokens", "Tokens that other models generated for summaries")
        self.routes = Counter(
            "thinkaloud_routes", "Requests to aliases", ("alias", "lane", "by"), registry=self.registry
        )
        self.route_seconds = Histogram(
            "thinkaloud_route_seconds",
            "Time that a route took to decide",
            ("alias",),
            buckets=_DECISION_SECONDS,
            registry=self.registry,
        )
        self.draft_tokens = Counter(
            "thinkaloud_draft_tokens",
            "Tokens of drafts that were dropped for the thinking model",
            ("alias",),
            registry=self.registry,
        )
        self.aborted = self._counter("requests_aborted", "Requests whose client went away")
        self.errors = self._counter("errors", "Requests that failed once they had a model, by error code", "code")

    def _counter(self, name: str, help: str, *labels: str) -> Counter:
        return Counter(f"thinkaloud_{name}", help, ("model", *labels), registry=self.registry)

    def _gauge(self, name: str, help: str, *labels: str) -> Gauge:
        return Gauge(f"thinkaloud_{name}", help, labels, registry=self.registry)

    def _histogram(self, name: str, help: str) -> Histogram:
        return Histogram(f"thinkaloud_{name}", help, ("model",), buckets=_SECONDS, registry=self.registry)

    def routed(self, alias: str, route: Route) -> None:
        """Count where one request was sent in the end."""
        self.routes.labels(alias, route.lane, route.by).inc()
        self.route_seconds.labels(alias).observe(route.seconds)
        if route.drafted:
            self.draft_tokens.labels(alias).inc(route.drafted)

    def failed(self, model: str, error: Exception) -> None:
        """Count a failure by its code."""
        code = error.code if isinstance(error, RequestError) else None
        self.errors.labels(model, code or InternalError.code).inc()

    def watch_queue(self, length: Callable[[], int]) -> None:
        """Read the queue's length where it is kept, at each scrape."""
        self.queued.set_function(length)

    def watch_engine(self, name: str, ready: Callable[[], bool], restarts: Callable[[], int]) -> None:
        """Read an engine's state where it is kept, at each scrape."""
        self.engine_ready.labels(name).set_function(ready)
        self.engine_restarts.labels(name).set_function(restarts)


class _Clock:
    """When a request began, and when each kind of token first came."""

    def __init__(self, metrics: Metrics, model: str, began: float) -> None:
        self._metrics, self._model = metrics, model
        self._began = began
        self._token = self._answer = False
        self._prompt_counted = False
        self._voted: Voted | None = None

    def see(self, event: Event) -> None:
        metrics, model = self._metrics, self._model
        if isinstance(event, TraceDelta | AnswerDelta | ToolCallDelta):
            waited = time.monotonic() - self._began
            if not self._token:
                self._token = True
                metrics.first_token.labels(model).observe(waited)
            if not self._answer and not isinstance(event, TraceDelta):
                self._answer = True
                metrics.first_answer.labels(model).observe(waited)
        elif isinstance(event, TraceEnd):
            metrics.traces.labels(model, event.ended_by).inc()
        elif isinstance(event, Voted):
            metrics.votes.labels(model).inc(event.votes)
            metrics.votes_counted.labels(model).inc(event.counted)
            metrics.tokens_saved.labels(model).inc(event.tokens_saved)
            self._voted = event
        elif isinstance(event, Started):
            self._count_prompt(event.prompt_tokens)
        elif isinstance(event, Finished):
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


async def metered(
    events: AsyncGenerator[Event, None], metrics: Metrics, model: str, began: float
) -> AsyncGenerator[Event, None]:
    """The same events, counted. Stands before `traces`, so that a hidden trace is timed too.

    model: the name of a served model, never what a request calls it. began: the request, by the monotonic clock.
    """
    clock = _Clock(metrics, model, began)
    metrics.requests.labels(model).inc()
    running = metrics.running.labels(model)
    running.inc()
    ended = False
    try:
        async with aclosing(events):
            async for event in events:
                clock.see(event)
                yield event
        ended = True
    except Exception as error:
        ended = True
        metrics.failed(model, error)
        raise
    finally:
        running.dec()
        if not ended:
            metrics.aborted.labels(model).inc()


async def summaries_metered(
    events: AsyncGenerator[Event, None], metrics: Metrics, model: str
) -> AsyncGenerator[Event, None]:
    """The same events, with the lines of summaries counted. Stands behind `traces`, where there are some."""
    async with aclosing(events):
        async for event in events:
            if isinstance(event, SummaryDelta):
                metrics.summary_lines.labels(model, event.by).inc()
            elif isinstance(event, Finished) and event.summary_tokens:
                metrics.summary_tokens.labels(model).inc(event.summary_tokens)
            yield event
