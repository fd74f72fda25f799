"""One streamed request to a server, sent again where it was lost on a connection that the server was closing."""

import contextlib
from collections.abc import AsyncGenerator, Mapping

import httpx

from thinkaloud.engine.pool.member import Target
from thinkaloud.engine.upstream.clients import Clients, endpoint
from thinkaloud.engine.upstream.kept_connection import ConnectionTrace
from thinkaloud.engine.upstream.refusal import refusal


@contextlib.asynccontextmanager
async def streamed_response(
    clients: Clients, target: Target, path: str, body: bytes, headers: Mapping[str, str]
) -> AsyncGenerator[httpx.Response, None]:
    """Send `body`, JSON, to `path` below the server's URL. The context has the response, of status 200, not read yet.

    Raises:
        httpx.RequestError: the server was not reached, or is silent.
        MemberRefused: it answered with another status.
    """
    with clients.lend() as client:
        connection = ConnectionTrace()
        request = client.build_request(
            "POST",
            endpoint(target.url, path),
            content=body,
            headers={"content-type": "application/json", "accept": "text/event-stream", **headers, **target.headers},
            extensions={"trace": connection.record},
        )
        try:
            response = await client.send(request, stream=True)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            if not connection.was_closed():
                raise
            response = await client.send(request, stream=True)
        async with contextlib.aclosing(response):
            if response.status_code != 200:
                raise await refusal(response)
            yield response
