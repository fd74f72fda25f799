"""The browsers that tests run in: Chromium, and an unchanged Firefox, which is driven over WebDriver BiDi.

In Firefox neither the colour scheme nor the wish for less motion can be set.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, Playwright

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""Where there is one, the shell: the same engine without the windows, bars and services of a desktop's browser."""
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
_saved = tempfile.TemporaryDirectory()
SAVED = Path(_saved.name)
"""Where Firefox saves files."""
_PREFERENCES: dict[str, str | float | bool] = {
    # The clipboard can be read without asking the reader, who is not there.
    "dom.events.testing.asyncClipboard": True,
    # A mouse, which no window has that is not there.
    "ui.primaryPointerCapabilities": 6,
    "ui.allPointerCapabilities": 6,
}


async def chromium(playwright: Playwright) -> Browser:
    return await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


async def firefox(playwright: Playwright) -> Browser:
    return await playwright.firefox.launch(
        channel="moz-firefox", executable_path=FIREFOX, firefox_user_prefs=_PREFERENCES, downloads_path=SAVED
    )


def is_firefox(page: Page) -> bool:
    browser = page.context.browser
    return browser is not None and browser.browser_type.name == "firefox"
