"""Metrics of the members of a pool, by their names."""

from collections.abc import Iterator

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from thinkaloud.engine.pool.member import MemberState
from thinkaloud.engine.pool.pool import Pool

_LABELS = ("engine", "member")


class PoolCollector(Collector):
    """Reads the members at each scrape."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("thinkaloud_upstream_up", "Whether a member gets new work", labels=_LABELS)
        running = GaugeMetricFamily("thinkaloud_upstream_inflight", "Generations at a member", labels=_LABELS)
        retries = CounterMetricFamily(
            "thinkaloud_upstream_retries", "Requests that a member failed and another one got", labels=_LABELS
        )
        for member in self._pool.members:
            labels = (self._pool.name, member.name)
            up.add_metric(labels, member.state is MemberState.READY)
            running.add_metric(labels, member.running)
            retries.add_metric(labels, member.retries)
        yield from (up, running, retries)
