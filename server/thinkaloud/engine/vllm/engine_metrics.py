"""vLLM's own metrics, with a registry for each engine.

vLLM registers them in the default registry and clears that for each new engine, so that with two engines the first
would lose its own. They are moved to a registry of the engine.

vLLM also updates some forty of them for each step of the engine. Here the steps of half a second are added up first:
counters and histograms add up to the same, and a gauge has only its last value. A page of metrics brings them up to
date.
"""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from prometheus_client import REGISTRY, Metric
from prometheus_client.registry import Collector

from thinkaloud.engine.base import EngineRegistry

_INTERVAL = 0.5
"""Seconds whose steps are recorded together."""
_OF_ONE_STEP = (
    "connector_prefix_cache_stats",
    "kv_cache_eviction_events",
    "spec_decoding_stats",
    "kv_connector_stats",
    "ec_connector_stats",
    "perf_stats",
)
"""What vLLM's scheduler tells of a step that does not add up."""

_lock = threading.Lock()


def stat_logger(registry: EngineRegistry, on_step: Callable[[], None]) -> type[Any]:
    """Return a class for `AsyncLLM(stat_loggers=[...])` that registers an engine's metrics in `registry`.

    on_step: called for each step of the engine, also without output, such as a chunk of a long prompt.
    """
    from vllm.v1.metrics.loggers import PrometheusStatLogger

    class Logger(PrometheusStatLogger):  # type: ignore[misc]
        def __init__(self, vllm_config: Any, engine_indexes: list[int] | None = None) -> None:
            self._steps: dict[int, list[tuple[Any, Any]]] = {}
            self._due = 0.0
            registry.register(_BeforeOthers(self._record_steps))
            with _lock:
                before = set(REGISTRY._collector_to_names)
                super().__init__(vllm_config, engine_indexes)
                for collector in set(REGISTRY._collector_to_names) - before:
                    REGISTRY.unregister(collector)
                    registry.register(collector)
            self._tokens_of_steps: Any = vars(self)["histogram_iteration_tokens"]  # counts steps, so it is told of each
            self.histogram_iteration_tokens = dict.fromkeys(self._tokens_of_steps, _Ignored())

        def record(
            self, scheduler_stats: Any, iteration_stats: Any, mm_cache_stats: Any = None, engine_idx: int = 0
        ) -> None:
            on_step()
            if scheduler_stats is not None:
                registry.told_at = time.monotonic()
            if adds_up := mm_cache_stats is None and _adds_up(scheduler_stats):
                self._steps.setdefault(engine_idx, []).append((scheduler_stats, iteration_stats))
            now = time.monotonic()
            if adds_up and now < self._due:
                return
            self._due = now + _INTERVAL
            self._record_steps()
            if not adds_up:
                self._record(engine_idx, scheduler_stats, [iteration_stats], mm_cache_stats)

        def _record_steps(self) -> None:
            """Record the steps that were not yet."""
            while self._steps:
                engine_idx, steps = self._steps.popitem()
                scheduled = _add_scheduled([each for each, _ in steps if each is not None])
                self._record(engine_idx, scheduled, [each for _, each in steps])

        def _record(self, engine_idx: int, scheduled: Any, iterations: list[Any], mm_cache_stats: Any = None) -> None:
            iterations = [each for each in iterations if each is not None]
            for each in iterations:
                tokens = each.prompt_token_stats.computed + each.num_generation_tokens
                self._tokens_of_steps[engine_idx].observe(tokens)
            super().record(scheduled, _add(iterations), mm_cache_stats, engine_idx)

    return Logger


def _adds_up(scheduled: Any) -> bool:
    return scheduled is None or not any(getattr(scheduled, name) for name in _OF_ONE_STEP)


def _add_scheduled(steps: list[Any]) -> Any:
    """Return the state of the last of the scheduler's `steps`, with what all of them found in the prefix cache."""
    if not steps:
        return None
    last = steps[-1]
    last.prefix_cache_stats.queries = sum(each.prefix_cache_stats.queries for each in steps)
    last.prefix_cache_stats.hits = sum(each.prefix_cache_stats.hits for each in steps)
    return last


def _add(iterations: list[Any]) -> Any:
    """Return vLLM's `IterationStats` of several steps as one: numbers are added, lists joined."""
    if not iterations:
        return None
    first, *others = iterations
    for name, value in vars(first).items():
        for other in others:
            more = getattr(other, name)
            if isinstance(value, list):
                value += more
            elif name == "prompt_token_stats":
                for part, count in vars(more).items():
                    setattr(value, part, getattr(value, part) + count)
            elif name != "iteration_timestamp":
                setattr(first, name, getattr(first, name) + more)
    return first


class _Ignored:
    """In place of a histogram."""

    def observe(self, value: float) -> None:
        pass


class _BeforeOthers(Collector):
    """Has no metrics, but a function to call before a registry is read: its collectors are asked in their order."""

    def __init__(self, prepare: Callable[[], None]) -> None:
        self._prepare = prepare

    def collect(self) -> Iterable[Metric]:
        self._prepare()
        return ()

    def describe(self) -> Iterable[Metric]:
        return ()
