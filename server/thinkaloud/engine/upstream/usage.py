"""Token counts that an upstream reports."""

from typing import Any

from thinkaloud.events import EngineUsage

_MAX_TOKENS = 100_000_000
"""More than any context has; a larger count is ignored."""
_PROMPT = ("prompt_tokens", "input_tokens")
_COMPLETION = ("completion_tokens", "output_tokens")
_REASONING_PLACES = (
    "completion_tokens_details.reasoning_tokens",
    "output_tokens_details.reasoning_tokens",
    "reasoning_tokens",  # SGLang
)
_CACHED_PLACES = (
    "prompt_tokens_details.cached_tokens",
    "input_tokens_details.cached_tokens",
    "prompt_cache_hit_tokens",  # DeepSeek
    "cached_tokens",  # Moonshot
)


def read_usage(usage: Any, *, has_text: bool) -> EngineUsage | None:
    """Return the counts if they are plausible: a prompt has tokens, and so has an answer with text.

    No reasoning tokens are taken for an unknown number: servers say so of a trace that they did not count.
    """
    prompt, completion = _largest(usage, *_PROMPT), _largest(usage, *_COMPLETION)
    if not prompt or completion is None or (has_text and not completion):
        return None
    reasoning = _largest(usage, *_REASONING_PLACES) or None
    if reasoning and _largest(usage, "total_tokens") == prompt + completion + reasoning:
        completion += reasoning  # xAI and Gemini count the trace apart
    if reasoning is not None:
        reasoning = min(reasoning, completion)
    return EngineUsage(prompt, completion, reasoning, min(_largest(usage, *_CACHED_PLACES) or 0, prompt))


def _largest(usage: Any, *places: str) -> int | None:
    """Return the largest count in `places`, paths with dots; None if there is none."""
    return max((count for place in places if (count := _read_count(usage, place)) is not None), default=None)


def _read_count(usage: Any, place: str) -> int | None:
    """Return a count of tokens; None if it is missing or no such number."""
    value = usage
    for name in place.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MAX_TOKENS else None
