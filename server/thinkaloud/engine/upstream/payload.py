"""The body of a request to an upstream: OpenAI's field names, and vLLM's where OpenAI has none."""

from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Image, Message, Prompt, Sampling, Tooling
from thinkaloud.settings import UpstreamEngine

_TRACE_FIELDS = ("reasoning_content", "reasoning")


def payload(settings: UpstreamEngine, prompt: Prompt, sampling: Sampling) -> dict[str, Any]:
    """Return the body of one streamed chat completion.

    Raises `InvalidRequest` for a thinking budget, if the settings name no field for it.
    """
    given = sampling.to_dict()
    budget = given.pop("thinking_token_budget", None)
    body = {
        "model": settings.model,
        "messages": _messages(prompt.messages, settings.trace_field),
        "stream": True,
        "stream_options": {"include_usage": True},
        **_max_tokens(given.pop("max_tokens", None), settings.max_tokens_field),
        **_logprobs(given.pop("logprobs", None)),
        **_response_format(given.pop("structured_outputs", None), given.pop("schema_labels", None)),
        **given,
        **_tools(prompt.tooling),
        **({"cache_salt": prompt.cache_salt} if prompt.cache_salt is not None else {}),
    }
    variables = dict(prompt.template_arguments)
    if budget is not None:
        if settings.budget_field is None:
            raise InvalidRequest(
                "the upstream behind this model is not known to keep a budget of trace tokens: its settings name no "
                "budget_field",
                param="thinking_token_budget",
            )
        body |= _nested(settings.budget_field.split("."), budget)
    if effort := variables.pop("reasoning_effort", None):
        body["reasoning_effort"] = effort  # only vLLM knows template arguments
    if variables:
        body["chat_template_kwargs"] = variables
    return body


def _messages(messages: list[Message], trace_field: str) -> list[Message]:
    """Return the messages with their traces in the one field that the upstream reads, and with images in parts."""
    unread = {name for name in _TRACE_FIELDS if trace_field not in {name, "both"}} | {"pieces"}
    return [
        {name: value for name, value in message.items() if name not in unread} | _content(message)
        if unread & message.keys()
        else message
        for message in messages
    ]


def _content(message: Message) -> dict[str, Any]:
    """Return the content of a message with images."""
    if "pieces" not in message:
        return {}
    return {"content": [_part(piece) for piece in message["pieces"]]}


def _part(piece: str | Image) -> dict[str, Any]:
    if isinstance(piece, str):
        return {"type": "text", "text": piece}
    detail = {} if piece.detail is None else {"detail": piece.detail}
    return {"type": "image_url", "image_url": {"url": piece.url, **detail}}


def _max_tokens(limit: int | None, field: str) -> dict[str, Any]:
    return {} if limit is None else {field: limit}


def _nested(path: list[str], value: int) -> dict[str, Any]:
    first, *rest = path
    return {first: _nested(rest, value) if rest else value}


def _logprobs(top: int | None) -> dict[str, Any]:
    return {} if top is None else {"logprobs": True, "top_logprobs": top}


def _response_format(constraint: dict[str, Any] | None, labels: dict[str, Any] | None) -> dict[str, Any]:
    if constraint is None:
        return {}
    if constraint.keys() == {"json_object"}:
        return {"response_format": {"type": "json_object"}}
    if constraint.keys() == {"json"}:
        # vLLM's own field names no schema, and always means it strictly.
        schema = {**(labels or {"name": "answer", "strict": True}), "schema": constraint["json"]}
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
