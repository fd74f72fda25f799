"""What a key may have: refused in its own words, counted as it is spent, and given back when it was not."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from thinkaloud.access.account import Account, Limit
from thinkaloud.access.permit import DEFAULT_OUTPUT, ChoiceSlot, Permit
from thinkaloud.errors import EngineFailed, InvalidRequest, RateLimited
from thinkaloud.events import Chunk, EngineUsage
from thinkaloud.generation import Prompt, Sampling
from thinkaloud.settings import KeySettings
from thinkaloud.state.memory import MemoryState


class Time:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def account(time: Time | None = None, **limits: int) -> Account:
    key = KeySettings.model_validate({"name": "app", "secret": {"sha256": "0" * 64}, **limits})
    return Account(key, MemoryState(time or Time()))


async def begun(account: Account, choices: int = 1) -> Permit:
    """A running request."""
    return Permit(account, await account.enter(), choices)


async def chunks(*each: Chunk) -> AsyncGenerator[Chunk, None]:
    for chunk in each:
        yield chunk


def rendered(tokens: int) -> Prompt:
    """A prompt of so many tokens."""
    return Prompt([], token_ids=[0] * tokens)


def typed(size: int) -> Prompt:
    """A prompt of so many bytes, and some more, whose tokens only an upstream knows."""
    return Prompt([{"role": "user", "content": "x" * size}])


async def counted(permit: Permit, chunks: AsyncGenerator[Chunk, None]) -> AsyncGenerator[Chunk, None]:
    """The chunks of one choice, counted."""
    async with aclosing(chunks), ChoiceSlot(permit) as slot:
        async for chunk in chunks:
            slot.count(chunk)
            if chunk.finish_reason is not None:
                slot.finish()
            yield chunk


async def written(permit: Permit, *each: Chunk) -> None:
    async for _ in counted(permit, chunks(*each)):
        pass


def remaining(account: Account) -> int:
    return next(limit.remaining for limit in account.limits() if limit.of == "tokens")


async def test_as_many_run_at_once_as_may() -> None:
    app = account(max_running=2)
    first = await begun(app)
    await begun(app)
    with pytest.raises(RateLimited) as caught:
        await begun(app)
    assert caught.value.retry_after in range(1, 61)
    first.close()
    await begun(app)


async def test_requests_a_minute_come_back_at_their_rate() -> None:
    time = Time()
    app = account(time, requests_per_minute=2)
    for _ in range(2):
        permit = await begun(app)
        permit.admit(1)
        permit.close()
    with pytest.raises(RateLimited) as caught:
        await begun(app)
    assert caught.value.retry_after == 30
    assert app.running == 0
    time.now = 30
    await begun(app)


async def test_a_request_that_never_got_a_place_is_none_of_those_a_minute() -> None:
    app = account(requests_per_minute=1)
    waiting = await begun(app)
    with pytest.raises(RateLimited):
        await begun(app)
    waiting.close()
    await begun(app)


async def test_what_was_reserved_and_not_used_goes_back() -> None:
    app = account(tokens_per_minute=100)
    permit = await begun(app, 2)
    await permit.reserve("m", rendered(10), 20)
    assert remaining(app) == 50
    await written(permit, Chunk(tokens=5))
    await written(permit, Chunk(tokens=6))
    permit.close()
    assert remaining(app) == 79, "the prompt was used once, and both outputs"


async def test_what_was_reserved_for_a_first_model_goes_back_when_a_second_one_answers() -> None:
    app = account(tokens_per_minute=100)
    permit = await begun(app)
    await permit.reserve("fast", rendered(10), 70)
    await written(permit, Chunk(tokens=5))
    await permit.reserve("thinking", rendered(10), 70)
    assert remaining(app) == 5
    await written(permit, Chunk(tokens=1))
    permit.close()
    assert remaining(app) == 74, "both prompts, the draft and the answer were used"


async def test_a_prompt_that_no_model_has_read_costs_nothing() -> None:
    async def refused() -> AsyncGenerator[Chunk, None]:
        raise EngineFailed("gone")
        yield Chunk()

    app = account(tokens_per_minute=100)
    permit = await begun(app)
    await permit.reserve("dead", rendered(10), 30)
    with pytest.raises(EngineFailed):
        async for _ in counted(permit, refused()):
            pass
    await permit.reserve("other", rendered(10), 30)
    assert remaining(app) == 60
    await written(permit, Chunk(tokens=5))
    permit.close()
    assert remaining(app) == 85, "the fallback's prompt alone"
    permit = await begun(app)
    await permit.reserve("dead", rendered(10), 30)
    permit.close()
    assert remaining(app) == 85, "nothing ran at all"


async def test_what_goes_beyond_the_reservation_is_taken_as_it_comes_and_waited_for_a_minute_at_most() -> None:
    app = account(tokens_per_minute=100)
    permit = await begun(app)
    await permit.reserve("m", rendered(10), 20)
    await written(permit, Chunk(tokens=60), Chunk(tokens=100_000))
    assert remaining(app) == 0
    with pytest.raises(RateLimited, match="in 60 s") as caught:
        await begun(app)
    assert caught.value.retry_after == 60
    permit.close()
    assert app.running == 0


async def test_an_output_that_nothing_bounds_is_taken_to_be_as_long_as_it_usually_is() -> None:
    app = account(tokens_per_minute=10_000)
    first = await begun(app, 2)
    await first.reserve("m", rendered(10), None)
    assert remaining(app) == 10_000 - 10 - 2 * DEFAULT_OUTPUT
    await written(first, Chunk(tokens=2999), Chunk(tokens=1, finish_reason="stop"))
    first.close()
    running = [await begun(app) for _ in range(3)]
    for permit in running[:2]:
        await permit.reserve("m", rendered(10), None)
    with pytest.raises(RateLimited):
        await running[2].reserve("m", rendered(10), None)
    for permit in running:
        permit.close()
    assert remaining(app) == 10_000 - 10 - 3000
    permit = await begun(app)
    await permit.reserve("other", rendered(10), None, 100)
    assert remaining(app) == 10_000 - 10 - 3000 - 10 - 100, "each model has its own, and there is a most"


async def test_what_is_only_estimated_is_never_too_much_for_a_minute() -> None:
    app = account(tokens_per_minute=100)
    permit = await begun(app)
    await permit.reserve("m", typed(400_000), None)
    assert remaining(app) == 0
    permit.close()
    assert remaining(app) == 100
    with pytest.raises(InvalidRequest):
        await (await begun(app)).reserve("m", typed(4), 101)


async def test_a_prompt_that_nobody_has_counted_costs_about_its_size() -> None:
    app = account(tokens_per_minute=1000)
    permit = await begun(app)
    await permit.reserve("m", typed(2000), 50)
    stream = counted(permit, chunks(Chunk(tokens=1), Chunk(tokens=1)))
    await anext(stream)
    await stream.aclose()  # the client leaves
    permit.close()
    assert 400 <= int(remaining(app)) <= 500


async def test_an_upstreams_own_count_wins() -> None:
    app = account(tokens_per_minute=1000)
    permit = await begun(app, 2)
    await permit.reserve("m", typed(2000), 50)
    for _ in range(2):
        await written(permit, Chunk(tokens=1), Chunk(tokens=1), Chunk(usage=EngineUsage(5, 30)))
    permit.close()
    assert remaining(app) == 935, "5 of prompt, 30 of each output"


@pytest.mark.parametrize("usage", [EngineUsage(-500, -500), EngineUsage(0, 0), EngineUsage(-1, 10**18)])
async def test_a_count_that_cannot_be_gives_nothing_back(usage: EngineUsage) -> None:
    app = account(tokens_per_minute=1000)
    permit = await begun(app)
    await permit.reserve("m", typed(2000), 50)
    await written(permit, Chunk(tokens=7), Chunk(usage=usage))
    permit.close()
    assert int(remaining(app)) <= 493


async def test_what_no_minute_has_is_a_mistake_and_what_this_one_has_not_is_waited_for() -> None:
    app = account(tokens_per_minute=100)
    with pytest.raises(InvalidRequest) as mistake:
        await (await begun(app)).reserve("m", rendered(50), 60)
    assert mistake.value.param == "max_tokens"
    with pytest.raises(InvalidRequest) as mistake:
        await (await begun(app)).reserve("m", rendered(101), None)
    assert mistake.value.param == "messages"
    await (await begun(app)).reserve("m", rendered(60), 0)
    refused = await begun(app)
    with pytest.raises(RateLimited) as caught:
        await refused.reserve("m", rendered(70), 0)
    assert caught.value.retry_after == 18
    refused.close()
    assert remaining(app) == 40, "what was refused was not used"


async def test_no_more_choices_run_at_once_than_there_are_places() -> None:
    running = most = 0

    async def choice() -> AsyncGenerator[Chunk, None]:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        yield Chunk(tokens=1)
        running -= 1

    permit = await begun(account(), 8)
    permit.admit(3)

    async def read() -> None:
        async for _ in counted(permit, choice()):
            pass

    await asyncio.gather(*(read() for _ in range(8)))
    assert (most, running) == (3, 0)


async def test_the_largest_max_tokens_is_named_and_holds_for_who_asks_for_none() -> None:
    app = account(max_tokens=8)
    with pytest.raises(InvalidRequest, match="at most 8"):
        app.check_sampling(Sampling(max_tokens=9))
    app.check_sampling(Sampling(max_tokens=8))
    permit = await begun(app)
    assert permit.limit_sampling(Sampling(max_tokens=1024)).max_tokens == 8
    assert permit.limit_sampling(Sampling()).max_tokens == 8
    assert permit.limit_sampling(Sampling(max_tokens=5)).max_tokens == 5


async def test_what_is_left_of_each_limit_is_told() -> None:
    assert account().limits() == []
    app = account(requests_per_minute=60, tokens_per_minute=600)
    await (await begun(app)).reserve("m", rendered(100), 0)
    assert app.limits() == [Limit("requests", 60, 59, 1), Limit("tokens", 600, 500, 10)]
