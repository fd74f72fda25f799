"""Room in the server: never more than there is, first come first served, and every place given back."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.admission import Admission
from thinkaloud.errors import Overloaded
from thinkaloud.settings import LimitsSettings

Step = st.tuples(st.sampled_from(["enter", "leave", "give up"]), st.integers(0, 9))


async def settle() -> None:
    """Let every task run as far as it can."""
    for _ in range(5):
        await asyncio.sleep(0)


class Guest:
    """A request that stays until it is told to leave."""

    def __init__(self, admission: Admission) -> None:
        self.inside = False
        self._leave = asyncio.Event()
        self.task = asyncio.create_task(self._visit(admission))

    async def _visit(self, admission: Admission) -> None:
        async with admission.enter():
            self.inside = True
            try:
                await self._leave.wait()
            finally:
                self.inside = False

    def leave(self) -> None:
        self._leave.set()


@given(st.integers(1, 3), st.integers(0, 3), st.lists(Step, max_size=30))
def test_no_more_run_than_there_is_room_and_those_who_wait_come_in_in_their_order(
    room: int, queue: int, steps: list[tuple[str, int]]
) -> None:
    async def play() -> None:
        admission = Admission(LimitsSettings(running=room, queue=queue))
        inside: list[Guest] = []
        line: list[Guest] = []
        for step, which in steps:
            if step == "enter":
                guest = Guest(admission)
                await settle()
                if len(inside) < room:
                    inside.append(guest)
                elif len(line) < queue:
                    line.append(guest)
                else:
                    assert isinstance(guest.task.exception(), Overloaded)
            elif step == "leave" and inside:
                inside.pop(which % len(inside)).leave()
                inside += line[:1]
                line = line[1:]
            elif step == "give up" and line:
                line.pop(which % len(line)).task.cancel()
            await settle()
            assert [guest.inside for guest in inside] == [True] * len(inside)
            assert [guest.inside for guest in line] == [False] * len(line)
            assert (admission.running, admission.waiting) == (len(inside), len(line))
        everyone = [guest.task for guest in inside + line]
        for guest in inside + line:
            guest.leave()
        await asyncio.gather(*everyone)
        assert (admission.running, admission.waiting) == (0, 0)

    asyncio.run(play())


async def test_who_leaves_in_the_moment_in_which_a_place_is_handed_over_hands_it_on() -> None:
    admission = Admission(LimitsSettings(running=1, queue=2))
    first, second, third = (Guest(admission) for _ in range(3))
    await settle()
    first.leave()
    await asyncio.sleep(0)  # the place is handed over, and the second has not yet taken it
    second.task.cancel()
    await settle()
    assert third.inside
    third.leave()
    await third.task
    assert admission.running == 0


@given(st.integers(1, 3), st.integers(1, 4), st.permutations(range(7)), st.integers(0, 7))
def test_who_gives_up_in_the_same_moment_as_others_leave_costs_nobody_a_place(
    room: int, queue: int, order: list[int], number: int
) -> None:
    async def play() -> None:
        admission = Admission(LimitsSettings(running=room, queue=queue))
        guests = [Guest(admission) for _ in range(room + queue)]
        await settle()
        gone = [which for which in order if which < len(guests)][:number]
        for which in gone:  # all before any of their tasks runs
            guests[which].leave() if which < room else guests[which].task.cancel()
        await settle()
        staying = [guest for which, guest in enumerate(guests) if which not in gone]
        assert [guest.inside for guest in staying] == [place < room for place in range(len(staying))]
        assert admission.running == min(room, len(staying))
        assert admission.waiting == max(0, len(staying) - room)
        for guest in staying:
            guest.leave()
        await asyncio.gather(*(guest.task for guest in staying))
        assert (admission.running, admission.waiting) == (0, 0)

    asyncio.run(play())


async def test_who_waits_too_long_is_told_that_the_server_is_full() -> None:
    admission = Admission(LimitsSettings(running=1, queue=1, queue_wait=0.01))
    async with admission.enter():
        with pytest.raises(Overloaded) as caught:
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(admission.enter())
        assert caught.value.retry_after in range(1, 61)
        assert (admission.running, admission.waiting) == (1, 0)


async def test_an_error_inside_gives_the_place_back() -> None:
    admission = Admission(LimitsSettings(running=1))
    with pytest.raises(ZeroDivisionError):
        async with admission.enter():
            1 / 0  # noqa: B018
    assert admission.running == 0
