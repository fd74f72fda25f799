"""Votes: one answer out of several, the majority's; the rest is stopped as soon as it can change nothing."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import EngineFailed
from thinkaloud.events import AnswerDelta, Event, Finished, ToolCallDelta, TraceDelta, TraceEnd, Voted
from thinkaloud.request.self_consistency import elect

TRACE, ANSWER = 10, 3
"""Tokens of each voter."""


class Voter:
    """Thinks, waits for its turn, answers, finishes. Notes that it was closed."""

    def __init__(self, index: int, answer: str, turn: asyncio.Event | None = None) -> None:
        self.index, self.answer, self.turn = index, answer, turn
        self.closed = False

    async def run(self) -> AsyncGenerator[Event, None]:
        try:
            yield TraceDelta(self.index, f"thought of {self.index}")
            if self.turn is not None:
                await self.turn.wait()
            yield TraceEnd(self.index, TRACE, "model")
            yield AnswerDelta(self.index, self.answer)
            yield Finished(self.index, "stop", TRACE + ANSWER, TRACE)
        finally:
            self.closed = True


async def batched(events: AsyncGenerator[Event, None]) -> AsyncGenerator[Sequence[Event], None]:
    async with aclosing(events):
        async for event in events:
            yield [event]


async def elected(choices: Sequence[AsyncGenerator[Event, None]], spent: Callable[[int], int]) -> list[Event]:
    return [event async for batch in elect([batched(choice) for choice in choices], spent) for event in batch]


async def told(voters: Sequence[Voter]) -> list[Event]:
    return await elected([voter.run() for voter in voters], lambda _: 4)


def of(events: Sequence[Event]) -> tuple[Voted, str]:
    assert isinstance(events[0], Voted)
    return events[0], "".join(event.text for event in events if isinstance(event, AnswerDelta))


@given(st.lists(st.sampled_from(["\\boxed{1}", "\\boxed{2}", "It is 1.", "3"]), min_size=1, max_size=9))
async def test_the_answer_that_most_give_wins_and_comes_as_choice_0_with_its_own_trace(answers: list[str]) -> None:
    voters = [Voter(index, answer) for index, answer in enumerate(answers)]
    events = await told(voters)
    voted, answer = of(events)
    means = {"\\boxed{1}": 1, "It is 1.": 1, "\\boxed{2}": 2, "3": 3}
    counts = [sum(means[each] == value for each in answers) for value in (1, 2, 3)]
    assert counts[means[answer] - 1] == max(counts)
    assert all(getattr(event, "index", 0) == 0 for event in events)
    trace = next(event.text for event in events if isinstance(event, TraceDelta))
    assert answers[int(trace.rpartition(" ")[2])] == answer
    assert 1 <= voted.counted <= voted.votes == len(answers)


async def test_what_can_change_nothing_any_more_is_stopped_and_its_tokens_are_counted() -> None:
    never = asyncio.Event()
    voters = [Voter(0, "7"), Voter(1, "7"), Voter(2, "7"), Voter(3, "8", never), Voter(4, "8", never)]
    voted, answer = of(await told(voters))
    assert answer == "7"
    assert (voted.votes, voted.counted, voted.agreement) == (5, 3, 1.0)
    assert all(voter.closed for voter in voters)
    assert voted.completion_tokens == 3 * (TRACE + ANSWER) + 2 * 4
    assert voted.reasoning_tokens == 3 * TRACE + 2 * 4
    assert voted.tokens_saved == 2 * (TRACE + ANSWER - 4)


async def test_an_early_lead_that_can_be_lost_decides_nothing() -> None:
    turn = asyncio.Event()
    voters = [Voter(0, "7"), Voter(1, "7"), *(Voter(index, "8", turn) for index in (2, 3, 4))]
    asyncio.get_running_loop().call_later(0.05, turn.set)
    voted, answer = of(await told(voters))
    assert (voted.counted, answer, voted.agreement) == (5, "8", 0.6)


async def failing(index: int) -> AsyncGenerator[Event, None]:
    yield TraceDelta(index, "x")
    raise EngineFailed(f"gone {index}")


async def test_a_vote_that_fails_is_none_and_the_others_decide() -> None:
    answers = ["7", "", "8", "8"]
    choices = [Voter(0, "7").run(), failing(1), Voter(2, "8").run(), Voter(3, "8").run()]
    voted, answer = of(await elected(choices, lambda _: 4))
    assert (answer, voted.votes, voted.counted) == ("8", len(answers), 3)
    assert voted.agreement == pytest.approx(2 / 3)
    assert voted.completion_tokens == 3 * (TRACE + ANSWER) + 4, "what the failed one spent counts"


async def test_where_every_vote_fails_the_first_failure_is_the_requests() -> None:
    with pytest.raises(EngineFailed, match="gone 0"):
        await elected([failing(0), failing(1)], lambda _: 0)


async def test_a_fault_of_ours_ends_all() -> None:
    async def broken() -> AsyncGenerator[Event, None]:
        yield TraceDelta(1, "x")
        raise ZeroDivisionError

    voter = Voter(0, "7", asyncio.Event())
    with pytest.raises(ZeroDivisionError):
        await elected([voter.run(), broken()], lambda _: 0)
    assert voter.closed


async def test_calls_are_voted_for_where_there_is_no_text() -> None:
    async def calls(index: int, arguments: str) -> AsyncGenerator[Event, None]:
        yield ToolCallDelta(index, 0, f"id{index}", "look", arguments)
        yield Finished(index, "tool_calls", 5, 0)

    events = await elected([calls(0, '{"a":2}'), calls(1, '{"a":1}'), calls(2, '{"a":1}')], lambda _: 0)
    made = next(event for event in events if isinstance(event, ToolCallDelta))
    assert (made.arguments, made.index) == ('{"a":1}', 0)
