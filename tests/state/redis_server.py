"""A Redis server of the tests' own: an ordinary process on a free port of loopback, which keeps nothing."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from live import free_port

PROGRAM = shutil.which("redis-server") or shutil.which("valkey-server")


class RedisServer:
    """A running server. It comes back on the same port."""

    def __init__(self, program: str) -> None:
        self._program = program
        self.port = free_port()
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Raises `TimeoutError` after a minute."""
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen([self._program, *arguments], cwd="/", stdout=quiet, stderr=quiet)
        deadline = time.monotonic() + 60
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as probe:
                probe.sendall(b"PING\r\n")
                if probe.recv(16).startswith(b"+PONG"):
                    return
            if time.monotonic() > deadline:
                self.kill()
                raise TimeoutError("Redis did not start")
            time.sleep(0.02)

    def kill(self) -> None:
        """End it at once, with all that it holds."""
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        """Let it neither answer nor close a connection, until it is thawed."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)


@contextmanager
def redis_server() -> Iterator[RedisServer]:
    """Run a server. `PROGRAM` has to be there."""
    assert PROGRAM is not None
    server = RedisServer(PROGRAM)
    try:
        yield server
    finally:
        server.thaw()
        server.kill()
