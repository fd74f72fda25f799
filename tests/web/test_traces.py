"""How a trace is read: its turns, what is typeset in it, whose words it has, and how it was at an earlier time."""

import re

import pytest
from playwright.async_api import Route, expect

from live import Live
from web.axe import findings_in_both_schemes
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.serving import STEPS, TURNS

ALL_MOVES = {
    "setting up",
    "computing",
    "checking",
    "backtracking",
    "trying another way",
    "considering",
    "concluding",
}


async def turned(reader: Reader, model: str = "brisk") -> None:
    """Let it think in every move, and unfold that."""
    await reader.answered("turn round", model)
    await reader.unfold()


async def test_the_title_counts_the_turns(reader: Reader) -> None:
    await turned(reader)
    await expect(reader.fold).to_contain_text(
        re.compile(r"Thought for \d+(\.\d)?\ss · checked twice · changed its mind once")
    )


async def test_what_turns_is_marked_and_what_goes_on_is_not(reader: Reader) -> None:
    await turned(reader)
    seen: dict[str, tuple[bool, bool]] = {}
    for item in await reader.trace.get_by_role("listitem").filter(has=reader.page.locator(".move")).all():
        move = (await item.locator(".move").inner_text()).splitlines()[0].lower()
        label, rail = await item.evaluate(
            "(item) => [getComputedStyle(item.querySelector('.move')).color !== getComputedStyle(item).color,"
            " parseFloat(getComputedStyle(item, '::after').width) > 1]"
        )
        seen[re.sub(r"[\d.]+\ss$", "", move).strip()] = (label, rail)
    assert set(seen) == ALL_MOVES
    turning = {"checking", "backtracking", "trying another way"}
    assert {move for move, (label, _) in seen.items() if label} == turning
    assert {move for move, (_, rail) in seen.items() if rail} == turning


async def test_every_move_can_be_read(reader: Reader) -> None:
    await turned(reader)
    await expect(reader.trace.locator(".hljs-number").first).to_be_attached()
    assert await findings_in_both_schemes(reader.page) == []
    await reader.button("Raw").click()
    assert await findings_in_both_schemes(reader.page) == []


async def test_the_bar_follows_the_order_of_time_and_says_no_seconds_of_what_took_none(reader: Reader) -> None:
    await turned(reader)
    bar = reader.card.locator(".bar [data-move]")
    moves = await bar.evaluate_all("(parts) => parts.map((part) => part.dataset.move)")
    assert moves[:4] == ["setting up", "computing", "checking", "backtracking"]
    assert moves.count("checking") == 2
    legend = reader.card.get_by_role("list", name="Time by kind of step")
    assert "0.0\N{NO-BREAK SPACE}s" not in await legend.inner_text() + await reader.trace.inner_text()


@pytest.mark.also_in_firefox
async def test_a_step_is_typeset_when_it_is_closed_and_can_be_seen_raw(reader: Reader) -> None:
    await turned(reader)
    await reader.trace.get_by_role("listitem").first.scroll_into_view_if_needed()
    await expect(reader.trace.locator("math")).to_have_count(1)
    await expect(reader.trace.locator("strong")).to_have_text("all")
    await reader.trace.locator("pre").scroll_into_view_if_needed()
    await expect(reader.trace.locator("pre .hljs-number").first).to_be_visible()
    await reader.button("Raw").click()
    await expect(reader.trace.locator("math, strong, pre")).to_have_count(0)
    text = re.sub(r"\s+", " ", await reader.trace.text_content() or "")
    for step in TURNS:
        assert re.sub(r"\s+", " ", step.strip()) in text
    await reader.button("Raw").click()
    await reader.trace.get_by_role("listitem").first.scroll_into_view_if_needed()
    await expect(reader.trace.locator("strong")).to_have_text("all")


async def test_the_trace_is_copied_as_the_model_wrote_it(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, permissions=["clipboard-read", "clipboard-write"])
    await turned(reader)
    await reader.button("Copy: the thinking of brisk").click()
    await expect(reader.button("Copied: the thinking of brisk")).to_have_count(1)
    assert await reader.page.evaluate("navigator.clipboard.readText()") == "".join(TURNS)


@pytest.mark.parametrize(
    ("wanted", "while_it_thinks", "afterwards"), [("Always open", True, True), ("Always folded", False, False)]
)
async def test_traces_are_open_or_folded_as_the_reader_prefers(
    reader: Reader, wanted: str, while_it_thinks: bool, afterwards: bool
) -> None:
    await reader.choose("slow")
    await reader.think(trace=wanted)
    await reader.ask("think for ever")
    await expect(reader.fold).to_have_attribute("aria-expanded", str(while_it_thinks).lower())
    await reader.stop.click()
    await reader.over()
    await expect(reader.fold).to_have_attribute("aria-expanded", str(afterwards).lower())
    await reader.page.reload()
    await reader.conversations.get_by_role("button", name="think for ever", exact=True).click()
    await expect(reader.fold).to_have_attribute("aria-expanded", str(afterwards).lower())


@pytest.mark.also_in_firefox
async def test_the_browsers_search_finds_a_folded_trace_and_unfolds_it(reader: Reader) -> None:
    """To go to a part of the page opens it as a search does, and that can be done from here."""
    await reader.answered(FRUIT, "slow")
    await reader.fold.click()
    await expect(reader.trace).to_be_hidden()
    await reader.page.evaluate(
        """(words) => {
            [...document.querySelectorAll('.steps li')].find((item) => item.textContent.includes(words)).id = 'found';
            location.hash = '#found';
        }""",
        STEPS[2].strip(),
    )
    await expect(reader.fold).to_have_attribute("aria-expanded", "true")
    await expect(reader.trace.get_by_text(STEPS[2].strip())).to_be_in_viewport()


@pytest.mark.also_in_firefox
async def test_a_trace_is_told_again_in_the_order_of_time(reader: Reader) -> None:
    await turned(reader, "slow")
    items = reader.trace.get_by_role("listitem").filter(has=reader.page.locator(".move"))
    count = await items.count()
    time = reader.card.get_by_role("slider", name="Time in the trace")
    await time.focus()
    await reader.page.keyboard.press("Home")
    await expect(items).to_have_count(1)
    await expect(time).to_have_attribute("aria-valuetext", re.compile(r"^<0.1\ss of .*, setting up$"))
    await reader.button("Speed: 1×").click()
    await expect(reader.button("Speed: 4×")).to_be_visible()
    await reader.button("Replay").click()
    await expect(items).to_have_count(count)
    await expect(reader.button("Replay")).to_be_visible()
    await expect(reader.trace.locator(".telling")).to_have_count(0)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
async def test_where_motion_is_to_be_reduced_steps_come_whole(opening: Opening, tape: Live, motion: str) -> None:
    reader = await opening(tape, reduced_motion=motion)
    await turned(reader, "slow")
    time = reader.card.get_by_role("slider", name="Time in the trace")
    await time.evaluate("(it) => { it.value = 0.4 * it.max; it.dispatchEvent(new Event('input', { bubbles: true })); }")
    await expect(reader.trace.locator(".telling")).to_have_count(int(motion != "reduce"))


async def test_answer_now_shows_that_it_was_pressed(reader: Reader) -> None:
    pressed = 0

    async def unheard(route: Route) -> None:
        nonlocal pressed
        pressed += 1
        await route.fulfill(json={})

    await reader.page.route("**/answer", unheard)
    await reader.ask("think for ever", "slow")
    await reader.answer_now.click()
    asked = reader.button("Asked to answer")
    await expect(asked).to_be_focused()
    await reader.page.keyboard.press("Enter")
    await reader.stop.click()
    assert pressed == 1


@pytest.mark.parametrize(("budget", "whose"), [(None, "(you asked it to answer)"), ("60", "(the budget ended)")])
async def test_the_words_of_the_server_are_not_said_to_be_the_models(
    reader: Reader, budget: str | None, whose: str
) -> None:
    await reader.choose("brisk")
    if budget:
        await reader.think(budget=budget)
    await reader.ask("think for ever")
    if not budget:
        await expect(reader.trace).to_contain_text("number 20,")
        await reader.answer_now.click()
    await reader.over()
    await reader.unfold()
    last = reader.trace.get_by_role("listitem").last
    await expect(last).to_contain_text("Considering the limited time, I give the answer now.")
    await expect(last.locator(".move")).to_have_text(whose)
    await expect(reader.trace.get_by_text("Concluding", exact=True)).to_have_count(0)


async def test_what_a_model_concludes_by_itself_is_its_own(reader: Reader) -> None:
    await turned(reader)
    await expect(reader.trace.get_by_role("listitem").last.locator(".move")).to_contain_text(
        re.compile("concluding", re.IGNORECASE)
    )


async def test_closed_in_the_middle_it_has_thought_for_as_long_as_was_seen(reader: Reader) -> None:
    await reader.ask("think for ever", "brisk")
    await expect(reader.trace).to_contain_text("number 20,")
    await reader.page.reload()
    await reader.conversations.get_by_role("button", name="think for ever", exact=True).click()
    await expect(reader.fold).to_contain_text(re.compile(r"Thought for (0\.[1-9]|[1-9]\d*)\ss"))


async def test_what_is_over_at_once_took_a_moment(reader: Reader) -> None:
    await reader.answered(FRUIT, "thinker")
    assert "0.0\N{NO-BREAK SPACE}s" not in await reader.card.inner_text()
