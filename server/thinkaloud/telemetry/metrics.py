"""Prometheus metrics of the server: by served model, and by key what each has used.

Labels are names from the settings and codes from tables, never text of a conversation, the secret of a key, or anything
that a caller can choose freely.
"""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from thinkaloud.errors import InternalError, RequestError
from thinkaloud.generation import Route

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)
_DECISION_SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025)


class Metrics:
    """The server's own metrics, with a registry per instance, so that two applications in a process do not mix."""

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
            "thinkaloud_routes",
            "Requests to aliases by the model that answered",
            ("alias", "model", "lane", "by"),
            registry=self.registry,
        )
        self.route_decisions = Counter(
            "thinkaloud_route_decisions",
            "Requests to aliases by what was decided, also where another model answered",
            ("alias", "lane", "by"),
            registry=self.registry,
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
        self.key_requests = self._key_counter("requests", "Requests of a key that were started")
        self.key_tokens = self._key_counter("tokens", "Tokens of a key", "of")
        self.key_budgets_hit = self._key_counter("budgets_hit", "Traces of a key that their budget ended")
        self.aborted = self._counter("requests_aborted", "Requests whose client went away")
        self.errors = self._counter("errors", "Requests that failed once they had a model, by error code", "code")

    def _counter(self, name: str, help: str, *labels: str) -> Counter:
        return Counter(f"thinkaloud_{name}", help, ("model", *labels), registry=self.registry)

    def _key_counter(self, name: str, help: str, *labels: str) -> Counter:
        return Counter(f"thinkaloud_key_{name}", help, ("key", "model", *labels), registry=self.registry)

    def _gauge(self, name: str, help: str, *labels: str) -> Gauge:
        return Gauge(f"thinkaloud_{name}", help, labels, registry=self.registry)

    def _histogram(self, name: str, help: str) -> Histogram:
        return Histogram(f"thinkaloud_{name}", help, ("model",), buckets=_SECONDS, registry=self.registry)

    def count_route(self, alias: str, route: Route) -> None:
        """Count the final route of one request."""
        self.routes.labels(alias, route.model, route.lane, route.by).inc()
        self.route_decisions.labels(alias, route.decided.lane, route.decided.by).inc()
        self.route_seconds.labels(alias).observe(route.seconds)
        if route.draft_tokens:
            self.draft_tokens.labels(alias).inc(route.draft_tokens)

    def count_error(self, model: str, error: Exception) -> None:
        """Count an error by its code."""
        code = error.code if isinstance(error, RequestError) else None
        self.errors.labels(model, code or InternalError.code).inc()

    def watch_queue(self, length: Callable[[], int]) -> None:
        """Read the queue's length at each scrape."""
        self.queued.set_function(length)

    def watch_state(self, is_up: Callable[[], bool]) -> None:
        """Read at each scrape whether what replicas share can be reached. A single process has no such metric."""
        self._gauge("state_up", "Whether what replicas share can be reached").set_function(is_up)

    def watch_engine(self, name: str, ready: Callable[[], bool], restarts: Callable[[], int]) -> None:
        """Read an engine's state at each scrape."""
        self.engine_ready.labels(name).set_function(ready)
        self.engine_restarts.labels(name).set_function(restarts)
