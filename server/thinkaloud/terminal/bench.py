"""`thinkaloud bench`: how fast a server answers."""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from thinkaloud.terminal import messages
from thinkaloud.terminal.display import Screen
from thinkaloud.terminal.endpoint import Mistake, chosen, connect, key, served
from thinkaloud.terminal.load_test import PROMPTS, Measured, Sample, measure, percentile
from thinkaloud.terminal.plain_text import line
from thinkaloud_client import AsyncClient, Options, Retrying, ThinkAloudError

FAILED, STOPPED = 1, 130
NOTE = (
    "p50 / p95 by nearest rank, over the answers that came whole. trace, answer: the first token of it; total: the "
    "end; in seconds since each request went out, as a client sees it, network and queue included. tokens/s: trace "
    "and answer, of one request from its start to its end; all/s: of all of them by the clock. Prompts come in turn, "
    "and one that came before may be in the server's cache. Nothing is sent again."
)
_FIGURES: dict[str, Callable[[Sample], float | None]] = {
    "trace": lambda sample: sample.trace,
    "answer": lambda sample: sample.answer,
    "total": lambda sample: sample.total,
    "tokens/s": lambda sample: sample.rate,
}


@dataclass(slots=True, frozen=True)
class Plan:
    """requests: of each model. seconds: for everything, at most."""

    models: tuple[str, ...]
    requests: int
    concurrency: int
    seconds: float
    options: Options
    prompts: tuple[str, ...] = PROMPTS


def read_prompts(file: Path) -> tuple[str, ...]:
    """A prompt a line; of standard input where it is called `-`. Raises `Mistake`."""
    try:
        text = (sys.stdin.buffer.read() if file == Path("-") else file.read_bytes()).decode()
    except OSError as error:
        raise Mistake(f"--prompts {file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Mistake(f"--prompts {file}: is not UTF-8") from None
    if prompts := tuple(each.strip() for each in text.split("\n") if each.strip()):
        return prompts
    raise Mistake(f"--prompts {file}: holds no prompt")


def run(plan: Plan, url: str | None, key_file: Path | None, *, as_json: bool) -> int:
    """The command; its exit code: 1 where no answer came or the time was up, 130 where it was stopped."""
    screen = Screen()
    found: list[Measured] = []
    code = 0
    client = connect(url, key_file)
    url = client.url
    try:
        asyncio.run(_measured(plan, client, key_file, found))
    except ThinkAloudError as error:
        screen.error(messages.failure(error, url))
        return FAILED
    except KeyboardInterrupt:
        code = STOPPED
        screen.error("stopped: these are the answers that had come")
    except TimeoutError:
        code = FAILED
        screen.error(f"the {plan.seconds:.0f} seconds are over: these are the answers that had come")
    if as_json:
        screen.out.file.write(json.dumps(report(plan, url, found), indent=2) + "\n")
    else:
        screen.out.print(table(found))
        for each in found:
            for kind, count in each.errors.items():
                screen.error(line(f"{each.model}: {count} failed, {kind}: {each.said[kind]}"))
        screen.note(NOTE)
    return code or (0 if all(each.samples for each in found) else FAILED)


async def _measured(plan: Plan, asking: AsyncClient, key_file: Path | None, found: list[Measured]) -> None:
    """One model after the other, so that none waits for another. Raises `ThinkAloudError` where none can be named."""
    async with asking:
        known = await served(asking, plan.models[0] if plan.models else None)
    names = plan.models or (chosen(known, None),)
    async with (
        asyncio.timeout(plan.seconds),
        AsyncClient(asking.url, api_key=key(key_file), retrying=Retrying(times=0)) as client,
    ):
        for name in names:
            found.append(Measured(name, plan.requests))
            await measure(client, found[-1], plan.prompts, plan.concurrency, plan.options)


def report(plan: Plan, url: str, found: Sequence[Measured]) -> dict[str, Any]:
    """For programs. A figure of which there are no values is null."""
    return {
        "url": url,
        "concurrency": plan.concurrency,
        "prompts": len(plan.prompts),
        "note": NOTE,
        "models": [
            {
                "model": each.model,
                "requests": each.asked,
                "whole": len(each.samples),
                "errors": dict(each.errors),
                "seconds": round(each.seconds, 3),
                "tokens": sum(sample.tokens for sample in each.samples),
            }
            | {name: _rounded(_percentiles(each, name)) for name in _FIGURES}
            for each in found
        ],
    }


def table(found: Sequence[Measured]) -> Table:
    """A row a model; p50 / p95."""
    made = Table(box=None, pad_edge=False)
    made.add_column("model", overflow="fold")
    for name in ("whole", "trace s", "answer s", "total s", "tokens/s", "all/s"):
        made.add_column(name, justify="right", no_wrap=True)
    for each in found:
        rate = sum(sample.tokens for sample in each.samples) / each.seconds if each.seconds else 0
        cells = [_cell(_percentiles(each, name), 0 if name == "tokens/s" else 2) for name in _FIGURES]
        made.add_row(Text(line(each.model)), f"{len(each.samples)} of {each.asked}", *cells, f"{rate:.0f}")
    return made


def _percentiles(measured: Measured, figure: str) -> tuple[float, float] | None:
    values = [value for sample in measured.samples if (value := _FIGURES[figure](sample)) is not None]
    return (percentile(values, 0.5), percentile(values, 0.95)) if values else None


def _rounded(found: tuple[float, float] | None) -> dict[str, float] | None:
    return None if found is None else {"p50": round(found[0], 4), "p95": round(found[1], 4)}


def _cell(found: tuple[float, float] | None, digits: int) -> str:
    return "–" if found is None else f"{found[0]:.{digits}f} / {found[1]:.{digits}f}"
