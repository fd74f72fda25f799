"""The short way of a token from vLLM's engine core to the request that reads it.

vLLM makes a `RequestOutput` of a dozen fields for each token, and looks at as many more that a token in the middle of
an output does not have. Such a token brings nothing but its id, so the core's own object is handed to the reader.
Everything else, such as the first and the last token of an output, goes vLLM's way.
"""

import asyncio
from typing import Any

from thinkaloud.engine.vllm.reader_wakeup import ReaderWakeup


def shorten(llm: Any) -> None:
    """Let `llm`, an AsyncLLM that has not run yet, hand over tokens the short way.

    What the queue of a request brings is then a `RequestOutput`, or an `EngineCoreOutput` with nothing but
    `new_token_ids`.
    """
    old = llm.output_processor
    llm.output_processor = processor_class()(
        old.tokenizer,
        log_stats=old.log_stats,
        stream_interval=old.stream_interval,
        tracing_enabled=old.tracing_enabled,
        admission_stats=old.admission_stats,
    )


def processor_class() -> Any:
    """Return the subclass of vLLM's `OutputProcessor`."""
    from vllm.v1.engine import EngineCoreOutput
    from vllm.v1.engine.output_processor import OutputProcessor

    class Processor(OutputProcessor):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._wakeup = ReaderWakeup()

        def process_outputs(
            self,
            engine_core_outputs: list[Any],
            engine_core_timestamp: float | None = None,
            iteration_stats: Any = None,
            weight_version: str | None = None,
        ) -> Any:
            others, waiting = [], self._wakeup.waiting
            for output in engine_core_outputs:
                state = self.request_states.get(output.request_id)
                if state is None:
                    continue  # it was aborted
                queue = state.queue
                left = queue.output
                if _is_plain(output) and _is_plainly_read(state) and (left is None or type(left) is EngineCoreOutput):
                    if left is None:
                        queue.output = output
                        waiting.append(queue)
                    else:
                        left.new_token_ids += output.new_token_ids
                    if iteration_stats is not None:
                        _count(iteration_stats, state.stats, len(output.new_token_ids), engine_core_timestamp)
                else:
                    if type(left) is EngineCoreOutput:  # vLLM adds to an output of its own kind alone
                        queue.output = state.make_request_output(left.new_token_ids, None, None, None)
                        queue.ready.set()
                    others.append(output)
            self._wakeup.wake_soon(asyncio.get_running_loop())
            return super().process_outputs(others, engine_core_timestamp, iteration_stats, weight_version)

    return Processor


def _is_plain(output: Any) -> bool:
    """Whether an output of the core has token ids and nothing else."""
    return (
        output.finish_reason is None
        and output.new_logprobs is None
        and output.events is None
        and output.prefill_stats is None
        and output.new_prompt_logprobs_tensors is None
        and output.pooling_output is None
        and output.kv_transfer_params is None
        and output.ec_transfer_params is None
        and output.routed_experts is None
        and output.mm_cache_miss_hashes is None
        and output.new_sampling_mask is None
        and output.spec_decode_metrics is None
        and not output.num_nans_in_logits
    )


def _is_plainly_read(state: Any) -> bool:
    """Whether the reader of a request wants each of its tokens as it comes, behind the first."""
    return (
        not state.is_prefilling
        and state.stream_interval == 1
        and state.parent_req is None
        and not state.streaming_input
    )


def _count(step: Any, request: Any, tokens: int, timestamp: float | None) -> None:
    """Count the tokens of one request in one step, as vLLM's `IterationStats.update_from_output` does."""
    step.num_generation_tokens += tokens
    request.num_generation_tokens += tokens
    step.inter_token_latencies_iter.append(timestamp - request.last_token_ts)
    request.last_token_ts = timestamp
