"""What one token costs the loop guard, at the beginning of a long trace and at its end.

    python benchmarks/loops.py [tokens]

The work per token must not depend on what came before: the ratio of the last column is near 1 where that holds. The
traces never loop, or the guard would stop looking; "worst" is made to be searched all the time: every run of eight of
its tokens comes again soon, and no stretch follows itself twice. Each cell is the median over the rounds, each round a
fresh detector; the two tenths of a round are timed in the same run, so that a busy machine slows both.
"""

import sys
from random import Random
from statistics import median
from time import perf_counter_ns

from rich.console import Console
from rich.table import Table

from thinkaloud.thinking.repetition import LoopDetector

TOKENS = 200_000
ROUNDS = 3


def traces(tokens: int) -> dict[str, list[int]]:
    random = Random(1)
    words = [random.randrange(50_000) for _ in range(tokens)]
    phrases = [[random.randrange(50_000) for _ in range(12)] for _ in range(40)]
    prose = [token for _ in range(tokens // 12 + 1) for token in random.choice(phrases)][:tokens]
    # Thirty tokens a round, the last one by the differences of the Thue-Morse sequence, which hold no square.
    rounds = [7 if at % 30 else (at // 30 + 1).bit_count() % 2 - (at // 30).bit_count() % 2 for at in range(tokens)]
    return {"words": words, "phrases": prose, "worst": rounds}


def measure(trace: list[int]) -> tuple[float, float, float]:
    """Microseconds a token, in the first and in the last tenth, and the most that one token took."""
    detector = LoopDetector()
    tenth = max(1, len(trace) // 10)
    stamps = [perf_counter_ns()]
    for part in (trace[:tenth], trace[tenth:-tenth], trace[-tenth:]):
        assert detector.decode(part) is None
        stamps.append(perf_counter_ns())
    slowest = 0
    detector = LoopDetector()
    for token in trace[:tenth]:
        begin = perf_counter_ns()
        detector.push(token)
        slowest = max(slowest, perf_counter_ns() - begin)
    return (stamps[1] - stamps[0]) / tenth / 1e3, (stamps[3] - stamps[2]) / tenth / 1e3, slowest / 1e3


def main() -> None:
    tokens = int(sys.argv[1]) if len(sys.argv) > 1 else TOKENS
    table = Table(title=f"The loop guard, {tokens:,} tokens, median of {ROUNDS} rounds", title_justify="left")
    for column in ("trace", "first tenth, µs", "last tenth, µs", "last / first", "slowest, µs"):
        table.add_column(column, justify="left" if column == "trace" else "right")
    for name, trace in traces(tokens).items():
        rounds = [measure(trace) for _ in range(ROUNDS)]
        first, last, slowest = (median(values) for values in zip(*rounds, strict=True))
        ratio = median(end / begin for begin, end, _ in rounds)
        table.add_row(name, f"{first:.2f}", f"{last:.2f}", f"{ratio:.2f}", f"{slowest:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
