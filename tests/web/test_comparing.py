"""Several models side by side: their figures in a table, and whether they agree."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from live import Live
from web.conftest import Opening
from web.keeping import answer, opened
from web.reading import FRUIT, Reader
from web.test_access import SMALL, sideways
from web.test_cards import lines

SECONDS = re.compile(r"^<?\d+(\.\d)?\ss$")


class Table:
    """The figures beneath the newest answers."""

    def __init__(self, reader: Reader) -> None:
        self._table = reader.page.get_by_role("table").filter(has_text="First word").last
        self.verdict = reader.page.get_by_role("region", name="Verdict").last.locator(".verdict")

    def cell(self, model: str, column: str) -> Locator:
        columns = ["Boxed", "Thought", "Answered", "First word", "In all"]
        row = self._table.get_by_role("row").filter(
            has=self._table.page.get_by_role("rowheader", name=model, exact=True)
        )
        return row.get_by_role("cell").nth(columns.index(column))

    async def seconds(self, model: str, column: str) -> float:
        cell = self.cell(model, column)
        await expect(cell).to_have_text(SECONDS)
        return float(re.sub(r"[^\d.]", "", await cell.inner_text()))


async def test_a_model_that_still_thinks_has_no_first_word(reader: Reader) -> None:
    await reader.choose("slow")
    await reader.compare(["slow", "fast"])
    await reader.ask("think for ever")
    table = Table(reader)
    await table.seconds("fast", "In all")
    await expect(table.cell("fast", "Boxed")).to_have_text("4")
    await expect(table.cell("slow", "Thought")).to_have_text(re.compile(r"^[1-9][\d,]*\stokens?$"))
    for column in ("Boxed", "First word", "In all"):
        await expect(table.cell("slow", column)).to_have_text("–")
    await expect(table.verdict).to_have_text("Side by side")
    await reader.stop.click()
    await table.seconds("slow", "In all")
    await expect(table.cell("slow", "First word")).to_have_text("–")
    await expect(table.verdict).to_have_text("Only fast gave a boxed answer: 4")


@pytest.mark.also_in_firefox
async def test_the_table_says_when_each_had_its_first_word_and_that_they_differ(reader: Reader) -> None:
    await reader.choose("slow")
    await reader.compare(["slow", "fast"])
    await reader.answered(FRUIT)
    table = Table(reader)
    for model in ("slow", "fast"):
        assert await table.seconds(model, "First word") <= await table.seconds(model, "In all")
    assert await table.seconds("fast", "First word") < await table.seconds("slow", "First word")
    await expect(table.cell("fast", "Thought")).to_have_text(re.compile(r"^0\stokens$"))
    await expect(table.verdict).to_have_text("They differ: slow says 3; fast says 4")


async def test_who_says_the_same_agrees(reader: Reader) -> None:
    await reader.choose("slow")
    await reader.compare(["slow", "thinker"])
    await reader.answered(FRUIT)
    await expect(Table(reader).verdict).to_have_text("Both agree: 3")
    await expect(reader.button("Copy: the answer of slow")).to_be_visible()
    await expect(reader.button("Copy: the answer of thinker")).to_be_visible()


async def test_on_a_phone_no_figure_is_cut_off_by_long_names(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, viewport=SMALL)
    names = ["deepseek-r1-distill-qwen-32b-instruct-awq", "another-model-with-a-long-name-of-its-own"]
    figures: dict[str, Any] = {"thinkingTokens": 12345, "answerTokens": 1234, "seconds": 754, "firstAnswer": 700}
    await opened(reader, *(answer(name, "\\boxed{1234567}", **figures) for name in names))
    table = reader.page.get_by_role("table").last
    for cell in (*await table.get_by_role("columnheader").all(), *await table.get_by_role("cell").all()):
        box = await cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= SMALL["width"], await cell.inner_text()
    assert await sideways(reader.page) <= 0
    await opened(reader, *(answer(name, "\\boxed{3}", **figures) for name in ("tiny-rl", "tiny-sft")))
    assert await lines(table.get_by_role("rowheader", name="tiny-sft")) == 1
