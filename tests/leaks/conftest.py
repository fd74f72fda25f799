"""One server for every search, and a watch on all that the process says meanwhile."""

from collections.abc import AsyncGenerator

import pytest

from leaks.serving import serving
from leaks.watching import Watch, everything
from live import Live


@pytest.fixture(scope="package")
async def leaky(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """The server of `leaks/serving.py`."""
    async with serving(tmp_path_factory.mktemp("leaks")) as live:
        yield live


@pytest.fixture
async def watch(leaky: Live) -> AsyncGenerator[Watch, None]:
    """What is logged during one test."""
    with everything() as watch:
        yield watch
