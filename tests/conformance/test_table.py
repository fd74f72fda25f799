"""The README's table of clients is made from the tests' results, not written by hand."""

import json

from conformance.harness import CLIENTS
from conformance.table import README, RESULTS, written


def test_the_readme_shows_the_results() -> None:
    readme = README.read_text()
    assert readme == written(readme, json.loads(RESULTS.read_text())), "run: python tests/conformance/table.py"


def test_the_results_are_of_the_versions_that_are_pinned() -> None:
    rows = json.loads(RESULTS.read_text())
    assert {client.title: client.version for client in CLIENTS} == {
        title: row["version"] for title, row in rows.items()
    }
