"""What stands in the card of an answer: tables, boxes, tool calls, figures; words where there is nothing to show."""

import re

import pytest
from playwright.async_api import Locator, expect

from live import Live
from web.conftest import Opening
from web.reading import FRUIT, Reader
from web.test_access import SMALL, sideways


async def lines(place: Locator) -> int:
    """How many lines the text of `place` takes."""
    return int(
        await place.evaluate(
            "(place) => { const range = document.createRange(); range.selectNodeContents(place);"
            " return range.getClientRects().length; }"
        )
    )


@pytest.mark.parametrize("how", [{}, {"viewport": SMALL}], ids=["large", "small"])
async def test_numbers_in_a_narrow_column_stand_on_one_line(
    opening: Opening, tape: Live, how: dict[str, object]
) -> None:
    reader = await opening(tape, **how)
    await reader.answered("tabulate", "thinker")
    for number in ("2024", "127"):
        assert await lines(reader.answer.get_by_role("cell", name=number, exact=True)) == 1, number
    assert await sideways(reader.page) <= 0


async def test_a_tool_call_is_shown_with_its_name_and_its_arguments(reader: Reader) -> None:
    await reader.answered("call a tool", "thinker")
    calls = reader.card.get_by_role("list", name="Tool calls").get_by_role("listitem")
    await expect(calls).to_have_count(2)
    await expect(calls.first).to_contain_text("weather")
    await expect(calls.first.locator("pre")).to_have_text('{\n  "city": "Paris"\n}')
    await expect(calls.last).to_contain_text("now")
    await expect(calls.last.locator("pre")).to_have_text("no JSON")
    await expect(reader.card).not_to_contain_text("without an answer")
    await reader.page.reload()
    await reader.conversations.get_by_role("button", name="call a tool", exact=True).click()
    await expect(calls.first).to_contain_text("weather")


async def test_an_answer_without_text_says_so(reader: Reader) -> None:
    await reader.answered("say nothing", "thinker")
    await expect(reader.card).to_contain_text("The model ended without an answer.")


async def test_a_context_that_runs_out_is_told_and_one_that_does_not_is_not(
    reader: Reader, tape: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    await reader.answered("say nothing", "slow")
    await expect(reader.card).not_to_contain_text("context is nearly full")
    monkeypatch.setattr(tape.fleet.engines["slow"], "context_length", 100)
    await reader.answered(f"{'please ' * 90}say nothing", "slow")
    await expect(reader.card.last).to_contain_text(re.compile(r"context is nearly full \(\d+\stokens left\)"))


async def test_figures_belong_together(reader: Reader) -> None:
    """Tokens, seconds and speed are of trace and answer; the last is what the context holds by now."""
    await reader.answered(FRUIT, "slow")
    figures = reader.card.locator(".figures")
    await expect(figures).to_have_text(
        re.compile(r"^\d+\stokens · <?[\d.]+\ss · [\d.]+\stokens/s · (<1|\d+)\s%\sof\s131,072$")
    )
    written, seconds, rate, *_ = re.findall(r"[\d.]+", await figures.inner_text())
    thought = re.search(r"(\d+)\stokens", await reader.fold.inner_text())
    assert thought is not None
    assert int(written) > int(thought[1])
    assert float(rate) == pytest.approx(int(written) / float(seconds), rel=0.05)


@pytest.mark.parametrize(("question", "shown"), [("box a formula", "3"), ("box alone", "3"), (FRUIT, "3")])
async def test_the_boxed_answer_is_the_peak_of_its_answer(reader: Reader, question: str, shown: str) -> None:
    await reader.answered(question, "thinker")
    box = reader.answer.locator(".box")
    await expect(box).to_have_count(1)
    await expect(box).to_contain_text(shown)
    size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    assert await box.evaluate(size) > 1.2 * await reader.answer.evaluate(size)
    for element in (box, reader.page.get_by_role("button", name="Ask", exact=True)):
        await expect(element).to_be_visible()
    ring, beside = await box.evaluate("""async (box) => {
        await Promise.all(box.getAnimations().map((each) => each.finished));
        const { boxShadow, marginLeft } = getComputedStyle(box);
        return [boxShadow.match(/([\\d.]+)px$/)[1], marginLeft].map(parseFloat);
    }""")
    assert 0 < ring < beside, "its ring does not touch the words beside it"
    left, width = await box.evaluate("(box) => [box.offsetLeft + box.offsetWidth / 2, box.closest('p').offsetWidth]")
    if question == "box alone":
        assert left == pytest.approx(width / 2 + await box.evaluate("(box) => box.closest('p').offsetLeft"), abs=2)
    border, accent = await box.evaluate(
        "(box) => [getComputedStyle(box).borderTopColor,"
        " getComputedStyle(document.querySelector('form button.main')).backgroundColor]"
    )
    assert border == accent
