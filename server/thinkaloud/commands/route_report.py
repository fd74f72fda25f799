"""`thinkaloud route report`: what routing has spent and saved, by key and alias, from the records of the store."""

import sys
import time
from typing import Annotated

import typer

from thinkaloud.commands.options import ConfigOption, settings_path
from thinkaloud.commands.traces import parse_since
from thinkaloud.settings import file as settings_file


def run(
    config: ConfigOption = None,
    model: Annotated[str | None, typer.Option("--model", "-m", help="Only of this alias.")] = None,
    key: Annotated[str | None, typer.Option("--key", "-k", help="Only of the key with this name.")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only newer requests: an age such as 2h or 3d, or an ISO date or time, UTC.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON Lines.")] = False,
) -> None:
    """Show how many prompts thought, and the tokens against always thinking and never thinking."""
    path = settings_path(config)
    store = settings_file.load(path).store
    start = None if since is None else parse_since(since, time.time())
    import msgspec
    from rich.console import Console

    from thinkaloud.commands.route_savings import report_table, savings
    from thinkaloud.commands.routed_requests import read_routed

    totals = read_routed(store, path, lambda routed: routed.totals(start))
    rows = [row for row in savings(totals) if model in {None, row.alias} and key in {None, row.key}]
    if as_json:
        sys.stdout.write(msgspec.json.Encoder().encode_lines(rows).decode())
    elif rows:
        Console().print(report_table(rows))
    else:
        sys.stderr.write("no such requests were recorded\n")
