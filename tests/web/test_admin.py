"""The operator's page in a browser: it shows what was asked, follows along, and asks for a key that may read it."""

import asyncio
import re
import socket
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Page, expect

from live import Live
from thinkaloud.settings import Settings
from web.axe import findings, findings_in_both_schemes
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.serving import key, serving, settings
from web.watching import Watch


async def ask(live: Live, model: str, secret: str | None = None) -> httpx.Response:
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    body = {"model": model, "messages": [{"role": "user", "content": FRUIT}]}
    response = await live.client.post("/v1/chat/completions", json=body, headers=headers)
    assert response.status_code == 200, response.text
    return response


async def cells(page: Page, region: str, row: str) -> list[str]:
    """The texts of the cells in the row that begins with `row`."""
    found = (
        page.get_by_role("region", name=region).get_by_role("row").filter(has=page.get_by_role("rowheader", name=row))
    )
    return [text.strip() for text in await found.first.locator("td").all_inner_texts()]


@pytest.mark.also_in_firefox
async def test_it_shows_what_was_asked_and_follows_along(opening: Opening, built: Path, tmp_path: Path) -> None:
    async with serving(settings(tmp_path)) as live:
        used = (await ask(live, "thinker")).json()["usage"]
        page = (await opening(live)).page
        await page.goto("/admin")
        await expect(page.get_by_role("heading", name="Keys")).to_be_visible()
        row = await cells(page, "Models", "thinker")
        thought = used["completion_tokens_details"]["reasoning_tokens"]
        assert row[2:6] == [
            "1",
            str(used["prompt_tokens"]),
            str(thought),
            str(used["completion_tokens"] - thought),
        ]
        assert (await cells(page, "Engines", "tape"))[0] == "ready"
        assert (await cells(page, "Keys", "local"))[0] == "thinker"
        await ask(live, "auto")
        routes = page.get_by_role("region", name="Routes")
        await expect(routes).to_contain_text("auto, fast")
        await expect(routes).to_contain_text("rule 1")
        assert "apples" not in await page.content()
        await expect(page.get_by_role("region", name="Servers of the pools")).to_have_count(0)


async def test_the_servers_of_a_pool_are_shown_with_what_each_is_at(
    opening: Opening, tape: Live, built: Path, tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        here, gone = tape.url.removeprefix("http://"), f"127.0.0.1:{nobody.getsockname()[1]}"
    members = [{"url": f"http://{name}/v1"} for name in (here, gone)]
    pool = {"kind": "upstream", "model": "thinker", "members": members, "health": {"every": 0.05}}
    made = Settings.model_validate({"engines": {"pool": pool}, "models": {"m": {"engine": "pool"}}})
    async with serving(made) as live:
        page = (await opening(live)).page
        await page.goto("/admin")
        table = page.get_by_role("region", name="Servers of the pools")
        await expect(table.get_by_role("row").nth(1)).to_have_text(re.compile(rf"pool\s*{here}\s*ready\s*0"))
        await expect(table.get_by_role("row").nth(2)).to_have_text(re.compile(rf"{gone}\s*down\s*0"))
        assert await findings(page) == []


async def test_a_key_that_may_not_read_it_is_asked_for_another(
    opening: Opening, watches: list[Watch], built: Path, tmp_path: Path
) -> None:
    keys = [key("app"), key("boss", admin=True, models=[])]
    async with serving(settings(tmp_path, keys=keys)) as live:
        await asyncio.gather(*(ask(live, "thinker", "secret-of-app") for _ in range(3)))
        page = (await opening(live)).page
        watches[-1].expected.append("status of 40[13] ")
        await page.goto("/admin")
        field = page.get_by_label("This server asks for a key.")
        await field.fill("secret-of-app")
        await field.press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("may not read the page of the operator")
        await expect(page.get_by_text("This server does not know that key.")).to_have_count(0)
        field = page.get_by_placeholder("Your key")
        await field.fill("secret-of-boss")
        await field.press("Enter")
        await expect(page.get_by_role("heading", name="Keys")).to_be_visible()
        assert (await cells(page, "Keys", "app"))[1] == "3"


async def test_it_shows_how_many_thinking_tokens_of_the_day_each_key_has_used(
    opening: Opening, watches: list[Watch], built: Path, tmp_path: Path
) -> None:
    keys = [
        key("day", thinking_tokens_per_day=5000, requests_per_minute=60),
        key("spent", thinking_tokens_per_day=1),
        key("free", admin=True),
    ]
    async with serving(settings(tmp_path, keys=keys)) as live:
        used = [(await ask(live, "thinker", f"secret-of-{each['name']}")).json()["usage"] for each in keys]
        thought = used[0]["completion_tokens_details"]["reasoning_tokens"]
        page = (await opening(live)).page
        watches[-1].expected.append("status of 401 ")
        await page.evaluate("sessionStorage.setItem('thinkaloud.key', 'secret-of-free')")
        await page.goto("/admin")
        await expect(page.get_by_role("columnheader", name="Thought today (UTC)")).to_be_visible()
        for name, shown in (("day", f"{thought} of 5,000"), ("spent", f"{thought} of 1"), ("free", "–")):
            assert (await cells(page, "Keys", name))[-2] == shown
        assert (await cells(page, "Keys", "day"))[-1].endswith(" of 60 requests a minute")
        assert await findings(page) == []
        await page.get_by_role("combobox", name="Language").select_option(label="Deutsch")
        await expect(page.get_by_role("columnheader", name="Heute gedacht (UTC)")).to_be_visible()
        today, limits = (await cells(page, "Schlüssel", "day"))[-2:]
        assert (today, limits[2:]) == (f"{thought} von 5.000", " von 60 Anfragen je Minute")


async def test_it_can_be_read_by_everyone_at_any_width(reader: Reader) -> None:
    page = reader.page
    await page.goto("/admin")
    await expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    for width in (1280, 390):
        await page.set_viewport_size({"width": width, "height": 844})
        assert await findings_in_both_schemes(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
