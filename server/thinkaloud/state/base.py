"""What replicas share, and what every implementation of it does.

Limits of keys hold over all replicas together. A question finds the replica that holds what it is about. A note is a
few bytes under a name, for a while. Nothing of a prompt or a trace is in any of it, and of a key its digest alone.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, TypeAlias

from thinkaloud.state.token_bucket import Bucket

Unit = Literal["running", "requests", "tokens"]
Topic = Literal["answer", "cancel"]
"""What a question asks for: to end the thinking of a request, to cancel a response in the background."""
Handler: TypeAlias = Callable[[str, str], Awaitable[str | None]]
"""Answers a question about an id. Takes the id and the digest of the caller's name. Returns None for an id that is not
here, or is another caller's."""


def digest(name: str) -> str:
    """Return what stands for the name of a key outside this process."""
    return hashlib.sha256(name.encode()).hexdigest()[:32]


@dataclass(slots=True, frozen=True)
class Quota:
    """What a key may have: running requests at once, requests and tokens a minute. None where it has no limit."""

    running: int | None = None
    requests: int | None = None
    tokens: int | None = None

    @property
    def is_unlimited(self) -> bool:
        return self.running is None and self.requests is None and self.tokens is None

    def divided(self, parts: int) -> "Quota":
        """Return one of so many equal parts, of which none is nothing."""
        running, requests, tokens = (
            None if most is None else max(1, most // parts) for most in (self.running, self.requests, self.tokens)
        )
        return Quota(running, requests, tokens)


@dataclass(slots=True, frozen=True)
class Refusal:
    """A quota that is used up. seconds: until there is enough of it."""

    of: Unit
    seconds: float


class Use(Protocol):
    """What one running request uses of its key's quota."""

    async def take_tokens(self, amount: float) -> Refusal | None:
        """Take tokens if there are so many; a full bucket is enough for any amount.

        Raises `StateFailed` as `KeyLimits.enter` does.
        """

    def spend_tokens(self, amount: float) -> None:
        """Take tokens that were used, even if there are none. A negative amount is given back."""

    def end(self, *, has_run: bool) -> Awaitable[object] | None:
        """Take the request off the running ones. One that has not run is none of those a minute.

        Returns what is done once every replica knows, which need not be waited for; None if it is already.
        """


class KeyLimits(Protocol):
    """The limits of one key, over all replicas.

    running: its requests that run here. requests, tokens: its buckets, as this replica last knew them.
    """

    @property
    def running(self) -> int: ...

    @property
    def requests(self) -> Bucket | None: ...

    @property
    def tokens(self) -> Bucket | None: ...

    def set_quota(self, quota: Quota) -> None:
        """Apply `quota` from now on. A changed limit per minute starts with a full bucket."""

    async def enter(self) -> Use | Refusal:
        """Count one more running request, and one of those a minute, if there are both and a token.

        Raises `StateFailed` where limits are strict and what is shared is away.
        """

    async def charge_request(self) -> Refusal | None:
        """Take one request of those a minute. Raises `StateFailed` as `enter` does."""


class DayTokens(Protocol):
    """The tokens that one key has used since midnight UTC, over all replicas."""

    @property
    def used(self) -> int:
        """As this replica last knew."""

    def spend(self, amount: int) -> None:
        """Count what was used."""

    async def read(self) -> int:
        """Return what was used. Raises `StateFailed` where limits are strict and what is shared is away."""

    def tell(self) -> Awaitable[object] | None:
        """Tell the other replicas what was used here.

        Returns what is done once they know, which need not be waited for; None if they do already.
        """

    def seconds_left(self) -> float:
        """Return the seconds until the next midnight."""


class SharedState(Protocol):
    """What replicas share. Belongs to one event loop.

    is_shared: whether there may be other replicas. is_up: whether they can be reached now.
    """

    is_shared: ClassVar[bool]

    @property
    def is_up(self) -> bool: ...

    async def start(self) -> None:
        """Begin. Never fails for what is away: that is told in the log."""

    async def close(self) -> None:
        """End, and tell the others."""

    def key_limits(self, name: str, quota: Quota) -> KeyLimits:
        """Return the limits of the key `name`."""

    def day_tokens(self, name: str) -> DayTokens:
        """Return the count of the key `name`."""

    def listen(self, topic: Topic, handler: Handler) -> None:
        """Let `handler` answer questions of other replicas."""

    async def ask(self, topic: Topic, id: str, caller: str) -> str | None:
        """Ask the other replicas for what `caller` has under `id`.

        Returns the answer; None if no replica has given one in 250 ms.
        """

    async def load_note(self, name: str) -> bytes | None:
        """Return a note; None if there is none, or it cannot be read now."""

    def save_note(self, name: str, value: bytes, seconds: int) -> None:
        """Keep a note for so long, if that can be done now."""
