"""The protocol of an engine: messages in, prompt out; prompt in, chunks out. The one seam to fake.

What an engine is not: it knows no served model, no trace boundary, no stop string, no visibility, no wire.
One `generate` is one choice; `n` choices are `n` calls, which an engine with a prefix cache runs as one prompt.
"""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from prometheus_client import CollectorRegistry

from thinkaloud.events import Chunk, ToolCallDelta
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

Progress = Callable[[str], None]
"""Told in a few words what the engine is doing while it starts, e.g. "loading weights"."""


@dataclass(slots=True, frozen=True)
class Demands:
    """What the served models of an engine need it to be started with; what the operator set for it wins.

    tags: whether a model has a trace that ends in a tag, behind which a grammar begins.
    parser: a reasoning parser of the engine's own, which a format names.
    lora: folders of adapters.
    tool_parsers: of the engine's own.
    """

    tags: bool = False
    parser: str | None = None
    lora: tuple[str, ...] = ()
    tool_parsers: tuple[str, ...] = ()


NO_DEMANDS = Demands()


class ToolReader(Protocol):
    """Finds the tool calls in the answer of one choice.

    Its user, `thinking/tool_calls.py`, declares the same methods as a protocol of its own: stages do not import each
    other, and `events.py` holds data alone.
    """

    def decode(self, text: str) -> list[str | ToolCallDelta]:
        """Return answer text and pieces of calls in order. Text that may begin a call is buffered."""

    def flush(self) -> list[str | ToolCallDelta]:
        """Return what is still buffered, at the end of the choice."""


class ToolUse(Protocol):
    """How one model is made to write tool calls, and how they are read, for one request."""

    @property
    def structured_outputs(self) -> dict[str, Any] | None:
        """What the answer is to be held to, in place of what the request asked for."""

    @property
    def specials(self) -> frozenset[int]:
        """Control tokens that calls are spelt with; decoding must show them."""

    def reader(self) -> ToolReader:
        """A reader for one choice."""


class Engine(Protocol):
    """A running model. Every method but `start` and `stop` may be called once it was started."""

    context_length: int | None
    """Tokens of prompt + output together; None where the engine does not tell."""
    registry: CollectorRegistry
    """The engine's own metrics; empty for an engine that has none. Another one after each start."""
    steps: int
    """Signs of life so far: with work in hand, an engine that works goes on counting."""
    check_every: float
    """Seconds from one `check` to the next."""

    async def start(self, progress: Progress) -> None:
        """Load. Returns when requests can be served. May be called again once `check` has failed; what is left of the
        life before is ended first.

        Raises:
            SettingsError: trying again cannot help.
            EngineUnreachable: it is elsewhere, and away; running generations, if there are any, go on.
            EngineFailed: with one clear line.
        """

    async def check(self) -> None:
        """Return where the started engine is alive.

        Raises:
            EngineUnreachable, EngineDied: it has to be started again.
        """

    async def stop(self) -> None:
        """End every request and every process of the engine. May be called in any state, twice too."""

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        """The prompt for `messages`, off the event loop. Raises `InvalidRequest` where the template refuses."""

    def tag_ids(self, start: str, end: str) -> TagIds:
        """The ids of a trace's tags in this engine's tokenizer."""

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        """`text` as tokens of an output, control tokens among them; for an engine that goes on behind `Prompt.written`.

        tags: what `tag_ids` said of the model's trace.
        """

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> ToolUse | None:
        """How the tools of `prompt` are used; None where the engine finds the calls itself, or none may be made.

        parser: the name of a tool parser of the engine's own, from the served model's settings.
        Raises `InvalidRequest` where the engine cannot do what is asked.
        """

    def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
        thinks: bool = False,
        lora: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """One choice. The last chunk has a `finish_reason`. Closing the generator aborts the engine's request; reading
        it to its end is cheaper, since an upstream's connection can then be used again.

        tags: what `tag_ids` said of the model's trace.
        parser: the name of a reasoning parser of the engine's own, which then labels the chunks.
        thinks: the output begins with a trace; what `structured_outputs` asks for holds behind it.
        lora: the folder of an adapter to run with.
        Raises `EngineFailed` when the engine dies or is lost, `InvalidRequest` when it refuses.
        """

    def running(self) -> int:
        """How many generations the engine holds now, as the engine itself counts them."""
