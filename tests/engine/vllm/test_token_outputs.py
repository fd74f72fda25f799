"""Tokens that come the short way are those that vLLM would have brought, counted as it would count them."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vllm import SamplingParams
from vllm.sampling_params import RequestOutputKind
from vllm.v1.engine import EngineCoreOutput, EngineCoreRequest, FinishReason
from vllm.v1.engine.output_processor import OutputProcessor, RequestOutputCollector
from vllm.v1.metrics.stats import IterationStats, PrefillStats

from thinkaloud.engine.vllm.token_outputs import processor_class

pytestmark = pytest.mark.vllm

REQUESTS = 3
Step = list[tuple[int, list[int], FinishReason | None]]
"""What one step brings: a request, its new tokens, and how it ends."""

steps = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, REQUESTS - 1),
            st.lists(st.integers(0, 99), max_size=3),
            st.sampled_from([None, None, None, None, FinishReason.STOP, FinishReason.LENGTH]),
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

    def take(self, queue: RequestOutputCollector) -> None:
        output: Any = queue.get_nowait()
        if output is None:
            return
        if isinstance(output, EngineCoreOutput):
            self.ids += output.new_token_ids
        else:
            self.ids += output.outputs[0].token_ids
            self.reason = output.outputs[0].finish_reason


class Requests:
    """Requests at a processor, and their readers."""

    def __init__(self, kind: type[OutputProcessor]) -> None:
        self.processor = kind(None, log_stats=True)
        self.queues = [RequestOutputCollector(RequestOutputKind.DELTA, f"r{at}") for at in range(REQUESTS)]
        self.reads = [Read() for _ in range(REQUESTS)]
        self.stats: list[dict[str, Any]] = []
        self.begun: set[int] = set()
        for at, queue in enumerate(self.queues):
            params = SamplingParams(output_kind=RequestOutputKind.DELTA, detokenize=False)
            request = EngineCoreRequest(f"r{at}", [1, 2], None, params, None, 0.0, None, None, None)
            request.external_req_id = f"e{at}"
            self.processor.add_request(request, None, None, 0, queue)

    def step(self, step: Step, at: float) -> None:
        outputs = []
        for number, ids, reason in step:
            output = EngineCoreOutput(f"r{number}", list(ids), finish_reason=reason)
            if number not in self.begun:
                self.begun.add(number)
                output.prefill_stats = PrefillStats()
            outputs.append(output)
        stats = IterationStats()
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
        ours, theirs = Requests(processor_class()), Requests(OutputProcessor)
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
            if isinstance(output, EngineCoreOutput):
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
    requests.step([(0, [20], FinishReason.LENGTH)], time.monotonic())
    assert await asyncio.wait_for(reading, 10) == "length"
    assert ids == list(range(21))


async def test_an_output_with_more_than_tokens_goes_the_way_of_vllm() -> None:
    requests = Requests(processor_class())
    requests.step([(0, [1], None)], 0.0)
    output = EngineCoreOutput("r0", [2])
    output.num_nans_in_logits = 1
    requests.processor.process_outputs([output], 1.0, IterationStats(), None)
    assert not isinstance(requests.queues[0].get_nowait(), EngineCoreOutput)


async def test_an_error_reaches_a_reader_whose_tokens_wait() -> None:
    requests = Requests(processor_class())
    requests.step([(0, [1], None)], 0.0)
    requests.take(0)
    requests.step([(0, [2], None)], 1.0)
    requests.processor.propagate_error(RuntimeError("gone"))
    with pytest.raises(RuntimeError, match="gone"):
        await requests.queues[0].get()
