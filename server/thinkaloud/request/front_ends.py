"""What the front ends of a server tell of themselves, together: whichever of them is asked, the answer is whole."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from thinkaloud.access.gate import Gate
from thinkaloud.engine.base import EngineRegistry
from thinkaloud.engine.fleet import Fleet
from thinkaloud.runtime.peers import Peers
from thinkaloud.telemetry.exposition import Report
from thinkaloud.telemetry.metrics import Metrics

_TOPIC = "report"


@dataclass(slots=True, frozen=True)
class Load:
    """Requests of one front end: those that wait and run, and how many may. keys: those that run, by key."""

    queued: int
    queue: int
    running: int
    slots: int
    keys: Mapping[str, int]


class FrontEnds:
    """This front end, and the others if there are any."""

    def __init__(self, peers: Peers, fleet: Fleet, gate: Gate, metrics: Metrics) -> None:
        self._peers, self._fleet, self._gate, self._metrics = peers, fleet, gate, metrics
        peers.listen(_TOPIC, self._tell)

    async def reports(self) -> list[tuple[Report, Load]]:
        """The metrics and the load of each."""
        told = [(Report.decode(report), Load(**load)) for report, load in await self._peers.ask(_TOPIC)]
        return [self._own(), *told]

    async def _tell(self, _: Any) -> Any:
        report, load = self._own()
        return report.encode(), asdict(load)

    def _own(self) -> tuple[Report, Load]:
        registries = {name: engine.registry for name, engine in self._fleet.engines.items()}
        told = {
            name: (registry.told_at if isinstance(registry, EngineRegistry) else 0.0, registry)
            for name, registry in registries.items()
        }
        report = Report.collect(self._peers.rank, self._metrics.registry, told)
        queue, keys = self._gate.queue, {name: account.running for name, account in self._gate.accounts.items()}
        return report, Load(queue.length, queue.limit, queue.server.used, queue.server.size, keys)
