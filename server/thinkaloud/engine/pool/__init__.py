"""Pools of servers with the same model: which one is asked, and what happens when one fails.

Knows requests and responses of HTTP, and nothing of what an engine says in them.
"""

from thinkaloud.engine.pool.attempts import MemberRefused
from thinkaloud.engine.pool.member import Member
from thinkaloud.engine.pool.pool import Pool

__all__ = ["Member", "MemberRefused", "Pool"]
