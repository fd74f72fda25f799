"""The process of one front end: a whole server, on sockets that it was given."""

import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from thinkaloud import process
from thinkaloud.errors import SettingsError
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import Settings
from thinkaloud.workers.ending import end

CRASHED = 70
"""The exit code of a front end that an unexpected error has ended: it is started again."""


def main(
    path: Path,
    file: Settings,
    settings: Settings,
    display: process.Display | None,
    sockets: Sequence[socket.socket],
    worker: Worker,
) -> None:
    """Serve, and exit as `process.run` says; with 2 where it raises `SettingsError`."""
    os.setsid()  # Ctrl-C comes from the supervisor alone
    try:
        code = process.run(path, file, settings, display, process.Place(sockets, worker))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        code = 2
    except Exception:  # noqa: BLE001  the supervisor starts another
        sys.excepthook(*sys.exc_info())
        code = CRASHED
    end(code)
