"""`python -m conformance.install`: installs the clients and tokenizers that the tests use, where that is not done.
With the argument `agents` it installs the agents instead.
"""

import sys
from pathlib import Path

import node
from conformance import harness
from families import tokenizers

ROOT = Path(__file__).parents[2]
NODE_FOLDERS = (harness.NODE, ROOT / "clients/examples/node")


def main(*what: str) -> None:
    if what == ("agents",):
        node.install(harness.AGENTS)
        return
    harness.install_python()
    if not node.missing():
        for folder in NODE_FOLDERS:
            node.install(folder)
        tokenizers.install()


if __name__ == "__main__":
    main(*sys.argv[1:])
