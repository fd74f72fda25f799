"""The web pages: the build of clients/web, under a policy that lets them reach this server only."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope

from thinkaloud.settings import bundled

_FILES = {"/": "index.html", "/admin": "admin.html", "/manifest.webmanifest": "manifest.webmanifest"}
"""Files of the build by path: the pages, and what an installed page is called."""

_MEDIA_TYPES = {".webmanifest": "application/manifest+json"}
"""Those that not every system knows."""

# A page shows text of models: nothing injected there can run, or fetch or send anything.
_POLICY = "; ".join([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
])  # fmt: skip
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
_CACHE_FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
"""For files whose names hold a hash of their content."""
_REVALIDATE = {"cache-control": "no-cache"}

_NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>ThinkAloud</title></head>
<body>
<h1>ThinkAloud is running</h1>
<p>The API is at <code>/v1</code>. For the web page, run <code>make page</code> in the repository and start again.</p>
</body>
</html>
"""


def build_folder() -> Path:
    """The folder of the built page: in the installed package, or in the repository."""
    return bundled.find("web", "clients/web/dist")


def install(app: FastAPI, folder: Path) -> None:
    """Serve the pages in `folder`, and their assets at `/assets`; if they are not built, a page that says how to."""
    for path, name in _FILES.items():
        app.add_api_route(path, _show(folder / name), include_in_schema=False)
    if (folder / "assets").is_dir():
        app.mount("/assets", GZipMiddleware(_Assets(directory=folder / "assets")))


def _show(file: Path) -> Callable[[], Awaitable[Response]]:
    is_built = file.is_file()

    async def show() -> Response:
        if is_built:
            return FileResponse(file, headers=HEADERS | _REVALIDATE, media_type=_MEDIA_TYPES.get(file.suffix))
        return HTMLResponse(_NOT_BUILT, headers=HEADERS | _REVALIDATE)

    return show


class _Assets(StaticFiles):
    """Static files that browsers may cache forever."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(HEADERS | _CACHE_FOREVER)
        return response
