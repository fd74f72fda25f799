"""The state of several replicas, in Redis or Valkey."""

from thinkaloud.state.redis.state import RedisState

__all__ = ["RedisState"]
