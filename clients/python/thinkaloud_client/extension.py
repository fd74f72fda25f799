"""What a server tells about an answer beside its text: `usage`, and ThinkAloud's own object."""

from typing import Any

from thinkaloud_client.reading import count, mapping, number, text, whole
from thinkaloud_client.reply import Route, Thinking, Usage, Votes


def usage(told: dict[str, Any]) -> Usage:
    """OpenAI's `usage`."""
    cached = mapping(told.get("prompt_tokens_details"))
    details = mapping(told.get("completion_tokens_details"))
    return Usage(
        prompt=count(told.get("prompt_tokens")),
        completion=count(told.get("completion_tokens")),
        reasoning=count(details.get("reasoning_tokens")),
        cached=count(cached.get("cached_tokens")),
        summary=count(details.get("summary_tokens")),
        draft=count(details.get("draft_tokens")),
    )


def route(told: dict[str, Any]) -> Route | None:
    """None for a model that was named itself."""
    model, by = text(told.get("model")), text(told.get("by"))
    if model is None or by is None:
        return None
    score, ms = number(told.get("score")), number(told.get("ms"))
    return Route(model, by, score, ms, text(told.get("lane")), text(told.get("effort")))


def thinking(told: dict[str, Any]) -> Thinking:
    """How the trace went."""
    return Thinking(
        tokens=count(told.get("tokens")),
        seconds=number(told.get("seconds")),
        ended_by=text(told.get("ended_by")),
        budget=whole(told.get("budget")),
        budget_asked=whole(told.get("budget_asked")),
        retries=count(told.get("retries")),
    )


def votes(told: dict[str, Any]) -> Votes:
    """How the votes went."""
    return Votes(
        asked=count(told.get("asked")),
        counted=count(told.get("counted")),
        agreement=number(told.get("agreement")) or 0.0,
        tokens=count(told.get("tokens")),
        tokens_saved=count(told.get("tokens_saved")),
    )
