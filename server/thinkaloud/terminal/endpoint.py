"""The server, the API key and the model to ask."""

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import httpx

from thinkaloud.terminal import input_file
from thinkaloud_client import AsyncClient, Model, NotFound, Retrying, ThinkAloudError, TimedOut

DEFAULT_MODEL = "auto"
Notify: TypeAlias = Callable[[ThinkAloudError, float], None]

_TIMEOUT = httpx.Timeout(120, connect=5)
_PATIENCE = 20.0
"""Seconds that a server may ask to wait, at most. One that asks for more is not asked again."""
_LIST_SECONDS = 15.0
"""Seconds until the list of models must have come. The server needs no model for it."""


class UsageError(Exception):
    """A mistake of the user, in one line."""


def connect(url: str | None, key_file: Path | None, notify: Notify | None = None) -> AsyncClient:
    """Return a client. A URL without a scheme is one of http. Raises `UsageError` for an invalid URL or key.

    notify: called before a request is sent again, with what failed and the seconds until then.
    """
    url = url or os.environ.get("THINKALOUD_BASE_URL")
    if url and "://" not in url:
        url = f"http://{url}"
    try:
        client = AsyncClient(
            url, api_key=read_key(key_file), timeout=_TIMEOUT, retrying=Retrying(patience=_PATIENCE, notify=notify)
        )
        httpx.URL(client.url)
    except (ValueError, httpx.InvalidURL) as error:
        raise UsageError(f"--url: {error}") from None
    return client


def read_key(file: Path | None) -> str | None:
    """Return the key of the file or the environment. It is never an argument: all users of the machine see those."""
    where, found = "THINKALOUD_API_KEY", os.environ.get("THINKALOUD_API_KEY")
    if file is not None:
        where = f"--key-file {file}"
        try:
            found = input_file.read_bytes(file).decode().strip()
        except OSError as error:
            raise UsageError(f"{where}: cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            found = " "
        if not found:
            raise UsageError(f"{where}: is empty")
    if found and not all("!" <= sign <= "~" for sign in found):
        raise UsageError(f"{where}: holds no key: a key is one word of ASCII")
    return found or None


async def list_models(client: AsyncClient, wanted: str | None) -> tuple[Model, ...]:
    """Return the models of a server. None are needed if the model is `wanted` by name and the server has no list.

    Raises `ThinkAloudError`.
    """
    try:
        async with asyncio.timeout(_LIST_SECONDS):
            return tuple(await client.models())
    except TimeoutError:
        raise TimedOut(f"the server did not answer within {_LIST_SECONDS:.0f} s") from None
    except NotFound:
        if wanted is None:
            raise
        return ()


def choose_model(models: Iterable[Model], wanted: str | None) -> str:
    """Return the model to ask: `wanted`, the default alias, or the first. Raises `UsageError` if there is none."""
    names = [model.id for model in models]
    if wanted is not None:
        return wanted
    if not names:
        raise UsageError("the server says of no model that it may be used: name one with --model")
    return DEFAULT_MODEL if DEFAULT_MODEL in names else names[0]
