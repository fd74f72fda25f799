"""Listening on an address: how many connections may wait there, and why it is not possible, for the operator."""

import errno
import os

BACKLOG = 2048
"""Connections that wait to be accepted."""


class CannotListen(Exception):
    """An address that cannot be listened on. The text says why, and what to do.

    option: what chooses another port.
    """

    def __init__(self, error: OSError, host: str, port: int, option: str) -> None:
        if error.errno == errno.EADDRINUSE:
            remedy = f"stop the server that listens there, or choose another with {option}"
            super().__init__(f"port {port} of {host} is taken: {remedy}")
        else:
            reason = os.strerror(error.errno) if error.errno else str(error)
            super().__init__(f"cannot listen on port {port} of {host}: {reason}")
