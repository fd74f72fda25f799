"""What becomes of a request whose key has no thinking tokens left for the day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from thinkaloud.access.account import Account
from thinkaloud.generation import GenerationRequest, Route
from thinkaloud.request.catalog import ServedModel

Candidate: TypeAlias = tuple[ServedModel, Route | None]
"""A model that may answer, and the route to it; None if the request names it."""


async def keep_to_cap(candidates: Sequence[Candidate], request: GenerationRequest, account: Account) -> list[Candidate]:
    """Return those of `candidates` that may answer, the first one first. An alias answers with its fast models alone.

    Raises:
        ThinkingTokensSpent: the request asks for thinking, or no fast model can answer it, and the key has no tokens
            left for it.
        StateFailed: nobody can tell.
    """
    if not await account.is_thinking_spent():
        return [*candidates]
    routes = [route for _, route in candidates if route is not None]
    if not routes:
        [(model, _)] = candidates
        if model.thinking and request.thinking.enabled is not False and request.thinking.budget != 0:
            raise account.refuse_thinking()
        return [*candidates]
    fast = [(model, route) for model, route in candidates if route is not None and route.lane == "fast"]
    chosen = next((route for route in routes if route.by != "fallback"), None)
    if not fast or (chosen is not None and (chosen.lane, chosen.by) == ("thinking", "request")):
        raise account.refuse_thinking()
    if chosen is not None and chosen.lane == "thinking":
        return [(model, route.replaced_by("fast", "cap", route.model)) for model, route in fast]
    return [(model, replace(route, tentative=False)) for model, route in fast]
