"""What of the trace the page shows where it may not show all: lines, or only how far it is."""

import re

import pytest
from playwright.async_api import expect

from web.keeping import everything_kept
from web.reading import FRUIT, THINKING, THOUGHT, Reader
from web.serving import STEPS


async def test_a_summary_is_lines_with_their_moves_and_no_word_of_the_trace_is_kept(reader: Reader) -> None:
    await reader.answered(FRUIT, "summed")
    await expect(reader.fold).to_contain_text(THOUGHT)
    await reader.unfold()
    await expect(reader.trace.get_by_role("listitem").first).to_contain_text(re.compile("setting up", re.IGNORECASE))
    assert len(await reader.trace.get_by_role("listitem").all()) > 1
    told = await everything_kept(reader.page) + await reader.page.evaluate("document.body.textContent")
    for step in STEPS:
        assert step.strip() not in told


async def test_hidden_thinking_is_seen_to_go_on(reader: Reader) -> None:
    await reader.ask("think for ever", "secret")
    await expect(reader.fold).to_have_text(THINKING)
    await expect(reader.fold).to_be_disabled()
    before = await reader.fold.inner_text()
    await expect(reader.fold).not_to_have_text(before)
    await expect(reader.card).to_contain_text("What it thinks is not shown, only how far it is.")
    await expect(reader.trace).to_have_count(0)
    await reader.answer_now.click()
    await reader.over()
    await expect(reader.fold).to_contain_text(THOUGHT)
    await expect(reader.fold).to_contain_text("ended by you")


@pytest.mark.parametrize(("shown", "seen"), [("Summary", "setting up"), ("Hidden", None)])
async def test_the_reader_may_ask_for_less_than_all(reader: Reader, shown: str, seen: str | None) -> None:
    await reader.choose("slow")
    await reader.think(show=shown)
    await expect(reader.thinking).to_have_accessible_name(f"Thinking: {shown.lower()}")
    await reader.answered(FRUIT)
    await expect(reader.fold).to_contain_text(THOUGHT)
    if seen is None:
        await expect(reader.fold).to_be_disabled()
    else:
        await expect(reader.trace).to_contain_text(re.compile(seen, re.IGNORECASE))
    assert STEPS[0].strip() not in await reader.page.evaluate("document.body.textContent")


async def test_what_the_model_does_not_show_cannot_be_chosen(reader: Reader) -> None:
    await reader.choose("summed")
    await reader.thinking.click()
    shows = reader.page.get_by_role("combobox", name="Show", exact=True)
    await expect(shows).to_have_value("summary")
    options = shows.get_by_role("option", include_hidden=True)
    assert await options.evaluate_all("(options) => options.map((each) => each.disabled)") == [True, False, False]
    await expect(reader.page.get_by_text("a summary at most")).to_be_visible()
