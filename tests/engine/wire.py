"""The wire of an upstream, for tests: its events, and an engine on httpx's MockTransport."""

import contextlib
import json
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from typing import Any

import httpx
from pydantic import HttpUrl

from engine.support import apart, collect, quiet, user
from thinkaloud import settings as config
from thinkaloud.engine.upstream import UpstreamEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt

Answer = Callable[[httpx.Request], httpx.Response]
AsyncAnswer = Callable[[httpx.Request], Coroutine[None, None, httpx.Response]]

DONE = b"data: [DONE]\n\n"

KEY = "sk-very-secret"
SAID = "the-words-of-the-user"
TOLD = "the-words-of-the-upstream"


def event(data: object) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def delta(finish: str | None = None, **fields: Any) -> dict[str, Any]:
    return {"choices": [{"index": 0, "delta": fields, "finish_reason": finish}]}


def usage(prompt: int, completion: int, **details: Any) -> dict[str, Any]:
    return {"choices": [], "usage": {"prompt_tokens": prompt, "completion_tokens": completion, **details}}


def call(index: int | None = None, **fields: Any) -> dict[str, Any]:
    """A piece of a tool call; `name` and `arguments` go into its function."""
    function = {key: fields.pop(key) for key in ("name", "arguments") if key in fields}
    return {**({} if index is None else {"index": index}), **fields, "function": function}


class Body(httpx.AsyncByteStream):
    """A body that arrives in pieces, and may break."""

    def __init__(self, pieces: Sequence[bytes], error: Exception | None = None) -> None:
        self._pieces, self._error = pieces, error

    async def __aiter__(self) -> AsyncGenerator[bytes, None]:
        for piece in self._pieces:
            yield piece
        if self._error is not None:
            raise self._error


def new_engine(answer: Answer | AsyncAnswer, **settings: Any) -> UpstreamEngine:
    """An engine whose upstream is `answer`."""
    base_url = HttpUrl(settings.pop("base_url", "http://upstream/v1"))
    tree = config.UpstreamEngine(kind="upstream", base_url=base_url, model="m", **settings)
    return UpstreamEngine("fleet", tree, httpx.MockTransport(answer))


@contextlib.asynccontextmanager
async def upstream(complete: Answer, **settings: Any) -> AsyncGenerator[UpstreamEngine, None]:
    """A started engine whose upstream has no list of models and completes with `complete`."""
    engine = new_engine(lambda asked: httpx.Response(404) if asked.method == "GET" else complete(asked), **settings)
    await engine.start(quiet)
    yield engine
    assert engine.running() == 0
    await engine.stop()


async def replay(pieces: Sequence[bytes], error: Exception | None = None) -> list[Chunk]:
    """What the engine makes of a stream that arrives in `pieces`, with joined tokens apart."""
    async with upstream(lambda _: httpx.Response(200, stream=Body(pieces, error))) as engine:
        return apart(await collect(engine, Prompt(user("hi"))))


def raising(error: Exception) -> Answer:
    def answer(_: httpx.Request) -> httpx.Response:
        raise error

    return answer


def hello(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, content=event(delta(content="hello")) + event(delta("stop")) + DONE)
