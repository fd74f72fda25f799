"""Servers for hostile requests, one of each kind for all of them."""

from collections.abc import AsyncGenerator

import pytest

from hostile import access
from hostile.serving import hostile_settings
from live import Live, listening
from thinkaloud.app import create_app


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
