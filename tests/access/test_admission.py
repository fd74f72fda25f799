"""The slots of the server and its engines: never more than there are, in turn by key, and every one given back."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.admission import AdmissionQueue, SlotPool
from thinkaloud.errors import Overloaded
from thinkaloud.settings import LimitsSettings

Step = st.tuples(st.sampled_from(["enter", "leave", "give up"]), st.integers(0, 9))


async def settle() -> None:
    """Let every task run as far as it can."""
    for _ in range(5):
        await asyncio.sleep(0)


class Guest:
    """A request that stays until it is told to leave."""

    def __init__(self, queue: AdmissionQueue, key: str = "app", *engines: SlotPool, slots: int = 1) -> None:
        self.inside = False
        self.key, self.rooms, self.slots = key, (queue.server, *engines), slots
        self._leave = asyncio.Event()
        self.task = asyncio.create_task(self._visit(queue))

    async def _visit(self, queue: AdmissionQueue) -> None:
        async with queue.hold_slots(self.key, *self.rooms, slots=self.slots):
            self.inside = True
            try:
                await self._leave.wait()
            finally:
                self.inside = False

    def leave(self) -> None:
        self._leave.set()

    @property
    def waits(self) -> bool:
        return not self.inside and not self.task.done()


async def everyone_leaves(queue: AdmissionQueue, guests: list[Guest]) -> None:
    for guest in guests:
        guest.leave()
    await asyncio.gather(*(guest.task for guest in guests), return_exceptions=True)
    assert (queue.server.used, queue.length) == (0, 0)


@given(st.integers(1, 3), st.integers(0, 3), st.lists(Step, max_size=30))
def test_no_more_run_than_there_is_room_and_those_of_a_key_come_in_in_their_order(
    room: int, longest: int, steps: list[tuple[str, int]]
) -> None:
    async def play() -> None:
        queue = AdmissionQueue(LimitsSettings(running=room, queue=longest))
        inside: list[Guest] = []
        line: list[Guest] = []
        for step, which in steps:
            if step == "enter":
                guest = Guest(queue)
                await settle()
                if len(inside) < room:
                    inside.append(guest)
                elif len(line) < longest:
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
            assert (queue.server.used, queue.length) == (len(inside), len(line))
        await everyone_leaves(queue, inside + line)

    asyncio.run(play())


Visit = st.tuples(st.sampled_from("abc"), st.integers(0, 2), st.integers(1, 4))
"""A key; the engine, of which 2 has room without end; and places."""
Moves = st.lists(
    st.one_of(Visit, st.tuples(st.sampled_from(["leave", "give up", "together"]), st.integers(0, 99))), max_size=60
)


@given(st.integers(4, 6), st.integers(0, 6), Moves)
def test_no_place_is_lost_no_room_is_too_full_and_who_fits_waits_for_nobody_who_waits_for_something_else(
    server: int, longest: int, moves: list[tuple[str, int, int] | tuple[str, int]]
) -> None:
    async def play() -> None:
        queue = AdmissionQueue(LimitsSettings(running=server, queue=longest))
        engines = [SlotPool(4), SlotPool(5)]
        guests: list[Guest] = []
        for number, move in enumerate(moves):
            if len(move) == 3:
                guests.append(Guest(queue, move[0], *engines[move[1] : move[1] + 1], slots=move[2]))
            else:
                inside = [guest for guest in guests if guest.inside]
                waiting = [guest for guest in guests if guest.waits]
                if move[0] != "give up" and inside:
                    inside[move[1] % len(inside)].leave()
                if move[0] != "leave" and waiting:
                    waiting[move[1] % len(waiting)].task.cancel()
            if number % 3:  # some moves come before any of the tasks has run
                await settle()
                rooms = [queue.server, *engines]
                for room in rooms:
                    taken = sum(guest.slots for guest in guests if guest.inside and room in guest.rooms)
                    assert room.used == taken <= room.size
                waiting = [guest for guest in guests if guest.waits]
                assert queue.length == len(waiting) <= longest
                short = {room for guest in waiting for room in guest.rooms if room.used + guest.slots > room.size}
                assert all(short & set(guest.rooms) for guest in waiting), "the room that it waits for is short"
        await everyone_leaves(queue, guests)
        assert not any(room.used for room in engines)

    asyncio.run(play())


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.integers(4, 6))
def test_no_key_that_waits_gets_more_than_another_but_for_one_request_of_each(weights: list[int], server: int) -> None:
    async def play() -> None:
        queue = AdmissionQueue(LimitsSettings(running=server, queue=1000))
        guests = [Guest(queue, "first") for _ in range(server)]
        await settle()
        for number, places in enumerate(weights):  # key after key: who comes first has no more for it
            guests += [Guest(queue, str(number), slots=places) for _ in range(16)]
        await settle()
        given: Counter[str] = Counter()
        gone: set[Guest] = set()
        while all(any(guest.waits for guest in guests if guest.key == str(key)) for key in range(len(weights))):
            leaving = next(guest for guest in guests if guest.inside and guest not in gone)
            gone.add(leaving)
            leaving.leave()
            await settle()
            given = Counter()
            for guest in guests[server:]:
                given[guest.key] += 0 if guest.waits else guest.slots
            for one, its in enumerate(weights):
                for other, others in enumerate(weights):
                    assert given[str(one)] - given[str(other)] <= its + others
        await everyone_leaves(queue, guests)

    asyncio.run(play())


@pytest.mark.parametrize("keys", [1, 2, 5])
async def test_of_k_keys_that_wait_each_gets_every_kth_place(keys: int) -> None:
    queue = AdmissionQueue(LimitsSettings(running=1, queue=1000))
    order: list[str] = []

    async def visit(key: str) -> None:
        async with queue.hold_slots(key, queue.server):
            order.append(key)

    async with queue.hold_slots("first", queue.server):
        visits = [asyncio.create_task(visit(str(key))) for key in range(keys) for _ in range(10)]
        await settle()
    await asyncio.gather(*visits)
    assert order == [str(key) for key in range(keys)] * 10


async def test_a_request_of_many_places_is_not_passed_for_ever() -> None:
    queue = AdmissionQueue(LimitsSettings(running=4, queue=1000))
    small = [Guest(queue, "small") for _ in range(40)]
    await settle()
    large = Guest(queue, "large", slots=4)
    await settle()
    left = 0
    while not large.inside:
        next(guest for guest in small if guest.inside).leave()
        left += 1
        await settle()
    assert left == 1 + 4, "one whose turn was before it; then all four places become free for it"
    await everyone_leaves(queue, [*small, large])


async def test_a_key_that_fills_the_line_does_not_keep_others_out_of_it() -> None:
    queue = AdmissionQueue(LimitsSettings(running=1, queue=4))
    crowd = [Guest(queue, "crowd") for _ in range(5)]
    await settle()
    other = Guest(queue, "other")
    await settle()
    assert other.waits
    assert [guest.waits for guest in crowd] == [False, True, True, True, False]
    assert isinstance(crowd[-1].task.exception(), Overloaded), "the last of the key that has the most there"
    crowd += [Guest(queue, "crowd")]
    others = [Guest(queue, "other"), Guest(queue, "other")]
    await settle()
    assert isinstance(crowd[-1].task.exception(), Overloaded)
    assert [guest.waits for guest in others] == [True, False], "nobody has less for it"
    crowd[0].leave()
    await settle()
    assert crowd[1].inside
    crowd[1].leave()
    await settle()
    assert other.inside, "its turn is next"
    await everyone_leaves(queue, [*crowd, other, *others])


async def test_the_line_is_never_longer_than_it_may_be_also_for_those_who_come_together() -> None:
    queue = AdmissionQueue(LimitsSettings(running=1, queue=2))
    crowd = [Guest(queue, "crowd") for _ in range(3)]
    await settle()
    others = [Guest(queue, "one"), Guest(queue, "two")]
    await settle()
    assert [guest.waits for guest in [*crowd, *others]] == [False, True, False, True, False]
    await everyone_leaves(queue, [*crowd, *others])


async def test_who_waits_for_an_engine_keeps_nobody_from_another() -> None:
    queue = AdmissionQueue(LimitsSettings(running=3, queue=10))
    busy, idle = SlotPool(1), SlotPool(1)
    guests = [Guest(queue, "app", busy) for _ in range(3)]
    await settle()
    other = Guest(queue, "app", idle)
    await settle()
    assert other.inside
    assert [guest.inside for guest in guests] == [True, False, False]
    assert queue.server.used == 2, "who waits for an engine holds no place of the server"
    await everyone_leaves(queue, [*guests, other])


async def test_who_gives_up_lets_in_those_whom_it_kept_out() -> None:
    queue = AdmissionQueue(LimitsSettings(running=2, queue=10))
    inside, large, small = Guest(queue), Guest(queue, slots=2), Guest(queue, "other")
    await settle()
    assert (inside.inside, large.inside, small.inside) == (True, False, False)
    large.task.cancel()
    await settle()
    assert small.inside
    await everyone_leaves(queue, [inside, large, small])


async def test_who_leaves_in_the_moment_in_which_a_place_is_handed_over_hands_it_on() -> None:
    queue = AdmissionQueue(LimitsSettings(running=1, queue=2))
    first, second, third = (Guest(queue) for _ in range(3))
    await settle()
    first.leave()
    await asyncio.sleep(0)  # the place is handed over, and the second has not yet taken it
    second.task.cancel()
    await settle()
    assert third.inside
    third.leave()
    await third.task
    assert queue.server.used == 0


@given(st.integers(1, 3), st.integers(1, 4), st.permutations(range(7)), st.integers(0, 7))
def test_who_gives_up_in_the_same_moment_as_others_leave_costs_nobody_a_place(
    room: int, longest: int, order: list[int], number: int
) -> None:
    async def play() -> None:
        queue = AdmissionQueue(LimitsSettings(running=room, queue=longest))
        guests = [Guest(queue) for _ in range(room + longest)]
        await settle()
        gone = [which for which in order if which < len(guests)][:number]
        for which in gone:  # all before any of their tasks runs
            guests[which].leave() if which < room else guests[which].task.cancel()
        await settle()
        staying = [guest for which, guest in enumerate(guests) if which not in gone]
        assert [guest.inside for guest in staying] == [place < room for place in range(len(staying))]
        assert queue.server.used == min(room, len(staying))
        assert queue.length == max(0, len(staying) - room)
        await everyone_leaves(queue, staying)

    asyncio.run(play())


async def test_who_waits_too_long_is_told_that_the_server_is_full() -> None:
    queue = AdmissionQueue(LimitsSettings(running=1, queue=1, queue_wait=0.01))
    async with queue.hold_slots("app", queue.server):
        with pytest.raises(Overloaded) as caught:
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(queue.hold_slots("app", queue.server))
        assert caught.value.retry_after in range(1, 61)
        assert (queue.server.used, queue.length) == (1, 0)


async def test_an_error_inside_gives_the_place_back() -> None:
    queue = AdmissionQueue(LimitsSettings(running=1))
    with pytest.raises(ZeroDivisionError):
        async with queue.hold_slots("app", queue.server):
            1 / 0  # noqa: B018
    assert queue.server.used == 0
