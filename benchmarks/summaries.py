"""What one token costs a summary without a model, in traces from short to very long.

    python benchmarks/summaries.py [tokens]

Segmenting, picking the clause of every step and guarding its line, fed in pieces of about one token. The work per token
must not depend on what came before: the ratio at the end of each row is near 1 where that holds. "worst" has a turn of
thought every few words. Each cell is the median over the rounds, in CPU time; all lengths of a round are measured
one after the other.
"""

import sys
from random import Random
from statistics import median
from time import process_time_ns

from rich.console import Console
from rich.table import Table

from thinkaloud.traces.summarised import extractive
from thinkaloud.traces.summarised.overlap import Overlap
from thinkaloud.traces.summarised.steps import Step, Steps

TOKENS = 200_000
DOUBLINGS = 4
ROUNDS = 3
PIECE = 4
"""Characters of a token."""

SENTENCES = (
    "Let me check whether the total of all the {noun} at the {noun} is right. ",
    "The {noun}: 39 * {n} = 150 + {n} = 195. ",
    "Wait, the {noun} of the {noun} should be larger than {n}, because the {noun} is closed.\n\n",
    "Alternatively, I could compare the {noun} with the {noun} and count again. ",
    "So the {noun} costs {n} dollars, which is more than they have. ",
    "The {noun} is far from the {noun}, and nobody knows how many of them there are today.\n",
    "No, that is wrong. ",
)
NOUNS = ("apple", "market", "ticket", "garden", "river", "letter", "window", "station", "harbour", "kitchen", "bridge")


def sentence(random: Random) -> str:
    text = random.choice(SENTENCES)
    while "{noun}" in text:
        text = text.replace("{noun}", random.choice(NOUNS), 1)
    return text.replace("{n}", str(random.randrange(1000)))


def traces(tokens: int) -> dict[str, str]:
    random = Random(1)
    size = tokens * PIECE
    prose = "".join(sentence(random) for _ in range(size // 40))[:size]
    turns = "".join(
        f"Wait, let me check the {random.choice(NOUNS)} = {random.choice(NOUNS)}. " for _ in range(size // 20)
    )
    return {"prose": prose, "one word": "x" * size, "line ends": "\n" * size, "worst": turns[:size]}


def measure(trace: str) -> float:
    """Microseconds a token."""
    steps, overlap = Steps(), Overlap()

    def tell(ended: list[Step]) -> None:
        for step in ended:
            overlap.add(step.text)
            overlap.allows(extractive.extract_line(step.text, step.move, "detailed"))

    begin = process_time_ns()
    for at in range(0, len(trace), PIECE):
        tell(steps.decode(trace[at : at + PIECE]))
    tell(steps.flush())
    return (process_time_ns() - begin) / (len(trace) / PIECE) / 1e3


def main() -> None:
    tokens = int(sys.argv[1]) if len(sys.argv) > 1 else TOKENS
    lengths = [tokens >> doubling for doubling in range(DOUBLINGS, -1, -1)]
    table = Table(title=f"Summaries without a model, µs a token, median of {ROUNDS} rounds", title_justify="left")
    table.add_column("trace")
    for column in (*(f"{length:,} tokens" for length in lengths), "last / first"):
        table.add_column(column, justify="right")
    for name, trace in traces(tokens).items():
        rounds = [[measure(trace[: length * PIECE]) for length in lengths] for _ in range(ROUNDS)]
        costs = [f"{median(column):.2f}" for column in zip(*rounds, strict=True)]
        table.add_row(name, *costs, f"{median(each[-1] / each[0] for each in rounds):.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
