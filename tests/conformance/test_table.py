"""The documentation's table of clients is made from the tests' results, not written by hand."""

import json

from conformance.harness import CLIENTS
from conformance.table import PAGE, RESULTS, written


def test_the_page_shows_the_results() -> None:
    page = PAGE.read_text()
    assert page == written(page, json.loads(RESULTS.read_text())), "run: python tests/conformance/table.py"


def test_the_results_are_of_the_versions_that_are_pinned() -> None:
    rows = json.loads(RESULTS.read_text())
    assert {client.title: client.version for client in CLIENTS} == {
        title: row["version"] for title, row in rows.items()
    }
