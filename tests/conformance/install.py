"""`python -m conformance.install`: installs the clients that the tests run, where that has not been done."""

from pathlib import Path

import node
from conformance import harness

ROOT = Path(__file__).parents[2]
NODE_FOLDERS = (harness.NODE, ROOT / "clients/examples/node")


def main() -> None:
    harness.install_python()
    if not node.missing():
        for folder in NODE_FOLDERS:
            node.install(folder)


if __name__ == "__main__":
    main()
