"""Servers that are compared: each is a group of processes, of which only one runs at a time."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from _load import Result

HERE = Path(__file__).resolve().parents[1]
_PATIENCE = 300.0


@contextmanager
def config_file(tree: dict[str, Any]) -> Iterator[str]:
    """The path of a settings file with `tree`."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        json.dump(tree, file)  # JSON is YAML
        file.flush()
        yield file.name


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU: of the process that serves, and of those that it has started."""

    server: float
    engine: float


@dataclass
class Contestant:
    """A running server. It stands still (SIGSTOP) but within `running`, so that it takes nothing from the others.

    seconds: what it took to be ready.
    """

    name: str
    port: int
    process: psutil.Process
    seconds: float

    @contextmanager
    def running(self) -> Iterator[None]:
        os.killpg(self.process.pid, signal.SIGCONT)
        try:
            yield
        finally:
            os.killpg(self.process.pid, signal.SIGSTOP)

    def spent(self) -> Spent:
        """The CPU so far."""
        children = [each for each in self.process.children(recursive=True) if each.status() != psutil.STATUS_ZOMBIE]
        return Spent(cpu(self.process), sum(map(cpu, children)))

    def memory(self) -> tuple[int, int]:
        """Resident MiB, of the process that serves and of the others."""
        children = self.process.children(recursive=True)
        return self.process.memory_info().rss >> 20, sum(each.memory_info().rss for each in children) >> 20

    def load(self, streams: int, body: dict[str, Any]) -> Result:
        """Ask for so many answers at once, from a process of its own."""
        command = [sys.executable, str(HERE / "benchmarks/_load.py"), str(self.port), str(streams), json.dumps(body)]
        return Result(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def cpu(process: psutil.Process) -> float:
    """Seconds of CPU so far."""
    taken = process.cpu_times()
    return float(taken.user + taken.system)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(
    name: str, command: Sequence[str], port: int, ready: str, environment: dict[str, str] | None = None
) -> Iterator[Contestant]:
    """Start a server, and wait until `ready`, a path, answers 200."""
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            while not _answers(f"http://127.0.0.1:{port}{ready}"):
                assert process.poll() is None, f"{name} ended with {process.returncode}"
                assert time.perf_counter() < began + _PATIENCE, f"{name} is not ready"
                time.sleep(0.05)
            contestant = Contestant(name, port, psutil.Process(process.pid), time.perf_counter() - began)
            os.killpg(process.pid, signal.SIGSTOP)
            yield contestant
        finally:
            os.killpg(process.pid, signal.SIGCONT)
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # an engine's processes would go on


@contextmanager
def thinkaloud(tree: dict[str, Any], python: str = sys.executable) -> Iterator[Contestant]:
    """`thinkaloud serve` of this checkout, with the settings `tree`, on a port of its own."""
    port = free_port()
    with config_file({"server": {"port": port}, **tree}) as config:
        command = [python, "-m", "thinkaloud", "serve", "--config", config]
        with started("thinkaloud", command, port, "/ready", {"PYTHONPATH": str(HERE / "server")}) as contestant:
            yield contestant


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as response:  # noqa: S310  loopback
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
