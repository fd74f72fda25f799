"""How smooth the page stays under traces of fifty thousand tokens: its long tasks while they stream and are scrolled.

    make page && PYTHONPATH=tests python benchmarks/page_trace.py [--tokens 50000] [--chunk 8]

A scripted engine tells a trace of plain words, and then one with formulas in every line, as fast as it can. Chromium
shows them, and its own PerformanceObserver counts the tasks that kept the main thread for more than 50 ms. What comes
before the question, while the page itself starts, is left out. These are seconds of the clock: where other work has the
cores, a task that waits for one counts in full.
"""

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect
from rich.console import Console

from live import listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings
from web.keeping import kept

LIMIT = 200
"""Milliseconds that no task may take."""

_OBSERVE = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) tasks.push(task.duration);
  }).observe({ type: 'longtask', buffered: true });
}"""
_SCROLL = """async () => {
  const trace = document.querySelector('[aria-label="What the model thinks"]');
  trace.scrollTop = 0;
  let screens = 0;
  while (trace.scrollTop + trace.clientHeight < trace.scrollHeight - 1) {
    trace.scrollTop += trace.clientHeight;
    screens += 1;
    await new Promise(requestAnimationFrame);
  }
  return screens;
}"""


def settings(folder: Path, tokens: int, chunk: int) -> Settings:
    """One model whose traces have about so many tokens, in paragraphs of a few lines."""
    replies = []
    for kind, words, length in (("words", "times 7", 14), ("formulas", "times **7**, so $x^2 = 7$,", 24)):
        lines = [f"In line {number} I look at {number} {words} and go on.\n" for number in range(tokens // length)]
        trace = "".join(f"{line}\n" if at % 6 == 5 else line for at, line in enumerate(lines))
        replies.append({"prompt": kind, "opens_trace": True, "text": f"{trace}</think>That is \\boxed{{7}}."})
    tape = folder / "tape.jsonl"
    tape.write_text("\n".join(json.dumps(reply) for reply in replies))
    return Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": tape, "chunk_tokens": chunk}},
            "models": {"thinker": {"engine": "tape", "thinking": {"format": "think", "loop_guard": False}}},
        }
    )


async def taken(page: Page) -> list[float]:
    """The long tasks since the last look, the longest first."""
    await page.evaluate("() => new Promise((resume) => setTimeout(resume, 300))")
    return sorted(await page.evaluate("() => tasks.splice(0)"), reverse=True)


def told(what: str, seconds: float, tasks: list[float]) -> str:
    longest = f"the longest {tasks[0]:.0f} ms" if tasks else "none"
    verdict = "within" if max(tasks, default=0) <= LIMIT else "OVER"
    return f"{what}: {seconds:.1f} s, {len(tasks)} tasks over 50 ms, {longest}: {verdict} the limit of {LIMIT} ms"


async def measured(page: Page, url: str, kind: str) -> None:
    show = Console(highlight=False, soft_wrap=True).print
    await page.goto(url)
    await page.evaluate(_OBSERVE)
    question = page.get_by_role("textbox", name="Your question")
    await question.fill(f"Think long in {kind}.")
    await page.evaluate("() => new Promise((resume) => setTimeout(resume, 1000))")
    await taken(page)
    began = time.perf_counter()
    await question.press("Enter")
    await expect(page.locator("article[aria-busy=false]")).to_have_count(1, timeout=300_000)
    seconds = time.perf_counter() - began
    show(told(f"{kind}: streaming", seconds, await taken(page)))

    began = time.perf_counter()
    await page.get_by_role("button", name="Thought for").click()
    await page.get_by_label("What the model thinks").wait_for()
    seconds = time.perf_counter() - began
    show(told(f"{kind}: unfolding", seconds, await taken(page)))

    began = time.perf_counter()
    screens = await page.evaluate(_SCROLL)
    seconds = time.perf_counter() - began
    show(told(f"{kind}: scrolling through {screens} screens", seconds, await taken(page)))

    nodes = await page.evaluate("document.querySelectorAll('*').length")
    show(f"{nodes} elements; {len(json.dumps(await kept(page)))} characters kept in the browser")


async def run(tokens: int, chunk: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings(Path(folder), tokens, chunk))
        async with listening(app) as live, async_playwright() as playwright:
            await live.ready(10)
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for kind in ("words", "formulas"):
                await measured(await browser.new_page(viewport={"width": 1280, "height": 800}), live.url, kind)
            await browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tokens", type=int, default=50_000)
    parser.add_argument("--chunk", type=int, default=8)
    arguments = parser.parse_args()
    asyncio.run(run(arguments.tokens, arguments.chunk))


if __name__ == "__main__":
    main()
