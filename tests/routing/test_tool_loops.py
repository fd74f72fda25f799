"""Routes of tool loops over replicas: a loop that goes on elsewhere keeps the route of its turn."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, cast

import pytest

from thinkaloud.generation import GenerationRequest, Route, Tooling
from thinkaloud.routing.tool_loops import ToolLoops
from thinkaloud.state.base import SharedState
from thinkaloud.state.memory import MemoryState

QUESTION = "What the canary sings"
FIRST = GenerationRequest(
    "id", "auto", [{"role": "user", "content": QUESTION}], tooling=Tooling(tools=[{"type": "function"}])
)
AFTER = replace(FIRST, messages=[*FIRST.messages, {"role": "tool", "content": "4"}])
ROUTE = Route("thinking", "gain", 0.625, 0.001)


class Notes(MemoryState):
    """What several replicas share, in memory."""

    is_shared: ClassVar[bool] = True

    def __init__(self, notes: Mapping[str, bytes] | None = None) -> None:
        super().__init__()
        self.notes = dict(notes or {})

    async def load_note(self, name: str) -> bytes | None:
        return self.notes.get(name)

    def save_note(self, name: str, value: bytes, seconds: int) -> None:
        assert seconds == 3600
        self.notes[name] = value


def replica(state: object, alias: str = "auto") -> ToolLoops:
    return ToolLoops(alias, cast(SharedState, state))


async def test_a_loop_keeps_its_route_on_another_replica_for_its_caller_and_its_alias_alone() -> None:
    notes = Notes()
    replica(notes).keep_route(FIRST, "app", ROUTE)
    for loops, key, request, found in (
        (replica(notes), "app", AFTER, ROUTE),
        (replica(notes), "other", AFTER, None),
        (replica(notes, "another"), "app", AFTER, None),
        (replica(notes), "app", FIRST, None),
        (replica(MemoryState()), "app", AFTER, None),
    ):
        await loops.recall(request, key)
        assert loops.find_route(request, key) == found


async def test_what_changed_elsewhere_in_a_turn_holds_here_too() -> None:
    notes = Notes()
    one, other = replica(notes), replica(notes)
    one.keep_route(FIRST, "app", ROUTE)
    other.keep_route(AFTER, "app", replace(ROUTE, lane="fast", by="fallback"))
    await one.recall(AFTER, "app")
    found = one.find_route(AFTER, "app")
    assert found is not None
    assert (found.lane, found.by) == ("fast", "fallback")


@pytest.mark.parametrize("note", [b"", b"{}", b"\xff", b'{"lane": "up", "by": "gain"}'])
async def test_a_note_that_is_no_route_is_passed_over(note: bytes) -> None:
    notes = Notes()
    replica(notes).keep_route(FIRST, "app", ROUTE)
    loops = replica(Notes(dict.fromkeys(notes.notes, note)))
    await loops.recall(AFTER, "app")
    assert loops.find_route(AFTER, "app") is None


async def test_nothing_of_a_conversation_is_in_a_note() -> None:
    notes = Notes()
    replica(notes).keep_route(FIRST, "app", ROUTE)
    [(name, value)] = notes.notes.items()
    assert "canary" not in name + value.decode()
    assert "app" not in name + value.decode()
