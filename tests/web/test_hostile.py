"""What others write, in every place where the page shows it, is text: nothing of it runs, and nothing is fetched.

`payloads.txt` has one a line, with `\\n` for a newline. Each is put through a server on tapes (question, title, trace,
answer), and through a forged wire (names of models, reasons of routes, moves and lines of summaries, tool calls,
errors).
"""

import json
import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.async_api import Page, Route, expect

from live import Live
from web.conftest import Opening
from web.keeping import answer, keep, opened, opened_at_length
from web.reading import Reader
from web.saving import saved
from web.serving import serving, settings
from web.watching import Watch

PAYLOADS = [
    line.replace("\\n", "\n").replace("\\\\", "\\")
    for line in (Path(__file__).parent / "payloads.txt").read_text().splitlines()
]
T = TypeVar("T")
KNOWN = ("/", "/ready", "/v1/models", "/v1/chat/completions")
_WRONG = """() => {
  const wrong = window.ran ? ['something ran'] : [];
  const icon = document.querySelector('aside h1 img[src="assets/icon.svg"]');
  const own = (element) => element === icon
    || (element.matches('.files img') && /^data:image[/]png;base64,[A-Za-z0-9+/=]+$/.test(element.src));
  const name = (element) => element.outerHTML.slice(0, 200);
  const banned = 'img, picture, iframe, frame, object, embed, script, base, meta, link, style, template, video, audio';
  for (const element of document.body.querySelectorAll(banned))
    if (!own(element)) wrong.push(`element: ${name(element)}`);
  for (const element of document.querySelectorAll('*')) {
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) wrong.push(`handler: ${name(element)}`);
      if (/^(src|srcset|srcdoc|action|formaction|data|poster|background|ping)$/.test(attribute)
          && element.closest('body') && !own(element)) wrong.push(`${attribute}: ${name(element)}`);
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

_UNFOLD = """async () => {
  for (const fold of document.querySelectorAll('article button[aria-expanded=false]')) fold.click();
  for (const step of document.querySelectorAll('.steps > li')) {
    step.scrollIntoView();
    await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
  }
  return [...document.querySelectorAll('[aria-label="What the model thinks"]')].map((each) => each.textContent);
}"""
_RAW = """async () => {
  for (const raw of document.querySelectorAll('article button[title^=As]')) raw.click();
  await new Promise(requestAnimationFrame);
  return [...document.querySelectorAll('[aria-label="What the model thinks"]')].map((each) => each.textContent);
}"""
_CHOOSE = "(models) => localStorage.setItem('thinkaloud.choices', JSON.stringify({ models }))"


def batches(of: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (of[at : at + size] for at in range(0, len(of), size))


async def unfolded(page: Page) -> list[str]:
    """Show all traces, typeset step by step; what is in them."""
    return list(await page.evaluate(_UNFOLD))


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


@pytest.mark.also_in_firefox
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
    await watch.settle()
    told = "\n".join(watch.report())
    for sign in ("a warning", "an alert", "an error", "policy: img-src", "policy: style-src", "policy: connect-src"):
        assert sign in told


async def test_questions_traces_and_answers_are_text(opening: Opening, hostile: Live, watches: list[Watch]) -> None:
    reader = await opening(hostile)
    await reader.choose("thinker")
    for some in batches([*enumerate(PAYLOADS)], 12):
        await reader.button("New conversation").click()
        for at, payload in some:
            await reader.answered(numbered(payload, at))
            await expect(reader.answer).to_contain_text(f"over {at}.")
        await expect(reader.page.locator(".answer .maths:not(.set)")).to_have_count(0)
        await unfolded(reader.page)
        assert await wrong(reader.page) == [], some
        shown = await reader.page.evaluate(_RAW)
        assert await wrong(reader.page) == [], some
        assert len(shown) == len(some)
        for (_, payload), trace in zip(some, shown, strict=True):
            assert [word for word in [*payload.split(), "So."] if word not in trace] == []
    assert {path for path in watches[-1].paths() if not path.startswith("/assets/")} <= {*KNOWN}
    assert not [request.url for request in watches[-1].requests if "steal" in request.url]


async def test_titles_are_text(reader: Reader) -> None:
    row = {"created": 0, "turns": []}
    await keep(reader.page, [{"id": str(at), "title": each, "updated": at, **row} for at, each in enumerate(PAYLOADS)])
    await reader.page.reload()
    titles = reader.conversations.locator("button[aria-current]")
    await expect(titles).to_have_count(len(PAYLOADS))
    assert sorted("".join(PAYLOADS).split()) == sorted("".join(reversed(await titles.all_text_contents())).split())
    for title in await titles.all():
        await title.click()
    assert await wrong(reader.page) == []


def forged(payload: str) -> str:
    """A stream in which everything that is not the answer is `payload`."""
    route = {"model": payload, "by": payload, "score": 0.5, "ms": 0.1}
    step = {"type": "reasoning.summary", "summary": payload, "move": payload, "seconds": 1}
    call = {"index": 0, "function": {"name": payload, "arguments": json.dumps({payload: payload})}}
    chunks: list[dict[str, Any]] = [
        {"id": payload, "thinkaloud": {"model": payload, "visibility": "summary", "route": route}},
        {"choices": [{"delta": {"reasoning_content": payload, "reasoning_details": [step, step]}}]},
        {"choices": [{"delta": {"content": payload}}]},
        {"choices": [{"delta": {"tool_calls": [call, call | {"index": 1}]}}]},
        {"thinkaloud": {"thinking": {"tokens": 1, "seconds": 1, "ended_by": payload}}},
        {"error": {"message": payload, "type": payload, "code": payload}},
    ]
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks)


async def test_names_reasons_summaries_tool_calls_and_errors_are_text(reader: Reader, watch: Watch) -> None:
    chosen = PAYLOADS[:4]
    told = [*batches([*PAYLOADS, PAYLOADS[0]], len(chosen))]

    async def models(route: Route) -> None:
        rows = [{"id": payload, "thinking": True, "visibility": "full"} for payload in PAYLOADS]
        for row in rows[::2]:
            row |= {"route": {"fast": row["id"], "thinking": row["id"]}}
        await route.fulfill(json={"data": rows})

    async def ready(route: Route) -> None:
        engines = {payload: {"state": payload, "phase": payload, "seconds": 1} for payload in PAYLOADS}
        await route.fulfill(json={"status": "loading", "engines": engines})

    async def answer(route: Route) -> None:
        asked = json.loads(route.request.post_data or "")
        some = told[int(asked["messages"][-1]["content"])]
        await route.fulfill(body=forged(some[chosen.index(asked["model"])]), content_type="text/event-stream")

    await reader.page.route("**/v1/models", models)
    await reader.page.route("**/v1/chat/completions", answer)
    await reader.page.route("**/ready", ready)
    await reader.page.reload()
    await expect(reader.page.get_by_role("status").get_by_role("listitem")).to_have_count(len(PAYLOADS))
    assert await wrong(reader.page) == []
    await reader.page.unroute("**/ready")
    await reader.page.evaluate(_CHOOSE, chosen)
    await reader.page.reload()
    await reader.models.click()
    names = reader.page.get_by_role("group", name=re.compile("^Side by side")).get_by_role("button")
    await expect(names).to_have_count(len(PAYLOADS))
    assert await wrong(reader.page) == []
    await reader.page.keyboard.press("Escape")
    for at, some in enumerate(told):
        await reader.button("New conversation").click()
        await reader.answered(str(at))
        await expect(reader.cards).to_have_count(len(some))
        await unfolded(reader.page)
        assert await wrong(reader.page) == [], some
        for payload, card in zip(some, await reader.cards.all_text_contents(), strict=True):
            assert "".join(card.split()).count("".join(payload.split())) >= 4, payload
    assert {path for path in watch.paths() if not path.startswith("/assets/")} <= {*KNOWN}


def ways(payload: str, at: int) -> list[dict[str, Any]]:
    """Two answers that part at `payload`."""
    text = f"{' '.join(payload.split())} = "
    return [answer(f"{at} by {number}", f"\\boxed{{{number}}}", f"{text}{number}\n", ("checking",)) for number in "12"]


async def test_ways_that_part_and_votes_are_text(reader: Reader) -> None:
    asked = [(payload, ways(payload, at)) for at, payload in enumerate(PAYLOADS)]
    await opened_at_length(reader, asked)
    await expect(reader.cards).to_have_count(2 * len(asked))
    assert await reader.page.get_by_role("region", name="Where they part").count() > len(asked) / 2
    assert await wrong(reader.page) == []
    votes = {
        f"vote{at}": {"models": [payload, payload + "2"], "right": [payload], "blind": False}
        for at, payload in enumerate(PAYLOADS)
    }
    await reader.page.evaluate("(kept) => localStorage.setItem('thinkaloud.arena', kept)", json.dumps({"votes": votes}))
    await opened_at_length(reader, asked[:1])
    await reader.page.get_by_text("How often each was right").click()
    rows = reader.page.get_by_role("table", name="How often each was right").get_by_role("row")
    await expect(rows).to_have_count(2 * len(PAYLOADS))
    assert await wrong(reader.page) == []


async def test_names_and_contents_of_files_and_addresses_of_images_are_text(reader: Reader) -> None:
    files = [
        file
        for payload in PAYLOADS
        for file in (
            {"name": payload, "text": payload},
            {"name": payload, "image": payload},
            {"name": payload, "image": "data:image/png;base64,AAAA"},
            {"name": payload, "image": f"data:image/png;base64,{payload}"},
        )
    ]
    await opened(reader, answer("one", "Yes."), files=files)
    await reader.page.evaluate("for (const file of document.querySelectorAll('.files details')) file.open = true")
    shown = reader.page.get_by_role("list", name="Attached files").get_by_role("listitem")
    await expect(shown).to_have_count(len(files))
    encoded = [payload for payload in PAYLOADS if re.fullmatch("[A-Za-z0-9+/]+", payload)]
    await expect(reader.page.locator(".files img")).to_have_count(len(PAYLOADS) + len(encoded))
    assert await wrong(reader.page) == []
    texts = await shown.locator("pre").all_text_contents()
    assert texts == PAYLOADS
    await reader.question.press("ArrowUp")
    await expect(reader.page.locator("form .files li")).to_have_count(len(files))
    assert await wrong(reader.page) == []


async def test_what_a_conversation_is_called_is_no_path_of_a_file(reader: Reader) -> None:
    await reader.answered("../../../etc/passwd\n<b>", "thinker")
    await reader.button("Export").click()
    name, _ = await saved(reader.button("Markdown"))
    assert name == "-etc-passwd-b-.md"
