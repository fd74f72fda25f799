"""What runs the models."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, HttpUrl

from thinkaloud.settings.secret import Secret
from thinkaloud.settings.section import Seconds, Section


class Engine(Section):
    """What every kind of engine has."""

    @property
    def capacity(self) -> int | None:
        """Generations that it can run at once, where that is for us to bound; a local engine has a queue of its own."""
        return None


class VllmEngine(Engine):
    """A vLLM engine in this process.

    model: a folder (relative to the settings file) or a name on the Hugging Face hub.
    args: any argument of vLLM's AsyncEngineArgs.
    cache_salt: whether each tenant has a prefix cache of its own. False lets all keys share one.
    """

    kind: Literal["vllm"]
    model: str
    args: dict[str, Any] = Field(default_factory=dict)
    cache_salt: bool = True


class UpstreamEngine(Engine):
    """Any OpenAI-compatible server, over HTTP.

    model: the name that the upstream serves.
    connect_timeout: for the connection, and for the answer to the question for its models.
    read_timeout: between two pieces of an answer; the first one may take as long.
    max_connections: generations at once; what is more waits in the server's queue.
    check_every: seconds from one look at whether the upstream is there to the next, which is a question for its models.
    cache_salt: whether it takes vLLM's field of this name, which gives each tenant a prefix cache of its own. If not,
    all keys share the upstream's, and no key is told how much of its prompt was found there.
    budget_field: how the upstream spells a budget of trace tokens, a dot for each level; null where it knows none.
    """

    kind: Literal["upstream"]
    base_url: HttpUrl
    model: str
    api_key: Secret | None = None
    context_length: int | None = Field(None, ge=1)
    budget_field: str | None = Field(None, pattern=r"^\w+(\.\w+)*$")
    connect_timeout: Seconds = 5
    read_timeout: Seconds = 300
    check_every: Seconds = 2
    max_connections: int = Field(256, ge=1)
    cache_salt: bool = False

    @property
    def capacity(self) -> int:
        return self.max_connections


class ScriptedEngine(Engine):
    """Replays a transcript: for demonstrations, tests and measuring everything but the model.

    chunk_tokens: tokens a chunk. delay: seconds before each chunk.
    """

    kind: Literal["scripted"]
    transcript: Path
    chunk_tokens: int = Field(1, ge=1)
    delay: float = Field(0.0, ge=0, le=60)


EngineSettings = Annotated[VllmEngine | UpstreamEngine | ScriptedEngine, Field(discriminator="kind")]
