"""What a page may never do, whatever a test asks of it: each test ends with `Watch.report`, which must be empty."""

import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, ConsoleMessage, Dialog, Error, Page, Request, WebError

_TOLD = """
addEventListener('securitypolicyviolation', (event) =>
  reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
_INSIDE = ("data", "blob", "about")
_LEFT = re.compile(r"^(Error: )?download failed \(font-family.*status=2152398850 ")
"""What Firefox tells of a font that it has not read to the end when its page is left (NS_BINDING_ABORTED)."""
_REFUSED = "ERR_CONNECTION_REFUSED"
_SETTLED = "All is told."


class Watch:
    """Listens to everything that the pages of a context do.

    expected: patterns of what the browser says on its console when the server refuses, as a test wants it to.
    pages: how many a test opens.
    """

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.expected: list[str] = []
        self.pages = 1
        self.requests: list[Request] = []
        self._context = context
        self._origin = urlsplit(origin)
        self._said: list[str] = []
        self._done: list[str] = []

    async def begin(self) -> None:
        await self._context.expose_binding("reportViolation", lambda _, what: self._done.append(f"policy: {what}"))
        await self._context.add_init_script(_TOLD)
        self._context.on("console", self._console)
        self._context.on("weberror", self._error)
        self._context.on("request", self._request)
        self._context.on("page", self._page)

    async def settle(self) -> None:
        """Wait until all is told that has happened: Firefox tells it late."""
        for page in self._context.pages:
            async with page.expect_console_message(lambda message: message.text == _SETTLED):
                await page.evaluate("(text) => console.debug(text)", _SETTLED)

    def report(self) -> list[str]:
        """All that should not have happened."""
        unexpected = [line for line in self._said if not any(re.search(each, line) for each in self.expected)]
        if any(_REFUSED in line for line in unexpected) and self._is_gone():
            unexpected = [line for line in unexpected if _REFUSED not in line]
        return [*unexpected, *self._done]

    def _is_gone(self) -> bool:
        """Whether the server was ended by the test: what a page asks of it then finds nobody."""
        try:
            socket.create_connection((self._origin.hostname or "", self._origin.port or 80), timeout=1).close()
        except OSError:
            return True
        return False

    def paths(self) -> Iterator[str]:
        """Of every request so far: what was asked of the server."""
        return (urlsplit(request.url).path for request in self.requests)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        if not _LEFT.search(str(error.error)):
            self._done.append(f"page error: {error.error}")

    def _request(self, request: Request) -> None:
        self.requests.append(request)
        url = urlsplit(request.url)
        if url.scheme not in _INSIDE and (url.scheme, url.netloc) != (self._origin.scheme, self._origin.netloc):
            self._done.append(f"request to another origin: {request.url}")

    def _page(self, page: Page) -> None:
        if len(self._context.pages) > self.pages:
            self._done.append(f"another page: {page.url}")
        page.on("dialog", self._dialog)

    async def _dialog(self, dialog: Dialog) -> None:
        self._done.append(f"dialog: {dialog.message}")
        try:
            await dialog.dismiss()
        except Error:  # the page went away with it
            return
