"""uvicorn as this project runs it: its configuration, and a server with a grace time and background tasks.

When it stops, running requests may go on for the grace time of the settings; what waits is refused at once, and what
still runs then ends with an error of the API (`request/interruption.py`).
"""

import asyncio
import logging
import math
import socket
import sys
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from thinkaloud.errors import Stopping
from thinkaloud.protocols.wire import connection
from thinkaloud.protocols.wire.side_listener import SideListener
from thinkaloud.request import Pipeline
from thinkaloud.runtime import descriptors
from thinkaloud.runtime.listening import BACKLOG, CannotListen
from thinkaloud.settings import Settings

log = logging.getLogger("thinkaloud.server")
_uvicorn_log = logging.getLogger("uvicorn.error")

_ERROR_TIME = 1.0
"""Seconds between the errors at the end of the grace time and the close of their connections."""
_CANCEL_AFTER = 3.0
"""Seconds after the grace time when uvicorn cancels what is left."""


def configure(app: FastAPI, settings: Settings, *, shares_sockets: bool = False) -> uvicorn.Config:
    """Return uvicorn's configuration for `app`.

    shares_sockets: whether other processes accept from the same sockets. Each then takes one connection a turn, so that
        a burst is divided, where asyncio takes as many as the queue may hold.
    """
    _uvicorn_log.addFilter(_is_no_bind_error)
    return uvicorn.Config(
        app,
        host=settings.server.host,
        port=settings.server.port,
        http=connection.protocol(settings.limits),
        loop="asyncio",  # accepts all waiting connections at once; uvloop accepts one a turn, and busy turns are long
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=1 if shares_sockets else BACKLOG,
        timeout_graceful_shutdown=math.ceil(settings.server.grace + _CANCEL_AFTER),
        timeout_keep_alive=30,
        ws="none",
    )


def _is_no_bind_error(record: logging.LogRecord) -> bool:
    """Leave out the error of an address that cannot be listened on: `Server.startup` raises it."""
    return not isinstance(record.msg, OSError)


class Server(uvicorn.Server):
    """uvicorn's server. Signals are left to `runtime/signals.py`.

    config: from `configure`.
    grace: seconds that running requests may go on after the server is told to stop.
    background: returns what runs beside the server as long as it listens. Called with the port.
    beside: a further listener, which is open before the server's and until its last request has ended.
    """

    def __init__(
        self,
        config: uvicorn.Config,
        grace: float,
        background: Callable[[int], Iterable[Coroutine[object, object, None]]],
        beside: SideListener | None = None,
    ) -> None:
        super().__init__(config)
        self._beside = beside
        self._grace = grace
        self._background = background
        self._tasks: list[asyncio.Task[None]] = []
        self._stops_at: float | None = None

    def drain(self, seconds: float) -> None:
        """Stop after so many seconds, in which everything is served and `/ready` is 503."""
        self._stops_at = time.monotonic() + seconds
        pipeline: Pipeline = self.config.app.state.pipeline  # type: ignore[union-attr]
        pipeline.begin_drain()
        if seconds:
            sys.stderr.write(f"Stopping: requests are served for {seconds:g} s more, and /ready says that it ends\n")

    async def on_tick(self, counter: int) -> bool:
        return await super().on_tick(counter) or (self._stops_at is not None and time.monotonic() >= self._stops_at)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        if self._beside is not None:
            await self._beside.open()
        try:
            await super().startup(sockets)
        except SystemExit as end:  # uvicorn ends so where it cannot listen
            if self._beside is not None:
                self._beside.close()
            if isinstance(end.__context__, OSError):
                raise CannotListen(end.__context__, self.config.host, self.config.port, "--port") from None
            raise
        if self.started:
            for shared in sockets or ():  # asyncio asked for a queue of one, see `configure`
                shared.listen(BACKLOG)
            protocol: type[connection.Connection] = self.config.http_protocol_class  # type: ignore[assignment]  # see `configure`
            descriptors.handle_exhaustion(asyncio.get_running_loop(), protocol.close_idle)
            port = self.servers[0].sockets[0].getsockname()[1]
            self._tasks = [asyncio.create_task(each) for each in self._background(port)]

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Do nothing."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for task in self._tasks:
            task.cancel()
        pipeline: Pipeline = self.config.app.state.pipeline  # type: ignore[union-attr]
        if running := pipeline.requests.count_begun():
            requests = "1 running request has" if running == 1 else f"{running} running requests have"
            sys.stderr.write(f"Stopping: {requests} {self._grace:g} s to end\n")
        ending = asyncio.create_task(self._end_requests(pipeline))
        await super().shutdown(sockets)
        ending.cancel()
        if self._beside is not None:
            self._beside.close()

    async def _end_requests(self, pipeline: Pipeline) -> None:
        """End every request after the grace time, then the connections of clients that do not read the error."""
        pipeline.requests.close(Stopping)
        await asyncio.sleep(self._grace)
        cut = pipeline.requests.end(Stopping)
        log.warning("the grace time is over: %d running requests were cut", cut)
        await asyncio.sleep(_ERROR_TIME)
        for left in list(self.server_state.connections):
            left.transport.abort()
