"""What one delta costs the splitter, at the beginning of a long output and at its end.

    python benchmarks/splitter.py [deltas]

The work per delta must not depend on what came before: the ratio of the last column is near 1 where that holds.
Each cell is the median over the rounds, each round a fresh splitter; the two tenths of a round are timed in the
same run, so that a busy machine slows both.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter_ns

from rich.console import Console
from rich.table import Table

from thinkaloud.generation import NO_TAGS, TagIds
from thinkaloud.thinking.formats import FORMATS
from thinkaloud.thinking.splitter import Splitter

DELTAS = 200_000
ROUNDS = 5
WORDS = ("The", " answer", " is", " <b>", "4", "2", "</b>", ".\n", " So", " a < b", " and", "\n\n")
START, END, WORD = 1, 2, 9


@dataclass(frozen=True)
class Case:
    """One row: how tags are known, the channel that the text is on, the format, and whether calls may end the trace."""

    mode: str
    channel: str
    format: str = "think"
    calls: bool = False

    def splitter(self) -> Splitter:
        """A splitter that already stands on the channel."""
        ids = TagIds(START, END) if self.mode == "ids" else NO_TAGS
        row = FORMATS[self.format]
        splitter = Splitter(row if self.calls else replace(row, calls=()), opened=True, tag_ids=ids)
        splitter.decode(["x"], [WORD])
        if self.channel == "answer":
            splitter.decode([FORMATS[self.format].end, "x"], [END, WORD])
        return splitter


def cases() -> Iterator[Case]:
    for mode in ("text", "ids"):
        for channel in ("trace", "answer"):
            yield Case(mode, channel)
        yield Case(mode, "trace", calls=True)
    yield Case("text", "trace", "mistral")
    yield Case("text", "trace", "granite")


def measure(case: Case, deltas: int) -> tuple[float, float]:
    """Microseconds a delta, in the first and in the last tenth."""
    splitter = case.splitter()
    pieces = [[WORDS[at % len(WORDS)]] for at in range(deltas)]
    ids = [WORD] if case.mode == "ids" else None
    tenth = max(1, deltas // 10)
    stamps = [perf_counter_ns()]
    for part in (pieces[:tenth], pieces[tenth:-tenth], pieces[-tenth:]):
        for piece in part:
            splitter.decode(piece, ids)
        stamps.append(perf_counter_ns())
    return (stamps[1] - stamps[0]) / tenth / 1e3, (stamps[3] - stamps[2]) / tenth / 1e3


def main() -> None:
    deltas = int(sys.argv[1]) if len(sys.argv) > 1 else DELTAS
    table = Table(title=f"The splitter, {deltas:,} deltas, median of {ROUNDS} rounds", title_justify="left")
    for column in ("format", "tags by", "channel", "calls", "first tenth, µs", "last tenth, µs", "last / first"):
        table.add_column(column, justify="right" if "tenth" in column or "/" in column else "left")
    for case in cases():
        rounds = [measure(case, deltas) for _ in range(ROUNDS)]
        first, last = (median(values) for values in zip(*rounds, strict=True))
        ratio = median(end / begin for begin, end in rounds)
        table.add_row(
            case.format,
            case.mode,
            case.channel,
            "yes" if case.calls else "",
            f"{first:.2f}",
            f"{last:.2f}",
            f"{ratio:.2f}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
