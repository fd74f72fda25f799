"""`GET /models` of an upstream: whether it is there, takes the key and serves the model."""

import contextlib
from collections.abc import AsyncGenerator

import httpx
from pydantic import BaseModel, Field, ValidationError

from thinkaloud.engine.pool.probe_request import ProbeRequest
from thinkaloud.engine.upstream.response_body import open_body
from thinkaloud.engine.upstream.sse_reader import BOM
from thinkaloud.errors import EngineUnreachable, SettingsError

_MAX_BYTES = 4 * 1024 * 1024
"""Size of a list of models; a longer body counts as no list."""
_NO_LIST = {404, 405, 501}


class _Model(BaseModel):
    id: str
    max_model_len: int | None = Field(None, ge=1)  # vLLM, SGLang
    context_length: int | None = Field(None, ge=1)  # OpenRouter
    max_context_length: int | None = Field(None, ge=1)  # Mistral
    context_window: int | None = Field(None, ge=1)  # Groq


class _ModelList(BaseModel):
    data: list[_Model]


class ModelListRequest:
    """Asks one upstream for its models.

    model: the one that it has to serve.
    """

    def __init__(self, request: ProbeRequest, url: httpx.URL, model: str) -> None:
        self._request = request
        self._url = url
        self._model = model

    @contextlib.asynccontextmanager
    async def send(self, client: httpx.AsyncClient) -> AsyncGenerator[httpx.Response, None]:
        """Send the request. The context has the response, whose body is not read yet.

        Raises:
            SettingsError: the key is refused or missing.
            EngineUnreachable: there is no answer, or one that says that the upstream failed.
        """
        async with self._request.get(client, self._url) as response:
            status = response.status_code
            if status >= 500 and status not in _NO_LIST:
                raise EngineUnreachable(self._describe(status))
            yield response

    async def read_context_length(self, response: httpx.Response) -> int | None:
        """Return the context length of the engine's model in tokens; None if the list does not have it.

        An upstream without a list of models is assumed to serve the model. Raises `SettingsError` if it does not.
        """
        body, status = await _read_body(response), response.status_code
        if status in _NO_LIST:
            return None
        if status != 200:
            raise SettingsError(self._describe(status))
        try:
            models = _ModelList.model_validate_json(body.removeprefix(BOM)).data
        except ValidationError:
            return None
        for model in models:
            if model.id == self._model:
                lengths = (model.max_model_len, model.context_length, model.max_context_length, model.context_window)
                return next(filter(None, lengths), None)
        served = ", ".join(repr(model.id[:80]) for model in models[:5]) or "nothing"
        raise SettingsError(f"{self._request.subject} does not serve {self._model!r} (it serves: {served})")

    def _describe(self, status: int) -> str:
        return f"{self._request.subject} answered with status {status} when asked for its models"


async def _read_body(response: httpx.Response) -> bytes:
    """Read the body, and stop once it is longer than `_MAX_BYTES`."""
    body = b""
    async with open_body(response) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) > _MAX_BYTES:
                break
    return body
