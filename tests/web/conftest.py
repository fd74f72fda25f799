"""The built page in a browser, watched; and servers for it.

Needs Chromium, Node.js and npm, and is skipped where one is missing. The page is built, by `make page`, before any
server starts. What is marked `also_in_firefox` runs in Firefox as well, where there is one.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Playwright, async_playwright, expect

from live import Live
from web import browsers, building
from web.reading import Reader
from web.serving import serving, settings
from web.watching import Watch

HERE = Path(__file__).parent
PATIENCE = 60_000
"""Milliseconds for what must come: as long as it takes on a busy machine."""
expect.set_options(timeout=PATIENCE)
_failed = pytest.StashKey[str | None]()

Opening = Callable[..., Awaitable[Reader]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked so in both browsers, in Firefox beside the rest."""
    if metafunc.definition.get_closest_marker("also_in_firefox"):
        there = pytest.param("firefox", marks=[pytest.mark.firefox, pytest.mark.xdist_group("firefox")])
        metafunc.parametrize("browser", ["chromium", there], indirect=True)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Build before any server starts: one that finds no page when it starts never has one."""
    wanted = any(HERE in item.path.parents for item in session.items)
    if wanted and not session.config.option.collectonly and building.missing() is None:
        session.config.stash[_failed] = building.build()


@pytest.fixture(scope="session")
def built(pytestconfig: pytest.Config) -> Path:
    """The folder of the built page."""
    if reason := building.missing():
        pytest.skip(reason)
    failed = pytestconfig.stash[_failed]
    assert failed is None, failed
    return building.DIST


@pytest.fixture(scope="session")
async def playwright(built: Path) -> AsyncGenerator[Playwright, None]:
    async with async_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
async def chromium(playwright: Playwright) -> AsyncGenerator[Browser, None]:
    async with await browsers.chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
async def firefox(playwright: Playwright) -> AsyncGenerator[Browser, None]:
    if not browsers.FIREFOX:
        pytest.skip("there is no Firefox here")
    async with await browsers.firefox(playwright) as browser:
        yield browser


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Browser:
    """The browser that the test is run in."""
    found: Browser = request.getfixturevalue(getattr(request, "param", "chromium"))
    return found


@pytest.fixture(scope="session")
async def tape(built: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """The server of `web/serving.py`, without keys."""
    async with serving(settings(tmp_path_factory.mktemp("tape"))) as live:
        yield live


@pytest.fixture
def watches() -> list[Watch]:
    """The watch on each page that the test has opened."""
    return []


@pytest.fixture
async def opening(browser: Browser, watches: list[Watch]) -> AsyncGenerator[Opening, None]:
    """Opens the page of a server in a browser that has never seen it; `how` goes to `Browser.new_context`.

    What `Watch` finds fails the test.
    """
    async with AsyncExitStack() as stack:

        async def opened(live: Live, **how: Any) -> Reader:
            how = {"viewport": {"width": 1280, "height": 800}, "base_url": live.url, **how}
            context = await browser.new_context(**how)
            stack.push_async_callback(context.close)
            context.set_default_timeout(PATIENCE)
            watch = Watch(context, live.url)
            await watch.begin()
            watches.append(watch)
            reader = Reader(await context.new_page())
            await reader.open()
            return reader

        yield opened
        for watch in watches:
            await watch.settle()
    assert [line for watch in watches for line in watch.report()] == []


@pytest.fixture
async def reader(opening: Opening, tape: Live) -> Reader:
    """The page of the server on tapes."""
    return await opening(tape)


@pytest.fixture
def watch(reader: Reader, watches: list[Watch]) -> Watch:
    """The watch on `reader`."""
    return watches[-1]
