"""The server of one engine, or a router before several: whether it is there, and what it serves."""

import httpx

from thinkaloud import settings as config
from thinkaloud.engine.upstream.client import new_client
from thinkaloud.engine.upstream.model_list import ModelListRequest
from thinkaloud.engine.upstream.refusal import RETRY_AFTER
from thinkaloud.errors import EngineFailed, EngineUnreachable, SettingsError

_GENERATE = "inference/v1/generate"
_NO_SUCH_PATH = {404, 405, 501}


class Server:
    """Its client and its health. generate_url: where token ids are sent."""

    def __init__(
        self, name: str, settings: config.TokensEngine, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        base = httpx.URL(str(settings.base_url))
        self.generate_url = base.copy_with(path=f"{base.path.rstrip('/')}/{_GENERATE}")
        self._name = name
        self._settings = settings.as_upstream()
        self._transport = transport
        self._model_list = ModelListRequest(name, self._settings)
        self._client: httpx.AsyncClient | None = None
        self._checked_steps = 0

    async def open(self) -> int | None:
        """Return the context length of the model, in tokens, if the server tells it.

        Raises:
            SettingsError: it does not serve the model, refuses the key, or takes no token ids.
            EngineUnreachable: it is away.
        """
        if self._client is None:
            self._client = new_client(self._name, self._settings, self._transport)
        async with self._model_list.send(self._client) as response:
            length = await self._model_list.read_context_length(response)
        try:
            response = await self._client.post(self.generate_url, json={}, timeout=self._settings.connect_timeout)
        except httpx.RequestError as error:
            raise EngineUnreachable(f"engine {self._name}: the server went away ({type(error).__name__})") from error
        if response.status_code in _NO_SUCH_PATH:
            raise SettingsError(
                f"engines.{self._name}.base_url: the server has no /{_GENERATE}: start it with "
                "`vllm serve ... --enable-scale-out`, and give its address without /v1"
            )
        return length

    async def check(self, steps: int, *, is_busy: bool) -> int:
        """Ask for the models, unless the server has sent tokens since the last check, and return the new `steps`.

        While it works on requests, a timeout is no failure. Raises `EngineUnreachable`.
        """
        checked, self._checked_steps = self._checked_steps, steps
        if self._client is None or steps != checked:
            return steps
        try:
            async with self._model_list.send(self._client) as response:
                await self._model_list.read_context_length(response)
        except EngineUnreachable as error:
            if not (is_busy and isinstance(error.__cause__, httpx.TimeoutException | TimeoutError)):
                raise
            return steps
        self._checked_steps = steps + 1
        return steps + 1

    async def close(self) -> None:
        """Close all connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def require_client(self) -> httpx.AsyncClient:
        """Return the client. Raises `EngineFailed` if there is none."""
        if self._client is None:
            raise EngineFailed(f"engine {self._name} is not running", retry_after=RETRY_AFTER)
        return self._client
