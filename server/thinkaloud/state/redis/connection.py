"""The connection to Redis: what many requests ask for at once goes in one write, in the order in which it was asked.

So a burst of requests needs no pool of connections, and a request that ends is counted before the next one that begins
here. A failure is no error: Redis is away then, nobody waits for it, and `probe` finds it when it is back.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import AuthenticationError, NoScriptError, ResponseError

from thinkaloud.errors import SettingsError
from thinkaloud.runtime import tasks
from thinkaloud.settings import StateSettings

log = logging.getLogger("thinkaloud.state")

_BATCH = 128
"""Commands of one write. Their replies hold the event loop for some milliseconds."""
_SCRIPT = Path(__file__).with_name("limits.lua").read_text(encoding="utf-8")

Command: TypeAlias = tuple[str | bytes | int | float, ...]
_Reply: TypeAlias = "asyncio.Future[Any]"


def open_client(settings: StateSettings, *, timeout: float | None) -> Redis:
    """Return a client, not connected. timeout: of each read, in seconds; None for messages that come when they come.

    Nothing is tried again: the defaults of the library wait four seconds for a port that is closed, and fail where
    thousands ask at once. Raises `SettingsError` for a URL that it cannot read.
    """
    try:
        pool = BlockingConnectionPool.from_url(
            settings.url or "",
            max_connections=2,
            timeout=settings.timeout,
            socket_timeout=timeout,
            socket_connect_timeout=settings.timeout,
            retry=Retry(NoBackoff(), 0),
        )
    except (ValueError, TypeError):
        raise SettingsError("state.url: is not the URL of a Redis") from None  # the reason may quote the password
    return Redis.from_pool(pool)


def reason(error: BaseException) -> str:
    """Return why Redis cannot be used, without anything of its URL but the address."""
    told = str(error).partition("\n")[0]
    if isinstance(error, ResponseError | AuthenticationError):
        return told.partition(" ")[0]  # a code, such as NOAUTH or LOADING
    return told or type(error).__name__


class Connection:
    """One Redis. is_up: whether it answered when it was last asked. losses: how often it stopped to."""

    def __init__(self, settings: StateSettings) -> None:
        """Raises `SettingsError` for a URL that cannot be read."""
        self._settings = settings
        self._client = open_client(settings, timeout=settings.timeout)
        self._waiting: deque[tuple[Command, _Reply]] = deque()
        self._wanted = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None
        self._sha = ""
        self.is_up = False
        self.losses = 0

    def start(self) -> None:
        """Begin to send."""
        self._writer = asyncio.create_task(self._write())

    async def close(self) -> None:
        """Send what has been asked for, and close."""
        await self.call("PING")  # what was asked for before it is done behind it
        if self._writer is not None:
            await tasks.end([self._writer])
        self.is_up = False
        await self._client.aclose()

    def call(self, *command: str | bytes | int | float) -> _Reply:
        """Send a command. The result is its reply, or None where Redis is away. It need not be waited for."""
        reply: _Reply = asyncio.get_running_loop().create_future()
        if self.is_up:
            self._waiting.append((command, reply))
            self._wanted.set()
        else:
            reply.set_result(None)
        return reply

    def run_script(self, keys: Sequence[str], arguments: Sequence[str | float]) -> _Reply:
        """Run `limits.lua`, as `call` does."""
        return self.call("EVALSHA", self._sha, len(keys), *keys, *arguments)

    async def probe(self, keys: Sequence[str], arguments: Sequence[str | float]) -> Any:
        """Find out whether Redis can be used: run `limits.lua`, and return its reply.

        Raises `RedisError` or `OSError` where it cannot.
        """
        async with asyncio.timeout(self._settings.timeout):
            self._sha = await self._client.script_load(_SCRIPT)
            reply = await self._client.evalsha(self._sha, len(keys), *keys, *arguments)
        self.is_up = True
        return reply

    async def _write(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            await self._exchange_all()

    async def _exchange_all(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]
            batch = [each for each in batch if not each[1].done()]  # who has left wants nothing
            replies = await self._exchange([command for command, _ in batch]) if self.is_up else [None] * len(batch)
            for (_, reply), value in zip(batch, replies, strict=True):
                if not reply.done():
                    reply.set_result(value)

    async def _exchange(self, commands: Sequence[Command]) -> list[Any]:
        try:
            async with asyncio.timeout(self._settings.timeout):
                replies = await self._execute(commands)
                if any(isinstance(reply, NoScriptError) for reply in replies):  # Redis has forgotten it, and run none
                    await self._client.script_load(_SCRIPT)
                    again = [
                        command
                        for command, reply in zip(commands, replies, strict=True)
                        if isinstance(reply, NoScriptError)
                    ]
                    rest = iter(await self._execute(again))
                    replies = [next(rest) if isinstance(reply, NoScriptError) else reply for reply in replies]
        except Exception as error:  # noqa: BLE001  whatever it is, who waits must go on
            self._lose(error)
            return [None] * len(commands)
        for reply in replies:
            if isinstance(reply, Exception):
                self._lose(reply)
        return [None if isinstance(reply, Exception) else reply for reply in replies]

    async def _execute(self, commands: Sequence[Command]) -> list[Any]:
        async with self._client.pipeline(transaction=False) as pipeline:
            for command in commands:
                pipeline.execute_command(*command)
            return list(await pipeline.execute(raise_on_error=False))

    def _lose(self, error: BaseException) -> None:
        if self.is_up:
            self.is_up = False
            self.losses += 1
            log.warning("the shared state is away, and this replica goes on by itself: %s", reason(error))
