"""What it costs to look for typed control tokens: milliseconds a window of 64 Ki characters, as a trie and as one
alternation of all tokens, and with marking them. A search holds the interpreter's lock, so this is how long every
stream stands still.

    python benchmarks/control_tokens.py
"""

import re
import time
from collections.abc import Callable

from engine.test_control_tokens import FAMILIES, TEXTS, found_by
from thinkaloud.engine.text.control_tokens import mark

WINDOW = 64 * 1024


def cost(work: Callable[..., object], *arguments: object) -> float:
    """Milliseconds of this thread."""
    began = time.thread_time()
    work(*arguments)
    return (time.thread_time() - began) * 1e3


def main() -> None:
    print(f"{'family':10} {'tokens':>6} {'text':22} {'trie':>8} {'alternation':>12} {'marked':>8}  ms a window")
    for family, tokens in FAMILIES.items():
        trie = found_by(tokens)
        flat = re.compile("|".join(sorted(map(re.escape, tokens), key=len, reverse=True)))
        for text in (*TEXTS, "<td><b>x</b></td>", "<i>"):
            window = (text * WINDOW)[:WINDOW]
            costs = (cost(trie.find_starts, window), cost(flat.findall, window), cost(mark, window, trie))
            took = "{:8.2f} {:12.1f} {:8.2f}".format(*costs)
            print(f"{family:10} {len(tokens):6} {text[:20]!r:22} {took}", flush=True)


if __name__ == "__main__":
    main()
