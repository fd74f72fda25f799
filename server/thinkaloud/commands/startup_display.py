"""What `thinkaloud serve` shows on standard error: progress while models load, then the address and an example."""

import asyncio
import time
from collections.abc import Iterator

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table

from thinkaloud.engine.fleet import Fleet
from thinkaloud.engine.lifecycle import State
from thinkaloud.settings import Settings

_QUESTION = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. "
    "The total cost of all the fruit is 13 dollars. What is the cost of apples?"
)


async def show(fleet: Fleet, settings: Settings, port: int) -> None:
    """Show the progress of `fleet` until it can serve, then how to use the server."""
    console = Console(stderr=True)
    console.print(f"Listening on {_address(settings, port)}; requests wait while models load.", highlight=False)
    start = time.monotonic()
    if console.is_terminal:
        with Live(_table(fleet), console=console, refresh_per_second=8, transient=True) as live:
            while not fleet.is_serving():
                live.update(_table(fleet))
                await asyncio.sleep(0.1)
    else:
        for line in _progress_lines(fleet):
            if line:
                console.print(line, highlight=False, soft_wrap=True)
            await asyncio.sleep(0.2)
    seconds = time.monotonic() - start
    console.print(_welcome(settings, port, seconds), highlight=False, soft_wrap=True, markup=False)


def _table(fleet: Fleet) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, member in fleet.members.items():
        mark = Spinner("dots") if not member.settled.is_set() else ("✓" if member.state is State.READY else "✗")
        table.add_row(mark, f"engine {name}", member.phase, f"{member.seconds:.0f} s")
    return table


def _progress_lines(fleet: Fleet) -> Iterator[str | None]:
    """Yield a line for each engine whose phase has changed, and None after each round, until one can serve."""
    phases: dict[str, str] = {}
    while True:
        ready = fleet.is_serving()
        for name, member in fleet.members.items():
            if phases.get(name) != member.phase:
                phases[name] = member.phase
                yield f"engine {name}: {member.phase} ({member.seconds:.0f} s)"
        if ready:
            return
        yield None


def _address(settings: Settings, port: int) -> str:
    host = settings.server.host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _welcome(settings: Settings, port: int, seconds: float) -> str:
    address = _address(settings, port)
    thinking = [name for name, model in settings.models.items() if model.thinking is not None]
    model = (thinking or list(settings.models))[0]
    key = ' -H "authorization: Bearer $KEY"' if settings.keys else ""
    return (
        f"\nThinkAloud is ready after {seconds:.0f} s: {address}  ({', '.join(settings.models)})\n\n"
        f"  curl -N {address}/v1/chat/completions -H 'content-type: application/json'{key} -d '"
        f'{{"model": "{model}", "stream": true, "temperature": 0, '
        f'"messages": [{{"role": "user", "content": "{_QUESTION}"}}]}}'
        f"'\n"
    )
