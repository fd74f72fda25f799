"""Discovery: the addresses that a name has now, such as that of a headless Service."""

import asyncio
import socket

from thinkaloud.errors import EngineUnreachable
from thinkaloud.settings import DiscoverySettings

_TIMEOUT = 5.0
"""Seconds that a resolver has."""


async def resolve(settings: DiscoverySettings) -> list[str]:
    """Return the addresses, resolved off the event loop. Raises `EngineUnreachable` if there are none."""
    try:
        async with asyncio.timeout(_TIMEOUT):
            found = await asyncio.get_running_loop().getaddrinfo(
                settings.dns, settings.port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
            )
    except (OSError, UnicodeError, TimeoutError) as error:
        raise EngineUnreachable(f"the name {settings.dns} has no addresses ({type(error).__name__})") from error
    return sorted({str(address[0]) for *_, address in found})
