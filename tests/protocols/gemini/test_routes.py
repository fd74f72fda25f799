"""Gemini's API on transcripts."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest

from live import Live, listening
from protocols.gemini.speaking import CASES, THOUGHTS, TOOLS, TRACE, fold, generate, settings, stream, texts, told
from protocols.levels import LEVELS
from thinkaloud.app import create_app


@pytest.fixture(scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    async with listening(create_app(settings(tmp_path_factory.mktemp("tape")))) as live:
        await live.ready(10)
        live.client.headers["x-goog-api-key"] = "full"
        yield live


@pytest.mark.parametrize("fields", [{}, THOUGHTS], ids=["", "thoughts"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("case", [case for case in CASES if "fail" not in case])
async def test_a_stream_keeps_to_its_rules_and_its_chunks_make_the_complete_response(
    live: Live, case: str, level: str, fields: dict[str, Any]
) -> None:
    chunks = await stream(live, case, level, tools=TOOLS, **fields)
    body = await generate(live, case, level, tools=TOOLS, **fields)
    assert told(fold(chunks)) == told(body)
    print(body)
