"""What others write, in every place where the page shows it, is text: nothing of it runs, and nothing is fetched.

`payloads.txt` has one a line, with `\\n` for a newline. Each is put through a server on tapes (question, title, trace,
answer), and through a forged wire (names of models, reasons of routes, moves and lines of summaries, errors).
"""

import json
import re
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, Route, expect

from live import Live
from web.conftest import Opening
from web.reading import Reader
from web.serving import serving, settings
from web.watching import Watch

PAYLOADS = [
    line.replace("\\n", "\n").replace("\\\\", "\\")
    for line in (Path(__file__).parent / "payloads.txt").read_text().splitlines()
]
KNOWN = ("/", "/ready", "/v1/models", "/v1/chat/completions")
_WRONG = """() => {
  const wrong = window.ran ? ['something ran'] : [];
  const name = (element) => element.outerHTML.slice(0, 200);
  const banned = 'img, picture, iframe, frame, object, embed, script, base, meta, link, style, template, video, audio';
  for (const element of document.body.querySelectorAll(banned)) wrong.push(`element: ${name(element)}`);
  for (const element of document.querySelectorAll('*')) {
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) wrong.push(`handler: ${name(element)}`);
      if (/^(src|srcset|srcdoc|action|formaction|data|poster|background|ping)$/.test(attribute)
          && element.closest('body')) wrong.push(`${attribute}: ${name(element)}`);
      if (/href$/.test(attribute) && element.closest('body')) {
        if (!/^(https?|mailto):/.test(value) || element.tagName !== 'A') wrong.push(`link: ${name(element)}`);
        else if (!['noopener', 'noreferrer'].every((each) => element.relList.contains(each)))
          wrong.push(`rel: ${name(element)}`);
      }
    }
  }
  if (document.querySelectorAll('#app').length !== 1) wrong.push('#app is not the page any more');
  return wrong;
}"""


async def wrong(page: Page) -> list[str]:
    """What stands in the page and must not."""
    return list(await page.evaluate(_WRONG))


def numbered(payload: str, at: int) -> str:
    """A question that holds `payload`, and finds its answer."""
    return f"{payload}\n\nquestion {at}."


@pytest.fixture(scope="module")
async def hostile(built: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    """A server whose model thinks and answers the payload that it is asked for."""
    replies = [
        {"prompt": f"question {at}.", "opens_trace": True, "text": f"{payload}\n\nSo.</think>{payload}\n\nover {at}."}
        for at, payload in enumerate(PAYLOADS)
    ]
    async with serving(settings(tmp_path_factory.mktemp("hostile"), replies)) as live:
        yield live


def test_there_are_payloads_of_every_kind() -> None:
    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 36


async def test_what_must_not_stand_in_the_page_would_be_found(reader: Reader, watches: list[Watch]) -> None:
    watches.clear()  # the browser says on its console what it did not let run
    planted = {
        "<img>": "element",
        "<p onclick='1'>": "handler",
        "<a href='javascript:1'>": "link",
        "<a href='https://example.com'>": "rel",
        "<svg><a xlink:href='data:1'/></svg>": "link",
        "<input formaction='/'>": "formaction",
        "<div id='app'>": "#app",
    }
    for html, found in planted.items():
        assert await wrong(reader.page) == []
        await reader.page.evaluate(
            "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html
        )
        assert [re.split("[: ]", line)[0] for line in await wrong(reader.page)] == [found]
        await reader.page.evaluate("document.querySelector('main').lastElementChild.remove()")


async def test_what_the_page_must_not_do_would_be_noticed(opening: Opening, tape: Live, watches: list[Watch]) -> None:
    reader = await opening(tape)
    watch = watches.pop()
    await reader.page.evaluate("""async () => {
        console.warn('a warning');
        alert('an alert');
        setTimeout(() => { throw new Error('an error') });
        document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.invalid/" style="color: red">');
        await fetch('https://evil.invalid/').catch(() => undefined);
        await new Promise((resume) => setTimeout(resume));
    }""")
    told = "\n".join(watch.report())
    for sign in ("a warning", "an alert", "an error", "policy: img-src", "policy: style-src", "policy: connect-src"):
        assert sign in told


async def test_questions_titles_traces_and_answers_are_text(
    opening: Opening, hostile: Live, watches: list[Watch]
) -> None:
    reader = await opening(hostile)
    for at, payload in enumerate(PAYLOADS):
        await reader.button("New conversation").click()
        await reader.ask(numbered(payload, at), "thinker")
        await expect(reader.answer).to_contain_text(f"over {at}.")
        await expect(reader.answer.locator(".maths:not(.set)")).to_have_count(0)
        await reader.fold.click()
        await expect(reader.trace).to_contain_text("So.")
        assert await wrong(reader.page) == [], payload
        shown = await reader.trace.text_content() or ""
        assert [word for word in payload.split() if word not in shown] == []
    await reader.page.reload()
    await expect(reader.page.get_by_role("navigation").get_by_role("listitem")).to_have_count(len(PAYLOADS))
    assert await wrong(reader.page) == []
    assert {path for path in watches[-1].paths() if not path.startswith("/assets/")} <= {*KNOWN}
    assert not [request.url for request in watches[-1].requests if "steal" in request.url]


def forged(payload: str) -> str:
    """A stream in which everything that is not the answer is `payload`."""
    route = {"model": payload, "by": payload, "score": 0.5, "ms": 0.1}
    step = {"type": "reasoning.summary", "summary": payload, "move": payload, "seconds": 1}
    chunks: list[dict[str, Any]] = [
        {"id": payload, "thinkaloud": {"model": payload, "visibility": "summary", "route": route}},
        {"choices": [{"delta": {"reasoning_content": payload, "reasoning_details": [step, step]}}]},
        {"choices": [{"delta": {"content": payload}}]},
        {"thinkaloud": {"thinking": {"tokens": 1, "seconds": 1, "ended_by": payload}}},
        {"error": {"message": payload, "type": payload, "code": payload}},
    ]
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks)


async def test_names_reasons_summaries_and_errors_are_text(reader: Reader, watch: Watch) -> None:
    asked = iter(PAYLOADS)

    async def models(route: Route) -> None:
        rows = [{"id": payload, "thinking": True, "visibility": "full"} for payload in PAYLOADS]
        await route.fulfill(json={"data": rows})

    async def ready(route: Route) -> None:
        engines = {payload: {"state": payload, "phase": payload, "seconds": 1} for payload in PAYLOADS}
        await route.fulfill(json={"status": "loading", "engines": engines})

    async def answer(route: Route) -> None:
        await route.fulfill(body=forged(next(asked)), content_type="text/event-stream")

    await reader.page.route("**/v1/models", models)
    await reader.page.route("**/v1/chat/completions", answer)
    await reader.page.route("**/ready", ready)
    await reader.page.reload()
    await expect(reader.page.get_by_role("status").get_by_role("listitem")).to_have_count(len(PAYLOADS))
    assert await wrong(reader.page) == []
    await reader.page.unroute("**/ready")
    await reader.page.reload()
    await expect(reader.page.get_by_label("Model", exact=True).locator("option")).to_have_count(len(PAYLOADS))
    for payload in PAYLOADS:
        await reader.button("New conversation").click()
        await reader.answered("hello", payload)
        await reader.fold.click()
        assert await wrong(reader.page) == [], payload
        seen = "".join((await reader.card.text_content() or "").split())
        assert seen.count("".join(payload.split())) >= 4, payload
    assert {path for path in watch.paths() if not path.startswith("/assets/")} <= {*KNOWN}


async def test_what_a_conversation_is_called_is_no_path_of_a_file(reader: Reader) -> None:
    await reader.answered("../../../etc/passwd\n<b>", "thinker")
    async with reader.page.expect_download() as downloading:
        await reader.button("Export as Markdown").click()
    assert (await downloading.value).suggested_filename == "-etc-passwd-b-.md"
