"""A real HTTP server on loopback that speaks OpenAI's stream, and says what a transcript says."""

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from pydantic import HttpUrl
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from engine.support import TRANSCRIPT, quiet
from thinkaloud import settings as config
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.generation import Sampling

MODEL = "fruit"
HANGS = "say one word and hang"
SILENT = "say nothing and hang"


@dataclass
class FakeUpstream:
    """What the server saw.

    ports: the client's port of every generation, one a connection. open: generations in work.
    """

    url: str
    ports: list[int] = field(default_factory=list)
    open: int = 0

    async def models(self, request: Request) -> Response:
        return JSONResponse({"object": "list", "data": [{"id": MODEL, "object": "model", "max_model_len": 4096}]})

    async def completions(self, request: Request) -> Response:
        assert request.client is not None
        self.ports.append(request.client.port)
        return StreamingResponse(self._stream(request.app.state.tape, await request.json()), 200)

    async def _stream(self, tape: ScriptedEngine, body: dict[str, Any]) -> AsyncGenerator[bytes, None]:
        self.open += 1
        try:
            if (asked := body["messages"][-1]["content"]) in {HANGS, SILENT}:
                if asked == HANGS:
                    yield event({"choices": [{"index": 0, "delta": {"content": "one"}}]})
                await asyncio.Event().wait()
            prompt = await tape.render(body["messages"], {})
            spent = 0
            async for chunk in tape.generate(prompt, Sampling(max_tokens=body.get("max_tokens")), "fake"):
                spent += chunk.tokens
                choice = {"index": 0, "delta": {"content": "".join(chunk.texts)}, "finish_reason": chunk.finish_reason}
                data = event({"choices": [choice]})
                middle = len(data) // 2  # as likely as not inside a character
                yield data[:middle]
                yield data[middle:]
            usage = {"prompt_tokens": len(prompt.token_ids or ()), "completion_tokens": spent}
            yield event({"choices": [], "usage": usage})
            yield b"data: [DONE]\n\n"
        finally:
            self.open -= 1


def event(data: object) -> bytes:
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"


@contextlib.contextmanager
def serve(port: int = 0, host: str = "127.0.0.1") -> Iterator[FakeUpstream]:
    """Run the server in a thread until the end of the block. host: that it listens on; empty for all of loopback's."""
    listener = socket.create_server((host, port))
    fake = FakeUpstream(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")
    tape = ScriptedEngine("tape", config.ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncGenerator[None, None]:
        await tape.start(quiet)
        yield

    routes = [Route("/v1/models", fake.models), Route("/v1/chat/completions", fake.completions, methods=["POST"])]
    app = Starlette(routes=routes, lifespan=lifespan)
    app.state.tape = tape
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield fake
    finally:
        server.should_exit = True
        thread.join(20)


def new_upstream(url: str, **settings: Any) -> UpstreamEngine:
    """An engine on the server at `url`, not yet started."""
    tree = config.UpstreamEngine(kind="upstream", base_url=HttpUrl(url), model=MODEL, **settings)
    return UpstreamEngine("fleet", tree)
