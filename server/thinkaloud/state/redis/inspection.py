"""What can be said of a Redis before a server uses it. Nothing is written, and no password is told."""

import asyncio
from urllib.parse import urlsplit

from redis.exceptions import RedisError

from thinkaloud.settings import StateSettings
from thinkaloud.state.redis.connection import open_client, reason


def name(url: str) -> str:
    """Return where a Redis is."""
    parts = urlsplit(url)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        return "Redis"
    return f"Redis, {parts.path}" if parts.scheme == "unix" else f"Redis on {host}:{port or 6379}"


def condition(settings: StateSettings) -> str:
    """Return whether it can be reached."""
    return asyncio.run(ask(settings))


async def ask(settings: StateSettings) -> str:
    """Return the same, in a loop that runs."""
    try:
        async with asyncio.timeout(settings.timeout), open_client(settings, timeout=settings.timeout) as client:
            seconds, _ = await client.time()
            replicas = await client.zcount(f"{settings.prefix}:replicas", seconds, "+inf")
    except (RedisError, OSError) as error:
        return f"warning: cannot be reached: {reason(error)}"
    return f"reached, {replicas} replicas run"
