"""`thinkaloud models`: the models of a server, as a table or JSON."""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from rich.table import Table
from rich.text import Text

from thinkaloud.terminal import messages
from thinkaloud.terminal.endpoint import UsageError, connect, list_models
from thinkaloud.terminal.plain_text import one_line
from thinkaloud.terminal.screen import Screen
from thinkaloud_client import Model, ThinkAloudError

_COMPLETION_SECONDS = 3.0


def run(url: str | None, key_file: Path | None, *, as_json: bool) -> int:
    """Print the models and return the exit code. Raises `UsageError`."""
    return asyncio.run(_run(url, key_file, as_json=as_json))


async def _run(url: str | None, key_file: Path | None, *, as_json: bool) -> int:
    screen = Screen()
    async with connect(url, key_file) as client:
        try:
            models = await list_models(client, None)
        except ThinkAloudError as error:
            screen.error(messages.describe_failure(error, client.url))
            return 1
    if as_json:
        screen.out.file.write(to_json(models) + "\n")
    else:
        screen.out.print(table(models))
    return 0


def complete(url: str | None, key_file: Path | None, incomplete: str) -> list[str]:
    """Return names of models that begin so, for a shell. None if the server does not tell them at once."""
    try:
        names = asyncio.run(_names(url, key_file))
    except (ThinkAloudError, UsageError, TimeoutError):
        return []
    return [name for name in names if name.startswith(incomplete) and name.isprintable() and " " not in name]


async def _names(url: str | None, key_file: Path | None) -> list[str]:
    async with asyncio.timeout(_COMPLETION_SECONDS), connect(url, key_file) as client:
        return [model.id for model in await client.models()]


def table(models: Iterable[Model]) -> Table:
    """Return a table of the models."""
    rows = Table(box=None, pad_edge=False)
    for name in ("model", "kind", "trace", "context", "route"):
        rows.add_column(name, justify="right" if name == "context" else "left", overflow="fold")
    for model in models:
        context = "" if model.context_length is None else f"{model.context_length:,}"
        cells = (model.id, _kind(model), model.visibility if model.thinking else "", context, _route(model))
        rows.add_row(*(Text(one_line(cell or "")) for cell in cells))
    return rows


def to_json(models: Iterable[Model]) -> str:
    """Return a list of objects. What the server does not tell is null."""
    return json.dumps([asdict(model) for model in models], indent=2)


def _kind(model: Model) -> str:
    if model.route:
        return "routed"
    return {True: "thinking", False: "fast", None: ""}[model.thinking]


def _route(model: Model) -> str:
    return ", ".join(f"{lane}: {name}" for lane, name in (model.route or {}).items())
