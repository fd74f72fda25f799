"""What an operator sees of the server at one moment: engines, models, routes, and what each key has used.

All of it comes from the state of the engines and from the metrics since the start of the process. There is nothing of a
prompt, an answer or a trace in it, and of a key its name alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from thinkaloud.access.account import Limit
from thinkaloud.access.gate import Gate
from thinkaloud.engine.base import MemberStatus
from thinkaloud.engine.fleet import Status
from thinkaloud.generation import Visibility
from thinkaloud.request.catalog import ServedModel
from thinkaloud.request.front_ends import Load
from thinkaloud.request.introspection import EngineStatus, Introspection
from thinkaloud.telemetry.exposition import Report


@dataclass(slots=True, frozen=True)
class Usage:
    """What was used since the server started. budgets_hit: traces that their budget ended."""

    requests: int
    prompt_tokens: int
    trace_tokens: int
    answer_tokens: int
    budgets_hit: int


@dataclass(slots=True, frozen=True)
class ModelOverview:
    """One served model. traces: by what ended them. choices: by how they ended. errors: by code.

    first_token, first_answer: mean seconds; None before the first one.
    """

    name: str
    engine: str
    thinking: bool
    visibility: Visibility
    running: int
    usage: Usage
    aborted: int
    traces: Mapping[str, int]
    choices: Mapping[str, int]
    errors: Mapping[str, int]
    first_token: float | None
    first_answer: float | None


@dataclass(slots=True, frozen=True)
class KeyOverview:
    """One key, by its name. usage: by model.

    thinking_tokens: since midnight UTC. thinking_tokens_per_day: how many it may have; None if it has no such limit.
    """

    name: str
    running: int
    limits: Sequence[Limit]
    thinking_tokens: int
    thinking_tokens_per_day: int | None
    usage: Mapping[str, Usage]


@dataclass(slots=True, frozen=True)
class RouteOverview:
    """How often an alias chose a lane for one reason."""

    alias: str
    lane: str
    by: str
    requests: int


@dataclass(slots=True, frozen=True)
class Overview:
    """The server as a whole. queued: requests that wait. running, slots: requests that run, of how many that may.

    upstreams: the servers of each engine that is a pool.
    """

    status: Status
    queued: int
    queue: int
    running: int
    slots: int
    engines: Mapping[str, EngineStatus]
    upstreams: Mapping[str, Sequence[MemberStatus]]
    models: Sequence[ModelOverview]
    routes: Sequence[RouteOverview]
    keys: Sequence[KeyOverview]


def read_overview(
    models: Mapping[str, ServedModel],
    introspection: Introspection,
    gate: Gate,
    reports: Sequence[tuple[Report, Load]],
) -> Overview:
    """The overview of now. reports: what each front end tells of itself."""
    counts = _Counts(report for report, _ in reports)
    loads = [load for _, load in reports]
    status = introspection.status()
    return Overview(
        status=status.status,
        queued=sum(load.queued for load in loads),
        queue=sum(load.queue for load in loads),
        running=sum(load.running for load in loads),
        slots=sum(load.slots for load in loads),
        engines=status.engines,
        upstreams=introspection.upstreams(),
        models=[_model(model, counts) for model in models.values()],
        routes=[RouteOverview(alias, lane, by, count) for (alias, lane, by), count in sorted(_routes(counts).items())],
        keys=[
            KeyOverview(
                name,
                sum(load.keys.get(name, 0) for load in loads),
                account.limits(),
                account.thinking_tokens,
                account.thinking_tokens_per_day,
                {model: counts.of_key(name, model) for model in used},
            )
            for name, account in gate.accounts.items()
            for used in [sorted(model for key, model in counts.all("key_requests") if key == name)]
        ],
    )


def _routes(counts: "_Counts") -> Mapping[tuple[str, str, str], int]:
    """The requests by alias, lane and reason, of all models together."""
    routes: Counter[tuple[str, str, str]] = Counter()
    for (alias, _, lane, by), count in counts.all("routes").items():
        routes[alias, lane, by] += count
    return routes


def _model(model: ServedModel, counts: "_Counts") -> ModelOverview:
    name = model.name
    return ModelOverview(
        name=name,
        engine=model.engine_name,
        thinking=model.thinking,
        visibility=model.visibility,
        running=counts.one("requests_running", name),
        usage=counts.of_model(name),
        aborted=counts.one("requests_aborted", name),
        traces=counts.by("traces", name),
        choices=counts.by("choices_finished", name),
        errors=counts.by("errors", name),
        first_token=counts.mean("first_token_seconds", name),
        first_answer=counts.mean("first_answer_token_seconds", name),
    )


class _Counts:
    """The values of the metrics, by name without prefix and suffix, and by their labels in the order of their names."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._values: dict[str, dict[tuple[str, ...], float]] = {}
        for report in reports:
            for name, labels, value in _samples(report):
                values = self._values.setdefault(name, {})
                values[labels] = values.get(labels, 0) + value

    def all(self, name: str) -> dict[tuple[str, ...], int]:
        return {labels: int(value) for labels, value in self._values.get(name, {}).items()}

    def one(self, name: str, *labels: str) -> int:
        return int(self._values.get(name, {}).get(labels, 0))

    def by(self, name: str, model: str) -> dict[str, int]:
        """The values of one model by their other label."""
        return {labels[1]: value for labels, value in self.all(name).items() if labels[0] == model and value}

    def mean(self, name: str, model: str) -> float | None:
        count = self._values.get(f"{name}_count", {}).get((model,), 0)
        return self._values[f"{name}_sum"][model,] / count if count else None

    def of_model(self, model: str) -> Usage:
        prompt, trace, answer = (self.one(f"{what}_tokens", model) for what in ("prompt", "trace", "answer"))
        return Usage(self.one("requests", model), prompt, trace, answer, self.one("traces", model, "budget"))

    def of_key(self, key: str, model: str) -> Usage:
        prompt, trace, answer = (self.one("key_tokens", key, model, what) for what in ("prompt", "trace", "answer"))
        requests, budgets_hit = (self.one(name, key, model) for name in ("key_requests", "key_budgets_hit"))
        return Usage(requests, prompt, trace, answer, budgets_hit)


def _samples(report: Report) -> Iterator[tuple[str, tuple[str, ...], float]]:
    for family in report.server:
        for sample in family.samples:
            if not sample.name.endswith(("_created", "_bucket")):
                name = sample.name.removeprefix("thinkaloud_").removesuffix("_total")
                yield name, tuple(sample.labels.values()), sample.value
