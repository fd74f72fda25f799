"""What leaves the page to be shown to others: one HTML file that needs nothing else, and a picture."""

import base64
import json
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Request, expect

from live import Live
from web.axe import findings
from web.conftest import Opening
from web.reading import Reader
from web.saving import saved
from web.serving import STEPS
from web.test_hostile import PAYLOADS
from web.test_importing import hostile, imported

_WRONG = """() => {
  const wrong = window.ran ? ['something ran'] : [];
  const banned = 'script, iframe, frame, object, embed, video, audio, base, link, form, template, body style';
  for (const element of document.querySelectorAll(banned)) wrong.push(element.outerHTML.slice(0, 200));
  for (const element of document.querySelectorAll('*'))
    for (const { name, value } of element.attributes)
      if (/^on|^(srcdoc|action|formaction|data|poster)$/.test(name)
          || (name === 'src' && !(element.tagName === 'IMG' && /^data:image[/]png;base64,[A-Za-z0-9+/=]+$/.test(value)))
          || (/href$/.test(name) && !/^(https?|mailto):/.test(value))) wrong.push(element.outerHTML.slice(0, 200));
  return wrong;
}"""


async def shared(reader: Reader, to: Path) -> Path:
    """Save the conversation that is shown as an HTML file."""
    await reader.button("Export").click()
    _, content = await saved(reader.button("One HTML file"))
    to.joinpath("saved.html").write_bytes(content)
    return to / "saved.html"


def assert_size(png: bytes) -> None:
    """It is as wide as pictures are, and about as high as an answer."""
    width, height = struct.unpack(">II", png[16:24])
    assert width == 2 * 760
    assert 800 < height < 4000


async def opened(browser: Browser, file: Path, **how: Any) -> tuple[Page, list[Request]]:
    """The file in a browser of its own, and all that it asks for."""
    context = await browser.new_context(**how)
    page = await context.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    await page.goto(file.as_uri())
    return page, asked


async def test_the_file_shows_question_trace_and_answer_and_asks_for_nothing(
    reader: Reader, browser: Browser, tmp_path: Path
) -> None:
    await reader.answered("Answer richly", "thinker")
    file = await shared(reader, tmp_path)
    assert "<script" not in file.read_text()
    for scheme in ("light", "dark"):
        page, asked = await opened(browser, file, color_scheme=scheme)
        await expect(page).to_have_title("Answer richly")
        await expect(page.get_by_text("Answer richly")).to_be_visible()
        await expect(page.get_by_text(STEPS[0].strip())).to_be_hidden()
        await page.get_by_text("Thought for").click()
        for step in STEPS:
            await expect(page.get_by_text(step.strip())).to_be_visible()
        await expect(page.get_by_role("cell", name="apple")).to_be_visible()
        await expect(page.locator("math")).to_have_count(2)
        await expect(page.locator(".box")).to_have_text("3")
        assert [request.url for request in asked] == [file.as_uri()]
        assert await findings(page) == []
        await page.context.close()


async def test_what_others_wrote_is_text_in_the_file(reader: Reader, browser: Browser, tmp_path: Path) -> None:
    conversation = hostile(PAYLOADS[0], 0)
    conversation["turns"] = [
        {key: value for key, value in hostile(payload, at)["turns"][0].items() if key != "branches"}
        for at, payload in enumerate(PAYLOADS)
    ]
    source = tmp_path / "file.json"
    source.write_text(json.dumps(conversation))
    await imported(reader, source)
    await expect(reader.page.get_by_text("One conversation is taken in.")).to_be_visible()
    await reader.page.goto("/#c0")
    await expect(reader.cards).to_have_count(len(PAYLOADS))
    page, asked = await opened(browser, await shared(reader, tmp_path))
    for fold in await page.locator("summary").all():
        await fold.click()
    assert await page.evaluate(_WRONG) == []
    assert len(asked) == 1
    questions = await page.locator(".question").all_text_contents()
    assert questions == PAYLOADS
    await page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_picture_is_that_of_the_last_answer_in_the_colours_that_are_shown(
    opening: Opening, tape: Live, scheme: str
) -> None:
    reader = await opening(tape, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"])
    await reader.answered("Answer richly", "thinker")
    await reader.button("Export").click()
    await reader.button("Last answer as a picture").click()
    await expect(reader.page.get_by_text("The picture is on the clipboard.")).to_be_visible()
    told = await reader.page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        const blob = await item.getType('image/png');
        const bitmap = await createImageBitmap(blob);
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.drawImage(bitmap, 0, 0);
        const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
        const ground = context.getImageData(3, bitmap.height / 2, 1, 1).data;
        const bytes = new Uint8Array(await blob.arrayBuffer());
        const png = btoa(String.fromCharCode(...bytes.slice(0, 24)));
        return { colours: new Set(pixels).size, ground: [...ground], png };
    }""")
    assert_size(base64.b64decode(told["png"]))
    assert told["colours"] > 50
    assert (sum(told["ground"][:3]) > 3 * 128) is (scheme == "light")


async def test_each_answer_has_a_picture_of_its_own(reader: Reader) -> None:
    await reader.answered("Answer richly", "thinker")
    await reader.answered("And then?", "fast")
    await reader.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    sizes = []
    for card in await reader.cards.all():
        async with reader.page.expect_download() as downloading:
            await card.get_by_role("button", name="This answer as a picture").click()
        sizes.append((await (await downloading.value).path()).stat().st_size)
    assert sizes[0] > 2 * sizes[1]


@pytest.mark.also_in_firefox
async def test_where_there_is_no_clipboard_the_picture_is_a_file(reader: Reader) -> None:
    await reader.answered("Answer richly", "thinker")
    await reader.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    await reader.button("Export").click()
    name, content = await saved(reader.button("Last answer as a picture"))
    assert name == "Answer-richly.png"
    assert_size(content)
