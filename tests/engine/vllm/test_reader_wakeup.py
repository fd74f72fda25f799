"""Readers get every token soon: at once where serving them is little work, else with those of a few steps."""

import asyncio
from itertools import accumulate
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from stepped_loop import SteppedLoop
from thinkaloud.engine.vllm.reader_wakeup import ReaderWakeup

LONGEST_PAUSE = 0.05


class Queue:
    """vLLM's queue of one request, and its reader, who takes `seconds` to serve what has come."""

    def __init__(self, loop: SteppedLoop, seconds: float) -> None:
        self.output: Any = None
        self.ready = self
        self.waits: list[float] = []
        self.rounds = 0
        self._loop, self._seconds = loop, seconds
        self._came: list[float] = []

    def put(self) -> None:
        self.output = self.output or "tokens"
        self._came.append(self._loop.now)

    def set(self) -> None:
        assert self.output is not None, "a reader who is woken for nothing waits in a circle"
        self._loop.call_soon(self.take)

    def take(self) -> None:
        self.waits += [self._loop.now - came for came in self._came]
        self.rounds += bool(self._came)
        self.output, self._came = None, []
        self._loop.now += self._seconds


def run(intervals: list[float], seconds: float, readers: int = 16) -> list[Queue]:
    """Steps of an engine, so many seconds apart, each of which brings every reader a token."""
    loop, wakeup = SteppedLoop(), ReaderWakeup()
    queues = [Queue(loop, seconds / readers) for _ in range(readers)]
    for stepped in accumulate(intervals):  # whatever the readers do: the engine is another process
        loop.advance(stepped)
        for queue in queues:
            if queue.output is None:
                wakeup.waiting.append(cast("Any", queue))
            queue.put()
        wakeup.wake_soon(cast("asyncio.AbstractEventLoop", loop))
        loop.run_ready()
    loop.advance(loop.now + 1.0)
    return queues


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=40), st.floats(0, 0.05))
def test_every_token_is_read_and_none_waits_longer_than_the_pause(intervals: list[float], seconds: float) -> None:
    for queue in run(intervals, seconds):
        assert len(queue.waits) == len(intervals)
        assert max(queue.waits) <= LONGEST_PAUSE + 2 * seconds


@given(st.floats(0, 0.004))
def test_a_few_streams_get_every_token_at_once_however_long_serving_them_takes(seconds: float) -> None:
    for queue in run([0.005] * 50, seconds, readers=4):
        assert queue.rounds == 50
        assert max(queue.waits) <= seconds


def test_where_serving_takes_long_readers_wait_for_another_step() -> None:
    for queue in run([0.02] * 50, seconds=0.003):
        assert 24 <= queue.rounds <= 26


def test_no_token_waits_where_the_next_step_comes_too_late_anyway() -> None:
    for queue in run([0.06] * 50, seconds=0.003):
        assert queue.rounds == 50


def test_a_reader_that_vllm_has_woken_meanwhile_is_not_woken_for_nothing() -> None:
    loop, wakeup = SteppedLoop(), ReaderWakeup()
    queue = Queue(loop, 0.0)
    queue.put()
    wakeup.waiting.append(cast("Any", queue))
    queue.take()  # its last token came the other way
    wakeup.wake_soon(cast("asyncio.AbstractEventLoop", loop))
