"""vLLM's errors to errors for the caller. Of an error only the field is used, since its text may quote the request."""

from typing import Any

from thinkaloud.engine.text.constraints import constraint_error
from thinkaloud.engine.text.detokenizer import OutputFailed
from thinkaloud.errors import EngineDied, EngineFailed, InvalidRequest, Overloaded, RequestError
from thinkaloud.generation import Tooling


def failure(error: Exception, params: Any, tooling: Tooling, died: EngineDied, *, errored: bool) -> RequestError:
    """Return what the caller is told of an error of a generation.

    params: the request's SamplingParams. errored: whether the engine says that it is dead.
    """
    from vllm.exceptions import GracefulHTTPError, VLLMClientError
    from vllm.v1.engine.exceptions import EngineDeadError

    alone = EngineFailed("the engine failed on this request", retry_after=1)
    match error:
        case OutputFailed():  # with a grammar: no token matched
            grammar = params.structured_outputs
            return alone if grammar is None else constraint_error(tooling, vars(grammar))
        case VLLMClientError():
            return _refusal(error, params, tooling)
        case GracefulHTTPError():
            return Overloaded("the engine has no room for another request", retry_after=1)
        case _:
            return died if errored or isinstance(error, EngineDeadError) else alone


def _refusal(error: Exception, params: Any, tooling: Tooling) -> InvalidRequest:
    field = error_field(error)
    if field is None and params.structured_outputs is not None:
        return constraint_error(tooling, vars(params.structured_outputs))
    return InvalidRequest("the engine refuses this request", param=field)


def error_field(error: Exception) -> str | None:
    """Return the request's field that vLLM names, if it does."""
    return getattr(error, "parameter", None)
