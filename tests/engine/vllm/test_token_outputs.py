"""Tokens that come the short way are those that vLLM would have brought, counted as it would count them."""

import asyncio
import time
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.vllm.token_outputs import processor_class

pytestmark = pytest.mark.vllm


@cache
def vllm() -> Any:
    """What is needed of vLLM, imported when the first test runs: all processes of the tests import this file."""
    from vllm import sampling_params
    from vllm.v1 import engine
    from vllm.v1.engine import output_processor
    from vllm.v1.metrics import stats

    return SimpleNamespace(**vars(stats) | vars(output_processor) | vars(engine) | vars(sampling_params))


REQUESTS = 3
Step = list[tuple[int, list[int], Any]]
"""What one step brings: a request, its new tokens, and how it ends."""

steps = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, REQUESTS - 1),
            st.lists(st.integers(0, 99), max_size=3),
            st.deferred(lambda: st.sampled_from([*[None] * 4, vllm().FinishReason.STOP, vllm().FinishReason.LENGTH])),
        ),
        max_size=REQUESTS,
        unique_by=lambda each: each[0],
    ),
    max_size=12,
)


@dataclass
class Read:
    """What the reader of one request has got."""

    ids: list[int] = field(default_factory=list)
    reason: str | None = None

    def take(self, queue: Any) -> None:
        output: Any = queue.get_nowait()
        if output is None:
            return
        if isinstance(output, vllm().EngineCoreOutput):
            self.ids += output.new_token_ids
        else:
            self.ids += output.outputs[0].token_ids
            self.reason = output.outputs[0].finish_reason


class Requests:
    """Requests at a processor, and their readers."""

    def __init__(self, kind: Any) -> None:
        self.processor = kind(None, log_stats=True)
        delta = vllm().RequestOutputKind.DELTA
        self.queues = [vllm().RequestOutputCollector(delta, f"r{at}") for at in range(REQUESTS)]
        self.reads = [Read() for _ in range(REQUESTS)]
        self.stats: list[dict[str, Any]] = []
        self.begun: set[int] = set()
        for at, queue in enumerate(self.queues):
            params = vllm().SamplingParams(output_kind=delta, detokenize=False)
            request = vllm().EngineCoreRequest(f"r{at}", [1, 2], None, params, None, 0.0, None, None, None)
            request.external_req_id = f"e{at}"
            self.processor.add_request(request, None, None, 0, queue)

    def step(self, step: Step, at: float) -> None:
        outputs = []
        for number, ids, reason in step:
            output = vllm().EngineCoreOutput(f"r{number}", list(ids), finish_reason=reason)
            if number not in self.begun:
                self.begun.add(number)
                output.prefill_stats = vllm().PrefillStats()
            outputs.append(output)
        stats = vllm().IterationStats()
        self.processor.process_outputs(outputs, at, stats, "default")
        counted = vars(stats) | {
            "inter_token_latencies_iter": sorted(stats.inter_token_latencies_iter),
            "finished_requests": len(stats.finished_requests),
        }
        for of_the_clock in ("iteration_timestamp", "time_to_first_tokens_iter"):
            del counted[of_the_clock]
        self.stats.append(counted)

    def take(self, number: int) -> None:
        self.reads[number].take(self.queues[number])


@given(steps, st.lists(st.sets(st.integers(0, REQUESTS - 1)), max_size=12))
def test_readers_get_what_vllm_would_have_brought_however_far_behind_they_are(
    steps: list[Step], taken: list[set[int]]
) -> None:
    """taken: whose reader has its turn behind each step; at the end all have one."""

    async def run() -> None:
        ours, theirs = Requests(processor_class()), Requests(vllm().OutputProcessor)
        for at, step in enumerate(steps):
            for requests in (ours, theirs):
                requests.step(step, float(at))
                for number in taken[at] if at < len(taken) else ():
                    requests.take(number)
        for requests in (ours, theirs):
            for number in range(REQUESTS):
                requests.take(number)
        assert ours.reads == theirs.reads
        assert ours.stats == theirs.stats
        assert set(ours.processor.request_states) == set(theirs.processor.request_states)

    asyncio.run(run())


async def test_a_reader_that_waits_gets_every_token_and_the_end() -> None:
    requests = Requests(processor_class())
    queue, ids = requests.queues[0], []

    async def read() -> str:
        while True:
            output: Any = await queue.get()
            if isinstance(output, vllm().EngineCoreOutput):
                ids.extend(output.new_token_ids)
            else:
                ids.extend(output.outputs[0].token_ids)
                if output.finished:
                    return str(output.outputs[0].finish_reason)

    reading = asyncio.create_task(read())
    for token in range(20):
        requests.step([(0, [token], None)], time.monotonic())
        if token % 3:
            await asyncio.sleep(0)
    requests.step([(0, [20], vllm().FinishReason.LENGTH)], time.monotonic())
    assert await asyncio.wait_for(reading, 60) == "length"
    assert ids == list(range(21))


async def test_an_output_with_more_than_tokens_goes_the_way_of_vllm() -> None:
    requests = Requests(processor_class())
    requests.step([(0, [1], None)], 0.0)
    output = vllm().EngineCoreOutput("r0", [2])
    output.num_nans_in_logits = 1
    requests.processor.process_outputs([output], 1.0, vllm().IterationStats(), None)
    assert not isinstance(requests.queues[0].get_nowait(), vllm().EngineCoreOutput)


async def test_an_error_reaches_a_reader_whose_tokens_wait() -> None:
    requests = Requests(processor_class())
    requests.step([(0, [1], None)], 0.0)
    requests.take(0)
    requests.step([(0, [2], None)], 1.0)
    requests.processor.propagate_error(RuntimeError("gone"))
    with pytest.raises(RuntimeError, match="gone"):
        await requests.queues[0].get()
