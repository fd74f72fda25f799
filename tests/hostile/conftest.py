"""Servers for hostile requests, one of each kind for all of them."""

import gc
from collections.abc import AsyncGenerator, Iterator

import pytest

from hostile import access
from hostile.serving import hostile_settings
from live import Live, listening
from thinkaloud.app import create_app


@pytest.fixture(scope="package", autouse=True)
def settled() -> Iterator[None]:
    """What was imported is not looked through for garbage, as in the process that serves."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="package")
async def open_server() -> AsyncGenerator[Live, None]:
    """A server without keys, whose deadlines are short."""
    async with listening(create_app(hostile_settings())) as live:
        await live.ready(10)
        yield live


@pytest.fixture(scope="package")
async def keyed_server() -> AsyncGenerator[Live, None]:
    """A server with a key that may see everything of one model, and a key that may not see traces."""
    async with listening(create_app(hostile_settings(keys=access.KEYS))) as live:
        await live.ready(10)
        yield live
