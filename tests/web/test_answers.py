"""One question and what becomes of it: folding, stopping, asking again, copying, saving, coming back."""

import json

import pytest
from playwright.async_api import expect

from live import Live, until
from web.conftest import Opening
from web.keeping import answer, opened
from web.reading import FRUIT, THINKING, THOUGHT, Reader
from web.saving import saved_export
from web.serving import ANSWER, RICH, STEPS


@pytest.mark.also_in_firefox
async def test_the_panel_says_how_long_it_thinks_and_then_how_long_it_thought(reader: Reader) -> None:
    await reader.ask("think for ever", "brisk")
    await expect(reader.fold).to_have_text(THINKING)
    await expect(reader.fold).to_have_attribute("aria-expanded", "true")
    await expect(reader.trace).to_contain_text("number 20,")
    await reader.answer_now.click()
    await reader.over()
    await expect(reader.fold).to_contain_text(THOUGHT)
    await expect(reader.fold).to_contain_text("ended by you")
    await expect(reader.fold).to_have_attribute("aria-expanded", "false")


@pytest.mark.also_in_firefox
async def test_a_short_trace_stays_open_and_folds_as_the_reader_wants_it(reader: Reader) -> None:
    await reader.answered(FRUIT, "slow")
    for step in STEPS:
        await expect(reader.trace).to_contain_text(step.strip())
    await reader.fold.click()
    await expect(reader.trace).to_be_hidden()
    await reader.fold.click()
    await expect(reader.trace).to_be_visible()


async def test_folded_while_it_thinks_it_stays_folded(reader: Reader) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_be_visible()
    await reader.fold.click()
    before = await reader.fold.inner_text()
    await expect(reader.fold).not_to_have_text(before)
    await expect(reader.trace).to_be_hidden()
    await reader.stop.click()


async def test_stopped_keeps_what_came_and_the_server_forgets_it(reader: Reader, tape: Live) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.stop.click()
    await expect(reader.card).to_contain_text("Stopped by you.")
    await expect(reader.fold).to_contain_text(THOUGHT)
    await expect(reader.stop).to_have_count(0)
    await until(lambda: tape.fleet.engines["slow"].running() == 0)


async def test_an_edited_question_is_asked_in_place_of_the_first(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.answered("And what is cheap?")
    await reader.button("Edit the question").first.click()
    await expect(reader.page.get_by_text("What follows it is kept beside the new course.")).to_be_visible()
    draft = reader.page.get_by_role("textbox", name="The question", exact=True)
    await expect(draft).to_be_focused()
    await draft.fill("What is free?")
    await reader.button("Ask again").click()
    await reader.over()
    await expect(reader.cards).to_have_count(1)
    await expect(reader.page.get_by_text("What is free?").first).to_be_visible()
    await expect(reader.page.get_by_text("And what is cheap?")).to_have_count(0)


async def test_a_cancelled_edit_changes_nothing(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.button("Edit the question").click()
    await reader.page.get_by_role("textbox", name="The question", exact=True).fill("What is free?")
    await reader.button("Cancel").click()
    await expect(reader.page.get_by_role("main")).to_contain_text("What is dear?")
    await expect(reader.cards).to_have_count(1)


async def test_regenerated_the_answer_comes_anew(reader: Reader) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_be_visible()
    await reader.stop.click()
    await reader.button("Regenerate").click()
    await expect(reader.fold).to_have_text(THINKING)
    await expect(reader.cards).to_have_count(1)
    await reader.stop.click()
    await expect(reader.card).to_contain_text("Stopped by you.")


async def test_an_earlier_answer_comes_anew_from_what_was_said_before_it_and_the_later_ones_stay(
    reader: Reader,
) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.answered("And what is cheap?", "fast")
    await reader.choose("thinker")
    async with reader.page.expect_request("**/v1/chat/completions") as asked:
        await reader.button("Regenerate").first.click()
    await reader.over()
    sent = json.loads((await asked.value).post_data or "")
    assert (sent["model"], [message["content"] for message in sent["messages"]]) == ("thinker", ["What is dear?"])
    await expect(reader.cards).to_have_count(2)
    await expect(reader.answer).to_contain_text("It is 4.")
    await expect(reader.page.get_by_text("And what is cheap?")).to_be_visible()


async def test_the_next_question_is_asked_with_what_was_said_and_without_the_trace(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    async with reader.page.expect_request("**/v1/chat/completions") as asked:
        await reader.answered("And what is cheap?")
    sent = json.loads((await asked.value).post_data or "")
    assert [message["content"] for message in sent["messages"]] == ["What is dear?", ANSWER, "And what is cheap?"]
    assert STEPS[0].strip() not in json.dumps(sent)


async def test_conversations_stay_when_the_page_is_loaded_again_until_they_are_deleted(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.button("New conversation").click()
    await reader.answered("What is cheap?")
    await reader.page.reload()
    listed = reader.conversations
    await listed.get_by_role("button", name="What is dear?", exact=True).click()
    await expect(reader.answer).to_contain_text("The apples cost 9 dollars together")
    await reader.fold.click()
    await expect(reader.trace).to_contain_text(STEPS[0].strip())
    await reader.button("Delete the conversation: What is dear?").click()
    await reader.button("Delete").click()
    await reader.page.reload()
    await expect(listed.get_by_role("button", name="What is cheap?", exact=True)).to_be_visible()
    await expect(listed.get_by_role("button", name="What is dear?", exact=True)).to_have_count(0)


async def test_left_in_the_middle_what_had_come_is_there_on_return(reader: Reader) -> None:
    await reader.ask("think for ever", "slow")
    await expect(reader.trace).to_contain_text("number 1,")
    await reader.page.reload()
    await reader.conversations.get_by_role("button", name="think for ever", exact=True).click()
    await expect(reader.problem).to_contain_text("The page was closed before the answer was complete")
    await reader.fold.click()
    await expect(reader.trace).to_contain_text("number 1,")


async def test_exported_as_markdown_the_trace_is_quoted_before_the_answer(reader: Reader) -> None:
    await reader.answered(FRUIT, "thinker")
    name, text = await saved_export(reader, "Markdown")
    assert name.startswith("Emily-buys")
    assert name.endswith(".md")
    quoted = "".join(line.removeprefix(">").removeprefix(" ") for line in text.splitlines(True) if line[0] == ">")
    assert "".join(STEPS).strip() in quoted
    assert text.index("Thought for") < text.index(STEPS[0].strip()) < text.index(ANSWER)
    assert f"## You\n\n{FRUIT}" in text


async def test_exported_as_markdown_the_calls_of_tools_are_there(reader: Reader) -> None:
    await reader.answered("call a tool", "thinker")
    _, text = await saved_export(reader, "Markdown")
    assert 'Calls `weather`\n\n```json\n{\n  "city": "Paris"\n}\n```' in text
    assert "Calls `now`\n\n```json\nno JSON\n```" in text


async def test_up_in_an_empty_field_edits_the_last_question(reader: Reader) -> None:
    await reader.answered("What is dear?", "thinker")
    await reader.answered("And what is cheap?")
    await reader.question.fill("typed")
    await reader.question.press("ArrowUp")
    draft = reader.page.get_by_role("textbox", name="The question", exact=True)
    await expect(draft).to_have_count(0)
    await reader.question.fill("")
    await reader.question.press("ArrowUp")
    await expect(draft).to_be_focused()
    await expect(draft).to_have_value("And what is cheap?")
    await draft.press("Escape")
    await expect(reader.question).to_be_focused()
    await reader.page.get_by_role("heading", name="ThinkAloud").click()
    await reader.page.keyboard.press("?")
    await expect(reader.page.get_by_role("dialog", name="Keys")).to_contain_text("Edit the last question")


async def test_every_text_runs_in_its_own_direction(reader: Reader) -> None:
    hebrew, arabic = "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627"
    listed = f"- {hebrew}\n\n> {arabic}\n\n```\n{hebrew}\n```\n\n\\boxed{{{hebrew}}}"
    text = f"{hebrew} one.\n\n{arabic} $x+1$ two.\n\nEnglish.\n\n{listed}"
    one = answer("one", text, f"{arabic} thought.\n", ("checking",))
    await opened(reader, one, {**one, "key": "two", "asked": "two"}, question=f"{hebrew}?", title=f"{arabic}!")
    await reader.page.get_by_role("button", name="Thought for").first.click()
    ways = await reader.page.evaluate("""() => {
        const each = (selector) => [...document.querySelectorAll(selector)];
        const way = (selector) => each(selector).map((part) => getComputedStyle(part).direction);
        return Object.fromEntries(['.answer p', '.answer ul', '.answer blockquote', '.answer pre', '.answer .maths',
          '.bubble', '.steps .block', 'header > p', 'button.title', '.boxed'].map((part) => [part, way(part)]));
    }""")
    assert ways.pop(".answer pre") == ways.pop(".answer .maths") == ["ltr"] * 2
    assert ways.pop(".answer p")[:3] == ["rtl", "rtl", "ltr"]
    for part, found in ways.items():
        assert set(found) == {"rtl"}, part
    await reader.question.fill(arabic)
    assert await reader.question.evaluate("(field) => getComputedStyle(field).direction") == "rtl"


async def test_exported_as_json_nothing_is_lost(reader: Reader) -> None:
    await reader.answered(FRUIT, "thinker")
    name, text = await saved_export(reader, "JSON, with the trace")
    assert name.endswith(".json")
    (turn,) = json.loads(text)["turns"]
    (answer,) = turn["answers"]
    assert turn["question"] == FRUIT
    assert answer["trace"].strip() == "".join(STEPS)
    assert answer["text"] == ANSWER
    assert (answer["model"], answer["state"], answer["endedBy"]) == ("thinker", "done", "model")
    assert answer["thinkingTokens"] > answer["answerTokens"] > 0


@pytest.mark.also_in_firefox
async def test_what_is_copied_is_the_source(opening: Opening, tape: Live) -> None:
    reader = await opening(tape, permissions=["clipboard-read", "clipboard-write"])
    await reader.answered("richly", "thinker")
    for what, text in (
        ("the answer of thinker", RICH),
        ("the question", "richly"),
        ("this code", RICH.split("```")[1].removeprefix("python\n")),
    ):
        await reader.button(f"Copy: {what}").click()
        await expect(reader.button(f"Copied: {what}")).to_have_count(1)
        copied = await reader.page.evaluate("navigator.clipboard.readText()")
        assert copied.strip() == text.strip()
    await expect(reader.button(f"Copy: {what}")).to_have_count(1)


@pytest.mark.also_in_firefox
async def test_answers_show_markdown_mathematics_code_and_boxes(reader: Reader) -> None:
    await reader.answered("richly", "thinker")
    await expect(reader.answer.get_by_role("link", name="there")).to_have_attribute("href", "https://example.com/a")
    await expect(reader.answer.get_by_role("cell", name="apple")).to_be_visible()
    await expect(reader.answer.locator("math")).to_have_count(2)
    await expect(reader.answer.locator("pre .hljs-keyword").first).to_have_text("def")
    await expect(reader.answer.locator(".box")).to_have_text("3")
