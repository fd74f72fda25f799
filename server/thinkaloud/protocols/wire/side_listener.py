"""A further listener in the server's process and on its event loop, with an application of its own."""

import asyncio

import uvicorn
from fastapi import FastAPI
from uvicorn.server import ServerState

from thinkaloud.protocols.wire import connection
from thinkaloud.runtime.listening import CannotListen
from thinkaloud.settings import LimitsSettings


class SideListener:
    """Serves `app`, which needs no start of its own, from `open` to `close`, with connections as the server's own.

    option: what chooses another port, for the message where this one is taken.
    """

    def __init__(self, app: FastAPI, limits: LimitsSettings, host: str, port: int, option: str) -> None:
        self._config = uvicorn.Config(
            app,
            host=host,
            port=port,
            http=connection.protocol(limits),
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
        )
        self._option = option
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listen. Raises `CannotListen`."""
        self._config.load()
        host, port = self._config.host, self._config.port
        try:
            self._server = await asyncio.get_running_loop().create_server(self._connect, host, port)
        except OSError as error:
            raise CannotListen(error, host, port, self._option) from error

    def _connect(self) -> asyncio.Protocol:
        protocol: type[connection.Connection] = self._config.http_protocol_class  # type: ignore[assignment]
        return protocol(config=self._config, server_state=self._state, app_state={})

    def close(self) -> None:
        """Stop listening, and end every connection."""
        if self._server is not None:
            self._server.close()
        for left in list(self._state.connections):
            left.transport.abort()
