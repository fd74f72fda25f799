"""Files that the browser saves when the reader wants them."""

from playwright.async_api import Locator, expect

from live import until
from web import browsers
from web.reading import Reader


async def saved(button: Locator) -> tuple[str, bytes]:
    """The name and the content of the file that a click on `button` brings."""
    if browsers.is_firefox(button.page):
        return await _saved_by_firefox(button)
    async with button.page.expect_download() as downloading:
        await button.click()
    download = await downloading.value
    return download.suggested_filename, (await download.path()).read_bytes()


async def saved_export(reader: Reader, kind: str) -> tuple[str, str]:
    """The name and the text of the file when the conversation is exported as `kind`."""
    await reader.button("Export").click()
    name, content = await saved(reader.button(kind))
    await expect(reader.button(kind)).to_have_count(0)
    return name, content.decode()


async def _saved_by_firefox(button: Locator) -> tuple[str, bytes]:
    """Playwright does not hear of it, but knows where to."""
    for file in browsers.SAVED.iterdir():
        file.unlink()
    await button.click()
    await until(lambda: [file.stat().st_size > 0 for file in browsers.SAVED.iterdir()] == [True])
    (file,) = browsers.SAVED.iterdir()
    return file.name, file.read_bytes()
