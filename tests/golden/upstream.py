"""An upstream on loopback that answers the last message with the body of its name."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from live import until

DONE = b"data: [DONE]\n\n"


def event(data: object) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def delta(finish: str | None = None, **fields: Any) -> bytes:
    return event({"choices": [{"index": 0, "delta": fields, "finish_reason": finish}]})


def contents(*texts: str) -> bytes:
    return b"".join(delta(content=text) for text in texts)


def counted(prompt: int, completion: int, **details: Any) -> bytes:
    usage = {"prompt_tokens": prompt, "completion_tokens": completion, **details}
    return event({"choices": [], "usage": usage}) + DONE


def call(index: int | None = None, **fields: Any) -> bytes:
    function = {key: fields.pop(key) for key in ("name", "arguments") if key in fields}
    piece = {**({} if index is None else {"index": index}), **fields, "function": function}
    return delta(tool_calls=[piece])


def _token(text: str) -> bytes:
    found = {
        "token": text,
        "logprob": -0.5,
        "top_logprobs": [{"token": text, "logprob": -0.5}, {"token": "x", "logprob": -1}],
    }
    choice = {"index": 0, "delta": {"content": text}, "logprobs": {"content": [found]}, "finish_reason": None}
    return event({"choices": [choice]})


_TRACE = ("I look", " at it.\n\n", "Wait, let me", " check.\n\n", "So it is", " three.")
_ANSWER = ("The", " answer", " is 3.")

BODIES: dict[str, bytes] = {
    "labelled": b"".join(delta(reasoning_content=text) for text in _TRACE)
    + contents(*_ANSWER)
    + delta("stop")
    + counted(9, 20, completion_tokens_details={"reasoning_tokens": 12}, prompt_tokens_details={"cached_tokens": 4}),
    "labelled otherwise": b"".join(delta(reasoning=text, content="") for text in _TRACE)
    + contents(*_ANSWER)
    + delta("stop")
    + DONE,
    "labelled, tags in the answer": delta(reasoning="Hm.")
    + contents("So <think>", "more</think>", " then")
    + delta("stop")
    + counted(9, 8),
    "unlabelled": contents(*_TRACE, "\n</th", "ink>\n\n", *_ANSWER) + delta("stop") + counted(9, 20),
    "tagged": contents("<thi", "nk>", *_TRACE, "</think>", *_ANSWER) + delta("stop") + counted(9, 20),
    "plain": contents(*_ANSWER) + delta("stop") + counted(9, 3),
    "cut": contents(*_TRACE) + delta("length") + counted(9, 12),
    "in parts": delta(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}])
    + delta(content=[{"type": "text", "text": "Three."}], finish=None)
    + delta("stop")
    + counted(9, 4),
    "calls": delta(reasoning="I must look.")
    + call(0, id="a", name="weather", arguments="")
    + call(0, arguments='{"city": ')
    + call(0, arguments='"Paris"}')
    + call(1, id="b", name="clock", arguments="{}")
    + delta("tool_calls")
    + counted(9, 30),
    "calls without an index": contents("Let me see.")
    + call(id="a", name="clock", arguments="{}")
    + delta("stop")
    + counted(9, 9),
    "logprobs": b"".join(map(_token, ("Hm", "</think>", "Th", "ree"))) + delta("stop") + counted(9, 4),
    "whole": event(
        {"choices": [{"index": 0, "message": {"reasoning": "Hm.", "content": "Three."}, "finish_reason": "stop"}]}
    )
    + DONE,
    "fails in the middle": delta(reasoning="Hm.")
    + contents("Th")
    + event({"error": {"code": 500, "message": "secret"}}),
    "breaks off": delta(reasoning="Hm.") + contents("Th"),
}
"""Streams, by the last message."""

REFUSALS: dict[str, tuple[int, dict[str, Any]]] = {
    "is full": (429, {"error": {"message": "secret"}}),
    "refuses": (400, {"error": {"message": "secret", "code": "bad_thing", "param": "temperature"}}),
    "finds it too long": (400, {"error": {"code": "context_length_exceeded"}}),
    "knows no key": (401, {}),
    "fails": (500, {}),
}
"""Statuses and bodies, by the last message."""


class Upstream:
    """The server. asked: the body of the last completion."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: bytes | None = None

    async def models(self, _: Request) -> Response:
        return JSONResponse({"object": "list", "data": [{"id": "far", "object": "model", "max_model_len": 4096}]})

    async def completions(self, request: Request) -> Response:
        self.asked = await request.body()
        asked = json.loads(self.asked)["messages"][-1]["content"]
        if asked in REFUSALS:
            status, body = REFUSALS[asked]
            return JSONResponse(body, status, {"retry-after": "7"})
        return Response(BODIES[asked], media_type="text/event-stream")


@asynccontextmanager
async def upstream() -> AsyncGenerator[Upstream, None]:
    """Serve until the block ends."""
    far = Upstream()
    routes = [Route("/v1/models", far.models), Route("/v1/chat/completions", far.completions, methods=["POST"])]
    config = uvicorn.Config(Starlette(routes=routes), port=0, log_config=None, ws="none", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started or serving.done())
    far.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v1"
    try:
        yield far
    finally:
        server.should_exit = True
        await serving
