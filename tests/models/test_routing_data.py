"""What the kind head is fitted to and measured with, byte for byte: other data would give other weights."""

import hashlib
import json
from collections.abc import Iterable

import pytest

from routing.examples import own_examples, with_variants, without_measured
from routing.prompt import load


def digest(rows: Iterable[list[object]]) -> str:
    """The SHA-256 of the rows as JSON Lines."""
    lines = (json.dumps(row).encode() + b"\n" for row in rows)
    return hashlib.sha256(b"".join(lines)).hexdigest()


def test_the_training_set_is_the_one_that_the_weights_were_fitted_to() -> None:
    # Text, truth and group are all that a fit sees. The rows of `--extra` are not part of the repository.
    examples = with_variants(without_measured(own_examples()))
    found = digest([one.text, one.truth, one.group] for one in examples)
    assert (len(examples), found) == (48194, "ced9908b173e1d14ad3e244412f3b3a123b234520d8c575db945fc4bc283208b")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("held_out", "e2c18cb6658f2deb8272d0cf2298340b560327f64fc060a7aea5204ce2f8c3ea"),
        ("development", "1a84013ef5ae0c4de7f78c78d231a049f2d2e7fa612a2046322f897d2c9db01e"),
    ],
)
def test_the_sets_to_measure_with_are_the_ones_of_the_report(name: str, expected: str) -> None:
    assert digest([one.language, one.kind, one.needs_thinking, one.text] for one in load(name)) == expected
