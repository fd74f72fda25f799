"""An engine that dies in the midst of an answer: in every dialect a clear error is the last that comes."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from dialects.asking import ask
from dialects.dialect import Dialect, Question
from dialects.every import each_stream
from live import Live, listening
from protocols.levels import level_settings
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.errors import EngineDied
from thinkaloud.events import Chunk

PROMPT, TRACE = "quince-of-the-prompt", "quince-of-the-trace"
SAID = {"opens_trace": True, "text": f"{TRACE} " * 20 + "</think>Four."}


class Dying(ScriptedEngine):
    """Dies when it has said a little of its trace, and is well again at once."""

    async def generate(self, *args: Any, **named: Any) -> AsyncGenerator[Chunk, None]:
        left = 20
        async with aclosing(super().generate(*args, **named)) as chunks:
            async for chunk in chunks:
                yield chunk
                if not (left := left - 1):
                    raise EngineDied("engine tape died")


@pytest.fixture(scope="module")
async def dying(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    tree = level_settings(tmp_path_factory.mktemp("dying"), (SAID,))
    engines = {name: build(name, engine) for name, engine in tree.engines.items()}
    async with listening(create_app(tree, engines | {"tape": Dying("tape", tree.engines["tape"])})) as live:  # type: ignore[arg-type]
        await live.ready(10)
        yield live


@each_stream
async def test_a_stream_ends_in_an_error_of_the_dialect_and_a_complete_answer_is_one(
    dying: Live, dialect: Dialect, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    question = Question([{"role": "user", "content": PROMPT}], stream=True)
    streamed = await asyncio.wait_for(ask(dying, dialect, question, "full"), 60)
    assert streamed.status == 200
    assert TRACE in str(streamed.document)
    complete = await asyncio.wait_for(ask(dying, dialect, replace(question, stream=False), "full"), 60)
    assert complete.status == 503
    assert 1 <= int(complete.response.headers["retry-after"]) <= 60
    for answered in (streamed, complete):
        error = answered.reply.error
        assert error is not None
        assert error.code in dialect.failed_codes
    assert caplog.text
    assert not any(word in caplog.text for word in (PROMPT, TRACE))
