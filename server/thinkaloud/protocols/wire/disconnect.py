"""Work for a client, ended when the client disconnects."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import TypeVar

from fastapi import Request
from starlette.types import Receive

from thinkaloud.runtime.wait import Wait

T = TypeVar("T")


class ClientGone(Exception):
    """The client closed the connection, so nobody reads a response."""


async def while_connected(request: Request, work: Awaitable[T]) -> T:
    """The result of `work`, which is cancelled as soon as the client disconnects.

    Raises:
        ClientGone: the client disconnected first.
    """
    async with cancelled_at_disconnect(request.receive):
        return await work


@asynccontextmanager
async def cancelled_at_disconnect(receive: Receive) -> AsyncIterator[None]:
    """Cancel what waits inside as soon as the client disconnects, and raise `ClientGone` in its place.

    The work stays in its task. In a task of its own it would begin, and go on, behind everything else that is ready.
    """
    wait = Wait()

    def report(listening: asyncio.Task[None]) -> None:
        if not listening.cancelled():
            listening.exception()  # else asyncio logs one that nobody retrieves
            wait.raise_soon(ClientGone())

    listening = asyncio.create_task(_wait_for_disconnect(receive))
    listening.add_done_callback(report)
    try:
        with wait:
            yield
    finally:
        listening.cancel()  # it has nothing to clean up, so nobody waits for its end


async def _wait_for_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
