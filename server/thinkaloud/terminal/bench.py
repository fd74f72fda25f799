"""`thinkaloud bench`: a load test of a server, with a report."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from thinkaloud.terminal import input_file, messages
from thinkaloud.terminal.endpoint import UsageError, choose_model, connect, list_models, read_key
from thinkaloud.terminal.load_generator import PROMPTS, ModelResult, Sample, measure, percentile
from thinkaloud.terminal.plain_text import one_line
from thinkaloud.terminal.screen import Screen
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
    """What to measure. requests: for each model. seconds: timeout of the whole run."""

    models: tuple[str, ...]
    requests: int
    concurrency: int
    seconds: float
    options: Options
    prompts: tuple[str, ...] = PROMPTS


def read_prompts(file: Path) -> tuple[str, ...]:
    """Read a prompt from each line. `-` is standard input. Raises `UsageError`."""
    try:
        text = input_file.read_bytes(file).decode()
    except OSError as error:
        raise UsageError(f"--prompts {file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"--prompts {file}: is not UTF-8") from None
    if prompts := tuple(each.strip() for each in text.split("\n") if each.strip()):
        return prompts
    raise UsageError(f"--prompts {file}: holds no prompt")


def run(plan: Plan, url: str | None, key_file: Path | None, *, as_json: bool) -> int:
    """Run the load test, print the report and return the exit code: 1 without an answer or at a timeout, or 130."""
    screen = Screen()
    results: list[ModelResult] = []
    code = 0
    client = connect(url, key_file)
    url = client.url
    try:
        asyncio.run(_measure_models(plan, client, key_file, results))
    except ThinkAloudError as error:
        screen.error(messages.describe_failure(error, url))
        return FAILED
    except KeyboardInterrupt:
        code = STOPPED
        screen.error("stopped: these are the answers that had come")
    except TimeoutError:
        code = FAILED
        screen.error(f"the {plan.seconds:.0f} seconds are over: these are the answers that had come")
    if as_json:
        screen.out.file.write(json.dumps(report(plan, url, results), indent=2) + "\n")
    else:
        screen.out.print(table(results))
        for each in results:
            for kind, count in each.errors.items():
                screen.error(one_line(f"{each.model}: {count} failed, {kind}: {each.messages[kind]}"))
        screen.note(NOTE)
    return code or (0 if all(each.samples for each in results) else FAILED)


async def _measure_models(plan: Plan, lister: AsyncClient, key_file: Path | None, results: list[ModelResult]) -> None:
    """Measure one model after the other, so that none waits for another. Raises `ThinkAloudError`."""
    async with lister:
        known = await list_models(lister, plan.models[0] if plan.models else None)
    names = plan.models or (choose_model(known, None),)
    async with (
        asyncio.timeout(plan.seconds),
        AsyncClient(lister.url, api_key=read_key(key_file), retrying=Retrying(times=0)) as client,
    ):
        for name in names:
            results.append(ModelResult(name, plan.requests))
            await measure(client, results[-1], plan.prompts, plan.concurrency, plan.options)


def report(plan: Plan, url: str, results: Sequence[ModelResult]) -> dict[str, Any]:
    """Return the report as JSON. A figure without values is null."""
    return {
        "url": url,
        "concurrency": plan.concurrency,
        "prompts": len(plan.prompts),
        "note": NOTE,
        "models": [
            {
                "model": each.model,
                "requests": each.requests,
                "whole": len(each.samples),
                "errors": dict(each.errors),
                "seconds": round(each.seconds, 3),
                "tokens": sum(sample.tokens for sample in each.samples),
            }
            | {name: _round(_percentiles(each, name)) for name in _FIGURES}
            for each in results
        ],
    }


def table(results: Sequence[ModelResult]) -> Table:
    """Return a table with p50 / p95 of each model."""
    rows = Table(box=None, pad_edge=False)
    rows.add_column("model", overflow="fold")
    for name in ("whole", "trace s", "answer s", "total s", "tokens/s", "all/s"):
        rows.add_column(name, justify="right", no_wrap=True)
    for each in results:
        rate = sum(sample.tokens for sample in each.samples) / each.seconds if each.seconds else 0
        cells = [_cell(_percentiles(each, name), 0 if name == "tokens/s" else 2) for name in _FIGURES]
        rows.add_row(Text(one_line(each.model)), f"{len(each.samples)} of {each.requests}", *cells, f"{rate:.0f}")
    return rows


def _percentiles(result: ModelResult, figure: str) -> tuple[float, float] | None:
    values = [value for sample in result.samples if (value := _FIGURES[figure](sample)) is not None]
    return (percentile(values, 0.5), percentile(values, 0.95)) if values else None


def _round(pair: tuple[float, float] | None) -> dict[str, float] | None:
    return None if pair is None else {"p50": round(pair[0], 4), "p95": round(pair[1], 4)}


def _cell(pair: tuple[float, float] | None, digits: int) -> str:
    return "–" if pair is None else f"{pair[0]:.{digits}f} / {pair[1]:.{digits}f}"
