"""How a question is asked: the menus beneath it, and the questions to begin with, which ask in their own way."""

import asyncio
import json
import re
from typing import Any

import pytest
from playwright.async_api import Route, expect

from web.reading import FRUIT, Reader
from web.watching import Watch

PLAIN = {"details": True, "progress": True}
"""What is asked of the thinking where nothing is chosen."""


def asked(watch: Watch) -> list[dict[str, Any]]:
    """Every question that the page has sent."""
    return [json.loads(each.post_data or "") for each in watch.requests if each.url.endswith("/v1/chat/completions")]


async def test_where_nothing_is_chosen_the_server_decides(reader: Reader, watch: Watch) -> None:
    await expect(reader.thinking).to_have_accessible_name("Thinking: as the server has it")
    await reader.answered(FRUIT, "thinker")
    (sent,) = asked(watch)
    assert sent["reasoning"] == PLAIN
    assert sent["include_reasoning"] is True
    assert "temperature" not in sent


async def test_what_is_asked_before_the_models_are_known_is_asked_as_soon_as_they_are(reader: Reader) -> None:
    known = asyncio.Event()

    async def late(route: Route) -> None:
        await known.wait()
        await route.continue_()

    await reader.page.route("**/v1/models", late)
    await reader.page.reload()
    await expect(reader.models).to_have_accessible_name("Model: No model")
    await reader.ask(FRUIT)
    await expect(reader.cards).to_have_count(0)
    known.set()
    await reader.over()
    await expect(reader.question).to_have_value("")
    await expect(reader.answer).not_to_be_empty()


async def test_effort_and_budget_are_sent_and_stay_chosen(reader: Reader, watch: Watch) -> None:
    await reader.choose("thinker")
    await reader.think(effort="low", budget="50")
    await reader.answered(FRUIT)
    (sent,) = asked(watch)
    assert sent["model"] == "thinker"
    assert sent["reasoning"] == {**PLAIN, "effort": "low", "max_tokens": 50}
    await reader.page.reload()
    await expect(reader.models).to_have_accessible_name("Model: thinker")
    await expect(reader.thinking).to_have_accessible_name("Thinking: low, 50 tokens")


async def test_a_budget_counts_also_where_a_click_elsewhere_closes_the_menu(reader: Reader, watch: Watch) -> None:
    await reader.choose("thinker")
    await reader.thinking.click()
    await reader.page.get_by_role("spinbutton", name="Budget").press_sequentially("50")
    await reader.page.get_by_role("heading", name="ThinkAloud").click()
    await expect(reader.thinking).to_have_attribute("aria-expanded", "false")
    await reader.answered(FRUIT)
    assert asked(watch)[0]["reasoning"] == {**PLAIN, "max_tokens": 50}


async def test_without_thinking_there_is_no_budget(reader: Reader, watch: Watch) -> None:
    await reader.choose("thinker")
    await reader.think(budget="50", effort="none")
    await reader.answered(FRUIT)
    assert asked(watch)[0]["reasoning"] == {**PLAIN, "effort": "none"}
    await reader.thinking.click()
    await expect(reader.page.get_by_role("spinbutton", name="Budget")).to_be_disabled()


@pytest.mark.parametrize(
    ("shown", "sent"),
    [("Summary", {"reasoning": {**PLAIN, "summary": "auto"}}), ("Hidden", {"include_reasoning": False})],
)
async def test_what_is_not_to_be_shown_is_not_asked_for(
    reader: Reader, watch: Watch, shown: str, sent: dict[str, Any]
) -> None:
    await reader.choose("thinker")
    await reader.think(show=shown)
    await reader.answered(FRUIT)
    (question,) = asked(watch)
    assert {name: question[name] for name in sent} == sent


async def test_the_examples_ask_what_they_say_whatever_is_chosen(reader: Reader, watch: Watch) -> None:
    await reader.choose("slow")
    await reader.think(budget="5", effort="none", show="Hidden")
    for what, models in (
        ("Watch it think", ["thinker"]),
        ("What thinking adds", ["fast", "thinker"]),
        ("Let the server choose", ["auto"]),
    ):
        await reader.button("New conversation").click()
        watch.requests.clear()
        example = reader.page.get_by_role("button", name=re.compile(f"^{what}"))
        question = (await example.inner_text()).removeprefix(what).strip()
        await example.click()
        await reader.over()
        await expect(reader.page.get_by_role("main").get_by_text(question, exact=True).first).to_be_visible()
        assert [sent["model"] for sent in asked(watch)] == models
        for sent in asked(watch):
            assert sent["messages"] == [{"role": "user", "content": question}]
            assert (sent["reasoning"], sent["include_reasoning"], sent["temperature"]) == (PLAIN, True, 0)
        await expect(reader.models).to_have_accessible_name("Model: slow")
        await expect(reader.thinking).to_have_accessible_name("Thinking: none, hidden")


async def test_the_dial_says_what_an_effort_buys_of_the_model_that_is_asked(reader: Reader, watch: Watch) -> None:
    await reader.choose("slow")
    await reader.thinking.click()
    dial = reader.page.get_by_role("slider", name="Effort")
    await expect(dial).to_have_attribute("aria-valuetext", "default, as the server has it")
    await dial.focus()
    for effort, told in (
        ("none", "none, answers at once"),
        ("minimal", "minimal"),
        ("low", "low, at most 300\N{NO-BREAK SPACE}tokens"),
        ("medium", "medium, at most 900\N{NO-BREAK SPACE}tokens"),
    ):
        await reader.page.keyboard.press("ArrowRight")
        await expect(dial).to_have_attribute("aria-valuetext", told)
        await expect(reader.thinking).to_have_accessible_name(f"Thinking: {effort}")
    await reader.page.keyboard.press("Escape")
    await reader.answered(FRUIT)
    assert asked(watch)[0]["reasoning"] == {**PLAIN, "effort": "medium"}
