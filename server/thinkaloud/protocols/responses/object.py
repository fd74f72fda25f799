"""The response object: what the request said, and what has come of it. Every key is always there.

What is only repeated is encoded here, once: it may be large, and stands in several events and in what is stored.
"""

import time
from typing import Any

import msgspec

from thinkaloud.protocols.responses.decode import DecodedRequest
from thinkaloud.request.completion import Completion

_ECHOED: dict[str, Any] = {
    "instructions": None,
    "max_output_tokens": None,
    "max_tool_calls": None,
    "previous_response_id": None,
    "safety_identifier": None,
    "prompt_cache_key": None,
    "temperature": 1.0,
    "top_p": 1.0,
    "presence_penalty": 0.0,
    "frequency_penalty": 0.0,
    "top_logprobs": 0,
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
    "metadata": {},
    "store": True,
    "background": False,
}
"""Fields that are repeated, with their defaults."""
_FUNCTION: dict[str, Any] = {"description": None, "parameters": None, "strict": None}
"""What a repeated function has besides its name, whatever was sent."""


def new_response(decoded: DecodedRequest) -> dict[str, Any]:
    """The object of a response that has not begun."""
    wire = decoded.wire
    given = {name: getattr(wire, name) for name in _ECHOED}
    echoed = {name: default if given[name] is None else given[name] for name, default in _ECHOED.items()}
    echoed["tools"] = [_FUNCTION | tool if tool.get("type") == "function" else tool for tool in echoed["tools"]]
    reasoning, text = wire.reasoning, wire.text
    summary = (reasoning.summary or reasoning.generate_summary) if reasoning is not None else None
    format = text.format.model_dump(by_alias=True, exclude_unset=True) if text and text.format else {"type": "text"}
    verbosity = {"verbosity": text.verbosity} if text is not None and text.verbosity is not None else {}
    return {
        "id": decoded.generation.id,
        "object": "response",
        "created_at": int(time.time()),
        "completed_at": None,
        "status": "in_progress",
        "error": None,
        "incomplete_details": None,
        "model": wire.model,
        "output": [],
        "usage": None,
        **{name: _encode(value) for name, value in echoed.items()},
        "reasoning": {"effort": decoded.generation.thinking.effort, "summary": summary},
        "text": _encode({"format": format, **verbosity}),
        "truncation": "disabled",
        "service_tier": "default",
    }


def _encode(value: Any) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def input_transformations(decoded: DecodedRequest, unopened: tuple[str, ...]) -> msgspec.Raw | None:
    """The reasoning of the history that was dropped. One reason for all, so that nobody learns by trying."""
    ids = [*decoded.history.dropped, *(decoded.sealed.get(place) for place in unopened)]
    dropped = [{"type": "reasoning", "id": id, "action": "removed", "reason": "model_mismatch"} for id in ids]
    return _encode(dropped) if dropped else None


def usage(completion: Completion) -> dict[str, Any]:
    """The token counts."""
    return {
        "input_tokens": completion.prompt_tokens,
        "input_tokens_details": {"cached_tokens": completion.cached_tokens or 0, "cache_write_tokens": 0},
        "output_tokens": completion.completion_tokens,
        "output_tokens_details": {"reasoning_tokens": completion.reasoning_tokens},
        "total_tokens": completion.prompt_tokens + completion.completion_tokens,
    }
