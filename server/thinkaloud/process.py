"""The process that serves: uvicorn, its signals, and what the operator sees while models load.

The server listens at once; `/health` answers while models load. A signal lets what runs finish for the grace time of
the settings; what waits is refused at once, and what still runs then ends with an error of its own
(`request/interruption.py`). Then the engines' processes are stopped. A server that none of its engines can start for
ends.
"""

import asyncio
import gc
import logging
import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table

from thinkaloud.app import create_app
from thinkaloud.commands import check
from thinkaloud.engine.fleet import Fleet
from thinkaloud.engine.lifecycle import State
from thinkaloud.errors import EngineDied, SettingsError, Stopping, ThinkAloudError
from thinkaloud.protocols.wire import connection
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.runtime import resources, signals
from thinkaloud.settings import Settings
from thinkaloud.settings.reload import Reloading
from thinkaloud.telemetry import log_output, logs

log = logging.getLogger("thinkaloud.server")

_FAREWELL = 1.0
"""Seconds that the errors at the end of the grace time have to reach their readers."""
_LEFT = 3.0
"""Seconds behind the grace time after which uvicorn cancels what nothing else has ended."""


def serve(
    file: Settings, path: Path, host: str | None = None, port: int | None = None, *, insecure_open: bool = False
) -> int:
    """Serve until told to stop. The exit code: 0, 1 where no engine started or the port is taken, or 3 where an engine
    died and the settings want the server to end then. A second signal ends the process at once, with 128 and its
    number.

    file, path: what the settings file says, and where it is: for what is said of mistakes, and for keys that change.
    host, port: in place of what the settings say.
    insecure_open: serve without keys on any host.
    Raises:
        SettingsError: the settings name something that an engine does not know, or would let everyone in.
    """
    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    settings = file.model_copy(update={"server": file.server.model_copy(update=given)})
    check.require(path, settings, insecure_open=insecure_open)
    with log_output.patient():
        return _run(file, settings, path)


def _run(file: Settings, settings: Settings, path: Path) -> int:
    """`serve`, once everything is known to be right. file: the settings without what the command line says."""
    logs.configure(settings.server.log_level)
    resources.raise_descriptors(settings.limits)
    failures: list[ThinkAloudError] = []
    app = create_app(settings, on_failure=lambda error: _fail(error))
    server = _Server(listener(app, settings), settings, Reloading(path, file, app.state.pipeline.rekey))

    def _fail(error: ThinkAloudError) -> None:
        failures.append(error)
        server.should_exit = True

    def _stop() -> None:
        server.should_exit = True

    # What is there by now stays. To look through it for garbage again and again would hold the event loop each time.
    gc.collect()
    gc.freeze()
    try:
        with signals.handled(_stop):
            server.run()
    except SystemExit:  # uvicorn's way to say that the port is taken; it has logged why
        return 1
    for error in failures:
        if isinstance(error, SettingsError):
            raise error
        sys.stderr.write(f"{error}\n")
    if any(isinstance(error, EngineDied) for error in failures):
        return 3
    return 1 if failures else 0


def listener(app: FastAPI, settings: Settings) -> uvicorn.Config:
    """How uvicorn serves `app`."""
    return uvicorn.Config(
        app,
        host=settings.server.host,
        port=settings.server.port,
        http=connection.protocol(settings.limits),
        loop="asyncio",  # it takes in all connections that wait; uvloop takes one in each turn, and a busy turn is long
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=math.ceil(settings.server.grace + _LEFT),
        timeout_keep_alive=30,
        ws="none",
    )


class _Server(uvicorn.Server):
    """uvicorn's server, which also shows the loading and, once, where it listens, and has keys read again."""

    def __init__(self, config: uvicorn.Config, settings: Settings, reloading: Reloading) -> None:
        super().__init__(config)
        self._settings = settings
        self._reloading = reloading
        self._tasks: list[asyncio.Task[None]] = []

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            ours: type[connection.Connection] = self.config.http_protocol_class  # type: ignore[assignment]  # see `listener`
            resources.watch_accepting(asyncio.get_running_loop(), ours.make_way)
            port = self.servers[0].sockets[0].getsockname()[1]
            begun = (_show(self, self._settings, port), self._reloading.watch())
            self._tasks = [asyncio.create_task(each) for each in begun]

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing: `signals` has them."""
        yield

    async def shutdown(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        for task in self._tasks:
            task.cancel()
        if running := len(self.server_state.tasks):
            print(
                f"Stopping: {running} running requests have {self._settings.server.grace:g} s to end", file=sys.stderr
            )
        ending = asyncio.create_task(self._end_of_grace())
        await super().shutdown(sockets)  # type: ignore[arg-type]
        ending.cancel()

    async def _end_of_grace(self) -> None:
        """End every request in the API's form, and then the connections of those who do not read it."""
        pipeline: Pipeline = self.config.app.state.pipeline  # type: ignore[union-attr]
        pipeline.endings.close(Stopping)
        await asyncio.sleep(self._settings.server.grace)
        cut = pipeline.endings.end(Stopping)
        log.warning("the grace time is over: %d running requests were cut", cut)
        await asyncio.sleep(_FAREWELL)
        for left in list(self.server_state.connections):
            left.transport.abort()


async def _show(server: _Server, settings: Settings, port: int) -> None:
    """Progress while engines load, then the address and a line to paste."""
    fleet: Fleet = server.config.app.state.fleet  # type: ignore[union-attr]
    console = Console(stderr=True)
    console.print(f"Listening on {_address(settings, port)}; requests wait while models load.", highlight=False)
    began = time.monotonic()
    if console.is_terminal:
        with Live(_table(fleet), console=console, refresh_per_second=8, transient=True) as live:
            while not fleet.is_serving():
                live.update(_table(fleet))
                await asyncio.sleep(0.1)
    else:
        for line in _changes(fleet):
            if line:
                console.print(line, highlight=False, soft_wrap=True)
            await asyncio.sleep(0.2)
    resources.settle_garbage()
    console.print(_welcome(settings, port, time.monotonic() - began), highlight=False, soft_wrap=True, markup=False)


def _table(fleet: Fleet) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, member in fleet.members.items():
        mark = Spinner("dots") if not member.settled.is_set() else ("✓" if member.state is State.READY else "✗")
        table.add_row(mark, f"engine {name}", member.phase, f"{member.seconds:.0f} s")
    return table


def _changes(fleet: Fleet) -> Iterator[str | None]:
    """A line each time an engine goes on to another phase; None when nothing has changed."""
    seen: dict[str, str] = {}
    while True:
        serves = fleet.is_serving()
        for name, member in fleet.members.items():
            if seen.get(name) != member.phase:
                seen[name] = member.phase
                yield f"engine {name}: {member.phase} ({member.seconds:.0f} s)"
        if serves:
            return
        yield None


def _address(settings: Settings, port: int) -> str:
    host = settings.server.host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _welcome(settings: Settings, port: int, seconds: float) -> str:
    address = _address(settings, port)
    thinking = [name for name, model in settings.models.items() if model.thinking is not None]
    model = (thinking or list(settings.models))[0]
    question = (
        "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
        "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
    )
    key = ' -H "authorization: Bearer $KEY"' if settings.keys else ""
    return (
        f"\nThinkAloud is ready after {seconds:.0f} s: {address}  ({', '.join(settings.models)})\n\n"
        f"  curl -N {address}/v1/chat/completions -H 'content-type: application/json'{key} -d '"
        f'{{"model": "{model}", "stream": true, "temperature": 0, '
        f'"messages": [{{"role": "user", "content": "{question}"}}]}}'
        f"'\n"
    )
