"""What is kept of a request that went through an alias, and what is done with it.

There is no word of a prompt, an answer or a trace in it. Its features, which are kept only where the settings say so,
tell much of the prompt: see docs/routing.md.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from thinkaloud.generation import Lane, RoutedBy

Outcome: TypeAlias = Literal["right", "wrong", "up", "down"]
"""What a caller says of an answer. up, down: a thumb."""
GOOD: frozenset[Outcome] = frozenset({"right", "up"})


@dataclass(frozen=True, slots=True)
class RoutedRequest:
    """One request.

    owner: the name of the key. routed_at: seconds since 1970. decided: the lane that was decided.
    lane: the one that was taken, and `by` what. model: the served model that answered.
    features: of the prompt, packed.
    """

    id: str
    owner: str
    routed_at: float
    alias: str
    decided: Lane
    lane: Lane
    by: RoutedBy
    score: float | None
    model: str
    thinking_tokens: int
    answer_tokens: int
    features: bytes | None = None


@dataclass(frozen=True, slots=True)
class LaneTotal:
    """All requests of one key to one alias that went the same way.

    is_shadow: whether the alias only watched. routed: the lane that was decided in shadow, else the one that was taken.
    lane: the one that was taken. squares: of their thinking tokens.
    rated, good: how many have an outcome, and a good one.
    """

    owner: str
    alias: str
    is_shadow: bool
    routed: Lane
    lane: Lane
    requests: int
    thinking_tokens: int
    squares: int
    answer_tokens: int
    rated: int
    good: int


@dataclass(frozen=True, slots=True)
class RatedRequest:
    """A request with an outcome and features."""

    id: str
    lane: Lane
    by: RoutedBy
    outcome: Outcome
    features: bytes


class RoutedRequests(Protocol):
    """Keeps requests. Methods may be called at once by many tasks between `start` and `close`."""

    async def start(self) -> None:
        """Open it. Raises `SettingsError` if it cannot be used."""

    async def close(self) -> None:
        """Write what has been accepted, and close it."""

    def add(self, request: RoutedRequest) -> "asyncio.Future[None]":
        """Keep `request`. Neither waits nor raises; returns what is done once it is written, or failed to be."""

    async def rate(self, request_id: str, owner: str, outcome: Outcome) -> bool:
        """Set the outcome of a request of `owner`; the last one counts. Returns whether there is such a request.

        Raises `StoreFailed`.
        """

    async def totals(self, since: float | None = None) -> Sequence[LaneTotal]:
        """Return the totals of requests from `since` on, in seconds since 1970. Raises `StoreFailed`."""

    async def rated(self, alias: str) -> Sequence[RatedRequest]:
        """Return the requests to `alias` that have an outcome and features, by their time. Raises `StoreFailed`."""
