"""What it costs to decide where a prompt goes: time a prompt, by its length and its kind, and memory.

    python benchmarks/deciding.py [rounds]

Only the beginning and the end of a prompt are read, so the time must stop growing at some thousand characters. "prose"
is words with a few numbers, "formulas" LaTeX and code, "hostile" are runs of what the patterns begin with, the worst of
many. The memory is what the resident size of a fresh process, imports apart, grows by until it has decided on all.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter_ns

import psutil
from rich.console import Console
from rich.table import Table

from thinkaloud.access.caller import LOCAL
from thinkaloud.generation import GenerationRequest
from thinkaloud.routing.policy import Router
from thinkaloud.settings.file import load

LENGTHS = (10, 100, 1_000, 10_000, 100_000)
ROUNDS = 300
MEMORY = "--memory"

_PROSE = "the train to Oslo left at noon and 12 people stayed behind because nobody had told them when it was due"
_SIGNS = r"$\frac{x}{3} + y^2 = 7$, def f(x): return x[0] != 4; select a, b from c; \sqrt{2} \le |z|"
_RUNS = (
    " ",
    "(",
    "a_",
    "1,",
    "| ",
    "$",
    "select ",
    '"',
    "\n",
    "a, ",
    "¿",
    "数",
    "x+",
    "- ",
    "hi ",
    "thanks ",
    "answer ",
    "\t\n",
)


def prompts(random: Random) -> Iterator[tuple[str, int, str]]:
    """Kind, length and text."""
    for length in LENGTHS:
        for kind, words in (("prose", _PROSE.split()), ("formulas", _SIGNS.split())):
            yield kind, length, " ".join(random.choices(words, k=length))[:length]
        for run in _RUNS:
            yield "hostile", length, (run * length)[:length]


def alias() -> Router:
    """`auto` of the default settings: both heads, the rules' place, the session."""
    return Router.load(load(Path(__file__).parents[1] / "configs/tiny.yaml").routes["auto"])


def decide(router: Router, text: str) -> None:
    router.decide(GenerationRequest("bench", "auto", [{"role": "user", "content": text}]), LOCAL.name)


def memory() -> None:
    """Print by how many MB this process grows while it loads the alias and decides."""
    process = psutil.Process()
    before = process.memory_info().rss
    router = alias()
    for _, _, text in prompts(Random(1)):
        decide(router, text)
    print((process.memory_info().rss - before) / 1e6)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    router = alias()
    times: dict[tuple[str, int], list[list[float]]] = {}
    for kind, length, text in prompts(Random(1)):
        taken = []
        for _ in range(rounds):
            begin = perf_counter_ns()
            decide(router, text)
            taken.append((perf_counter_ns() - begin) / 1e6)
        times.setdefault((kind, length), []).append(taken)
    table = Table(title=f"One decision, {rounds} rounds", title_justify="left")
    for column in ("prompt", "characters", "median, ms", "95th percentile, ms"):
        table.add_column(column, justify="left" if column == "prompt" else "right")
    for (kind, length), texts in times.items():
        worst = max(texts, key=median)
        table.add_row(kind, f"{length:,}", f"{median(worst):.3f}", f"{quantiles(worst, n=20)[-1]:.3f}")
    console = Console()
    console.print(table)
    grown = subprocess.run([sys.executable, __file__, MEMORY], capture_output=True, text=True, check=True).stdout
    console.print(f"resident: {float(grown):.1f} MB")


if __name__ == "__main__":
    if sys.argv[1:] == [MEMORY]:
        memory()
    else:
        main()
