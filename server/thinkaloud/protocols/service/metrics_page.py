"""`GET /metrics`, for Prometheus."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from thinkaloud.errors import MetricsForbidden
from thinkaloud.request import Pipeline


def routes(pipeline: Pipeline) -> APIRouter:
    """`GET /metrics`."""
    router = APIRouter()

    @router.get("/metrics")
    async def show_metrics(request: Request) -> Response:
        """The metrics of the server and of its engines, in Prometheus' text format."""
        if not request.state.caller.metrics:
            raise MetricsForbidden("this key may not read the metrics: they tell of every caller")
        return await page(pipeline)

    return router


async def page(pipeline: Pipeline) -> Response:
    """The page itself."""
    return Response(await pipeline.metrics_page(), media_type=CONTENT_TYPE_LATEST)
