"""Answers and courses of a conversation that were there before stay, and can be shown again."""

import json
import re

from playwright.async_api import expect

from web.reading import FRUIT, Reader
from web.watching import Watch


def sent(watch: Watch) -> list[dict[str, object]]:
    """Every question that the page has sent since they were forgotten."""
    found = [json.loads(each.post_data or "") for each in watch.requests if each.url.endswith("/v1/chat/completions")]
    watch.requests.clear()
    return found


async def test_regenerated_with_the_model_that_is_chosen_now_the_first_answer_stays(
    reader: Reader, watch: Watch
) -> None:
    await reader.answered(FRUIT, "thinker")
    sent(watch)
    await reader.choose("fast")
    await reader.button("Regenerate").click()
    await reader.over()
    assert [each["model"] for each in sent(watch)] == ["fast"]
    await expect(reader.answer).to_contain_text("It is 4.")
    await reader.button("Answer before this one").click()
    await expect(reader.answer).to_contain_text("3 dollars")
    await expect(reader.button("Answer before this one")).to_be_disabled()
    await reader.page.reload()
    await expect(reader.answer).to_contain_text("3 dollars")
    await reader.answered("And then?")
    (asked,) = sent(watch)
    assert "3" in json.dumps(asked["messages"]), "what is shown is what was said"
    await reader.button("Answer after this one").click()
    await expect(reader.answer.first).to_contain_text("It is 4.")


async def test_beside_another_an_answer_comes_anew_from_its_own_model(reader: Reader, watch: Watch) -> None:
    await reader.choose("thinker")
    await reader.compare(["thinker", "fast"])
    await reader.answered(FRUIT)
    sent(watch)
    await reader.button("Regenerate").nth(1).click()
    await reader.over()
    (asked,) = sent(watch)
    await expect(reader.cards.nth(1)).to_have_accessible_name(f"Answer of {asked['model']}")
    await expect(reader.page.get_by_text("Answer 2/2")).to_have_count(1)


async def test_an_edited_question_begins_a_course_of_its_own_and_the_other_one_stays(
    reader: Reader, watch: Watch
) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.answered("And what is cheap?")
    await reader.button("Edit the question").first.click()
    await reader.page.get_by_role("textbox", name="The question", exact=True).fill("What is free?")
    await reader.button("Ask again").click()
    await reader.over()
    await expect(reader.cards).to_have_count(1)
    await expect(reader.page.get_by_text("Question 2/2")).to_be_visible()
    await reader.page.reload()
    await reader.button("Question before this one").click()
    await expect(reader.cards).to_have_count(2)
    await expect(reader.page.get_by_text("And what is cheap?")).to_be_visible()
    sent(watch)
    await reader.answered("And what is fair?")
    (asked,) = sent(watch)
    assert "free" not in json.dumps(asked["messages"])
    await reader.button("Question after this one").click()
    await expect(reader.page.get_by_role("main").get_by_text("What is free?", exact=True)).to_be_visible()
    await expect(reader.cards).to_have_count(1)


async def test_edited_while_it_answers_the_first_course_is_stopped_and_kept(reader: Reader) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.button("Edit the question").click()
    await reader.page.get_by_role("textbox", name="The question", exact=True).fill(FRUIT)
    await reader.button("Ask again").click()
    await reader.over()
    await reader.button("Question before this one").click()
    await expect(reader.card).to_contain_text("Stopped by you.")
    await expect(reader.stop).to_have_count(0)


async def test_a_stopped_answer_can_be_gone_on_with(reader: Reader, watch: Watch) -> None:
    await reader.ask("answer for ever", "slow")
    await expect(reader.answer).to_contain_text("number 1,")
    await reader.stop.click()
    sent(watch)
    await reader.button("Go on").click()
    await expect(reader.cards).to_have_count(2)
    await reader.over()
    (asked,) = sent(watch)
    roles = [(message["role"], message["content"]) for message in asked["messages"]]  # type: ignore[attr-defined]
    assert [role for role, _ in roles] == ["user", "assistant", "user"]
    assert re.search(r"number 1,", roles[1][1])
    assert roles[2][1] == "Go on from where you stopped."
    await expect(reader.button("Go on")).to_have_count(0)
