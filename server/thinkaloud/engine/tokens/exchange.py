"""HTTP exchanges with one server: a request out, the tokens of its response in."""

import contextlib
from collections.abc import AsyncGenerator, Mapping

import httpx

from thinkaloud.engine.pool import Member
from thinkaloud.engine.pool.member import Target
from thinkaloud.engine.tokens.token_stream import TokenDelta, read_deltas
from thinkaloud.engine.upstream.clients import Clients, endpoint
from thinkaloud.engine.upstream.streamed_response import streamed_response
from thinkaloud.errors import EngineUnreachable, SettingsError

_GENERATE = "inference/v1/generate"
_NO_SUCH_PATH = {404, 405, 501}
_TIMEOUT = 5.0


async def require_token_ids(client: httpx.AsyncClient, member: Member) -> None:
    """Raise `SettingsError` if the server takes no token ids, and `EngineUnreachable` if it is away."""
    url, headers = endpoint(member.target.url, _GENERATE), dict(member.target.headers)
    try:
        response = await client.post(url, json={}, headers=headers, timeout=_TIMEOUT)
    except httpx.RequestError as error:
        raise EngineUnreachable(f"the server {member.name} went away ({type(error).__name__})") from error
    if response.status_code in _NO_SUCH_PATH:
        raise SettingsError(
            f"the server {member.name} has no /{_GENERATE}: start it with `vllm serve ... --enable-scale-out`, and "
            "give its address without /v1"
        )


async def exchange(
    clients: Clients, target: Target, body: bytes, headers: Mapping[str, str]
) -> AsyncGenerator[TokenDelta, None]:
    """Send one request, and yield what comes. Closing it closes the response, which aborts the request at the server.

    Raises:
        httpx.RequestError: the server was not reached, or is silent.
        MemberRefused: it answered with a status other than 200.
        RequestError: see `read_deltas`.
    """
    async with (
        streamed_response(clients, target, _GENERATE, body, headers) as response,
        contextlib.aclosing(read_deltas(response)) as deltas,
    ):
        async for delta in deltas:
            yield delta
