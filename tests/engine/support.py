"""What the tests of the engines share."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from thinkaloud.engine.base import Engine
from thinkaloud.events import Chunk
from thinkaloud.generation import Message, Prompt, Sampling

TRANSCRIPT = Path(__file__).parent.parent / "transcripts" / "emily.jsonl"

EMILY = (
    "Emily buys 3 apples and 2 oranges. Each orange costs 2 dollars. The total cost of all the fruit is 13 dollars. "
    "What is the cost of apples?"
)


@dataclass
class Life:
    """One engine from its making to its end, and how generations fared at the end."""

    phases: list[str] = field(default_factory=list)
    interrupted: BaseException | None = None
    late: BaseException | None = None
    left_running: int = 0


def quiet(phase: str) -> None:
    """A `ProgressCallback` that nobody reads."""


def user(text: str) -> list[Message]:
    """A conversation of one message."""
    return [{"role": "user", "content": text}]


async def collect(engine: Engine, prompt: Prompt, sampling: Sampling | None = None) -> list[Chunk]:
    """Every chunk of one generation."""
    return [chunk async for chunk in engine.generate(prompt, sampling or Sampling(), "test")]


async def ask(engine: Engine, text: str, sampling: Sampling | None = None) -> list[Chunk]:
    """Every chunk of the reply to `text`."""
    return await collect(engine, await engine.render(user(text), {}), sampling)


async def read(chunks: AsyncIterator[Chunk], into: list[Chunk]) -> None:
    """Every chunk, kept in `into` also where the last step fails."""
    async for chunk in chunks:
        into.append(chunk)  # noqa: PERF401  a comprehension would lose them


def apart(chunks: Iterable[Chunk]) -> list[Chunk]:
    """The same chunks, with tokens that were joined in a chunk of their own each."""
    return [
        each
        for chunk in chunks
        for each in (
            [Chunk([text], channel=chunk.channel, tokens=1) for text in chunk.texts]
            if chunk.texts and chunk == Chunk(chunk.texts, channel=chunk.channel, tokens=len(chunk.texts))
            else [chunk]
        )
    ]


def text_of(chunks: list[Chunk]) -> str:
    return "".join(piece for chunk in chunks for piece in chunk.texts)
