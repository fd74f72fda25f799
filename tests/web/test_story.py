"""The first screen plays a recorded run, to those who are new here."""

import json
import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from live import Live
from web.axe import findings_in_both_schemes
from web.building import WEB
from web.conftest import Opening
from web.reading import Reader
from web.watching import Watch

STORY = json.loads((WEB / "src/story/story.json").read_text())
VERDICT = "Thinking found 3. Without it: 20."
_SHOWN = """(story) => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const lanes = [...story.querySelectorAll('section')].filter(shown);
  return {
    steps: [...story.querySelectorAll('li')].filter(shown).length,
    empty: lanes.filter((lane) => ![...lane.querySelectorAll('li, .said')].some(shown)).map((lane) => lane.ariaLabel),
    over: shown(story.querySelector('figcaption')),
  };
}"""
"""How many steps are in sight, the lanes that show nothing but their names, and whether the verdict is there."""
SMALL = {"viewport": {"width": 390, "height": 844}}


def story(reader: Reader) -> Locator:
    return reader.page.get_by_role("figure", name="A recorded run of the models that come with ThinkAloud")


@pytest.mark.also_in_firefox
async def test_the_run_plays_step_by_step_and_ends_with_the_verdict(opening: Opening, tape: Live) -> None:
    reader = await opening(tape)
    await reader.page.clock.install(time=0)
    await reader.page.clock.pause_at(3600)  # so that nothing plays while a slow machine loads the page
    await reader.page.reload()
    await expect(story(reader).get_by_text(STORY["question"])).to_be_visible()
    seen = [await story(reader).evaluate(_SHOWN)]
    while not seen[-1]["over"] and len(seen) < 200:
        await reader.page.clock.run_for(100)
        seen.append(await story(reader).evaluate(_SHOWN))
    steps = [each["steps"] for each in seen]
    assert steps == sorted(steps)
    assert set(steps) == {*range(len(STORY["thinking"]["steps"]) + 1)}
    assert [each["empty"] for each in seen if each["empty"]] == [], "a lane is shown once there is something in it"
    await expect(story(reader).get_by_text(VERDICT)).to_be_visible()
    await expect(story(reader).get_by_role("listitem").last).to_contain_text("Wait, let me check")


async def test_who_wants_no_motion_gets_the_end_at_once(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, reduced_motion="reduce")
    await reader.page.clock.install()
    await reader.page.reload()
    await expect(story(reader).get_by_text(VERDICT)).to_be_visible()
    await expect(story(reader).get_by_role("listitem")).to_have_count(len(STORY["thinking"]["steps"]))


async def test_it_is_asked_here_of_both_kinds_of_models_and_shown_no_more(
    opening: Opening, tape: Live, watches: list[Watch]
) -> None:
    reader = await opening(tape, reduced_motion="reduce")
    await story(reader).get_by_role("button", name="Ask it yourself").click()
    await reader.over()
    sent = [json.loads(each.post_data or "") for each in watches[-1].requests if each.url.endswith("/completions")]
    asked = [(each["model"], each["messages"][0]["content"]) for each in sent]
    assert asked == [("fast", STORY["question"]), ("thinker", STORY["question"])]
    await reader.button("New conversation").click()
    await expect(reader.page.get_by_text("Every step in plain sight")).to_be_visible()
    await expect(story(reader)).to_have_count(0)


@pytest.mark.parametrize("how", [{}, SMALL], ids=["large", "small"])
async def test_the_question_can_be_written_while_it_plays(opening: Opening, tape: Live, how: dict[str, Any]) -> None:
    reader = await opening(tape, reduced_motion="reduce", **how)
    await expect(reader.question).to_be_in_viewport(ratio=1)
    await reader.answered("What is dear?", "thinker")
    await expect(reader.answer).to_contain_text(re.compile("3 dollars"))


async def test_axe_finds_nothing_grave_in_the_story(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, reduced_motion="reduce")
    await expect(story(reader).get_by_text(VERDICT)).to_be_visible()
    assert await findings_in_both_schemes(reader.page) == []
