"""Which failures are tried elsewhere, what they say of a member, and how many there may be."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.engine.pool.attempts import Judgement, MemberRefused, RetryBudget, judge
from thinkaloud.errors import EngineFailed, InvalidRequest, Overloaded

ERROR = EngineFailed("the upstream failed")


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_gateway_s_failure_is_tried_elsewhere_and_counts(status: int) -> None:
    assert judge(MemberRefused(status, None, ERROR)) == Judgement(goes_elsewhere=True, is_failure=True)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_member_that_asks_for_a_pause_is_not_failing(status: int) -> None:
    assert judge(MemberRefused(status, 7.0, ERROR)) == Judgement(goes_elsewhere=True, pause=7.0)


def test_a_member_that_has_no_room_is_not_failing() -> None:
    assert judge(MemberRefused(429, None, ERROR)) == Judgement(goes_elsewhere=True)


@given(st.integers(400, 499).filter(lambda status: status != 429), st.none() | st.floats(0, 100))
def test_a_bad_request_is_tried_once_and_says_nothing_of_the_member(status: int, pause: float | None) -> None:
    assert judge(MemberRefused(status, pause, ERROR)) == Judgement()


@given(st.sampled_from([500, 501, *range(505, 600)]))
def test_another_failure_of_a_member_counts_and_is_not_tried_elsewhere(status: int) -> None:
    assert judge(MemberRefused(status, None, ERROR)) == Judgement(is_failure=True)


@pytest.mark.parametrize(
    "kind",
    [httpx.ConnectError, httpx.ConnectTimeout, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError],
)
def test_a_connection_that_is_not_made_or_breaks_is_tried_elsewhere(kind: type[httpx.RequestError]) -> None:
    assert judge(kind("")) == Judgement(goes_elsewhere=True, is_failure=True, is_away=True)


@pytest.mark.parametrize("error", [httpx.ReadTimeout(""), httpx.DecodingError(""), EngineFailed("garbled")])
def test_silence_and_garbage_count_and_are_not_tried_elsewhere(error: Exception) -> None:
    assert judge(error) == Judgement(is_failure=True)


@pytest.mark.parametrize("error", [InvalidRequest("no"), Overloaded("later")])
def test_what_an_answer_says_of_the_request_says_nothing_of_the_member(error: Exception) -> None:
    assert judge(error) == Judgement()


@given(st.floats(0.01, 1), st.lists(st.booleans(), max_size=300))
def test_retries_stay_a_share_of_the_requests_beyond_a_few(share: float, steps: list[bool]) -> None:
    budget = RetryBudget(share)
    requests = retries = 0
    for wants_retry in steps:
        if wants_retry:
            retries += budget.take_retry()
        else:
            requests += 1
            budget.add_request()
        assert retries <= 10 + share * requests + 1e-6


def test_a_budget_lets_ten_through_at_once_and_then_every_fifth() -> None:
    budget = RetryBudget(0.2)
    assert [budget.take_retry() for _ in range(11)] == [True] * 10 + [False]
    taken = 0
    for _ in range(100):
        budget.add_request()
        taken += budget.take_retry()
    assert 19 <= taken <= 20


def test_without_a_budget_nothing_is_retried() -> None:
    budget = RetryBudget(0)
    budget.add_request()
    assert not budget.take_retry()
