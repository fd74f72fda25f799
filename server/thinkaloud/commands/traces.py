"""`thinkaloud traces`: what the operator's log of traces holds.

A trace is whatever a model wrote: none of it is taken as a terminal's commands or as markup.
"""

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from thinkaloud.errors import SettingsError
from thinkaloud.settings import Settings
from thinkaloud.terminal.plain_text import plain
from thinkaloud.traces.kept.records import Query, Record, read

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400}
_AGO = re.compile(rf"(\d{{1,9}})([{''.join(_UNITS)}])", re.ASCII)
_FIRST = 120
"""Characters of a trace that a row shows, at most."""


def moment(since: str, now: float) -> float:
    """Seconds since 1970 of `2h` or `3d` (s, m, h, d, w before `now`), or of an ISO date or time, by default in UTC.

    Raises:
        SettingsError: it is neither.
    """
    if found := _AGO.fullmatch(since):
        return now - int(found[1]) * _UNITS[found[2]]
    try:
        given = datetime.fromisoformat(since)
    except ValueError:
        raise SettingsError(f"--since {since!r}: give a time such as 2h, 3d or 2026-11-30") from None
    return (given if given.tzinfo else given.replace(tzinfo=UTC)).timestamp()


def show(path: Path, settings: Settings, query: Query, *, as_json: bool) -> None:
    """The command. path: the file that `settings` are from. With an id, the traces of that request are shown whole.

    Raises:
        SettingsError: no traces are kept, they cannot be read, or there is none of that id.
    """
    archive = settings.traces.archive
    if archive is None:
        raise SettingsError(f"{path}: no traces are kept; to keep them, add:  traces: {{archive: {{path: traces.db}}}}")
    if not archive.path.exists():
        sys.stderr.write(f"no traces yet: the server makes {archive.path} when it starts\n")
        return
    records = read(archive.path, query)
    first = next(records, None)
    if first is None:
        if query.id is not None:
            raise SettingsError(f"{archive.path}: there is no such trace of a request {query.id!r}")
        sys.stderr.write("no such traces\n")
        return
    found = chain([first], records)
    if as_json or query.id is not None:
        for record in found:
            sys.stdout.write(_json(record) if as_json else _whole(record))
    else:
        Console().print(_table(found))


def _json(record: Record) -> str:
    """One line of ASCII: other characters are escaped, and so are those that a terminal would act on."""
    return json.dumps(asdict(record) | {"time": _time(record).isoformat(timespec="milliseconds")}) + "\n"


def _whole(record: Record) -> str:
    heading = (
        f"{record.id}  choice {record.choice}, {_time(record):%Y-%m-%d %H:%M:%S} UTC, key {record.key}, model "
        f"{record.model}, visibility {record.visibility}, {record.reasoning_tokens} tokens, ended by {_end(record)}"
    )
    return f"{plain(heading)}\n\n{plain(record.trace)}\n\n"


def _table(records: Iterable[Record]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("time (UTC)", no_wrap=True)
    table.add_column("id", overflow="fold")  # whole, for the next command
    table.add_column("key", overflow="fold")
    table.add_column("model", overflow="fold")
    table.add_column("tokens", justify="right", no_wrap=True)
    table.add_column("ended by", no_wrap=True)
    table.add_column("trace")
    for record in records:
        begin = " ".join(record.trace[: 2 * _FIRST].split())[:_FIRST]
        table.add_row(
            f"{_time(record):%Y-%m-%d %H:%M}",
            *(Text(plain(cell)) for cell in (record.id, record.key, record.model)),
            str(record.reasoning_tokens),
            Text(plain(_end(record))),
            Text(plain(begin), no_wrap=True, overflow="ellipsis"),
        )
    return table


def _time(record: Record) -> datetime:
    return datetime.fromtimestamp(record.time, UTC)


def _end(record: Record) -> str:
    return record.ended_by or "nothing"
