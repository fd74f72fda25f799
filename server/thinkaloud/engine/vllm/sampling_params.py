"""`Sampling` to vLLM's SamplingParams, and vLLM's errors to errors for the caller."""

from typing import Any

from thinkaloud.engine.text.constraints import constraint_error
from thinkaloud.errors import EngineFailed, InvalidRequest, RequestError
from thinkaloud.generation import NO_TOOLS, Sampling, Tooling


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
        raise InvalidRequest("the engine refuses these sampling parameters", param=_error_field(error)) from error


def refusal(error: Exception, params: Any, tooling: Tooling) -> InvalidRequest:
    """Return the error for a request that the engine refuses. Of `error` only the field is used, since its text may
    quote the request.
    """
    field = _error_field(error)
    if field is None and params.structured_outputs is not None:
        return constraint_error(tooling, vars(params.structured_outputs))
    return InvalidRequest("the engine refuses this request", param=field)


def failure(params: Any, tooling: Tooling) -> RequestError:
    """Return the error for a request that failed alone. With a grammar, the reason is that no token matched."""
    if params.structured_outputs is not None:
        return constraint_error(tooling, vars(params.structured_outputs))
    return EngineFailed("the engine failed on this request", retry_after=1)


def _error_field(error: Exception) -> str | None:
    """Return the request's field that vLLM names, if it does."""
    return getattr(error, "parameter", None)
