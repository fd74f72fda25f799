"""The `thinkaloud` object of an answer: model, route, thinking, votes, and the context where it runs out."""

from typing import Any

from thinkaloud.protocols.wire.route_object import route_object
from thinkaloud.request.completion import Completion

SCARCE = 8
"""The part of the context that is left where it is told: less than an eighth."""


def extension(completion: Completion) -> dict[str, Any]:
    """The object for what is known so far. Over several choices: the sum of tokens, the longest time."""
    choices = [choice for _, choice in sorted(completion.choices.items())]
    seconds = [choice.seconds for choice in choices if choice.seconds is not None]
    body: dict[str, Any] = {
        "model": completion.model,
        "visibility": completion.visibility,
        "route": route_object(completion.route) if completion.route else None,
        "thinking": {
            "tokens": completion.reasoning_tokens,
            "seconds": round(max(seconds), 3) if seconds else None,
            "ended_by": next((choice.ended_by for choice in choices if choice.ended_by), None),
            "budget": completion.budget,
            "budget_asked": completion.budget_asked,
            "retries": sum(choice.retries for choice in choices),
        },
    }
    if (voted := completion.voted) is not None:
        body["votes"] = {
            "asked": voted.votes,
            "counted": voted.counted,
            "agreement": round(voted.agreement, 3),
            "tokens": voted.completion_tokens,
            "tokens_saved": voted.tokens_saved,
        }
    if completion.clamped is not None:
        body["max_tokens"] = dict(zip(("asked", "given"), completion.clamped, strict=True))
    length, left = completion.context_length, completion.context_left
    if length is not None and left is not None and left < length / SCARCE:
        body["context"] = {"length": length, "left": left}
    if completion.unopened:
        body["unopened"] = list(completion.unopened)
    return body
