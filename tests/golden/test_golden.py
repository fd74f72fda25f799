"""Nothing on the wire has changed: every answer is, byte for byte, the one that was recorded.

Where a change is wanted, `record.py` makes the record anew.
"""

from typing import Any

import pytest

from golden.cases import cases
from golden.playing import played, recorded


@pytest.fixture(scope="module")
async def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What comes of every case now, by its name."""
    return {outcome["case"]: outcome for outcome in await played(tmp_path_factory.mktemp("golden"))}


RECORDED = {outcome["case"]: outcome for outcome in recorded()}


def test_every_case_has_a_name_of_its_own() -> None:
    names = [(case.server, case.name) for case in cases()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", RECORDED)
def test_the_answer_is_the_recorded_one(outcomes: dict[str, dict[str, Any]], name: str) -> None:
    assert outcomes[name] == RECORDED[name]


def test_nothing_is_asked_that_is_not_recorded(outcomes: dict[str, dict[str, Any]]) -> None:
    assert outcomes.keys() == RECORDED.keys()
