"""What it costs to look for typed control tokens: milliseconds a window of 64 Ki characters, as a trie and as one
alternation of all tokens. A search holds the interpreter's lock, so this is how long every stream stands still.

    python benchmarks/control_tokens.py
"""

import re
import time

from engine.test_control_tokens import FAMILIES, TEXTS, found_by

WINDOW = 64 * 1024


def cost(pattern: re.Pattern[str], window: str) -> float:
    """Milliseconds of this thread."""
    began = time.thread_time()
    for _ in pattern.finditer(window):
        pass
    return (time.thread_time() - began) * 1e3


def main() -> None:
    print(f"{'family':10} {'tokens':>6} {'text':22} {'trie':>8} {'alternation':>12}  ms a window")
    for family, tokens in FAMILIES.items():
        trie = found_by(tokens).pattern
        flat = re.compile("|".join(sorted(map(re.escape, tokens), key=len, reverse=True)))
        for text in TEXTS:
            window = (text * WINDOW)[:WINDOW]
            took = f"{cost(trie, window):8.2f} {cost(flat, window):12.1f}"
            print(f"{family:10} {len(tokens):6} {text[:20]!r:22} {took}", flush=True)


if __name__ == "__main__":
    main()
