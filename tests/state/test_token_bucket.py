"""The token bucket: never more than its rate, and everything comes back with time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.state.token_bucket import Bucket


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


steps = st.lists(st.tuples(st.floats(0, 90), st.integers(0, 40)), max_size=40)


@given(st.integers(1, 30), steps)
def test_in_any_stretch_of_time_no_more_is_taken_than_a_full_bucket_and_what_flowed_in(
    per_minute: int, steps: list[tuple[float, int]]
) -> None:
    time = Time()
    bucket = Bucket(per_minute, time)
    taken: list[tuple[float, int]] = []
    for pause, amount in steps:
        time.now += pause
        if bucket.wait_time(amount) == 0:
            bucket.spend(amount)
            taken.append((time.now, amount))
        assert 0 <= bucket.level() <= per_minute
    for first, (begin, _) in enumerate(taken):
        for last in range(first, len(taken)):
            seconds = taken[last][0] - begin
            assert sum(amount for _, amount in taken[first : last + 1]) <= per_minute * (1 + seconds / 60) + 1e-6


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_after_the_time_that_it_names_there_is_what_was_asked_for(per_minute: int, spent: int, asked: int) -> None:
    time = Time()
    bucket = Bucket(per_minute, time)
    bucket.spend(spent)
    asked = min(asked, per_minute)
    time.now += bucket.wait_time(asked)
    assert bucket.level() >= asked - 1e-6


def test_what_is_given_back_never_makes_it_more_than_full() -> None:
    bucket = Bucket(10, Time())
    bucket.spend(3)
    bucket.spend(-50)
    assert bucket.level() == 10


def test_an_overdraft_is_waited_for() -> None:
    time = Time()
    bucket = Bucket(60, time)
    bucket.spend(90)
    assert bucket.wait_time(1) == pytest.approx(31)
    assert bucket.time_until_full() == pytest.approx(90)
