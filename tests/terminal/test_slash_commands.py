"""The slash commands, as functions of the state; and what of a conversation is sent again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from terminal.hostile import CORPUS, HALF
from thinkaloud.terminal import export, slash_commands
from thinkaloud.terminal.actions import Ask, Edit, ListModels, Load, Outcome, Quit, Save, Why
from thinkaloud.terminal.conversation import Question, State
from thinkaloud.terminal.plain_text import escape
from thinkaloud.terminal.slash_commands import COMMANDS
from thinkaloud_client import Model, Reply

MODELS = (
    Model("auto", thinking=True, visibility="full", route={"fast": "fast", "thinking": "thinker"}),
    Model("thinker", thinking=True, visibility="summary"),
    Model("fast", thinking=False),
)
EMPTY = State(MODELS, "auto")


def told(state: State, *exchanges: tuple[str, str]) -> State:
    for question, answer in exchanges:
        state = state.with_answer(state.question(question), Reply(answer=answer, thought="hm"))
    return state


TWO = told(EMPTY, ("first", "one"), ("second", "two"))


def run(state: State, *lines: str) -> Outcome:
    outcome = Outcome(state)
    for each in lines:
        outcome = slash_commands.run(outcome.state, each)
    return outcome


def said(outcome: Outcome) -> str:
    return "\n".join(outcome.messages)


@given(st.text())
def test_any_line_is_a_question_or_a_command_and_none_is_a_mistake(typed: str) -> None:
    outcome = slash_commands.run(TWO, typed)
    if not typed.startswith("/"):
        assert outcome.action == (Ask(Question(typed.strip(), 2)) if typed.strip() else None)


@given(st.sampled_from([*COMMANDS]), st.text())
@example("save", "~nobody/here.md")
def test_no_command_changes_what_was_said_but_clear(name: str, rest: str) -> None:
    after = slash_commands.run(TWO, f"/{name} {rest}").state
    assert after.turns == (() if name == "clear" else TWO.turns)


@given(st.sampled_from([*COMMANDS, "nothing"]), st.text(max_size=5))
def test_a_completion_begins_with_what_is_typed(name: str, rest: str) -> None:
    for typed in (f"/{name}"[: len(rest) + 1], f"/{name} {rest}"):
        assert all(each.startswith(typed) for each in slash_commands.completions(TWO, typed))


def test_completions_are_commands_and_then_their_values() -> None:
    assert slash_commands.completions(EMPTY, "/mo") == ["/model", "/models"]
    assert slash_commands.completions(EMPTY, "/model t") == ["/model thinker"]
    assert slash_commands.completions(EMPTY, "/visibility ") == [
        f"/visibility {each}" for each in ("full", "summary", "hidden", "default")
    ]
    assert slash_commands.completions(EMPTY, "what is /mo") == []


def test_an_unknown_command_says_what_there_is() -> None:
    outcome = run(EMPTY, "/modle thinker")
    assert outcome.action is None
    assert all(f"/{name}" in said(outcome) for name in COMMANDS)
    assert all(f"/{name}" in said(run(EMPTY, "/help")) for name in COMMANDS)


def test_a_blank_before_a_slash_asks_it() -> None:
    assert run(EMPTY, " /usr/bin/env, what is it?").action == Ask(Question("/usr/bin/env, what is it?", 0))


def test_a_model_is_one_that_is_served() -> None:
    assert run(EMPTY, "/model fast").state.model == "fast"
    assert run(EMPTY, "/model slow").state.model == "auto"
    assert "thinker" in said(run(EMPTY, "/model slow"))
    assert said(run(EMPTY, "/model")).startswith("model auto")
    assert run(State((), "any"), "/model other").state.model == "other"


def test_options_are_set_shown_and_taken_back() -> None:
    state = run(EMPTY, "/effort low", "/budget 64", "/visibility hidden").state
    assert (state.effort, state.budget, state.visibility) == ("low", 64, "hidden")
    assert "low" in said(run(state, "/effort"))
    assert run(state, "/effort immense", "/budget -1", "/budget ٣", "/visibility none").state == state
    assert run(state, "/effort default", "/budget default", "/visibility default").state == EMPTY
    state = run(EMPTY, "/temperature 0.5", "/system Be brief.").state
    assert (state.temperature, state.system) == (0.5, "Be brief.")
    assert state.options()["temperature"] == 0.5
    assert state.messages(state.question("first"))[0] == {"role": "system", "content": "Be brief."}
    assert "Be brief." in said(run(state, "/system"))
    assert run(state, "/temperature default", "/system default").state == EMPTY


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("/effort hgih", "none, minimal, low, medium, high, xhigh, max or default"),
        ("/budget abc", "a number of tokens or default"),
        ("/visibility all", "full, summary, hidden or default"),
        ("/temperature nan", "a number from 0 to 2 or default"),
        ("/temperature 3", "a number from 0 to 2 or default"),
    ],
)
def test_what_is_refused_is_said_to_be_with_what_is_allowed(line: str, allowed: str) -> None:
    state = run(EMPTY, "/effort low", "/budget 64", "/visibility hidden", "/temperature 1").state
    refused = run(state, line)
    name, value = line[1:].split()
    assert refused.state == state
    assert said(refused).startswith(f"refused: {value}; /{name} takes {allowed}; it stays ")


def test_more_of_the_trace_than_the_server_shows_is_said() -> None:
    state = run(EMPTY, "/model thinker").state
    assert "summary at most" in said(run(state, "/visibility full"))
    assert "at most" not in said(run(state, "/visibility hidden"))


def test_progress_is_asked_of_a_server_that_knows_it() -> None:
    assert EMPTY.options()["progress"] is True
    assert State((Model("gpt"),), "gpt").options()["progress"] is None


def test_a_conversation_is_sent_without_its_traces() -> None:
    assert TWO.messages(TWO.question("third")) == [
        {"role": "user", "content": "first"},
        {"role": "assistant", "content": "one"},
        {"role": "user", "content": "second"},
        {"role": "assistant", "content": "two"},
        {"role": "user", "content": "third"},
    ]


def test_a_stopped_answer_leaves_nothing_and_can_be_asked_for_again() -> None:
    stopped = TWO.with_unanswered(TWO.question("third"))
    assert stopped.turns == TWO.turns
    assert run(stopped, "/again").action == Ask(Question("third", 2))
    assert run(stopped, "fourth").action == Ask(Question("fourth", 2))


def test_another_answer_takes_the_place_of_the_last_once_it_is_whole() -> None:
    question = Question("second", 1)
    assert run(TWO, "/again").action == Ask(question)
    assert TWO.with_unanswered(question).turns == TWO.turns
    assert [turn.reply.answer for turn in TWO.with_answer(question, Reply(answer="zwei")).turns] == ["one", "zwei"]


def test_an_edited_question_takes_the_place_of_the_last() -> None:
    editing = run(TWO, "/edit")
    assert editing.action == Edit("second")
    assert run(EMPTY, "/edit").action == Edit("")
    assert run(editing.state, "second, please").action == Ask(Question("second, please", 1))
    for other in ("", "/effort low"):
        assert run(editing.state, other, "third").action == Ask(Question("third", 2))


def test_what_needs_a_conversation_says_so_without_one() -> None:
    for name in ("again", "why", "save x.md", "now"):
        outcome = run(EMPTY, f"/{name}")
        assert outcome.action is None
        assert outcome.messages


def test_the_other_commands_are_acts() -> None:
    assert run(TWO, "/models").action == ListModels()
    assert run(TWO, "/quit").action == Quit()
    assert run(TWO, "/why").action == Why(TWO.turns[-1])
    assert run(TWO, "/save a b.md").action == Save(Path("a b.md"))
    assert run(TWO, "/load a b.json").action == Load(Path("a b.json"))
    assert run(TWO, "/clear").state == EMPTY


@pytest.mark.parametrize("text", [*CORPUS, HALF])
def test_a_saved_conversation_does_nothing_to_a_terminal(text: str) -> None:
    turns = told(EMPTY, (text, text)).turns
    assert escape(export.as_markdown(turns)) == export.as_markdown(turns)
    assert export.as_json(turns).isascii()
    assert json.loads(export.as_json(turns))["turns"][0]["reply"]["answer"] == text


def test_a_conversation_is_saved_with_its_traces_and_over_nothing(tmp_path: Path) -> None:
    export.save(tmp_path / "a.md", TWO.turns)
    assert "> hm" in (tmp_path / "a.md").read_text()
    export.save(tmp_path / "a.json", TWO.turns)
    assert [turn["question"] for turn in json.loads((tmp_path / "a.json").read_text())["turns"]] == ["first", "second"]
    with pytest.raises(FileExistsError):
        export.save(tmp_path / "a.md", replace(TWO, turns=()).turns)


def test_what_is_saved_as_json_is_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    export.save(file, TWO.turns, "Be brief.")
    saved = export.load(file)
    assert (saved.turns, saved.system) == (TWO.turns, "Be brief.")
    gone_on = replace(EMPTY, model="fast").go_on(saved.turns, saved.system)
    assert (gone_on.turns, gone_on.model, gone_on.system) == (TWO.turns, "auto", "Be brief.")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", b'{"turns": [{"question": 1}]}', b"## Question", b"[" * 99_999]
)
def test_what_is_no_saved_conversation_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(ValueError, match="holds no conversation"):
        export.load(tmp_path / "a.json")
