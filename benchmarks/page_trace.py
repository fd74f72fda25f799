"""How smooth the page stays under traces of fifty thousand tokens: its long tasks while they stream and are scrolled.

    make page && PYTHONPATH=tests python benchmarks/page_trace.py [--tokens 50000] [--chunk 8]

A scripted engine tells a trace of plain words, and then one with formulas in every line, as fast as it can. Chromium
shows them under its own tracing, which tells of each task of the main thread how long it took by the clock, and for how
much of that it had a core: where other work has the cores, the two differ. Counted are tasks of more than 50 ms by the
clock. Those before the question, while the page itself starts, are left out.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect
from rich.console import Console

from live import listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings
from web import browsers
from web.keeping import kept

show = Console(highlight=False, soft_wrap=True).print

LIMIT = 200
"""Milliseconds of a core that no task may take."""
LONG = 50_000
"""Microseconds beyond which a task is long."""
_CATEGORIES = ["-*", "disabled-by-default-devtools.timeline"]
"""What Chromium traces: its tasks, each as a `RunTask`."""

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


@dataclass(frozen=True)
class Task:
    """A task of a page's main thread: milliseconds by the clock, and of a core."""

    clock: float
    core: float


def long_tasks(trace: bytes) -> list[Task]:
    """The long tasks in what Chromium traced."""
    events = json.loads(trace)["traceEvents"]
    names = [event for event in events if event["name"] == "thread_name"]
    main = {(event["pid"], event["tid"]) for event in names if event["args"]["name"] == "CrRendererMain"}
    tasks = [event for event in events if event["name"] == "RunTask" and (event["pid"], event["tid"]) in main]
    return [Task(each["dur"] / 1000, each.get("tdur", 0) / 1000) for each in tasks if each.get("dur", 0) > LONG]


@asynccontextmanager
async def traced(page: Page, what: str) -> AsyncGenerator[None, None]:
    """Show how long `what` took, and its long tasks."""
    browser = page.context.browser
    assert browser
    await browser.start_tracing(page=page, categories=_CATEGORIES)
    began = time.perf_counter()
    yield
    seconds = time.perf_counter() - began
    await page.evaluate("() => new Promise((resume) => setTimeout(resume, 300))")
    show(told(what, seconds, long_tasks(await browser.stop_tracing())))


def told(what: str, seconds: float, tasks: list[Task]) -> str:
    clock, core = (max(times, default=0) for times in ([t.clock for t in tasks], [t.core for t in tasks]))
    verdict = "within" if core <= LIMIT else "OVER"
    most = f"at most {clock:.0f} ms by the clock, {core:.0f} ms of a core"
    return f"{what}: {seconds:.1f} s, {len(tasks)} tasks over 50 ms, {most}: {verdict} the limit of {LIMIT} ms"


async def measured(page: Page, url: str, kind: str) -> None:
    await page.goto(url)
    question = page.get_by_role("textbox", name="Your question")
    await question.fill(f"Think long in {kind}.")
    await page.evaluate("() => new Promise((resume) => setTimeout(resume, 1000))")
    async with traced(page, f"{kind}: streaming"):
        await question.press("Enter")
        await expect(page.locator("article[aria-busy=false]")).to_have_count(1, timeout=300_000)
    async with traced(page, f"{kind}: unfolding"):
        await page.get_by_role("button", name="Thought for").click()
        await page.get_by_label("What the model thinks").wait_for()
    async with traced(page, f"{kind}: scrolling"):
        screens = await page.evaluate(_SCROLL)
    nodes = await page.evaluate("document.querySelectorAll('*').length")
    show(f"{screens} screens, {nodes} elements; {len(json.dumps(await kept(page)))} characters kept in the browser")


async def run(tokens: int, chunk: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(settings(Path(folder), tokens, chunk))
        async with listening(app) as live, async_playwright() as playwright:
            await live.ready(10)
            browser = await browsers.chromium(playwright)
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
