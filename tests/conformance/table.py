"""The table of clients in docs/clients.md, made of the last test run's results: `python tests/conformance/table.py`."""

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from conformance.harness import CLIENTS, Client  # noqa: E402  the path has to be set before

RESULTS = HERE / "results.json"
PAGE = HERE.parents[1] / "docs/clients.md"
BEGIN, END = "<!-- conformance -->", "<!-- /conformance -->"
Results = dict[str, dict[str, bool]]

_COLUMNS = {
    "chat": ("chat",),
    "stream": ("stream",),
    "trace": ("trace", "trace_stream"),
    "tools": ("tools", "tools_stream"),
    "structured output": ("structured",),
}


def table(results: dict[str, Any]) -> str:
    """The table in Markdown."""
    lines = [f"| client | version | {' | '.join(_COLUMNS)} |", "|---" * (len(_COLUMNS) + 2) + "|"]
    for client in CLIENTS:
        row = results.get(client.title)
        cells = [_cell(client, column, row["checks"]) if row else "not run" for column in _COLUMNS]
        lines.append(f"| {client.title} | {row['version'] if row else ''} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(client: Client, column: str, checks: dict[str, bool]) -> str:
    if not all(checks[check] for check in _COLUMNS[column] if check in client.checks):
        return "**no**"
    if column == "trace":
        return client.trace or "not shown by this client"
    return "yes"


def written(page: str, results: dict[str, Any]) -> str:
    """`page` with the table between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table(results)}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(), json.loads(RESULTS.read_text())))
