"""The page of metrics: several registries in one Prometheus text."""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.registry import Collector


class _Joined(Collector):
    """Collects several registries and joins families of the same name: a page may name a family only once."""

    def __init__(self, registries: Iterable[CollectorRegistry]) -> None:
        self._registries = list(registries)

    def collect(self) -> Iterator[Metric]:
        families: dict[str, Metric] = {}
        for registry in self._registries:
            for metric in registry.collect():
                family = families.setdefault(metric.name, Metric(metric.name, metric.documentation, metric.type))
                family.samples.extend(metric.samples)
        yield from families.values()


def page(registries: Iterable[CollectorRegistry]) -> bytes:
    """Return all metrics in Prometheus' text format. Samples of one family must differ in their labels."""
    joined = CollectorRegistry(auto_describe=False)
    joined.register(_Joined(registries))
    return generate_latest(joined)
