"""What a key may have: refused in its own words, counted as it is spent, and given back when it was not."""

from collections.abc import AsyncGenerator

import pytest

from thinkaloud.access.account import Account, duration
from thinkaloud.errors import InvalidRequest, RateLimited
from thinkaloud.events import Chunk, EngineUsage
from thinkaloud.generation import Sampling
from thinkaloud.settings import KeySettings


class Time:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def account(time: Time | None = None, **limits: int) -> Account:
    key = KeySettings.model_validate({"name": "app", "secret": {"sha256": "0" * 64}, **limits})
    return Account(key, time or Time())


async def chunks(*each: Chunk) -> AsyncGenerator[Chunk, None]:
    for chunk in each:
        yield chunk


def remaining(account: Account) -> str:
    return account.headers()["x-ratelimit-remaining-tokens"]


def test_as_many_run_at_once_as_may() -> None:
    app = account(max_running=2)
    first = app.enter()
    app.enter()
    with pytest.raises(RateLimited) as caught:
        app.enter()
    assert caught.value.retry_after in range(1, 61)
    first.close()
    app.enter()


def test_requests_a_minute_come_back_at_their_rate() -> None:
    time = Time()
    app = account(time, requests_per_minute=2)
    for _ in range(2):
        app.enter().close()
    with pytest.raises(RateLimited) as caught:
        app.enter()
    assert caught.value.retry_after == 30
    assert app.running == 0
    time.now = 30
    app.enter()


def test_what_was_reserved_and_not_used_goes_back() -> None:
    app = account(tokens_per_minute=100)
    permit = app.enter()
    permit.reserve(10, 20, 2)
    assert remaining(app) == "50"
    permit.close()
    assert remaining(app) == "90", "the prompt was used"


async def test_what_was_reserved_for_a_first_model_goes_back_when_a_second_one_answers() -> None:
    app = account(tokens_per_minute=100)
    permit = app.enter()
    permit.reserve(10, 70, 1)
    async for _ in permit.counted(chunks(Chunk(tokens=5))):
        pass
    permit.reserve(10, 70, 1)
    assert remaining(app) == "5"
    permit.close()
    assert remaining(app) == "75", "both prompts and the draft were used"


async def test_what_goes_beyond_the_reservation_is_taken_as_it_comes() -> None:
    app = account(tokens_per_minute=100)
    permit = app.enter()
    permit.reserve(10, 0, 1)
    async for _ in permit.counted(chunks(Chunk(tokens=60), Chunk(tokens=60))):
        pass
    assert remaining(app) == "0"
    with pytest.raises(RateLimited):
        app.enter()
    permit.close()
    assert app.running == 0


async def test_an_upstreams_own_count_wins() -> None:
    app = account(tokens_per_minute=100)
    permit = app.enter()
    permit.reserve(0, 50, 1)
    async for _ in permit.counted(chunks(Chunk(tokens=1), Chunk(tokens=1), Chunk(usage=EngineUsage(5, 30)))):
        pass
    permit.close()
    assert remaining(app) == "65", "5 of prompt, 30 of output"


def test_what_no_minute_has_is_a_mistake_and_what_this_one_has_not_is_waited_for() -> None:
    app = account(tokens_per_minute=100)
    with pytest.raises(InvalidRequest) as mistake:
        app.enter().reserve(50, 60, 1)
    assert mistake.value.param == "max_tokens"
    with pytest.raises(InvalidRequest) as mistake:
        app.enter().reserve(101, 0, 1)
    assert mistake.value.param == "messages"
    app.enter().reserve(60, 0, 1)
    refused = app.enter()
    with pytest.raises(RateLimited) as caught:
        refused.reserve(70, 0, 1)
    assert caught.value.retry_after == 18
    refused.close()
    assert remaining(app) == "40", "what was refused was not used"


def test_the_largest_max_tokens_is_named_and_holds_for_who_asks_for_none() -> None:
    app = account(max_tokens=8)
    with pytest.raises(InvalidRequest, match="at most 8"):
        app.check(Sampling(max_tokens=9))
    app.check(Sampling(max_tokens=8))
    permit = app.enter()
    assert permit.within(Sampling(max_tokens=1024)).max_tokens == 8
    assert permit.within(Sampling()).max_tokens == 8
    assert permit.within(Sampling(max_tokens=5)).max_tokens == 5


def test_there_are_headers_for_the_limits_that_there_are() -> None:
    assert account().headers() == {}
    app = account(requests_per_minute=60, tokens_per_minute=600)
    app.enter().reserve(100, 0, 1)
    assert app.headers() == {
        "x-ratelimit-limit-requests": "60",
        "x-ratelimit-remaining-requests": "59",
        "x-ratelimit-reset-requests": "1s",
        "x-ratelimit-limit-tokens": "600",
        "x-ratelimit-remaining-tokens": "500",
        "x-ratelimit-reset-tokens": "10s",
    }


@pytest.mark.parametrize(
    ("seconds", "spelt"), [(0, "0ms"), (0.12, "120ms"), (1, "1s"), (1.5, "1.5s"), (60, "1m0s"), (150, "2m30s")]
)
def test_a_time_is_spelt_as_openai_does(seconds: float, spelt: str) -> None:
    assert duration(seconds) == spelt
