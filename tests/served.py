"""The real command in a process of its own, for tests of what becomes of processes."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from live import until


@dataclass
class Served:
    """A `thinkaloud serve` in a process group of its own, as a terminal gives it."""

    process: Process
    errors: list[str]

    @property
    def url(self) -> str | None:
        found = re.search(r"is ready after \d+ s: (http://\S+)", "".join(self.errors))
        return found.group(1) if found else None

    async def ready(self) -> str:
        """The URL, once the server is ready. Where everything is busy, an engine needs minutes."""
        await until(lambda: self.url is not None or self.process.returncode is not None, 600)
        assert self.url is not None, "".join(self.errors)
        return self.url

    def descendants(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)


@asynccontextmanager
async def served(config: Path) -> AsyncGenerator[Served, None]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "thinkaloud", "serve", "--config", str(config), stderr=PIPE, start_new_session=True
    )
    errors: list[str] = []

    async def read() -> None:
        assert process.stderr is not None
        while line := await process.stderr.readline():
            errors.append(line.decode())

    reading = asyncio.create_task(read())
    try:
        yield Served(process, errors)
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        await reading
