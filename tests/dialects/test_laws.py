"""Laws of every dialect: however a model's words come, one answer; streamed or complete, the same; in any dialect."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialects.asking import Answered, ask
from dialects.dialect import Choice, Dialect, Question
from dialects.documents import without_moments
from dialects.every import CHAT, DIALECTS, each_stream
from dialects.playing import PLACES, Playing, Speech, playing, speeches
from live import Live
from thinkaloud.generation import Visibility

TOOLS = ({"name": "look"}, {"name": "hear"})
LEVELS: st.SearchStrategy[Visibility] = st.sampled_from(["full", "summary", "hidden"])


@pytest.fixture(scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[Live, Playing], None]:
    folder = tmp_path_factory.mktemp("played")
    (folder / "seal").write_text("a secret of these tests and of nothing else")
    async with playing(folder, traces={"sealing": {"keys": [{"file": folder / "seal"}]}}) as served:
        yield served


async def answers(live: Live, dialect: Dialect, level: Visibility, *, sealed: bool = False) -> list[Answered]:
    """The answer at once and as a stream, to a caller of that visibility."""
    question = Question([{"role": "user", "content": "What is it?"}], tools=TOOLS, sealed=sealed)
    return [await ask(live, dialect, replace(question, stream=stream), level) for stream in (False, True)]


@each_stream
@given(speech=speeches(), places=PLACES, level=LEVELS, sealed=st.booleans())
async def test_any_pieces_give_one_answer_and_a_stream_adds_up_to_it(
    played: tuple[Live, Playing],
    dialect: Dialect,
    speech: Speech,
    places: Sequence[int],
    level: Visibility,
    sealed: bool,
) -> None:
    live, engine = played
    found: list[Any] = []
    for pieces in ((), places):
        engine.play(speech, pieces)
        for answered in await answers(live, dialect, level, sealed=sealed):
            assert answered.status == 200, str(answered)
            found.append(without_moments(answered.document))
    for each in found[1:]:
        assert each == found[0]


def words(choice: Choice) -> Any:
    """What a choice says, without its ids."""
    return choice.trace, choice.text, [(call.name, call.arguments) for call in choice.calls], choice.finish


@pytest.mark.parametrize("dialect", [each for each in DIALECTS if each is not CHAT], ids=str)
@given(speech=speeches(), places=PLACES, level=LEVELS)
async def test_every_dialect_says_the_same_as_chat(
    played: tuple[Live, Playing], dialect: Dialect, speech: Speech, places: Sequence[int], level: Visibility
) -> None:
    live, engine = played
    engine.play(speech, places)
    [expected, *_], [found, *_] = [await answers(live, each, level) for each in (CHAT, dialect)]
    ours, theirs = expected.reply, found.reply
    assert list(map(words, theirs.choices)) == list(map(words, ours.choices))
    assert theirs.usage == ours.usage
