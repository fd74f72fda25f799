"""No process of an engine outlives the server, however the server ends; nor its core, however that ends.

vLLM's processes end when they are told to, and nobody tells them when the server is killed. So a guard is started
beside them: a process of its own, in a session of its own, which reads from a pipe that the server never writes to,
and so learns at once that the server is gone. What belongs to the server is found by a mark in the environment, which
every process inherits that is started from then on, whoever starts it. This file is the guard too, and must import
nothing but the standard library.
"""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator

MARK = "_THINKALOUD_ENGINES"
"""The variable of the environment. Names that begin with THINKALOUD_ are settings."""
_PATIENCE = 3.0
"""Seconds for multiprocessing's resource tracker to end by itself, when all others have: it removes shared memory."""
_TIMEOUT = 30.0

_starting = threading.Lock()
_guard: "subprocess.Popen[bytes] | None" = None


def guard() -> None:
    """Mark what is started from now on, and start the guard; once a process."""
    global _guard
    with _starting:
        if _guard is not None and _guard.poll() is None:
            return
        unmarked = {name: value for name, value in os.environ.items() if name != MARK}
        if _guard is None:
            os.environ[MARK] = uuid.uuid4().hex
        read, _ = os.pipe()  # the other end is closed by the end of this process
        _guard = subprocess.Popen(  # noqa: S603  this file
            [sys.executable, "-I", "-S", __file__, os.environ[MARK]],
            stdin=read,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=unmarked,
        )
        os.close(read)


@atexit.register
def _leave() -> None:
    if _guard is not None:
        _guard.returncode = 0  # it ends behind this process: nothing to warn of


def end() -> None:
    """Kill what has lost its parent, such as the workers of a core that died. Returns when it is gone."""
    if MARK in os.environ:
        _kill(os.environ[MARK], os.getpid())


def _kill(mark: str, server: int | None = None) -> None:
    began = time.monotonic()
    while (found := list(_marked(mark, server))) and time.monotonic() < began + _TIMEOUT:
        for pid in found:
            if not _is_tracker(pid) or time.monotonic() > began + _PATIENCE:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _marked(mark: str, server: int | None) -> Iterator[int]:
    """Processes with the mark that do not descend from `server`."""
    wanted = f"{MARK}={mark}".encode()
    for name in os.listdir("/proc"):
        if name.isdigit() and wanted in _read(int(name), "environ").split(b"\0") and not _descends(int(name), server):
            yield int(name)


def _descends(pid: int, server: int | None) -> bool:
    while server is not None and pid > 1 and pid != server:
        status = _read(pid, "status")
        pid = int(status.partition(b"PPid:")[2].split(maxsplit=1)[0]) if status else 0
    return pid == server


def _is_tracker(pid: int) -> bool:
    return b"resource_tracker" in _read(pid, "cmdline")


def _read(pid: int, name: str) -> bytes:
    """A file of /proc; nothing where the process is gone or another user's."""
    try:
        with open(f"/proc/{pid}/{name}", "rb") as file:
            return file.read()
    except OSError:
        return b""


if __name__ == "__main__":
    sys.stdin.read()
    _kill(sys.argv[1])
    time.sleep(0.5)  # for what was just being started
    _kill(sys.argv[1])
