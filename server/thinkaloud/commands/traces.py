"""`thinkaloud traces`: show traces of the archive."""

import re
import time
from datetime import UTC, datetime
from typing import Annotated

import typer

from thinkaloud.commands.options import ConfigOption, settings_path
from thinkaloud.errors import SettingsError
from thinkaloud.settings import file as settings_file

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400}
_AGE = re.compile(rf"(\d{{1,9}})([{''.join(_UNITS)}])", re.ASCII)


def run(
    request: Annotated[
        str | None, typer.Argument(metavar="ID", help="Id of an answer: show the whole traces of its request.")
    ] = None,
    config: ConfigOption = None,
    model: Annotated[str | None, typer.Option("--model", "-m", help="Only of this served model.")] = None,
    key: Annotated[str | None, typer.Option("--key", "-k", help="Only of the key with this name.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only newer ones: an age such as 2h or 3d, or an ISO date or time, UTC.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Number of traces, without an ID.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON Lines with whole traces.")] = False,
) -> None:
    """Show archived traces, newest first. The archive is that of traces.archive in the settings."""
    path = settings_path(config)
    settings = settings_file.load(path)
    from thinkaloud.commands import trace_listing
    from thinkaloud.traces.kept.records import Query

    start = None if since is None else parse_since(since, time.time())
    query = Query(request, key, model, start, limit if request is None else None)
    if settings.traces.archive is None:
        raise SettingsError(f"{path}: no traces are kept; to keep them, add:  traces: {{archive: {{path: traces.db}}}}")
    trace_listing.show(settings.traces.archive.path, query, as_json=as_json)


def parse_since(since: str, now: float) -> float:
    """Return a time in seconds since 1970. Raises `SettingsError`.

    since: an age before `now` such as `2h` or `3d` (s, m, h, d, w), or an ISO date or time, by default in UTC.
    """
    if match := _AGE.fullmatch(since):
        return now - int(match[1]) * _UNITS[match[2]]
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        raise SettingsError(f"--since {since!r}: give a time such as 2h, 3d or 2026-11-30") from None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
