"""Tables in Markdown."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; columns in which nothing stands are left out."""
    lines = [tuple(row) for row in rows]
    kept = [column for column in range(len(head)) if any(line[column] for line in lines)]
    written = [[head[column] for column in kept], ["---"] * len(kept)]
    written += [[line[column].replace("|", "\\|").replace("\n", " ") for column in kept] for line in lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in written) + "\n"


def code(text: str) -> str:
    """`text` as code, or nothing."""
    return f"`{text}`" if text else ""
