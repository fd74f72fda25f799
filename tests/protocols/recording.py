"""A server on a scripted engine that remembers what it was asked."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TOOLS, Message, Prompt, Sampling, Tooling
from thinkaloud.settings import ScriptedEngine as ScriptedSettings
from thinkaloud.settings import Settings


class Recording(ScriptedEngine):
    """Remembers what it was asked last."""

    messages: list[Message]
    arguments: dict[str, Any]
    tooling: Tooling
    prompt: Prompt
    sampling: Sampling
    lora: str | None

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        self.messages, self.arguments, self.tooling = messages, template_arguments, tooling
        return await super().render(messages, template_arguments, tooling)

    def generate(
        self, prompt: Prompt, sampling: Sampling, request_id: str, *, lora: str | None = None, **rest: Any
    ) -> AsyncGenerator[Chunk, None]:
        self.prompt, self.sampling, self.lora = prompt, sampling, lora
        return super().generate(prompt, sampling, request_id, lora=lora, **rest)


@asynccontextmanager
async def recording(tree: Settings, key: str | None = None) -> AsyncGenerator[tuple[Live, Recording], None]:
    """A server with these settings, and its engine `tape`. key: whose requests are sent."""
    tape = tree.engines["tape"]
    assert isinstance(tape, ScriptedSettings)
    engine = Recording("tape", tape)
    engines = {name: build(name, other) for name, other in tree.engines.items()} | {"tape": engine}
    async with listening(create_app(tree, engines)) as live:
        await live.ready(10)
        if key is not None:
            live.client.headers["authorization"] = f"Bearer {key}"
        yield live, engine
