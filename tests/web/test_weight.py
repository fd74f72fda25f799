"""What the page weighs, and what it leaves out of the first load."""

import gzip
import re
from pathlib import Path

from playwright.async_api import expect

from web.reading import FRUIT, Reader
from web.watching import Watch

MOST = 110_000
"""Bytes of the first load, compressed."""
FIRST = {"index.js", "index.css", "icon.svg", "inter.woff2", "Languages.js", "Languages.css", "language.svelte.js"}
"""The kinds of assets that come with the page; the operator's page shares some of them."""
ANSWER = FIRST | {"TurnPlace.js", "TurnPlace.css", "markdown.js"}
"""Those that an answer needs as well."""


def scripts(watch: Watch) -> set[str]:
    """The kinds of assets that were fetched, without their hashes."""
    return {re.sub(r"-[\w-]{8}\.", ".", path.rpartition("/")[2]) for path in watch.paths() if "/assets/" in path}


async def test_the_first_load_is_light_and_leaves_out_what_no_answer_needs_yet(
    reader: Reader, watch: Watch, built: Path
) -> None:
    files = [path.removeprefix("/") or "index.html" for path in watch.paths() if not path.startswith(("/v1", "/ready"))]
    assert sum(len(gzip.compress((built / name).read_bytes())) for name in files) < MOST
    assert scripts(watch) <= FIRST
    await reader.answered(FRUIT, "thinker")
    await expect(reader.answer.locator(".box")).to_be_visible()
    assert scripts(watch) <= ANSWER
    await reader.answered("richly")
    await expect(reader.answer.locator("math")).to_have_count(2)
    await expect(reader.answer.locator(".hljs-keyword").first).to_be_visible()
    assert {"katex.js", "katex.css", "core.js", "python.js"} <= scripts(watch)
    assert "rust.js" not in scripts(watch)
