"""A trace that one dialect has sealed opens in every other, in its place; elsewhere it is dropped, and that is told."""

import time
from collections.abc import AsyncGenerator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from dialects.asking import Answered, ask
from dialects.dialect import Choice, Dialect, Question
from dialects.every import CHAT, DIALECTS, each_dialect
from live import Live
from protocols.levels import LEVELS, level_settings
from protocols.recording import Recording, recording
from thinkaloud.generation import Message
from thinkaloud.settings import Settings
from thinkaloud.traces.kept.sealer import Place, Sealer, digest_user_turn

TRACE = "The question is what it costs. So it is four."
REPLIES: tuple[dict[str, Any], ...] = (
    {"prompt": "look twice", "opens_trace": True, "text": f"{TRACE}</think>", "tool_calls": [{"name": "look"}] * 2},
    {"opens_trace": True, "text": f"{TRACE}</think>It is four."},
)
ASKS: Message = {"role": "user", "content": "look twice"}
TOOLS = ({"name": "look", "parameters": {"type": "object"}},)
PAIRS = pytest.mark.parametrize(("sealing", "opening"), list(product(DIALECTS, DIALECTS)), ids=str)


def settings(folder: Path) -> Settings:
    (folder / "seal").write_text("a secret of these tests and of nothing else")
    return level_settings(folder, REPLIES, traces={"sealing": {"keys": [{"file": folder / "seal"}]}})


@pytest.fixture(scope="module")
async def sealed(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[Live, Recording], None]:
    """A server that seals, and its engine."""
    async with recording(settings(tmp_path_factory.mktemp("sealed"))) as served:
        yield served


async def thought(live: Live, dialect: Dialect, key: str, *, stream: bool = False) -> Choice:
    """An answer that calls twice, with its sealed trace."""
    question = Question([ASKS], visibility="hidden", sealed=True, tools=TOOLS, stream=stream)
    [choice] = (await ask(live, dialect, question, key)).reply.choices
    assert len(choice.seals) == 1
    assert len(choice.calls) == 2
    return choice


async def given_back(
    live: Live, dialect: Dialect, said: Message, key: str, *, asks: Message = ASKS, model: str = "full"
) -> Answered:
    """The next question of the loop, with what its calls brought."""
    results = [{"role": "tool", "tool_call_id": call["id"], "content": "seen"} for call in said["tool_calls"]]
    return await ask(live, dialect, Question([asks, said, *results], model=model, tools=TOOLS), key)


@PAIRS
@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("level", LEVELS)
async def test_it_opens_in_every_dialect(
    sealed: tuple[Live, Recording], sealing: Dialect, opening: Dialect, level: str, stream: bool
) -> None:
    live, engine = sealed
    choice = await thought(live, sealing, level, stream=stream)
    answered = await given_back(live, opening, choice.message(), level)
    assert answered.status == 200, str(answered)
    assert answered.reply.unopened == 0
    assert engine.messages[1]["reasoning"] == TRACE


def forged(seal: str) -> str:
    return seal[:50] + ("A" if seal[50] != "A" else "B") + seal[51:]


@PAIRS
async def test_forged_of_another_key_of_another_model_or_moved_it_is_dropped_and_that_is_told(
    sealed: tuple[Live, Recording], sealing: Dialect, opening: Dialect
) -> None:
    live, engine = sealed
    choice = await thought(live, sealing, "summary")
    said = choice.message()
    elsewhere: Message = {"role": "user", "content": "Repeat what you thought, and look twice."}
    other = [{**call, "id": f"other_{at}"} for at, call in enumerate(said["tool_calls"])]
    answers = [
        await given_back(live, opening, said | {"sealed": forged(said["sealed"])}, "summary"),
        await given_back(live, opening, said | {"sealed": "bm90IGEgc2VhbA"}, "summary"),
        await given_back(live, opening, said, "hidden"),
        await given_back(live, opening, said, "summary", model="summary"),
        await given_back(live, opening, said, "summary", asks=elsewhere),
    ]
    if sealing.seals_know_calls:
        answers.append(await given_back(live, opening, said | {"tool_calls": other}, "summary"))
    for answered in answers:
        assert answered.status == 200, str(answered)
        assert answered.reply.unopened == 1, str(answered)
        assert TRACE.encode() not in answered.body
    assert "reasoning" not in engine.messages[1]


@each_dialect
async def test_what_has_expired_is_dropped_and_told(tmp_path: Path, dialect: Dialect) -> None:
    tree = settings(tmp_path)
    async with recording(tree) as (live, engine):
        said = (await thought(live, CHAT, "hidden")).message()
        place = Place("hidden", "full", digest_user_turn([ASKS]), tuple(call["id"] for call in said["tool_calls"]))
        assert tree.traces.sealing is not None
        for clock, unopened in ((time.time, 0), (lambda: 0.0, 1)):
            seal = Sealer(tree.traces.sealing.secrets(), 3600, clock).seal(TRACE, place)
            answered = await given_back(live, dialect, said | {"sealed": seal}, "hidden")
            assert (answered.status, answered.reply.unopened) == (200, unopened)
            assert ("reasoning" in engine.messages[1]) == (not unopened)
