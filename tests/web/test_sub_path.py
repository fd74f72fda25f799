"""The page below a path, behind a proxy that takes the path off."""

import pytest
from playwright.async_api import Browser, expect

from live import Live
from web.path_proxy import proxying
from web.reading import FRUIT, Reader
from web.serving import ANSWER
from web.watching import Watch


@pytest.mark.parametrize("prefix", ["/think/", "/a/b/c/"])
async def test_fc051_the_page_works_below_a_path_and_asks_for_nothing_outside_of_it(
    browser: Browser, tape: Live, prefix: str
) -> None:
    async with proxying(tape.client.base_url, prefix) as (url, proxy):
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, base_url=url)
        watch = Watch(context, url)
        await watch.begin()
        reader = Reader(await context.new_page())
        await reader.page.goto(url)
        await reader.answered(FRUIT, "thinker")
        await expect(reader.answer).to_contain_text("The apples cost 9 dollars together")
        await reader.answered("Answer richly")
        await expect(reader.answer.locator(".katex").first).to_be_visible()
        await expect(reader.answer.locator(".hljs-keyword").first).to_be_visible()
        await context.close()
    assert watch.report() == []
    assert {f"{prefix}v1/models", f"{prefix}v1/chat/completions"} <= set(proxy.asked)
    assert all(path.startswith(prefix) for path in proxy.asked)
    assert any(path.endswith(".woff2") for path in proxy.asked), "fonts, too"
    assert ANSWER.startswith("The apples cost 9 dollars together")
