"""The wire of a server of token ids, for tests: its events, and an engine whose server is a function."""

import contextlib
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from pydantic import HttpUrl

from engine.support import quiet, user
from engine.wire import DONE, Body, event
from thinkaloud import settings as config
from thinkaloud.engine.base import NO_REQUIREMENTS, EngineRequirements
from thinkaloud.engine.tokens import TokensEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import Sampling

MODEL = Path(__file__).parents[3] / "models/tiny-rl"
LENGTH = 1024
END_OF_TURN = 2
THINK, CLOSE = 3, 4
"""Ids of tiny-rl's tokenizer."""


def tokens(*ids: int, finish: str | None = None, stop: int | None = None, **more: Any) -> bytes:
    choice = {"index": 0, "token_ids": list(ids), "finish_reason": finish, "stop_reason": stop, **more}
    return event({"request_id": "generate-tokens-1", "output_mode": "tokens", "choices": [choice]})


def usage(cached: int | None = None) -> bytes:
    details = None if cached is None else {"cached_tokens": cached}
    return event({"choices": [], "usage": {"prompt_tokens": 9, "prompt_tokens_details": details}})


def whole(*ids: int) -> list[bytes]:
    """A stream that ends by itself behind `ids`."""
    return [*(tokens(each) for each in ids), tokens(END_OF_TURN, finish="stop"), usage(), DONE]


def stream(pieces: Sequence[bytes], error: Exception | None = None) -> httpx.Response:
    return httpx.Response(200, stream=Body(pieces, error))


Answer = Callable[[dict[str, Any]], httpx.Response]
"""What is answered to a body."""


@dataclass
class StubServer:
    """A server of one model. asked: the bodies and headers of its generations."""

    answer: Answer
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[httpx.Headers] = field(default_factory=list)

    def handle(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            models = [{"id": str(MODEL), "max_model_len": LENGTH}]
            return httpx.Response(200, json={"object": "list", "data": models})
        body = json.loads(request.content)
        if not body:
            return httpx.Response(400)
        self.asked.append(body)
        self.headers.append(request.headers)
        return self.answer(body)


def new_engine(
    handle: Callable[[httpx.Request], httpx.Response], requirements: EngineRequirements = NO_REQUIREMENTS, **more: Any
) -> TokensEngine:
    """An engine whose server is `handle`, not started."""
    given: dict[str, Any] = {"base_url": HttpUrl("http://server:8000"), "model": str(MODEL), **more}
    tree = config.TokensEngine(kind="tokens", **given)
    return TokensEngine("fleet", tree, requirements, httpx.MockTransport(handle))


@contextlib.asynccontextmanager
async def serving(answer: Answer, **settings: Any) -> AsyncGenerator[tuple[TokensEngine, StubServer], None]:
    """A started engine before a server that answers in that way."""
    server = StubServer(answer)
    engine = new_engine(server.handle, **settings)
    await engine.start(quiet)
    yield engine, server
    assert engine.running() == 0
    await engine.stop()


async def ask(engine: TokensEngine, sampling: Sampling | None = None, **more: Any) -> list[Chunk]:
    """Every chunk of one output."""
    prompt = await engine.render(user("hi"), {})
    tags = engine.tag_ids("<think>", "</think>")
    return [
        each async for each in engine.generate(prompt, sampling or Sampling(max_tokens=50), "one", tags=tags, **more)
    ]


def ids_of(chunks: Sequence[Chunk]) -> list[int]:
    return [each for chunk in chunks for each in chunk.token_ids or ()]
