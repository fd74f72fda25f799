"""One HTTP exchange with one server: a request out, the tokens of its response in."""

import contextlib
from collections.abc import AsyncGenerator, Mapping

import httpx

from thinkaloud.engine.tokens.token_stream import TokenDelta, read_deltas
from thinkaloud.engine.upstream.kept_connection import ConnectionTrace
from thinkaloud.engine.upstream.refusal import refusal


async def exchange(
    client: httpx.AsyncClient, url: httpx.URL, body: bytes, headers: Mapping[str, str]
) -> AsyncGenerator[TokenDelta, None]:
    """Send one request, and yield what comes. Closing it closes the response, which aborts the request at the server.

    Raises:
        httpx.RequestError: the server was not reached, or is silent.
        RequestError: see `read_deltas`, and for a status other than 200.
    """
    connection = ConnectionTrace()
    request = client.build_request(
        "POST",
        url,
        content=body,
        headers={"content-type": "application/json", "accept": "text/event-stream", **headers},
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
        async with contextlib.aclosing(read_deltas(response)) as deltas:
            async for delta in deltas:
                yield delta
