"""vLLM's own engine metrics, kept apart for each engine.

vLLM registers them in the one registry of the process and clears that registry for each new engine, so with two
engines the first would lose its own. Each engine's are moved into a registry that belongs to it.
"""

import threading
from collections.abc import Callable
from typing import Any

from prometheus_client import REGISTRY, CollectorRegistry

_registering = threading.Lock()


def stat_logger(registry: CollectorRegistry, stepped: Callable[[], None]) -> type[Any]:
    """A class for `AsyncLLM(stat_loggers=[...])` that writes an engine's metrics into `registry`.

    stepped: called for each step of the engine, also for one without output, as while a long prompt is read.
    """
    from vllm.v1.metrics.loggers import PrometheusStatLogger

    class Logger(PrometheusStatLogger):  # type: ignore[misc]
        def __init__(self, vllm_config: Any, engine_indexes: list[int] | None = None) -> None:
            with _registering:
                before = set(REGISTRY._collector_to_names)
                super().__init__(vllm_config, engine_indexes)
                for collector in set(REGISTRY._collector_to_names) - before:
                    REGISTRY.unregister(collector)
                    registry.register(collector)

        def record(self, *args: Any, **kwargs: Any) -> None:
            stepped()
            super().record(*args, **kwargs)

    return Logger
