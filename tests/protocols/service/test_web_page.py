"""The web page: served without a key, under a strict policy, and never stale."""

from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from thinkaloud.protocols.service import web_page
from thinkaloud.protocols.wire import error_response
from thinkaloud.protocols.wire.request_id import RequestId


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page as the build leaves it, beside what is no part of it."""
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    for name in ("index", "admin"):
        (dist / f"{name}.html").write_text(f"<title>built {name}</title>")
    (dist / "manifest.webmanifest").write_text("{}")
    (dist / "assets/index-abc.js").write_text("x();" * 1000)
    (tmp_path / "secret").write_text("no part of the page")
    return dist


async def client(folder: Path) -> AsyncGenerator[httpx.AsyncClient, None]:
    app = FastAPI()
    web_page.install(app, folder)
    error_response.install(app)
    app.add_middleware(RequestId)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://page") as found:
        yield found


@pytest.fixture
async def built(folder: Path) -> AsyncGenerator[httpx.AsyncClient, None]:
    async for found in client(folder):
        yield found


@pytest.fixture
async def not_built(tmp_path: Path) -> AsyncGenerator[httpx.AsyncClient, None]:
    async for found in client(tmp_path / "nothing"):
        yield found


@pytest.mark.parametrize("path", ["/", "/admin", "/manifest.webmanifest", "/assets/index-abc.js"])
async def test_everything_of_the_page_comes_under_a_policy_that_allows_only_this_server(
    built: httpx.AsyncClient, path: str
) -> None:
    headers = (await built.get(path)).headers
    policy = dict(each.split(" ", 1) for each in headers["content-security-policy"].split("; "))
    assert policy.pop("img-src") == "'self' data:"
    assert policy.pop("default-src") == "'none'"
    assert set(policy.values()) == {"'self'", "'none'"}
    assert {"base-uri", "form-action", "frame-ancestors", "script-src", "style-src"} <= policy.keys()
    assert headers["x-content-type-options"] == "nosniff"


async def test_assets_are_kept_for_good_and_the_page_that_names_them_is_asked_for_again(
    built: httpx.AsyncClient,
) -> None:
    assert (await built.get("/")).headers["cache-control"] == "no-cache"
    asset = await built.get("/assets/index-abc.js")
    assert "immutable" in asset.headers["cache-control"]
    assert asset.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path", ["/assets/gone.js", "/assets/", "/assets/%2e%2e/index.html", "/assets/..%2f..%2fsecret"]
)
async def test_what_is_no_asset_is_not_there(built: httpx.AsyncClient, path: str) -> None:
    answer = await built.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


async def test_where_nothing_is_built_the_page_says_how(not_built: httpx.AsyncClient) -> None:
    answer = await not_built.get("/")
    assert answer.status_code == 200
    assert "make page" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-security-policy" in answer.headers
    assert (await not_built.get("/assets/index-abc.js")).status_code == 404


async def test_the_manifest_says_what_it_is(built: httpx.AsyncClient) -> None:
    assert (await built.get("/manifest.webmanifest")).headers["content-type"] == "application/manifest+json"
