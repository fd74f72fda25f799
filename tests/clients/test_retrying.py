"""When a request that failed is sent again, and how long a client waits before."""

import math

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.fake import GOOD, Fake, Said, chunk, same, stream
from thinkaloud_client import BrokenStream, Overloaded, Retrying, ThinkAloudError, TimedOut, Unreachable
from thinkaloud_client.retrying import retry_after

AGAIN = [408, 429, 502, 503, 504]


@pytest.mark.parametrize("status", AGAIN)
def test_a_status_that_passes_is_asked_again(status: int) -> None:
    fakes: list[Fake] = []

    def made() -> Fake:
        fakes.append(Fake(Said(status), Said(status), GOOD))
        return fakes[-1]

    assert same(made).reply.answer == "yes"
    for fake in fakes:
        first, second = fake.waits
        assert 0.25 <= first <= 0.5
        assert 0.5 <= second <= 1


def test_each_wait_is_told_before_it_begins_with_what_failed() -> None:
    told: list[tuple[ThinkAloudError, float]] = []
    fake = Fake(Said(503), httpx.ConnectError("x"), GOOD)
    with fake.client(retrying=Retrying(notify=lambda error, seconds: told.append((error, seconds)))) as client:
        client.ask("hi")
    assert [type(error) for error, _ in told] == [Overloaded, Unreachable]
    assert [seconds for _, seconds in told] == fake.waits


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 405, 409, 413, 422, 500, 501])
def test_no_other_status_is(status: int) -> None:
    fake = Fake(Said(status, {"retry-after": "1"}), GOOD)
    with fake.client() as client, pytest.raises(ThinkAloudError):
        client.ask("hi")
    assert (len(fake.asked), fake.waits) == (1, [])


@pytest.mark.parametrize(
    ("failure", "again"),
    [
        (httpx.ConnectError("x"), True),
        (httpx.ConnectTimeout("x"), True),
        (httpx.ReadError("x"), True),
        (httpx.RemoteProtocolError("x"), True),
        (httpx.ReadTimeout("x"), False),
        (httpx.WriteTimeout("x"), False),
        (httpx.UnsupportedProtocol("x"), False),
    ],
)
def test_a_connection_that_broke_is_made_again_but_a_server_that_may_be_at_work_is_not_asked_twice(
    failure: Exception, again: bool
) -> None:
    fake = Fake(failure, GOOD)
    with fake.client() as client:
        if again:
            assert client.ask("hi").answer == "yes"
        else:
            with pytest.raises(Unreachable) as raised:
                client.ask("hi")
            assert isinstance(raised.value, TimedOut) is isinstance(failure, httpx.TimeoutException)
            assert raised.value.__cause__ is failure
    assert len(fake.asked) == 1 + again


def test_behind_the_first_byte_nothing_is_asked_again() -> None:
    half = stream(chunk({"content": "half"}))
    for end, kind in ((httpx.ReadError("x"), BrokenStream), (httpx.ReadTimeout("x"), TimedOut), (None, BrokenStream)):
        told = same(lambda end=end: Fake(Said(pieces=[half, end] if end else [half]), GOOD))  # type: ignore[misc]
        assert type(told.error) is kind
        assert told.error.partial is not None
        assert told.error.partial.answer == "half"


@pytest.mark.parametrize("times", [0, 1, 5])
def test_it_is_asked_again_so_often_and_the_last_failure_counts(times: int) -> None:
    fake = Fake(Said(503), Said(503), httpx.ConnectError("x"), Said(503, {"retry-after": "0"}))
    with fake.client(retrying=Retrying(times=times)) as client, pytest.raises(Overloaded):
        client.ask("hi")
    assert (len(fake.asked), len(fake.waits)) == (1 + times, times)


@pytest.mark.parametrize("told", ["7", "7.0", "Mon, 02 Nov 2026 10:00:07 GMT"])
def test_a_client_waits_as_long_as_the_server_asks(told: str) -> None:
    head = {"retry-after": told, "date": "Mon, 02 Nov 2026 10:00:00 GMT"}
    for fake in (Fake(Said(429, head), GOOD), Fake(Said(503, head), GOOD)):
        with fake.client() as client:
            assert client.ask("hi").answer == "yes"
        assert fake.waits == [7]


def test_a_server_that_asks_for_more_than_its_patience_is_not_asked_again_and_the_error_says_how_long() -> None:
    fake = Fake(Said(503, {"retry-after": "61"}), GOOD)
    with fake.client() as client, pytest.raises(Overloaded) as raised:
        client.ask("hi")
    assert raised.value.retry_after == 61
    assert len(fake.asked) == 1
    with fake.client(retrying=Retrying(patience=3600)) as client:
        assert client.ask("hi").answer == "yes"


def test_models_routes_and_answers_now_are_asked_for_again_too() -> None:
    for body in (b'{"data": []}', b'{"model": "a", "by": "kind"}', b"{}"):
        fake = Fake(Said(503), Said(pieces=[body]))
        with fake.client() as client:
            {b'{"data": []}': client.models, b"{}": lambda: client.answer_now("a")}.get(
                body, lambda: client.route("hi")
            )()
        assert len(fake.asked) == 2


seconds = st.floats(0, 100)


@given(st.builds(Retrying, st.integers(0, 9), seconds, seconds, seconds), st.integers(1, 10**6), st.none() | seconds)
def test_a_wait_is_as_long_as_asked_and_never_longer_than_that_and_its_most(
    retrying: Retrying, failures: int, asked: float | None
) -> None:
    wait = retrying.wait(failures, asked)
    if failures > retrying.times or (asked or 0) > retrying.patience:
        assert wait is None
    else:
        assert wait is not None
        assert (asked or 0) <= wait <= max(asked or 0, retrying.most)


@given(st.text(), st.text())
def test_whatever_the_head_says_is_a_time_to_come_or_nothing(told: str, date: str) -> None:
    wait = retry_after({"retry-after": told, "date": date})
    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    ("told", "date", "wait"),
    [
        ("Mon, 02 Nov 2026 10:00:00 GMT", "Mon, 02 Nov 2026 11:00:00 GMT", 0),
        ("Mon, 02 Nov 2026 10:00:00", "Mon, 02 Nov 2026 09:00:00 GMT", None),
        ("Fri, 01 Jan 1999 00:00:00 GMT", "", 0),
        ("9" * 400, "", math.inf),
        ("-1", "", None),
        ("nan", "", None),
        ("\u0667", "", None),
        ("", "", None),
    ],
)
def test_a_date_counts_from_the_servers_own(told: str, date: str, wait: float | None) -> None:
    assert retry_after({"retry-after": told, "date": date}) == wait
