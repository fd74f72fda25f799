"""What goes with a question: text files, from wherever they come, and images where the model reads them."""

import base64
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import Locator, Route, expect

from live import Live
from web.axe import findings
from web.conftest import Opening
from web.reading import Reader
from web.saving import saved_export
from web.test_choices import asked
from web.test_code import program
from web.test_importing import exported, imported
from web.watching import Watch

NOTES = "The apples are **red**.\n```\nand cost 3\n"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
PICTURE = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


def file(name: str, content: bytes | str, kind: str = "text/plain") -> dict[str, Any]:
    return {"name": name, "mimeType": kind, "buffer": content.encode() if isinstance(content, str) else content}


def chips(reader: Reader) -> Locator:
    """The files of the question that is being written."""
    return reader.page.locator("form").get_by_role("list", name="Attached files").get_by_role("listitem")


async def attached(reader: Reader, *files: dict[str, Any], button: str = "Attach files") -> None:
    async with reader.page.expect_file_chooser() as choosing:
        await reader.button(button).click()
    await (await choosing.value).set_files(files)  # type: ignore[arg-type]


async def given(reader: Reader, event: str, *, text: str = "", files: Sequence[tuple[str, str]] = ()) -> None:
    """Paste or drop a text and files, each with its name and its text."""
    await reader.page.evaluate(
        """([event, text, files]) => {
          const data = new DataTransfer();
          if (text) data.setData('text/plain', text);
          for (const [name, content] of files) data.items.add(new File([content], name));
          const field = document.querySelector('#question');
          const how = { bubbles: true, cancelable: true };
          field.dispatchEvent(event === 'paste' ? new ClipboardEvent(event, { ...how, clipboardData: data })
                                                : new DragEvent(event, { ...how, dataTransfer: data }));
        }""",
        [event, text, [*map(list, files)]],
    )


async def read_images(reader: Reader, *names: str) -> None:
    """Let the models of these names be told as ones that read images."""

    async def models(route: Route) -> None:
        listed = await (await route.fetch()).json()
        for row in listed["data"]:
            if row["id"] in names:
                row["architecture"] = {"input_modalities": ["text", "image"]}
        await route.fulfill(json=listed)

    await reader.page.route("**/v1/models", models)
    await reader.page.reload()


async def test_a_text_file_is_sent_before_the_question_and_stays_with_it(
    opening: Opening, tape: Live, watches: list[Watch], tmp_path: Path
) -> None:
    reader = await opening(tape)
    await reader.choose("thinker")
    await attached(reader, file("notes `a`.md", NOTES), file("other.txt", "nothing"))
    await expect(chips(reader)).to_have_count(2)
    await expect(chips(reader).first).to_contain_text("1 kB")
    await expect(reader.button("Ask")).to_be_in_viewport(ratio=1)
    await reader.page.reload()
    await reader.button("Remove other.txt").click()
    await expect(chips(reader)).to_have_count(1)
    await reader.answered("What do they cost?")
    told = f"````notes a .md\n{NOTES}````\n\nWhat do they cost?"
    assert asked(watches[0])[-1]["messages"] == [{"role": "user", "content": told}]
    await expect(chips(reader)).to_have_count(0)
    shown = reader.page.get_by_role("list", name="Attached files")
    await expect(shown.get_by_text("The apples are")).to_be_hidden()
    await shown.get_by_text("notes `a`.md").click()
    await expect(shown.locator("pre")).to_have_text(NOTES)
    assert await findings(reader.page) == []
    await reader.button("Get the code").click()
    assert json.dumps(told)[1:-1] in await program(reader, "Messages", "curl")
    await reader.page.keyboard.press("Escape")
    _, markdown = await saved_export(reader, "Markdown")
    assert f"## You\n\n{told}" in markdown
    kept = await exported(reader, tmp_path)
    await reader.button("Edit the question").click()
    await expect(chips(reader)).to_have_count(1)
    await reader.button("Ask again").click()
    await reader.over()
    assert asked(watches[0])[-1]["messages"] == [{"role": "user", "content": told}]
    elsewhere = await opening(tape)
    await imported(elsewhere, kept)
    await elsewhere.conversations.get_by_role("button", name="What do they cost?", exact=True).click()
    await elsewhere.button("Edit the question").click()
    await expect(chips(elsewhere)).to_contain_text("notes `a`.md")


async def test_what_is_no_text_or_too_much_is_refused_by_name_and_the_rest_is_taken(reader: Reader) -> None:
    await attached(
        reader,
        file("a.bin", b"\xff\xfe\x00"),
        file("b.txt", "x" * 256_001),
        file("c.png", PNG, "image/png"),
        file("d.csv", "1,2\r\n"),
    )
    await expect(chips(reader)).to_have_count(1)
    for told in (
        "a.bin is no text in UTF-8.",
        "b.txt has 256 kB; a file may have 256 kB.",
        "c.png is an image, and the chosen model reads text alone.",
    ):
        await expect(reader.problem).to_contain_text(told)
    await attached(reader, *(file(f"{at}.txt", "x") for at in range(12)))
    await expect(chips(reader)).to_have_count(10)
    await expect(reader.problem).to_contain_text("No more than 10 files")


async def test_files_are_dropped_and_pasted_and_a_long_text_becomes_one(reader: Reader, watch: Watch) -> None:
    await reader.choose("thinker")
    await given(reader, "drop", files=[("dropped.py", "print(1)")])
    await expect(chips(reader)).to_have_count(1)
    await given(reader, "paste", files=[("pasted.py", "print(2)")])
    await expect(chips(reader)).to_have_count(2)
    await given(reader, "paste", text="word " * 2000)
    await expect(chips(reader)).to_have_count(3)
    await expect(reader.question).to_have_value("")
    await reader.button("Paste as text: Pasted text 3").click()
    await expect(chips(reader)).to_have_count(2)
    await expect(reader.question).to_have_value("word " * 2000)
    await reader.question.fill("")
    await reader.question.press("Enter")
    await reader.over()
    assert asked(watch)[-1]["messages"][0]["content"].count("print") == 2
    await expect(reader.conversations.get_by_role("button", name="dropped.py", exact=True)).to_be_visible()


async def test_images_go_to_models_that_read_them_and_are_left_out_for_others(
    reader: Reader, watch: Watch, tmp_path: Path
) -> None:
    watch.expected.append("status of 400 ")
    await expect(reader.button("Attach images")).to_have_count(0)
    await read_images(reader, "thinker")
    await reader.choose("thinker")
    await attached(reader, file("red [a].png", PNG, "image/png"), button="Attach images")
    await expect(chips(reader)).to_have_count(1)  # before, it would be refused
    await reader.choose("fast")
    await expect(reader.problem).to_contain_text("fast reads text alone.")
    await expect(reader.button("Ask")).to_be_disabled()
    await reader.choose("thinker")
    await expect(reader.problem).to_have_count(0)
    async with reader.page.expect_request("**/v1/chat/completions") as sending:
        await reader.ask("What colour is it?")
    parts = [{"type": "image_url", "image_url": {"url": PICTURE}}, {"type": "text", "text": "What colour is it?"}]
    assert json.loads((await sending.value).post_data or "")["messages"] == [{"role": "user", "content": parts}]
    await reader.over()
    await expect(reader.page.get_by_role("img", name="red [a].png")).to_be_visible()
    await reader.button("Get the code").click()
    for dialect in ("Chat", "Responses", "Messages", "Gemini"):
        assert PICTURE.partition(",")[2] in await program(reader, dialect, "Python")
    await reader.page.keyboard.press("Escape")
    _, markdown = await saved_export(reader, "Markdown")
    assert f"![red a .png]({PICTURE})" in markdown
    _, html = await saved_export(reader, "One HTML file")
    assert f'<img src="{PICTURE}" alt="red [a].png">' in html
    await reader.answered("And now?", "fast")
    # Nothing was answered to the first question, as no model here reads images.
    assert [each["content"] for each in asked(watch)[-1]["messages"]] == ["And now?"]


async def test_a_large_image_is_made_smaller(reader: Reader) -> None:
    await read_images(reader, "thinker")
    await reader.choose("thinker")
    noise = await reader.page.evaluate("""async () => {
        const canvas = new OffscreenCanvas(2000, 100);
        const context = canvas.getContext('2d');
        const image = context.createImageData(2000, 100);
        for (let at = 0, next = 1; at < image.data.length; at += 1) {
          next = (Math.imul(next, 1103515245) + 12345) & 0x7fffffff;
          image.data[at] = (next >> 16) & 255;
        }
        context.putImageData(image, 0, 0);
        const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }""")
    await attached(reader, file("noise.png", base64.b64decode(noise), "image/png"), button="Attach images")
    shown = chips(reader).get_by_role("img")
    made = await shown.evaluate("(image) => image.decode().then(() => [image.src.slice(0, 16), image.naturalWidth])")
    assert made == ["data:image/jpeg;", 1568]
