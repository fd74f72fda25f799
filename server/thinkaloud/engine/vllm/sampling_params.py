"""What vLLM is asked: `Sampling` as its SamplingParams, and where a grammar begins."""

from typing import Any

from thinkaloud.engine.text.constraints import constraint_error
from thinkaloud.engine.vllm.engine_args import PLUGIN
from thinkaloud.engine.vllm.failures import error_field
from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import NO_TOOLS, Sampling, TagIds


def sampling_params(sampling: Sampling, defaults: dict[str, Any]) -> Any:
    """Return vLLM's SamplingParams. Raises `InvalidRequest`."""
    from vllm.exceptions import VLLMClientError
    from vllm.sampling_params import RequestOutputKind, SamplingParams, StructuredOutputsParams

    given = {**defaults, **sampling.to_dict()}
    given.pop("schema_labels", None)  # a grammar has no name
    try:
        if constraint := given.pop("structured_outputs", None):
            given["structured_outputs"] = StructuredOutputsParams(**constraint)
    except (VLLMClientError, ValueError, TypeError) as error:
        raise constraint_error(NO_TOOLS, constraint) from error
    try:
        return SamplingParams(**given, output_kind=RequestOutputKind.DELTA, detokenize=False, skip_clone=True)
    except (VLLMClientError, ValueError, TypeError) as error:
        raise InvalidRequest("the engine refuses these sampling parameters", param=error_field(error)) from error


def reasoning_arguments(llm: Any, params: Any, prompt_ids: list[int], tags: TagIds, thinks: bool) -> dict[str, Any]:
    """Return what vLLM's engine core must know of the trace to begin a grammar after it."""
    if params.structured_outputs is None:
        return {}
    if not thinks:
        return {"reasoning_ended": True}
    if llm.vllm_config.structured_outputs_config.reasoning_parser != PLUGIN:
        return {}  # one of vLLM's own parsers, which finds the end itself
    arguments = {"end_id": tags.end, "end": tags.closing, "prompt_tokens": len(prompt_ids)}
    return {"reasoning_ended": False, "reasoning_parser_kwargs": arguments}
