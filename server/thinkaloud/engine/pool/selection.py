"""Which member gets a request: the one of its conversation, as long as it has not much more work than the others.

Rendezvous hashing, weighted, with bounded loads: each member draws a number for a conversation, and the highest that is
not overloaded wins. When a member leaves, only its own conversations move. Every server that knows the same members by
the same names chooses alike.
"""

import math
import random
from collections.abc import Sequence
from hashlib import blake2b

from thinkaloud.engine.pool.member import Member

_MAX_LOAD = 1.5
"""Of the mean load of the members; above it a conversation goes to another one."""
_FEW = 4
"""Generations at one member that are never too many, so that parallel requests of one conversation stay together."""


def choose(members: Sequence[Member], key: str | None) -> Member:
    """Return the member for the conversation `key`; the least loaded one for None. `members` must not be empty."""
    if key is None:
        return min(members, key=lambda member: ((member.running + 1) / member.target.weight, random.random()))  # noqa: S311
    share = _MAX_LOAD * (1 + sum(member.running for member in members)) / sum(each.target.weight for each in members)
    free = [member for member in members if member.running < max(_FEW, math.ceil(share * member.target.weight))]
    return max(free, key=lambda member: _draw(member, key))


def _draw(member: Member, key: str) -> float:
    """Return the member's number for `key`: of two members, each has the higher one as often as its weight says."""
    digest = blake2b(key.encode(), digest_size=8, key=member.name.encode()[:64]).digest()
    return member.target.weight / -math.log((int.from_bytes(digest, "big") + 0.5) / 2**64)
