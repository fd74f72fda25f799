"""A model that says what a test has drawn, in whatever pieces."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from live import Live, listening
from protocols.levels import level_settings
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk, FinishReason, ToolCallDelta
from thinkaloud.settings import ScriptedEngine as ScriptedSettings

Call = tuple[str, str]
"""Name and arguments."""


@dataclass(frozen=True)
class Speech:
    """What a model says: a trace that its prompt has opened, an answer, calls. closed: whether the trace ends."""

    trace: str
    answer: str = ""
    calls: tuple[Call, ...] = ()
    finish: FinishReason = "stop"
    closed: bool = True


_WORDS = st.text(st.sampled_from("abc zäß\n.😀<"), min_size=1, max_size=12)
_ARGUMENTS = st.sampled_from(["{}", '{"at": "the sky"}', '{"é\\n": [1, {"b": null}], "c": "\\ud83d\\ude00"}'])


@st.composite
def speeches(draw: st.DrawFn) -> Speech:
    trace = draw(_WORDS).strip("\n") or "So."
    if draw(st.integers(0, 5)) == 0:
        return Speech(trace, finish=draw(st.sampled_from(["length", "abort", "content_filter"])), closed=False)
    names = st.sampled_from(["look", "hear"])
    calls = tuple(draw(st.lists(st.tuples(names, _ARGUMENTS), max_size=3)))
    answer = draw(_WORDS).strip("\n") if draw(st.booleans()) else ""
    finish: FinishReason = "tool_calls" if calls else draw(st.sampled_from(["stop", "length", "content_filter"]))
    return Speech(trace, answer or ("" if calls else "Four."), calls, finish)


PLACES = st.lists(st.integers(0, 1000), max_size=8)
"""Where what is said is cut."""


def cut(whole: Sequence[str], places: Sequence[int]) -> list[Sequence[str]]:
    """`whole` in pieces, none of them empty."""
    bounds = [0, *sorted(place % (len(whole) + 1) for place in places), len(whole)]
    return [whole[a:b] for a, b in pairwise(bounds) if a < b]


class Playing(ScriptedEngine):
    """Says `speech`, a token a character, in chunks that are cut at `places`."""

    speech = Speech("So.")
    places: Sequence[int] = ()

    async def generate(self, *args: Any, **named: Any) -> AsyncGenerator[Chunk, None]:
        said, request = self.speech, args[2]
        tokens = [*said.trace, *(["</think>"] if said.closed else ()), *said.answer]
        for some in cut(tokens, self.places):
            yield Chunk(list(some), [self._token_id(token) for token in some], tokens=len(some))
        for at, (name, arguments) in enumerate(said.calls):
            yield Chunk(tool_calls=[ToolCallDelta(0, at, f"call_{request}_{at}", name)])
            for text in cut(arguments, self.places):
                yield Chunk(tool_calls=[ToolCallDelta(0, at, arguments="".join(text))], tokens=len(text))
        yield Chunk(finish_reason=said.finish)

    def play(self, speech: Speech, places: Sequence[int]) -> None:
        self.speech, self.places = replace(speech), places


@asynccontextmanager
async def playing(folder: Path, **more: Any) -> AsyncGenerator[tuple[Live, Playing], None]:
    """A server on such a model, with a key and a model of each visibility."""
    tree = level_settings(folder, ({"opens_trace": True, "text": "</think>"},), **more)
    tape = tree.engines["tape"]
    assert isinstance(tape, ScriptedSettings)
    engine = Playing("tape", tape)
    others = {name: build(name, other) for name, other in tree.engines.items()}
    async with listening(create_app(tree, others | {"tape": engine})) as live:
        await live.ready(10)
        yield live, engine
