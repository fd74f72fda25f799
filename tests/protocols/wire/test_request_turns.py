"""Requests that come at once begin in their order, a few in each turn, and hold nobody up."""

import asyncio
from functools import partial
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from stepped_loop import SteppedLoop
from thinkaloud.protocols.wire.request_turns import RequestTurns


class Server:
    """Requests whose task takes `seconds` in the turn after its start, beside `others` seconds of other work a turn."""

    def __init__(self, seconds: float = 0.002, others: float = 0.0) -> None:
        self.loop = SteppedLoop()
        self.turns = RequestTurns()
        self.begun: list[int] = []
        self._seconds, self._others = seconds, others

    def ask(self, number: int) -> None:
        self.turns.begin(partial(self._start, number), cast("asyncio.AbstractEventLoop", self.loop))

    def _start(self, number: int) -> None:
        self.loop.call_soon(self._run, number)

    def _run(self, number: int) -> None:
        self.begun.append(number)
        self.loop.now += self._seconds

    def turn(self) -> int:
        """One turn of the loop. Returns how many requests have begun in it."""
        before = len(self.begun)
        self.loop.now += self._others
        self.loop.turn()
        return len(self.begun) - before


@given(st.lists(st.integers(0, 5), max_size=30), st.floats(0, 0.01), st.floats(0, 0.1))
def test_every_request_begins_in_its_order(arrivals: list[int], seconds: float, others: float) -> None:
    """arrivals: how many come before each turn."""
    server, asked = Server(seconds, others), 0
    for count in arrivals:
        for _ in range(count):
            server.ask(asked)
            asked += 1
        server.turn()
    for _ in range(asked + 1):
        server.turn()
    assert server.begun == list(range(asked))


def test_a_request_alone_begins_at_once() -> None:
    server = Server()
    server.ask(0)
    assert server.turn() == 1


def test_of_many_a_few_begin_in_each_turn_where_nothing_else_runs() -> None:
    server = Server()
    for number in range(20):
        server.ask(number)
    assert [server.turn() for _ in range(4)] == [1, 8, 8, 3]


@given(st.floats(0.02, 0.2))
def test_beside_long_turns_requests_have_half_of_the_time(others: float) -> None:
    server = Server(seconds=0.002, others=others)
    for number in range(10_000):
        server.ask(number)
    for _ in range(6):
        server.turn()
    spent = 0.002 * server.turn()
    assert others / 2 <= spent <= 1.001 * others
