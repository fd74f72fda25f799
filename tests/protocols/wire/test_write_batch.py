"""What a connection has to send is joined, never reordered, lost or held back for long."""

import asyncio
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stepped_loop import SteppedLoop
from thinkaloud.protocols.wire.write_batch import BatchedTransport, WriteBatch

LONGEST_WAIT = 0.02


class Transport:
    """Keeps what is written. Each write takes `seconds`."""

    def __init__(self, loop: SteppedLoop, seconds: float = 0.0) -> None:
        self.writes: list[bytes] = []
        self.closed = False
        self._loop = loop
        self._seconds = seconds

    def write(self, data: bytes) -> None:
        self.writes.append(data)
        self._loop.now += self._seconds

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


def batched(loop: SteppedLoop, batch: WriteBatch, transport: Transport) -> BatchedTransport:
    return BatchedTransport(
        cast("asyncio.Transport", transport), cast("asyncio.AbstractEventLoop", loop), batch, transport.close
    )


@given(
    st.lists(st.none() | st.tuples(st.integers(0, 3), st.binary(min_size=1, max_size=20_000)), max_size=40),
    st.floats(0, 0.01),
)
def test_each_connection_sends_all_its_bytes_in_order_whatever_the_others_do(
    steps: list[tuple[int, bytes] | None], seconds: float
) -> None:
    """None stands for a turn of the loop."""
    loop, batch = SteppedLoop(), WriteBatch()
    transports = [Transport(loop, seconds) for _ in range(4)]
    outputs = [batched(loop, batch, transport) for transport in transports]
    given: list[list[bytes]] = [[] for _ in transports]
    for step in steps:
        if step is None:
            loop.turn()
        else:
            outputs[step[0]].write(step[1])
            given[step[0]].append(step[1])
    loop.now += LONGEST_WAIT
    loop.turn()
    loop.turn()
    for transport, pieces in zip(transports, given, strict=True):
        assert b"".join(transport.writes) == b"".join(pieces)
        assert len(transport.writes) <= len(pieces)
    assert not loop.soon
    assert not loop.later


def test_what_comes_in_one_turn_goes_in_one_write_and_the_next_token_of_a_lone_stream_at_once() -> None:
    loop = SteppedLoop()
    transport = Transport(loop)
    output = batched(loop, WriteBatch(), transport)
    output.write(b"a")
    output.write(b"b")
    assert transport.writes == []
    loop.turn()
    assert transport.writes == [b"ab"]
    output.write(b"c")
    loop.turn()
    assert transport.writes == [b"ab", b"c"]


def test_where_writing_takes_long_the_next_round_waits_in_proportion_and_never_longer_than_the_longest_wait() -> None:
    for seconds, wait in ((0.0001, 0.0016), (0.01, LONGEST_WAIT)):
        loop = SteppedLoop()
        transport = Transport(loop, seconds)
        output = batched(loop, WriteBatch(), transport)
        output.write(b"a")
        loop.turn()
        written_at = loop.now
        output.write(b"b")
        loop.turn()
        assert transport.writes == [b"a"]
        output.write(b"c")
        [timer] = loop.later
        when = timer.when
        assert when == pytest.approx(written_at + wait)
        loop.now = when
        loop.turn()
        assert transport.writes == [b"a", b"bc"]


def test_a_closed_connection_is_written_to_no_more_and_one_that_closes_sends_before() -> None:
    loop, batch = SteppedLoop(), WriteBatch()
    closed, closing = Transport(loop), Transport(loop)
    outputs = [batched(loop, batch, each) for each in (closed, closing)]
    for output in outputs:
        output.write(b"a")
    closed.closed = True
    outputs[1].close()
    loop.turn()
    assert (closed.writes, closing.writes, closing.closed) == ([], [b"a"], True)


def test_a_long_piece_does_not_wait() -> None:
    loop = SteppedLoop()
    transport = Transport(loop)
    batched(loop, WriteBatch(), transport).write(bytes(100_000))
    assert [len(each) for each in transport.writes] == [100_000]


def test_a_round_ends_after_some_connections_so_that_others_have_their_turn() -> None:
    loop, batch = SteppedLoop(), WriteBatch()
    transports = [Transport(loop) for _ in range(600)]
    for transport in transports:
        batched(loop, batch, transport).write(b"a")
    turns = 0
    while not all(transport.writes for transport in transports):
        loop.turn()
        turns += 1
    assert turns == 3
