"""Another server than ThinkAloud: its answer is the question, in angle brackets, behind what else was asked for."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any


@asynccontextmanager
async def echoing() -> AsyncGenerator[str, None]:
    """Yield its URL."""
    async with await asyncio.start_server(_serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    if head.startswith("get"):
        body, kind = json.dumps({"data": [{"id": "echo"}]}), "application/json"
    else:
        length = int(head.partition("content-length:")[2].split()[0])
        told = _answer(json.loads(await reader.readexactly(length)))
        chunk = {"id": "1", "model": "echo", "choices": [{"delta": {"content": told}, "finish_reason": "stop"}]}
        body, kind = f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n", "text/event-stream"
    fields = f"content-type: {kind}\r\ncontent-length: {len(body)}\r\nconnection: close"
    writer.write(f"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n{body}".encode())
    await writer.drain()
    writer.close()


def _answer(asked: dict[str, Any]) -> str:
    *before, question = asked["messages"]
    told = [f"[{message['role']}: {message['content']}]" for message in before]
    told += [f"[temperature: {asked['temperature']}]"] if "temperature" in asked else []
    return "".join(told) + f"<{question['content']}>"
