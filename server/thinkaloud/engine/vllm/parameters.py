"""`Sampling` as vLLM takes it, and what vLLM refuses of it as an error of ours."""

from typing import Any

from thinkaloud.errors import EngineFailed, InvalidRequest, RequestError
from thinkaloud.generation import Sampling, Tooling


def parameters(sampling: Sampling, defaults: dict[str, Any]) -> Any:
    """vLLM's SamplingParams. Raises `InvalidRequest`."""
    from vllm.exceptions import VLLMClientError
    from vllm.sampling_params import RequestOutputKind, SamplingParams, StructuredOutputsParams

    given = {**defaults, **sampling.given()}
    try:
        if asked := given.pop("structured_outputs", None):
            given["structured_outputs"] = StructuredOutputsParams(**asked)
    except (VLLMClientError, ValueError, TypeError) as error:
        raise InvalidRequest("the engine cannot hold the answer to this format", param="response_format") from error
    try:
        return SamplingParams(**given, output_kind=RequestOutputKind.DELTA, detokenize=False)
    except (VLLMClientError, ValueError, TypeError) as error:
        raise InvalidRequest("the engine refuses these sampling parameters", param=_blamed(error)) from error


def refused(error: Exception, params: Any, tooling: Tooling) -> InvalidRequest:
    """What a refusal of the running engine means. Its text may quote the request, so only the field is told."""
    blamed = _blamed(error)
    if blamed is None and params.structured_outputs is not None:
        return _unconstrained(tooling)
    return InvalidRequest("the engine refuses this request", param=blamed)


def failed(params: Any, tooling: Tooling, *, began: bool) -> RequestError:
    """What it means that the engine gave up on this request alone. Before the first token that is a bad grammar."""
    if params.structured_outputs is not None and not began:
        return _unconstrained(tooling)
    return EngineFailed("the engine failed on this request", retry_after=1)


def _unconstrained(tooling: Tooling) -> InvalidRequest:
    if tooling.tools and tooling.choice != "none":
        return InvalidRequest("the engine cannot hold the model to these tools", param="tools")
    return InvalidRequest("the engine cannot hold the answer to this format", param="response_format")


def _blamed(error: Exception) -> str | None:
    """The request's field that vLLM blames, where it says one."""
    return getattr(error, "parameter", None)
