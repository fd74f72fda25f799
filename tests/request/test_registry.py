"""Running requests: found by id and key alone, while they run."""

import pytest

from thinkaloud.access.caller import Caller
from thinkaloud.errors import InvalidRequest, NotFound
from thinkaloud.request.other_processes import OtherProcesses
from thinkaloud.request.registry import Registry
from thinkaloud.runtime.peers import Peers
from thinkaloud.state.memory import MemoryState

ALICE, BOB = Caller("alice"), Caller("bob")


async def test_a_request_is_found_by_its_id_and_its_callers_key_while_it_runs() -> None:
    running = Registry(OtherProcesses(MemoryState(), Peers()))
    with running.enter("a", ALICE) as request:
        for request_id, caller in (("a", BOB), ("b", ALICE)):
            with pytest.raises(NotFound):
                await running.answer_now(request_id, caller)
        assert not request.switch.is_on
        await running.answer_now("a", ALICE)
        assert request.switch.is_on
    with pytest.raises(NotFound):
        await running.answer_now("a", ALICE)


async def test_what_cannot_be_ended_says_so() -> None:
    running = Registry(OtherProcesses(MemoryState(), Peers()))
    with running.enter("a", ALICE) as request:
        request.switch.is_supported = False
        with pytest.raises(InvalidRequest, match="cannot be ended"):
            await running.answer_now("a", ALICE)
        assert not request.switch.is_on


async def test_two_requests_do_not_share_a_switch() -> None:
    running = Registry(OtherProcesses(MemoryState(), Peers()))
    with running.enter("a", ALICE) as one, running.enter("b", ALICE) as other:
        await running.answer_now("a", ALICE)
        assert (one.switch.is_on, other.switch.is_on) == (True, False)
