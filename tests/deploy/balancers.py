"""The load balancers of `deploy/` as processes: HAProxy, nginx and Envoy, where they are installed."""

import asyncio
import os
import shutil
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from live import free_port

DEPLOY = Path(__file__).parents[2] / "deploy"


@dataclass(frozen=True)
class Balancer:
    """A program and its example. check, run: its arguments before the file's name.

    asks_ready: whether it asks the replicas whether they are ready.
    """

    program: str
    example: str
    check: tuple[str, ...]
    run: tuple[str, ...]
    asks_ready: bool = True

    def __str__(self) -> str:
        return self.program

    @property
    def path(self) -> str | None:
        return shutil.which(self.program, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")

    def write(self, folder: Path, port: int, replicas: Sequence[int]) -> Path:
        """The example, with other ports."""
        text = (DEPLOY / self.example).read_text()
        for shown, real in zip((8080, 8001, 8002), (port, *replicas), strict=True):
            assert str(shown) in text
            text = text.replace(str(shown), str(real))
        file = folder / self.example
        file.write_text(text)
        return file


HAPROXY = Balancer("haproxy", "haproxy.cfg", ("-c", "-f"), ("-db", "-f"))
_NGINX = ("-e", "stderr", "-g", f"daemon off; pid nginx.pid;{' user root;' if os.geteuid() == 0 else ''}", "-p", ".")
NGINX = Balancer("nginx", "nginx.conf", (*_NGINX, "-t", "-c"), (*_NGINX, "-c"), asks_ready=False)
ENVOY = Balancer(
    "envoy",
    "envoy.yaml",
    ("--mode", "validate", "-c"),
    ("--disable-hot-restart", "--concurrency", "1", "-l", "warning", "-c"),
)
BALANCERS = (HAPROXY, NGINX, ENVOY)


async def checked(balancer: Balancer, file: Path) -> tuple[int | None, str]:
    """The exit code of the program's own look at a file, and what it says."""
    assert balancer.path is not None
    process = await asyncio.create_subprocess_exec(
        balancer.path, *balancer.check, str(file), cwd=file.parent, stdout=PIPE, stderr=STDOUT
    )
    said, _ = await process.communicate()
    return process.returncode, said.decode()


@asynccontextmanager
async def balancing(balancer: Balancer, folder: Path, replicas: Sequence[int]) -> AsyncGenerator[str, None]:
    """The program before `replicas`, which are ports, once it answers. Its URL."""
    assert balancer.path is not None
    port = free_port()
    file = balancer.write(folder, port, replicas)
    process = await asyncio.create_subprocess_exec(
        balancer.path, *balancer.run, str(file), cwd=folder, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    )
    url = f"http://127.0.0.1:{port}"
    try:
        await ready(url, process)
        yield url
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def ready(url: str, process: Process) -> None:
    """Return once `/ready` of a server, or of a balancer before some, is 200. process: its own."""
    async with httpx.AsyncClient(base_url=url) as client, asyncio.timeout(60):
        while True:
            assert process.returncode is None, f"it ended with {process.returncode}"
            with suppress(httpx.TransportError):
                if (await client.get("/ready")).status_code == 200:
                    return
            await asyncio.sleep(0.05)


async def comments(lines: AsyncIterator[str], count: int) -> None:
    """Read until so many comments have come, of which each is a few bytes of a stream that tells nothing else."""
    async with asyncio.timeout(60):
        while count > 0:
            count -= (await anext(lines)).startswith(":")
