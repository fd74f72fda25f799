"""One server for every search, its listener for metrics, and a watch on all that the process says meanwhile."""

from collections.abc import AsyncGenerator

import httpx
import pytest

from leaks.cases import CASES, FAILING, SEEDS
from leaks.evidence import leaked, of_response
from leaks.serving import FULL, serving
from leaks.watching import Watch, everything
from live import Live, free_port
from thinkaloud.protocols.service import metrics_listener
from thinkaloud.settings import Settings
from thinkaloud.settings.server import MetricsSettings


@pytest.fixture(scope="package")
async def leaky(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """The server of `leaks/serving.py`. When all has been asked, its metrics tell of no trace, shown or hidden."""
    async with serving(tmp_path_factory.mktemp("leaks")) as live:
        yield live
        page = await live.client.get("/metrics", headers={"authorization": f"Bearer {FULL}"})
        assert page.status_code == 200
        secrets = frozenset[str]().union(*(case.secret(seed) for case in (*CASES, *FAILING) for seed in SEEDS))
        assert not leaked(of_response(page, page.content), secrets)


@pytest.fixture(scope="package")
async def metrics_url(leaky: Live) -> AsyncGenerator[httpx.URL, None]:
    """Where that server tells its metrics to whoever asks, as with `server.metrics`."""
    told = MetricsSettings(port=free_port())
    settings: Settings = leaky.server.config.app.state.settings  # type: ignore[union-attr]
    server = settings.server.model_copy(update={"metrics": told})
    listener = metrics_listener.build(leaky.pipeline, settings.model_copy(update={"server": server}))
    assert listener is not None
    await listener.open()
    yield httpx.URL(f"http://{told.host}:{told.port}")
    listener.close()


@pytest.fixture
async def watch(leaky: Live) -> AsyncGenerator[Watch, None]:
    """What is logged during one test."""
    with everything() as watch:
        yield watch
