"""Tables in Markdown."""

import re
from collections.abc import Iterable, Sequence

_BAR = re.compile(r"(`[^`]*`)|\|")
"""What separates columns outside of code."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; columns in which nothing stands are left out."""
    lines = [tuple(row) for row in rows]
    kept = [column for column in range(len(head)) if any(line[column] for line in lines)]
    written = [[head[column] for column in kept], ["---"] * len(kept)]
    written += [[_cell(line[column]) for column in kept] for line in lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in written) + "\n"


def _cell(text: str) -> str:
    return _BAR.sub(lambda found: found[1] or "\\|", text).replace("\n", " ")


def code(text: str) -> str:
    """`text` as code, or nothing."""
    return f"`{text}`" if text else ""
