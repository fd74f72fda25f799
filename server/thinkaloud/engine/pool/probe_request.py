"""GET requests that ask one member how it is; their failures name the engine and the member's address."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator

import httpx

from thinkaloud.engine.pool.health import MemberDraining
from thinkaloud.engine.pool.member import Target
from thinkaloud.errors import EngineUnreachable, SettingsError

_MAX_READ_BYTES = 65_536
"""Size of a body up to which it is read for nothing but the connection."""


class ProbeRequest:
    """Asks one member. For the operator alone: messages have the address.

    timeout: seconds for a connection, and for each part of an answer.
    """

    def __init__(self, engine: str, target: Target, timeout: float) -> None:
        self._target = target
        self._timeout = timeout
        # A query may contain a key.
        self.subject = f"engine {engine}: the upstream {target.url.copy_with(query=None, fragment=None)}"

    @contextlib.asynccontextmanager
    async def get(self, client: httpx.AsyncClient, url: httpx.URL) -> AsyncGenerator[httpx.Response, None]:
        """Send the request. The context has the response, whose body is not read yet.

        Raises:
            SettingsError: the key is refused or missing.
            EngineUnreachable: there is no answer in time.
        """
        try:
            async with (
                asyncio.timeout(2 * self._timeout),
                client.stream("GET", url, headers=self._target.headers, timeout=self._timeout) as response,
            ):
                if response.status_code in {401, 403}:
                    reason = "refused the key" if self._target.headers else "asks for a key: set api_key"
                    raise SettingsError(f"{self.subject} {reason}")
                yield response
        except httpx.RequestError as error:
            raise EngineUnreachable(f"{self.subject} {describe_fault(error)} ({error})") from error
        except TimeoutError as error:
            raise EngineUnreachable(f"{self.subject} did not answer in time") from error

    async def ask_health(self, client: httpx.AsyncClient, path: str) -> None:
        """Return if the member says at `path` that it is well.

        Raises as `get`, and `MemberDraining` for status 503, `EngineUnreachable` for any other but 2xx.
        """
        async with self.get(client, self._target.url.join(path)) as response:
            status = response.status_code
            if status == 503:
                raise MemberDraining(f"{self.subject} takes no new work")
            if not response.is_success:
                raise EngineUnreachable(f"{self.subject} answered with status {status} at {path}")
            await read_rest(response)


async def read_rest(response: httpx.Response) -> None:
    """Read a short body, so that the connection can be used again."""
    if 0 < int(response.headers.get("content-length", 0)) < _MAX_READ_BYTES:
        await response.aread()


def describe_fault(error: httpx.RequestError) -> str:
    """Return what went wrong with the connection, in words that may be shown."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
        return "cannot be reached"
    return "did not answer in time" if isinstance(error, httpx.TimeoutException) else "broke the connection"
