"""The limits of a key over all replicas, by one script: a round trip when a request begins, one when it ends, and one
more for the tokens of its prompt where the key has a limit of them.

Where Redis is away, each replica goes on with its part of the limits. What a request has used before is not settled
then.
"""

import asyncio
import secrets
from collections.abc import Awaitable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, Protocol

from thinkaloud.errors import StateFailed
from thinkaloud.state.base import Quota, Refusal, Unit, Use, digest
from thinkaloud.state.memory import MemoryLimits
from thinkaloud.state.redis.connection import Connection
from thinkaloud.state.token_bucket import Bucket, Clock

LEASE = 30
"""Seconds after which a running request counts no more, unless it is renewed: its replica was killed."""
Step = Literal["enter", "keep", "leave", "none"]
_UNITS: tuple[Unit, ...] = ("running", "requests", "tokens")


@dataclass(slots=True, frozen=True)
class Amounts:
    """What one call does to a bucket. used: is taken in any case; below 0 it is given back.

    needed: what has to be there. taken: of that, if nothing refuses.
    """

    used: float = 0
    needed: float = 0
    taken: float = 0


_NOTHING = Amounts()


class Fleet(Protocol):
    """The replicas, as one of them knows them.

    replicas: how many there are. is_strict: whether limits may be refused rather than divided.
    uses: the requests that run here, of keys with limits.
    """

    connection: Connection
    prefix: str
    replicas: int
    is_strict: bool
    uses: "set[SharedUse]"


class SharedLimits:
    """The limits of one key. What this replica last knew of them is in `MemoryLimits`, with which it also goes on by
    itself.
    """

    def __init__(self, name: str, quota: Quota, fleet: Fleet, clock: Clock) -> None:
        owner = digest(name)
        self._keys = [f"{fleet.prefix}:{{{owner}}}:{what}" for what in ("buckets", "leases")]
        self.fleet = fleet
        self.quota = quota
        self.local = MemoryLimits(quota, clock)
        self._is_apart = False

    @property
    def running(self) -> int:
        return self.local.running

    @property
    def requests(self) -> Bucket | None:
        return self.local.requests

    @property
    def tokens(self) -> Bucket | None:
        return self.local.tokens

    def set_quota(self, quota: Quota) -> None:
        self.quota = quota
        self.local.set_quota(quota.divided(self.fleet.replicas) if self._is_apart else quota)

    async def enter(self) -> Use | Refusal:
        if self.quota.is_unlimited:
            return await self.local.enter()
        lease = secrets.token_hex(8)
        try:
            found = await self.call("enter", lease, Amounts(needed=1, taken=1), Amounts(needed=1))
        except asyncio.CancelledError:
            self.call("leave", lease, Amounts(used=-1))
            raise
        if found is None:
            return await self.part().enter()
        return self.read(found) or SharedUse(self, lease)

    async def charge_request(self) -> Refusal | None:
        if self.quota.requests is None:
            return None
        found = await self.call("none", "", Amounts(needed=1, taken=1))
        return await self.part().charge_request() if found is None else self.read(found)

    def call(
        self, step: Step, lease: str, requests: Amounts = _NOTHING, tokens: Amounts = _NOTHING
    ) -> "asyncio.Future[Any]":
        """Run the script. The result is what `read` takes, or None where Redis is away."""
        quota = self.quota
        arguments: list[str | float] = [lease, step, LEASE, quota.running or 0]
        for most, amounts in ((quota.requests, requests), (quota.tokens, tokens)):
            arguments += [most or 0, repr(float(amounts.used)), amounts.needed, amounts.taken]
        return self.fleet.connection.run_script(self._keys, arguments)

    def read(self, found: list[Any], tokens: float = 1) -> Refusal | None:
        """Take over what the script tells, and return what refuses. tokens: how many were needed."""
        if self._is_apart:
            self._is_apart = False
            self.local.set_quota(self.quota)
        refused, _, *levels = found
        for bucket, level in zip((self.requests, self.tokens), levels, strict=True):
            if bucket is not None and level:
                bucket.set_level(float(level))
        if refused == 0:
            return None
        of = _UNITS[refused - 1]
        bucket, needed = {"running": (None, 0), "requests": (self.requests, 1), "tokens": (self.tokens, tokens)}[of]
        return Refusal(of, 1 if bucket is None else bucket.wait_time(needed))

    def give_back(self, tokens: float, reply: "asyncio.Future[Any]") -> None:
        """Give back tokens that a call has taken for a request that has left."""
        if (found := reply.result()) is not None and found[0] == 0:
            self.call("none", "", _NOTHING, Amounts(used=-tokens))

    def part(self) -> MemoryLimits:
        """This replica's part of the limits. Raises `StateFailed` where they are strict."""
        if self.fleet.is_strict:
            raise StateFailed("the limits of this key cannot be counted now", retry_after=1)
        if not self._is_apart:
            self._is_apart = True
            self.local.shrink(self.quota.divided(self.fleet.replicas))
        return self.local


class SharedUse:
    """One running request that all replicas know of."""

    def __init__(self, limits: SharedLimits, lease: str) -> None:
        self._limits = limits
        self._lease = lease
        self._owed = 0.0
        self._is_apart = False
        limits.local.running += 1
        limits.fleet.uses.add(self)

    async def take_tokens(self, amount: float) -> Refusal | None:
        limits = self._limits
        if not self._is_apart:
            needed = min(amount, limits.quota.tokens or amount)
            reply = limits.call("keep", self._lease, _NOTHING, self._settled(needed, amount))
            try:
                found = await asyncio.shield(reply)
            except asyncio.CancelledError:
                reply.add_done_callback(partial(limits.give_back, amount))
                raise
            if found is not None:
                return limits.read(found, needed)
            self._is_apart = True
        return await limits.part().take_tokens(amount)

    def spend_tokens(self, amount: float) -> None:
        self._limits.local.spend_tokens(amount)  # so that this replica knows at once
        if not self._is_apart:
            self._owed += amount

    def renew(self, *, is_due: bool) -> None:
        """Tell the others what was used. is_due: also that the request still runs."""
        if (self._owed > 0 or is_due) and not self._is_apart:
            self._limits.call("keep", self._lease, _NOTHING, self._settled())

    def end(self, *, has_run: bool) -> Awaitable[object]:
        self._limits.local.running -= 1
        self._limits.fleet.uses.discard(self)
        refund = _NOTHING if has_run else Amounts(used=-1)
        return self._limits.call("leave", self._lease, refund, self._settled())

    def _settled(self, needed: float = 0, taken: float = 0) -> Amounts:
        """Amounts with what is owed, which is settled by them."""
        owed, self._owed = self._owed, 0.0
        return Amounts(owed, needed, taken)
