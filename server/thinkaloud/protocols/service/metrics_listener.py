"""The listener of `server.metrics`: `/metrics` and nothing else, without keys."""

from fastapi import FastAPI, Response

from thinkaloud.protocols.service.metrics_page import page
from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.hosts import Hosts
from thinkaloud.protocols.wire.request_id import RequestId
from thinkaloud.protocols.wire.request_target import RequestTarget
from thinkaloud.protocols.wire.side_listener import SideListener
from thinkaloud.request import Pipeline
from thinkaloud.settings import Settings


def build(pipeline: Pipeline, settings: Settings) -> SideListener | None:
    """The listener that the settings describe, if they do."""
    metrics = settings.server.metrics
    if metrics is None:
        return None
    app = _application(pipeline)
    # Nobody shows a key here, so it is as with a server without keys: other names may be a page's that was rebound.
    names = settings.server.model_copy(update={"host": metrics.host})
    app.add_middleware(Hosts, server=names, is_open=lambda: True)
    app.add_middleware(RequestTarget)
    app.add_middleware(RequestId)
    return SideListener(app, settings.limits, metrics.host, metrics.port, "server.metrics.port")


def _application(pipeline: Pipeline) -> FastAPI:
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    error_response.install(app)

    @app.get("/metrics")
    async def show_metrics() -> Response:
        return await page(pipeline)

    return app
