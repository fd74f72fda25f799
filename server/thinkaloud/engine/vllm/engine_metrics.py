"""vLLM's own metrics, with a registry for each engine.

vLLM registers them in the default registry and clears that for each new engine, so that with two engines the first
would lose its own. They are moved to a registry of the engine.
"""

import threading
from collections.abc import Callable
from typing import Any

from prometheus_client import REGISTRY, CollectorRegistry

_lock = threading.Lock()


def stat_logger(registry: CollectorRegistry, on_step: Callable[[], None]) -> type[Any]:
    """Return a class for `AsyncLLM(stat_loggers=[...])` that registers an engine's metrics in `registry`.

    on_step: called for each step of the engine, also without output, such as a chunk of a long prompt.
    """
    from vllm.v1.metrics.loggers import PrometheusStatLogger

    class Logger(PrometheusStatLogger):  # type: ignore[misc]
        def __init__(self, vllm_config: Any, engine_indexes: list[int] | None = None) -> None:
            with _lock:
                before = set(REGISTRY._collector_to_names)
                super().__init__(vllm_config, engine_indexes)
                for collector in set(REGISTRY._collector_to_names) - before:
                    REGISTRY.unregister(collector)
                    registry.register(collector)

        def record(self, *args: Any, **kwargs: Any) -> None:
            on_step()
            super().record(*args, **kwargs)

    return Logger
