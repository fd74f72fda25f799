"""Starts the engines' hosts and the front ends, starts again what dies, and passes signals on."""

import multiprocessing
import os
import secrets
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from thinkaloud.process import Display
from thinkaloud.request.catalog import requirements
from thinkaloud.runtime import orphan_guard, signals
from thinkaloud.runtime.listening import CannotListen
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import Settings, VllmEngine
from thinkaloud.workers import engine_host, front_end
from thinkaloud.workers.listening import listen
from thinkaloud.workers.shares import divide

_DELAYS = (0.0, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each start of a process that has died. One that dies more often within `_WINDOW` ends the server."""
_WINDOW = 600.0
_HOST_TIMEOUT = 20.0
"""Seconds for an engine's host to end its cores."""

_spawn = multiprocessing.get_context("spawn")


class Child:
    """One process, started again when it dies.

    starts_at: when it is to be started, by the monotonic clock; None while it runs, or once it is not started any more.
    """

    def __init__(self, name: str, make: Callable[[], BaseProcess]) -> None:
        self.name = name
        self.process: BaseProcess | None = None
        self.starts_at: float | None = 0.0
        self._make = make
        self._deaths: list[float] = []

    def start(self) -> None:
        self.starts_at, self.process = None, self._make()
        self.process.start()

    def schedule(self) -> bool:
        """Let it start again in a while. Returns False if it died too often."""
        now = time.monotonic()
        self.process = None
        self._deaths = [*(death for death in self._deaths if now - death < _WINDOW), now]
        if len(self._deaths) > len(_DELAYS):
            return False
        self.starts_at = now + _DELAYS[len(self._deaths) - 1]
        return True

    def send(self, number: int) -> None:
        self.starts_at = None
        if self.process is not None and self.process.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, number)


class Supervisor:
    """The processes of one server."""

    def __init__(self, front_ends: list[Child], hosts: list[Child], close: Callable[[], None]) -> None:
        """close: called when the server stops, and no further front end will be started."""
        self._front_ends = front_ends
        self._hosts = hosts
        self._close = close
        self._code: int | None = None

    def stop(self, number: int, code: int = 0) -> None:
        """Pass a signal on, and return `code` from `run` once every front end has ended."""
        if self._code is None:
            self._code = code
            self._close()
            for child in self._front_ends:
                child.send(number)

    def run(self) -> int:
        """Return the exit code once every front end has ended."""
        try:
            while self._code is None or any(child.process for child in self._front_ends):
                self._start_due()
                self._wait()
        finally:
            self._end_hosts()
        return self._code

    def _start_due(self) -> None:
        for child in (*self._hosts, *self._front_ends):
            if self._code is None and child.starts_at is not None and child.starts_at <= time.monotonic():
                child.start()

    def _wait(self) -> None:
        """Wait until a process has ended or another is to be started."""
        children = (*self._hosts, *self._front_ends)
        due = min((child.starts_at for child in children if child.starts_at is not None), default=None)
        running = {child.process.sentinel: child for child in children if child.process is not None}
        # A signal's handler runs within `wait`, which then goes on: what it sets is seen within a second.
        timeout = 1.0 if due is None else min(1.0, max(0.0, due - time.monotonic()))
        for sentinel in wait(running, timeout):
            self._handle_end(running[sentinel])  # type: ignore[index]

    def _handle_end(self, child: Child) -> None:
        assert child.process is not None  # noqa: S101  it has just ended
        child.process.join()
        code = child.process.exitcode or 0
        if self._code is not None:
            child.process = None
        elif child in self._front_ends and code in {1, 2, 3}:
            child.process = None
            self.stop(signal.SIGINT, code)
        else:
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            restarts = child.schedule()
            what = "starting it again" if restarts else "it has died too often; stopping"
            sys.stderr.write(f"{child.name} ended ({how}); {what}\n")
            if not restarts:
                self.stop(signal.SIGINT, 1)

    def _end_hosts(self) -> None:
        for child in self._hosts:
            child.send(signal.SIGTERM)
        for child in self._hosts:
            if child.process is not None:
                child.process.join(_HOST_TIMEOUT)
                if child.process.is_alive():
                    child.process.kill()


def run(path: Path, file: Settings, settings: Settings, count: int, display: Display) -> int:
    """Serve with `count` front ends until a signal, and return the exit code.

    Arguments and exit codes are those of `process.run`. The second signal ends all processes at once.
    """
    orphan_guard.start_guard()
    try:
        sockets = listen(settings.server)
    except OSError as error:
        sys.stderr.write(f"{CannotListen(error, settings.server.host, settings.server.port, '--port')}\n")
        return 1

    def close() -> None:
        for each in sockets:
            each.close()

    with TemporaryDirectory(prefix="thinkaloud-") as folder:
        secret = secrets.token_bytes(32)
        workers = [Worker(rank, count, Path(folder), secret) for rank in range(count)]
        part = divide(settings, count)
        displays: list[Display | None] = [display] + [None] * (count - 1)

        def make_front_end(worker: Worker) -> BaseProcess:
            shown, displays[worker.rank] = displays[worker.rank], None  # once
            return _spawn.Process(target=front_end.main, args=(path, file, part, shown, sockets, worker))

        def make_host(name: str, engine: VllmEngine) -> BaseProcess:
            wanted = requirements(settings, name)
            return _spawn.Process(
                target=engine_host.main, args=(name, engine, wanted, workers[0], settings.server.log_level)
            )

        supervisor = Supervisor(
            [Child(f"front end {each.rank}", partial(make_front_end, each)) for each in workers],
            [
                Child(f"the host of engine {name}", partial(make_host, name, engine))
                for name, engine in settings.engines.items()
                if isinstance(engine, VllmEngine)
            ],
            close,
        )
        with signals.stop_on_signal(supervisor.stop):
            return supervisor.run()
