"""The example of the AI SDK's `useChat`, run as its header says and looked at in a browser."""

import asyncio
import os
import re
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

import node
from live import Live
from web.reading import FRUIT

HERE = Path(__file__).parents[2] / "clients/examples/node"

pytestmark = pytest.mark.vllm


@pytest.fixture
async def url(tiny: Live) -> AsyncGenerator[str, None]:
    """Where the example's server listens."""
    if reason := node.missing():
        pytest.skip(reason)
    node.install(HERE)
    environment = os.environ | {"BASE_URL": tiny.url, "MODEL": "tiny-rl", "PORT": "0"}
    process = await asyncio.create_subprocess_exec(
        "node", "use-chat/server.mjs", cwd=HERE, env=environment, stdout=PIPE
    )
    assert process.stdout
    yield (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()
    process.terminate()
    await process.wait()


async def test_the_trace_is_a_part_of_its_own_before_the_answer(browser: Browser, url: str) -> None:
    async with await browser.new_context() as context:
        page = await context.new_page()
        await page.goto(url)
        ask = page.get_by_role("button", name="Ask", exact=True)
        await page.get_by_label("Prompt").fill(FRUIT)
        await ask.click()
        await expect(ask).to_be_visible(timeout=60_000)
        await expect(page.locator(".assistant .answer")).to_contain_text(re.compile(r"boxed\{\d+\}"))
        await page.get_by_text("Thought").click()
        assert len((await page.locator("details").inner_text()).split()) > 10
        await expect(page.get_by_role("alert")).to_have_count(0)
