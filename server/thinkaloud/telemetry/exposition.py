"""The page of metrics: what several front ends report, in one Prometheus text.

Numbers of a front end are told apart by the label `worker`, where there are several: one that starts anew begins at
nothing again, as Prometheus expects of a series. A gauge of an engine that they share is there once, as whoever heard
of it last has it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.registry import Collector


@dataclass(slots=True, frozen=True)
class Report:
    """The metrics of one front end. worker: its rank; None for the only one. server: its own families.

    engines: the families of each engine, and when it last told its state, by the system's monotonic clock.
    """

    worker: int | None
    server: list[Metric]
    engines: Mapping[str, tuple[float, list[Metric]]]

    @classmethod
    def collect(
        cls, worker: int | None, server: CollectorRegistry, engines: Mapping[str, tuple[float, CollectorRegistry]]
    ) -> Self:
        """Read the registries."""
        told = {name: (at, list(registry.collect())) for name, (at, registry) in engines.items()}
        return cls(worker, list(server.collect()), told)

    def encode(self) -> dict[str, Any]:
        """Return it as JSON."""
        return {
            "worker": self.worker,
            "server": [_encode(family) for family in self.server],
            "engines": {name: [at, [_encode(each) for each in told]] for name, (at, told) in self.engines.items()},
        }

    @classmethod
    def decode(cls, encoded: Any) -> Self:
        """The reverse of `encode`."""
        engines = {name: (at, [_decode(each) for each in told]) for name, (at, told) in encoded["engines"].items()}
        return cls(encoded["worker"], [_decode(family) for family in encoded["server"]], engines)


def _encode(family: Metric) -> list[Any]:
    samples = [[sample.name, sample.labels, sample.value] for sample in family.samples]
    return [family.name, family.documentation, family.type, samples]


def _decode(encoded: list[Any]) -> Metric:
    family = Metric(*encoded[:3])
    for name, labels, value in encoded[3]:
        family.add_sample(name, labels, value)
    return family


class _Joined(Collector):
    """Collects several reports and joins families of the same name: a page may name a family only once."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = list(reports)

    def collect(self) -> Iterator[Metric]:
        families: dict[str, Metric] = {}
        for report in self._reports:
            for family in report.server:
                _add(families, family, report.worker)
            for name, (_, told) in report.engines.items():
                is_latest = report is max(self._reports, key=lambda each: each.engines.get(name, (-1.0, []))[0])
                for family in told:
                    if family.type != "gauge":
                        _add(families, family, report.worker)
                    elif is_latest:
                        _add(families, family, None)
        yield from families.values()


def _add(families: dict[str, Metric], family: Metric, worker: int | None) -> None:
    joined = families.setdefault(family.name, Metric(family.name, family.documentation, family.type))
    if worker is None:
        joined.samples.extend(family.samples)
    else:
        for sample in family.samples:
            joined.add_sample(sample.name, {**sample.labels, "worker": str(worker)}, sample.value)


def page(reports: Iterable[Report]) -> bytes:
    """Return all metrics in Prometheus' text format. Samples of one family must differ in their labels."""
    joined = CollectorRegistry(auto_describe=False)
    joined.register(_Joined(reports))
    return generate_latest(joined)
