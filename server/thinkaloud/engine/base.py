"""The engine protocol: messages in, prompt out; prompt in, chunks out. Tests replace the engine here and nowhere else.

An engine knows nothing of served models, trace boundaries, stop strings, visibility or HTTP. Each `generate` is one
choice. `n` choices are `n` calls, which an engine with a prefix cache runs as one prompt.
"""

from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from prometheus_client import CollectorRegistry

from thinkaloud.events import Chunk, ToolCallDelta
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

ProgressCallback = Callable[[str], None]
"""Called with the current phase of a start in a few words, e.g. "loading weights"."""


class EngineRegistry(CollectorRegistry):
    """An engine's metrics. told_at: when the engine last told its state, by the system's monotonic clock."""

    told_at = 0.0


@dataclass(slots=True, frozen=True)
class EngineRequirements:
    """What the served models need their engine to be started with. The operator's own engine arguments win over it.

    tags: whether a model has a trace that ends in a tag, after which a grammar begins.
    parser: the reasoning parser of the engine that a format names.
    lora: folders of adapters.
    tool_parsers: names of the engine's tool parsers.
    """

    tags: bool = False
    parser: str | None = None
    lora: tuple[str, ...] = ()
    tool_parsers: tuple[str, ...] = ()


NO_REQUIREMENTS = EngineRequirements()


@dataclass(slots=True, frozen=True)
class MemberStatus:
    """One of the servers behind an engine. name: its host and port. running: generations in work."""

    name: str
    state: str
    running: int


@runtime_checkable
class Pooled(Protocol):
    """An engine that is other servers."""

    def members(self) -> list[MemberStatus]:
        """Return the servers of a pool and how they are; none if there is but one server."""


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
    """How one request makes a model write tool calls, and how they are read."""

    @property
    def structured_outputs(self) -> dict[str, Any] | None:
        """The constraint on the answer, in place of the request's own."""

    @property
    def specials(self) -> frozenset[int]:
        """Ids of control tokens that calls are written with; decoding must keep their text."""

    def reader(self) -> ToolReader:
        """Return a new reader for one choice."""


class Engine(Protocol):
    """A running model. `start` has to return before any other method but `stop` is called."""

    check_every: float
    """Seconds between two calls of `check`."""

    @property
    def context_length(self) -> int | None:
        """Tokens of prompt and output together; None if unknown."""

    @property
    def steps(self) -> int:
        """Steps so far. While the engine has requests and works, the number grows."""

    @property
    def registry(self) -> CollectorRegistry:
        """The engine's own metrics, empty if it has none. Replaced at each start."""

    async def start(self, progress: ProgressCallback) -> None:
        """Load the model, and return when requests can be served. After a failed `check` it may be called again; the
        remains of the previous start are removed first.

        Raises:
            SettingsError: another try cannot help.
            EngineUnreachable: the engine is another server, which is away; running generations go on.
            EngineFailed: any other failure, with a message of one line.
        """

    async def check(self) -> None:
        """Return if the started engine is alive.

        Raises:
            EngineUnreachable, EngineDied: it has to be started again.
        """

    async def stop(self) -> None:
        """End every request and every process of the engine. May be called in any state, and more than once."""

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        """Render `messages` off the event loop. Raises `TemplateRefused`, and `InvalidRequest` for other reasons."""

    def tag_ids(self, start: str, end: str, others: tuple[str, ...] = ()) -> TagIds:
        """Return the ids of a trace's tags in this engine's tokenizer.

        others: further texts, whose ids are wanted if they have one.
        """

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        """Return `text` as output tokens, control tokens included, for an engine that continues `Prompt.output_ids`.

        tags: the model's result of `tag_ids`.
        """

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> ToolUse | None:
        """Return how the tools of `prompt` are used; None if the engine finds the calls itself or none may be made.

        parser: the engine's tool parser that the served model's settings name.
        Raises `InvalidRequest` if the engine cannot do what is asked.
        """

    def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
        thinks: bool | None = False,
        lora: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Generate one choice. The last chunk has a `finish_reason`. Closing the generator aborts the engine's request;
        reading it to the end is cheaper, because an upstream's connection can then be reused.

        tags: the model's result of `tag_ids`.
        parser: the engine's reasoning parser, which then labels the chunks.
        thinks: whether the output begins with a trace, after which `structured_outputs` applies; None if the model
            decides that with its first tokens.
        lora: the folder of the adapter to use.
        Raises `EngineFailed` if the engine dies or is lost, `InvalidRequest` if it refuses.
        """

    def running(self) -> int:
        """Return how many generations the engine itself counts now."""
