"""Kills the engines' processes that outlive the server or their parent.

vLLM's processes end when they are told to, which does not happen if the server is killed. Therefore a guard runs beside
them: a process in its own session, which reads from a pipe that the server never writes to, and so notices at once when
the server has ended. The server's processes are found by a mark in the environment, which they all inherit. This file
is also the guard's program, so it must import only the standard library.
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
"""The environment variable. Names that begin with THINKALOUD_ are settings."""
_TRACKER_TIMEOUT = 3.0
"""Seconds for multiprocessing's resource tracker to end by itself after all others: it removes shared memory."""
_TIMEOUT = 30.0

_lock = threading.Lock()
_guard: "subprocess.Popen[bytes] | None" = None


def start_guard() -> None:
    """Mark all processes that are started from now on, and start the guard unless it runs."""
    global _guard
    with _lock:
        if _guard is not None and _guard.poll() is None:
            return
        unmarked = {name: value for name, value in os.environ.items() if name != MARK}
        if _guard is None:
            os.environ[MARK] = uuid.uuid4().hex
        read, _ = os.pipe()  # the other end is closed when this process ends
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
def _forget_guard() -> None:
    if _guard is not None:
        _guard.returncode = 0  # it ends after this process; no ResourceWarning


def kill_orphans() -> None:
    """Kill processes that have lost their parent, such as the workers of a dead core. Returns when they are gone."""
    if _guard is not None:  # what this process has started; a mark may be inherited, too
        _kill(os.environ[MARK], os.getpid())


def _kill(mark: str, server: int | None = None) -> None:
    began = time.monotonic()
    while (orphans := list(_orphans(mark, server))) and time.monotonic() < began + _TIMEOUT:
        for pid in orphans:
            if not _is_tracker(pid) or time.monotonic() > began + _TRACKER_TIMEOUT:
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _orphans(mark: str, server: int | None) -> Iterator[int]:
    """Yield the ids of processes with the mark that do not descend from `server`."""
    wanted = f"{MARK}={mark}".encode()
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        pid = int(name)
        if wanted in _read_proc(pid, "environ").split(b"\0") and not _is_descendant(pid, server):
            yield pid


def _is_descendant(pid: int, server: int | None) -> bool:
    while server is not None and pid > 1 and pid != server:
        status = _read_proc(pid, "status")
        pid = int(status.partition(b"PPid:")[2].split(maxsplit=1)[0]) if status else 0
    return pid == server


def _is_tracker(pid: int) -> bool:
    return b"resource_tracker" in _read_proc(pid, "cmdline")


def _read_proc(pid: int, name: str) -> bytes:
    """Read a file of /proc; empty if the process is gone or belongs to another user."""
    try:
        with open(f"/proc/{pid}/{name}", "rb") as file:
            return file.read()
    except OSError:
        return b""


if __name__ == "__main__":
    sys.stdin.read()
    _kill(sys.argv[1])
    time.sleep(0.5)  # processes that were just being started
    _kill(sys.argv[1])
