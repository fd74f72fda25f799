"""Archived traces in a terminal. A trace is what a model wrote: no control character or markup of it takes effect."""

import json
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
from thinkaloud.terminal.plain_text import escape
from thinkaloud.traces.kept.records import Query, Record, read

_PREVIEW = 120
"""Characters of a trace in a row of the table, at most."""


def show(archive: Path, query: Query, *, as_json: bool) -> None:
    """Print a table of traces, or whole traces if `query` has an id.

    Raises:
        SettingsError: the archive cannot be read, or holds no trace of that id.
    """
    if not archive.exists():
        sys.stderr.write(f"no traces yet: the server makes {archive} when it starts\n")
        return
    records = read(archive, query)
    first = next(records, None)
    if first is None:
        if query.id is not None:
            raise SettingsError(f"{archive}: there is no such trace of a request {query.id!r}")
        sys.stderr.write("no such traces\n")
        return
    found = chain([first], records)
    if as_json or query.id is not None:
        for record in found:
            sys.stdout.write(_json(record) if as_json else _whole(record))
    else:
        Console().print(_table(found))


def _json(record: Record) -> str:
    """Return one line of ASCII. Control characters are escaped, as all others."""
    return json.dumps(asdict(record) | {"time": _time(record).isoformat(timespec="milliseconds")}) + "\n"


def _whole(record: Record) -> str:
    heading = (
        f"{record.id}  choice {record.choice}, {_time(record):%Y-%m-%d %H:%M:%S} UTC, key {record.key}, model "
        f"{record.model}, visibility {record.visibility}, {record.reasoning_tokens} tokens, ended by {_end(record)}"
    )
    return f"{escape(heading)}\n\n{escape(record.trace)}\n\n"


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
        preview = " ".join(record.trace[: 2 * _PREVIEW].split())[:_PREVIEW]
        table.add_row(
            f"{_time(record):%Y-%m-%d %H:%M}",
            *(Text(escape(cell)) for cell in (record.id, record.key, record.model)),
            str(record.reasoning_tokens),
            Text(escape(_end(record))),
            Text(escape(preview), no_wrap=True, overflow="ellipsis"),
        )
    return table


def _time(record: Record) -> datetime:
    return datetime.fromtimestamp(record.time, UTC)


def _end(record: Record) -> str:
    return record.ended_by or "nothing"
