"""`Sampling` as vLLM takes it, and what vLLM refuses of it as an error of ours."""

from collections.abc import Mapping
from typing import Any

from thinkaloud.errors import EngineFailed, InvalidRequest, RequestError
from thinkaloud.generation import NO_TOOLS, Sampling, Tooling


def parameters(sampling: Sampling, defaults: dict[str, Any]) -> Any:
    """vLLM's SamplingParams. Raises `InvalidRequest`."""
    from vllm.exceptions import VLLMClientError
    from vllm.sampling_params import RequestOutputKind, SamplingParams, StructuredOutputsParams

    given = {**defaults, **sampling.given()}
    try:
        if asked := given.pop("structured_outputs", None):
            given["structured_outputs"] = StructuredOutputsParams(**asked)
    except (VLLMClientError, ValueError, TypeError) as error:
        raise unconstrained(NO_TOOLS, asked) from error
    try:
        return SamplingParams(**given, output_kind=RequestOutputKind.DELTA, detokenize=False)
    except (VLLMClientError, ValueError, TypeError) as error:
        raise InvalidRequest("the engine refuses these sampling parameters", param=_blamed(error)) from error


def refused(error: Exception, params: Any, tooling: Tooling) -> InvalidRequest:
    """What a refusal of the running engine means. Its text may quote the request, so only the field is told."""
    blamed = _blamed(error)
    if blamed is None and params.structured_outputs is not None:
        return unconstrained(tooling, vars(params.structured_outputs))
    return InvalidRequest("the engine refuses this request", param=blamed)


def failed(params: Any, tooling: Tooling) -> RequestError:
    """What it means that the engine gave up on this request alone: where there is a grammar, it led nowhere."""
    if params.structured_outputs is not None:
        return unconstrained(tooling, vars(params.structured_outputs))
    return EngineFailed("the engine failed on this request", retry_after=1)


def unconstrained(tooling: Tooling, constraint: Mapping[str, Any]) -> InvalidRequest:
    """The refusal of a grammar. constraint: its kinds, of which one is set."""
    if tooling.tools and tooling.choice != "none":
        return InvalidRequest("the engine cannot hold the model to these tools", param="tools")
    field = "response_format" if constraint.get("json") or constraint.get("json_object") else "structured_outputs"
    return InvalidRequest("the engine cannot hold the answer to this format", param=field)


def _blamed(error: Exception) -> str | None:
    """The request's field that vLLM blames, where it says one."""
    return getattr(error, "parameter", None)
