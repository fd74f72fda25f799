"""The protocol of an engine: messages in, prompt out; prompt in, chunks out. The one seam to fake.

What an engine is not: it knows no served model, no trace boundary, no stop string, no visibility, no wire.
One `generate` is one choice; `n` choices are `n` calls, which an engine with a prefix cache runs as one prompt.
"""

from collections.abc import AsyncGenerator, Callable
from enum import StrEnum
from typing import Any, Protocol

from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, Message, Prompt, Sampling, TagIds


class State(StrEnum):
    """Where an engine is in its life. `FAILED` is final."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"


Progress = Callable[[str], None]
"""Told in a few words what the engine is doing while it starts, e.g. "loading weights"."""


class Engine(Protocol):
    """A running model. Every method but `start` may be called once `state` is ready."""

    state: State
    context_length: int | None
    """Tokens of prompt + output together; None where the engine does not tell."""

    async def start(self, progress: Progress) -> None:
        """Load. Returns when requests can be served; raises `EngineFailed` with one clear line."""

    async def stop(self) -> None:
        """End every request and every process of the engine. May be called in any state, twice too."""

    async def render(self, messages: list[Message], template_arguments: dict[str, Any]) -> Prompt:
        """The prompt for `messages`, off the event loop. Raises `InvalidRequest` where the template refuses."""

    def tag_ids(self, start: str, end: str) -> TagIds:
        """The ids of a trace's tags in this engine's tokenizer."""

    def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """One choice. The last chunk has a `finish_reason`. Closing the generator aborts the engine's request; reading
        it to its end is cheaper, since an upstream's connection can then be used again.

        tags: what `tag_ids` said of the model's trace.
        parser: the name of a reasoning parser of the engine's own, which then labels the chunks.
        Raises `EngineFailed` when the engine dies or is lost, `InvalidRequest` when it refuses.
        """

    def running(self) -> int:
        """How many generations the engine holds now, as the engine itself counts them."""
