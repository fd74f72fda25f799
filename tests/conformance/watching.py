"""A server for the agents of others, which keeps what they ask and what they are told.

Its model calls a tool where it is told to use one, tells what the tool has said, and has one answer to all else.
"""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeAlias

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

TRACE = "The question is what it costs.\n\nWait, let me check that again.\n\nSo it is four.</think>"
ANSWERS = (
    {"prompt": "SEEN-42", "opens_trace": True, "text": f"{TRACE}The tool said SEEN-42 indeed."},
    {"opens_trace": True, "text": f"{TRACE}It is four, friend."},
)
Seen: TypeAlias = list[tuple[dict[str, Any], int, bytes]]
"""Bodies of requests, with the status and the body of the answer."""


class Watch:
    """ASGI middleware that keeps what was asked, with the status and the events of the answer."""

    def __init__(self, app: ASGIApp, seen: Seen) -> None:
        self.app, self.seen = app, seen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        scope["state"].pop("send_body", None)  # the way past the middleware
        asked, answered, status = bytearray(), bytearray(), 0

        async def receive_and_keep() -> Message:
            message = await receive()
            asked.extend(message.get("body", b""))
            return message

        async def send_and_keep(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            answered.extend(message.get("body", b""))
            await send(message)

        await self.app(scope, receive_and_keep, send_and_keep)
        self.seen.append((json.loads(asked), status, bytes(answered)))


@asynccontextmanager
async def watching(folder: Path, call: Mapping[str, str]) -> AsyncGenerator[tuple[Live, Seen], None]:
    """A server that seals and shows summaries, and what comes and goes. call: of a tool, by its model, `thinker`."""
    use = {"prompt": "Use a tool", "opens_trace": True, "text": TRACE, "tool_calls": [call]}
    (folder / "tape.jsonl").write_text("".join(f"{json.dumps(reply)}\n" for reply in (use, *ANSWERS)))
    (folder / "seal").write_text("a secret of these tests and of nothing else")
    thinker = {"engine": "tape", "thinking": {"format": "think"}, "visibility": "summary"}
    settings = Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": folder / "tape.jsonl"}},
            "models": {"thinker": thinker},
            "traces": {"sealing": {"keys": [{"file": folder / "seal"}]}},
        }
    )
    app = create_app(settings)
    seen: Seen = []
    app.add_middleware(Watch, seen=seen)
    async with listening(app) as live:
        await live.ready(10)
        yield live, seen
