"""vLLM's metrics are what they would be if each step of the engine were recorded by itself."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.base import EngineRegistry
from thinkaloud.engine.vllm.engine_metrics import stat_logger

pytestmark = pytest.mark.vllm

MODEL = Path(__file__).parents[3] / "models/tiny-rl"
counts = st.integers(0, 50)
seconds = st.lists(st.floats(0, 9), max_size=3)


@st.composite
def scheduled(draw: st.DrawFn) -> Any:
    from vllm.v1.metrics.stats import PrefixCacheStats, SchedulerStats

    cache_stats = PrefixCacheStats(queries=draw(counts), hits=draw(counts))
    return SchedulerStats(
        num_running_reqs=draw(counts),
        num_waiting_reqs=draw(counts),
        prefix_cache_stats=cache_stats,
        connector_prefix_cache_stats=PrefixCacheStats(queries=3, hits=1) if draw(st.booleans()) else None,
    )


@st.composite
def iteration(draw: st.DrawFn) -> Any:
    from vllm.v1.metrics.stats import IterationStats

    stats = IterationStats()
    stats.num_generation_tokens = draw(counts)
    stats.num_preempted_reqs = draw(counts)
    stats.prompt_token_stats.computed = draw(counts)
    stats.prompt_token_stats.total = draw(counts)
    stats.inter_token_latencies_iter = draw(seconds)
    stats.time_to_first_tokens_iter = draw(seconds)
    return stats


@cache
def config() -> Any:
    from vllm.engine.arg_utils import AsyncEngineArgs

    return AsyncEngineArgs(model=str(MODEL), served_model_name="m").create_engine_config()


def recorded(steps: list[tuple[Any, Any]], *, each_alone: bool) -> dict[tuple[str, str], float]:
    """The metrics behind `steps`, by name and labels."""
    registry = EngineRegistry()
    seen: list[None] = []
    logger = stat_logger(registry, lambda: seen.append(None))(config())
    for scheduler_stats, iteration_stats in deepcopy(steps):
        logger.record(scheduler_stats, iteration_stats)
        if each_alone:
            list(registry.collect())
    assert len(seen) == len(steps), "every step is told of, however it is recorded"
    return {
        (sample.name, str(sorted(sample.labels.items()))): sample.value
        for metric in registry.collect()
        for sample in metric.samples
        if not sample.name.endswith("_created")
    }


@given(st.lists(st.tuples(st.none() | scheduled(), st.none() | iteration()), max_size=8))
def test_steps_that_are_recorded_together_count_as_if_each_had_been_alone(steps: list[tuple[Any, Any]]) -> None:
    together, alone = (recorded(steps, each_alone=each) for each in (False, True))
    assert together == pytest.approx(alone)


def test_the_histogram_of_tokens_a_step_has_every_step() -> None:
    from vllm.v1.metrics.stats import IterationStats

    steps: list[tuple[Any, Any]] = []
    for tokens in (1, 2, 64):
        stats = IterationStats()
        stats.num_generation_tokens = tokens
        steps.append((None, stats))
    found = recorded(steps, each_alone=False)
    [(count, total)] = [
        (found["vllm:iteration_tokens_total_count", labels], found["vllm:iteration_tokens_total_sum", labels])
        for name, labels in found
        if name == "vllm:iteration_tokens_total_count"
    ]
    assert (count, total) == (3, 67)
