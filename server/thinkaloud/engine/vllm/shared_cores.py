"""A front end's connection to an engine's cores that other front ends use too; see `core_host.py` for its other end."""

import json
import select
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from thinkaloud.errors import EngineFailed, SettingsError

_PATIENCE = 60.0
"""Seconds for the host to listen: it may be starting, too."""
_POLL = 0.1
_MAX_REPLY = 65_536


class SharedCores:
    """One connection, for one start of the engine. The host closes it when the cores end, and so notices when the front
    end does."""

    def __init__(self, path: Path) -> None:
        """path: the socket of the host."""
        self._path = path
        self._socket: socket.socket | None = None

    def join(self, is_cancelled: Callable[[], bool]) -> dict[str, Any]:
        """Wait for the cores, and return the `client_addresses` of an AsyncLLM, with its `client_count` and
        `client_index`.

        Raises:
            SettingsError, EngineFailed: the cores did not start, or `is_cancelled`.
        """
        self._socket = self._connect(is_cancelled)
        while not _has_come(self._socket, _POLL):
            if is_cancelled():
                raise EngineFailed("it was stopped")
        reply, descriptors, _, _ = socket.recv_fds(self._socket, _MAX_REPLY, 2)
        if not reply:
            raise EngineFailed("its processes have ended")
        place: dict[str, Any] = json.loads(reply)
        if "error" in place:
            raise (SettingsError if place["is_settings"] else EngineFailed)(place["error"])
        listeners = [socket.socket(fileno=descriptor) for descriptor in descriptors]
        return place | {"input_listener": listeners[0], "output_listener": listeners[1]}

    def have_ended(self) -> bool:
        """Whether the cores are gone. The host sends nothing more as long as they live."""
        return self._socket is None or _has_come(self._socket, 0)

    def leave(self) -> None:
        """Give the place up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _connect(self, is_cancelled: Callable[[], bool]) -> socket.socket:
        ends = time.monotonic() + _PATIENCE
        while True:
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(str(self._path))
            except OSError as error:
                connection.close()
                if is_cancelled() or time.monotonic() > ends:
                    raise EngineFailed("the process that holds it cannot be reached") from error
                time.sleep(_POLL)
            else:
                return connection


def _has_come(connection: socket.socket, seconds: float) -> bool:
    """Whether there is something to read, or the end, within so many seconds."""
    poller = select.poll()  # `select` cannot take the descriptors of many connections
    poller.register(connection, select.POLLIN)
    return bool(poller.poll(seconds * 1000))
