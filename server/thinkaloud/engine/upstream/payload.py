"""The body of a request to an upstream: OpenAI's names where OpenAI has one, vLLM's where it has not."""

from typing import Any

from thinkaloud.generation import Prompt, Sampling, Tooling


def payload(model: str, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
    """One streamed chat completion for `prompt`."""
    given = sampling.given()
    body = {
        "model": model,
        "messages": prompt.messages,
        "stream": True,
        "stream_options": {"include_usage": True},
        **_logprobs(given.pop("logprobs", None)),
        **_format(given.pop("structured_outputs", None)),
        **given,
        **_tools(prompt.tooling),
    }
    variables = dict(prompt.template_arguments)
    if effort := variables.pop("reasoning_effort", None):
        body["reasoning_effort"] = effort  # what is not vLLM knows no template arguments
    if variables:
        body["chat_template_kwargs"] = variables
    return body


def _logprobs(top: int | None) -> dict[str, Any]:
    return {} if top is None else {"logprobs": True, "top_logprobs": top}


def _format(constraint: dict[str, Any] | None) -> dict[str, Any]:
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
