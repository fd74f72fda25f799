"""The listening sockets that all front ends accept from.

One queue of connections for all: whoever has time takes the next one, and what a front end leaves behind when it dies
is taken by another. With SO_REUSEPORT each has a queue of its own, which is lost with it.
"""

import socket

from thinkaloud.runtime.listening import BACKLOG
from thinkaloud.settings import ServerSettings


def listen(server: ServerSettings) -> list[socket.socket]:
    """Listen on every address of the host. Raises `OSError`."""
    found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            listener = socket.socket(family, kind, protocol)
            sockets.append(listener)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind(address)
            listener.listen(BACKLOG)
    except OSError:
        for each in sockets:
            each.close()
        raise
    return sockets
