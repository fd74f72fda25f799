"""The body of a request to an upstream: OpenAI's field names, and vLLM's where OpenAI has none."""

from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Prompt, Sampling, Tooling


def payload(model: str, prompt: Prompt, sampling: Sampling, budget_field: str | None = None) -> dict[str, Any]:
    """Return the body of one streamed chat completion.

    budget_field: path of the field for a thinking budget, with dots between its levels.
    Raises `InvalidRequest` for a budget without such a field.
    """
    given = sampling.to_dict()
    budget = given.pop("thinking_token_budget", None)
    body = {
        "model": model,
        "messages": prompt.messages,
        "stream": True,
        "stream_options": {"include_usage": True},
        **_logprobs(given.pop("logprobs", None)),
        **_response_format(given.pop("structured_outputs", None)),
        **given,
        **_tools(prompt.tooling),
        **({"cache_salt": prompt.cache_salt} if prompt.cache_salt is not None else {}),
    }
    variables = dict(prompt.template_arguments)
    if budget is not None:
        if budget_field is None:
            raise InvalidRequest(
                "the upstream behind this model is not known to keep a budget of trace tokens: its settings name no "
                "budget_field",
                param="thinking_token_budget",
            )
        body |= _nested(budget_field.split("."), budget)
    if effort := variables.pop("reasoning_effort", None):
        body["reasoning_effort"] = effort  # only vLLM knows template arguments
    if variables:
        body["chat_template_kwargs"] = variables
    return body


def _nested(path: list[str], value: int) -> dict[str, Any]:
    first, *rest = path
    return {first: _nested(rest, value) if rest else value}


def _logprobs(top: int | None) -> dict[str, Any]:
    return {} if top is None else {"logprobs": True, "top_logprobs": top}


def _response_format(constraint: dict[str, Any] | None) -> dict[str, Any]:
    if constraint is None:
        return {}
    if constraint.keys() == {"json_object"}:
        return {"response_format": {"type": "json_object"}}
    if constraint.keys() == {"json"}:
        schema = {"name": "answer", "schema": constraint["json"], "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    return {"structured_outputs": constraint}


def _tools(tooling: Tooling) -> dict[str, Any]:
    if not tooling.tools:
        return {}
    choice = tooling.choice
    return {
        "tools": tooling.tools,
        "tool_choice": choice if isinstance(choice, str) else {"type": "function", "function": choice},
        **({} if tooling.parallel else {"parallel_tool_calls": False}),
    }
