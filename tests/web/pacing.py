"""Holds a model back until the page has shown what it thought, so that no test depends on who is quicker."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from playwright.async_api import Page

from thinkaloud.engine.base import Engine
from thinkaloud.events import Chunk

_WATCH = """() => {
  window.seen = [];
  new MutationObserver(() => {
    const shown = document.querySelector('[aria-label="What the model thinks"]')?.textContent ?? '';
    const trace = shown.replace(/\\s/g, '').length;
    const answer = document.querySelector('.answer')?.textContent.length ?? 0;
    const title = document.querySelector('article button[aria-expanded]')?.textContent.trim() ?? '';
    seen.push({ trace, answer, title });
    saw(trace);
  }).observe(document.querySelector('main'), { childList: true, characterData: true, subtree: true });
}"""
"""Notes after every change of the page how long trace and answer are, and tells how long the trace is: without blanks,
of which a step that is typeset has other ones."""
STEP = 25
"""Tokens between two looks at the page; more than are ever held back for a tag or a word."""


class Paced:
    """In place of an engine's `generate`: it tells `STEP` tokens, and no more before the page's trace has grown.

    looks: how often that is waited for, in all generations. Behind them it is `held`, until `released` is set.
    """

    def __init__(self, engine: Engine, looks: int) -> None:
        self.held, self.released = asyncio.Event(), asyncio.Event()
        self._generate = engine.generate
        self._looks = looks
        self._shown = asyncio.Condition()
        self._told = self._length = self._looked = 0

    async def watch(self, page: Page) -> None:
        """Note what `page` shows in its `window.seen`."""
        await page.expose_function("saw", self._saw)
        await page.evaluate(_WATCH)

    async def _saw(self, length: int) -> None:
        async with self._shown:
            self._length = length
            self._shown.notify_all()

    async def __call__(self, *arguments: Any, **options: Any) -> AsyncGenerator[Chunk, None]:
        """See `Engine.generate`. A chunk of many tokens, made for a slow reader, is told in single ones."""
        async with aclosing(self._generate(*arguments, **options)) as chunks:
            async for chunk in chunks:
                for part in _tokens(chunk):
                    yield part
                    self._told += 1
                    if self._told == STEP * self._looks:
                        self.held.set()
                        await self.released.wait()
                    elif self._told % STEP == 0 and self._told < STEP * self._looks:
                        await self._grown()

    async def _grown(self) -> None:
        """Until the page shows more than at the last look."""
        async with self._shown:
            await self._shown.wait_for(lambda: self._length > self._looked)
            self._looked = self._length


def _tokens(chunk: Chunk) -> Iterator[Chunk]:
    ids = chunk.token_ids or []
    last = len(ids) - 1
    for at in range(last):
        yield Chunk(chunk.texts[at : at + 1], ids[at : at + 1], tokens=1)
    if last > 0:
        chunk = replace(chunk, texts=chunk.texts[last:], token_ids=ids[last:], tokens=chunk.tokens - last)
    yield chunk
