"""Why an alias chose its model, as a picture, and the way to the other model."""

import json

from playwright.async_api import expect

from web.axe import findings_in_both_schemes
from web.reading import Reader
from web.watching import Watch

PROOF = "Prove that the square root of 2 is irrational"
NAME = "Who wrote Faust?"


async def test_the_picture_shows_the_threshold_and_the_question_and_what_spoke_for_it(
    reader: Reader, watch: Watch
) -> None:
    await reader.answered(PROOF, "judging")
    assert "/v1/route" not in watch.paths(), "it counts as a request"
    await reader.card.get_by_text("Why this model?").click()
    decided = await (
        await reader.page.context.request.post(
            "/v1/route", data={"model": "judging", "messages": [{"role": "user", "content": PROOF}]}
        )
    ).json()
    picture = reader.card.get_by_role("img", name=f"Score {decided['score']:.2f}")
    await expect(picture).to_have_accessible_name(
        f"Score {decided['score']:.2f}: from {decided['threshold']:.2f} on a question is thought about."
    )
    box, dot, line = [
        await part.bounding_box() for part in (picture, picture.locator("circle"), picture.locator("line"))
    ]
    assert box and dot and line  # noqa: PT018
    assert abs((dot["x"] + dot["width"] / 2 - box["x"]) / box["width"] - decided["score"]) < 0.02
    assert abs((line["x"] - box["x"]) / box["width"] - decided["threshold"]) < 0.02
    reasons = reader.card.get_by_role("listitem").filter(has_text="For thinking")
    await expect(reasons).to_have_count(2)


async def test_the_other_model_is_asked_in_its_place_and_both_answers_stay(reader: Reader, watch: Watch) -> None:
    for question, button, other in ((NAME, "Think anyway", "thinker"), (PROOF, "Answer at once", "fast")):
        await reader.button("New conversation").click()
        await reader.answered(question, "judging")
        await reader.card.get_by_text("Why this model?").click()
        watch.requests.clear()
        await reader.button(button).click()
        await reader.over()
        (sent,) = [each for each in watch.requests if each.url.endswith("/v1/chat/completions")]
        assert json.loads(sent.post_data or "")["model"] == other
        await expect(reader.cards).to_have_count(1)
        await expect(reader.card).to_have_accessible_name(f"Answer of {other}")
        await expect(reader.page.get_by_text("Answer 2/2")).to_be_visible()


async def test_a_rule_has_no_score_and_no_picture(reader: Reader) -> None:
    await reader.answered(NAME, "auto")
    await reader.card.get_by_text("Why this model?").click()
    await expect(reader.button("Think anyway")).to_be_visible()
    await expect(reader.card.get_by_role("img")).to_have_count(0)


async def test_axe_finds_nothing_grave_in_the_picture(reader: Reader) -> None:
    await reader.answered(PROOF, "judging")
    await reader.card.get_by_text("Why this model?").click()
    await expect(reader.card.get_by_role("img", name="Score")).to_be_visible()
    assert await findings_in_both_schemes(reader.page) == []
