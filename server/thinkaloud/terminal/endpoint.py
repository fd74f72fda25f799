"""Which server, with which key, and which model of it."""

import os
from collections.abc import Iterable
from pathlib import Path

import httpx

from thinkaloud_client import AsyncClient, Model, NotFound

DEFAULT_MODEL = "auto"


class Mistake(Exception):
    """Of the user, in one line."""


def connect(url: str | None, key_file: Path | None) -> AsyncClient:
    """A client. Raises `Mistake` for what cannot be an address or a key."""
    try:
        client = AsyncClient(url, api_key=key(key_file))
        httpx.URL(client.url)
    except (ValueError, httpx.InvalidURL) as error:
        raise Mistake(f"--url: {error}") from None
    return client


def key(file: Path | None) -> str | None:
    """Of the file, or of the environment. A key is never an argument: those are seen by everyone on the machine."""
    where, found = "THINKALOUD_API_KEY", os.environ.get("THINKALOUD_API_KEY")
    if file is not None:
        where = f"--key-file {file}"
        try:
            found = file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise Mistake(f"{where}: cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            found = " "
        if not found:
            raise Mistake(f"{where}: is empty")
    if found and not all("!" <= sign <= "~" for sign in found):
        raise Mistake(f"{where}: holds no key: a key is one word of ASCII")
    return found or None


async def served(client: AsyncClient, wanted: str | None) -> tuple[Model, ...]:
    """What there is. A server without a list will do where the model is `wanted` by name."""
    try:
        return tuple(await client.models())
    except NotFound:
        if wanted is None:
            raise
        return ()


def chosen(models: Iterable[Model], wanted: str | None) -> str:
    """The model to ask: as wanted, or the default alias, or the first. Raises `Mistake` where there is none."""
    names = [model.id for model in models]
    if wanted is not None:
        return wanted
    if not names:
        raise Mistake("the server says of no model that it may be used: name one with --model")
    return DEFAULT_MODEL if DEFAULT_MODEL in names else names[0]
