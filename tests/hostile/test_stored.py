"""What one request stores and another one takes up holds nobody up, neither there nor here."""

import re

import pytest

from computing import LONGEST_BLOCK
from hostile.case import Case
from hostile.judging import watched
from hostile.stored import CASES, StoredCase
from live import Live


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_as_much_as_may_be_is_stored_and_taken_up_without_a_block(case: StoredCase, open_server: Live) -> None:
    request = case.store()
    answer, blocked = await watched(open_server, Case("store", lambda: [request], (200,)))
    assert answer.status == 200, answer.body[:300]
    assert blocked <= LONGEST_BLOCK
    id = re.search(rb'"id":"(resp_\w+)"', answer.body)
    assert id is not None
    request = case.then(id[1].decode())
    answer, blocked = await watched(open_server, Case("then", lambda: [request], (case.status,)))
    assert answer.status == case.status, answer.body[:300]
    assert blocked <= LONGEST_BLOCK
