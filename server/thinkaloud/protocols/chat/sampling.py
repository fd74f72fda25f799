"""The sampling parameters of a Chat Completions request, and the shape that the answer is to have."""

from typing import Any

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Sampling
from thinkaloud.protocols.chat.schema import ChatRequest, ResponseFormat

_SAME_NAME = (
    "min_tokens",
    "temperature",
    "top_p",
    "top_k",
    "min_p",
    "presence_penalty",
    "frequency_penalty",
    "repetition_penalty",
    "seed",
    "ignore_eos",
    "stop_token_ids",
    "bad_words",
    "allowed_token_ids",
)
_CONSTRAINTS = frozenset({"json", "regex", "choice", "grammar", "json_object", "structural_tag"})
_CONSTRAINT_OPTIONS = frozenset({
    "disable_additional_properties",
    "disable_any_whitespace",
    "disable_fallback",
    "whitespace_pattern",
})  # fmt: skip


def sampling(wire: ChatRequest) -> Sampling:
    """Raises `InvalidRequest` for parameters that do not go together."""
    limit = _limit(wire)
    if wire.min_tokens is not None and limit is not None and wire.min_tokens > limit:
        raise InvalidRequest("min_tokens is larger than max_tokens", param="min_tokens")
    if wire.top_k == 0:
        raise InvalidRequest("top_k: 1 or more; -1 considers all tokens", param="top_k")
    return Sampling(
        max_tokens=limit,
        logprobs=_logprobs(wire),
        logit_bias={int(key): bias for key, bias in wire.logit_bias.items()} if wire.logit_bias else None,
        structured_outputs=_structure(wire),
        **{name: getattr(wire, name) for name in _SAME_NAME},
    )


def _limit(wire: ChatRequest) -> int | None:
    both = wire.max_tokens is not None and wire.max_completion_tokens is not None
    if both and wire.max_tokens != wire.max_completion_tokens:
        raise InvalidRequest("max_tokens and max_completion_tokens differ; give one", param="max_tokens")
    return wire.max_completion_tokens if wire.max_completion_tokens is not None else wire.max_tokens


def _logprobs(wire: ChatRequest) -> int | None:
    if wire.logprobs:
        return wire.top_logprobs or 0
    if wire.top_logprobs:
        raise InvalidRequest("top_logprobs needs logprobs: true", param="top_logprobs")
    return None


def _structure(wire: ChatRequest) -> dict[str, Any] | None:
    """vLLM's own object, whichever way it was asked for."""
    openai, own = _response_format(wire.response_format), wire.structured_outputs
    if own is None:
        return openai
    if openai is not None:
        raise InvalidRequest("response_format and structured_outputs: give one", param="structured_outputs")
    if (name := next((name for name in own if name not in _CONSTRAINTS | _CONSTRAINT_OPTIONS), None)) is not None:
        raise InvalidRequest(f"structured_outputs.{name}: not known", param=f"structured_outputs.{name}")
    given = [name for name in _CONSTRAINTS if own.get(name) not in (None, False)]
    if len(given) != 1:
        raise InvalidRequest(
            f"structured_outputs: give one of {', '.join(sorted(_CONSTRAINTS))}", param="structured_outputs"
        )
    return own


def _response_format(format: ResponseFormat | None) -> dict[str, Any] | None:
    if format is None or format.type == "text":
        return None
    if format.type == "json_object":
        return {"json_object": True}
    if format.json_schema is None:
        raise InvalidRequest("response_format.json_schema: needed for this type", param="response_format.json_schema")
    return {"json": format.json_schema.definition}
