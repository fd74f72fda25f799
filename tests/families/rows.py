"""What is known of model families, a line each (families.jsonl), from which the tests read what they expect.

The documentation's tables are made of the same lines. All have `settings`, those of a served model; `calls`, what the
family's tool calls begin with; and `cases`, reasoning parsers of vLLM's whose cases `tests/thinking/peer` has.
A family whose real `tokenizer` the tests use has `promises` too, in words: those that they hold on it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "families.jsonl").read_text(encoding="utf-8").splitlines()
]
SERVED: dict[str, dict[str, Any]] = {row["tokenizer"]["model"]: row for row in ROWS if "tokenizer" in row}
"""Those with a real tokenizer, by the name of the served model."""
TESTED: set[str] = set()
"""The promises that have a test."""


def holding(promise: str) -> pytest.MarkDecorator:
    """Run a test with each `model` whose family holds `promise`."""
    TESTED.add(promise)
    return pytest.mark.parametrize("model", [name for name, row in SERVED.items() if promise in row["promises"]])
