"""Traces with their summaries, for a person to judge: one Markdown file each in `reading/`.

    python tests/traces/summarised/reading.py --write      the summaries anew, behind the traces that the files hold

A file has every kind of summary whose heading it has.
"""

import asyncio
import re
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

from staging import summarised
from thinkaloud.events import Event, Finished, SummaryDelta, TraceDelta, TraceEnd
from thinkaloud.generation import Detail

FOLDER = Path(__file__).with_name("reading")
PIECE = 4
"""Characters of a delta, about a token."""

_FILE = re.compile(r"(?P<head>.*?\n~~~~text\n(?P<trace>.*?)\n~~~~\n)(?P<summaries>.*)", re.DOTALL)
_HEADING = re.compile(r"^## (auto|concise|detailed)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary. generated: the share of the trace, in characters, that there was when it went out."""

    delta: SummaryDelta
    generated: float


async def _told(trace: str, detail: Detail) -> list[Line]:
    at = 0

    async def events() -> AsyncGenerator[Event, None]:
        nonlocal at
        for at in range(PIECE, len(trace) + PIECE, PIECE):
            yield TraceDelta(0, trace[at - PIECE : at])
        yield TraceEnd(0, len(trace) // PIECE, "model")
        yield Finished(0, "stop", 0, 0)

    told = summarised(events(), detail)
    return [Line(event, min(1, at / len(trace))) async for event in told if isinstance(event, SummaryDelta)]


def summary(trace: str, detail: Detail) -> list[Line]:
    """The lines for `trace` as the server tells them."""
    return asyncio.run(_told(trace, detail))


def read(file: str) -> tuple[str, str, list[Detail]]:
    """What a file has before its summaries, its trace, and the kinds of summaries that it shows."""
    found = _FILE.fullmatch(file)
    if found is None:
        raise ValueError("a file holds its trace between two lines of ~~~~")
    return found["head"], found["trace"], _HEADING.findall(found["summaries"])


def written(file: str) -> str:
    """`file` with its summaries as they are now."""
    head, trace, kinds = read(file)
    for detail in kinds:
        lines = summary(trace, detail)
        head += f"\n## {detail}: {len(lines)} lines, the first after {lines[0].generated:.0%} of the trace\n\n"
        head += "".join(line.delta.text for line in lines) + "\n"
    return head


def main() -> None:
    for path in sorted(FOLDER.glob("*.md")):
        file = path.read_text(encoding="utf-8")
        if "--write" in sys.argv:
            path.write_text(written(file), encoding="utf-8")
        elif file != written(file):
            sys.exit(f"{path.name} is out of date")


if __name__ == "__main__":
    main()
