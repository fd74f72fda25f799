"""Slash commands of the chat. Each is a function of the state."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from os.path import expanduser  # for any text; a Path's own raises for a user that there is not
from pathlib import Path

from thinkaloud.terminal import option_commands
from thinkaloud.terminal.actions import Ask, Edit, ListModels, Load, Outcome, Quit, Save, Why
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.option_commands import DEFAULT


@dataclass(slots=True, frozen=True)
class Command:
    """A slash command. usage: its argument. values: completions of the argument."""

    run: Callable[[State, str], Outcome]
    about: str
    usage: str = ""
    values: Callable[[State], tuple[str, ...]] = lambda _: ()


def run(state: State, typed: str) -> Outcome:
    """Return what a line leads to. A blank before a slash makes it a question."""
    if not typed.startswith("/"):
        text = typed.strip()
        return Outcome(state, action=Ask(state.question(text))) if text else Outcome(replace(state, editing=None))
    state = replace(state, editing=None)
    name, _, rest = typed[1:].partition(" ")
    command = COMMANDS.get(name.strip())
    if command is None:
        there_are = " ".join(f"/{each}" for each in COMMANDS)
        return Outcome(state, (f"there is no /{name.strip()}; there are {there_are}", "a blank before it asks it"))
    return command.run(state, rest.strip())


def completions(state: State, typed: str) -> list[str]:
    """Return completions of a line."""
    name, blank, rest = typed.removeprefix("/").partition(" ")
    if not typed.startswith("/"):
        return []
    if not blank:
        return [f"/{each}" for each in COMMANDS if each.startswith(name)]
    values = COMMANDS[name].values(state) if name in COMMANDS else ()
    return [f"/{name} {each}" for each in values if each.startswith(rest)]


def _help(state: State, _: str) -> Outcome:
    names = {name: f"/{name} {command.usage}".strip() for name, command in COMMANDS.items()}
    width = max(map(len, names.values()))
    lines = (f"{names[name]:{width}}  {command.about}" for name, command in COMMANDS.items())
    keys = (
        "Alt-Enter: a new line. Ctrl-O: your editor. Ctrl-C: stop. Ctrl-D: end.",
        "While it thinks, Enter alone: answer now; what you type is for the next question.",
    )
    return Outcome(state, (*lines, *keys))


def _models(state: State, _: str) -> Outcome:
    return Outcome(state, action=ListModels())


def _now(state: State, _: str) -> Outcome:
    return Outcome(state, ("nothing is being thought; while it thinks, Enter makes it answer now",))


def _again(state: State, _: str) -> Outcome:
    last = state.last_question()
    return Outcome(state, action=Ask(last)) if last else Outcome(state, ("nothing was asked yet",))


def _edit(state: State, _: str) -> Outcome:
    last = state.last_question()
    return Outcome(replace(state, editing=last), action=Edit(last.text if last else ""))


def _save(state: State, path: str) -> Outcome:
    if not path:
        return Outcome(state, ("/save FILE: conversation.md, or conversation.json",))
    if not state.turns:
        return Outcome(state, ("there is nothing to save yet",))
    return Outcome(state, action=Save(Path(expanduser(path))))


def _load(state: State, path: str) -> Outcome:
    if not path:
        return Outcome(state, ("/load FILE: what `/save conversation.json` wrote",))
    return Outcome(state, action=Load(Path(expanduser(path))))


def _clear(state: State, _: str) -> Outcome:
    return Outcome(replace(state, turns=(), unanswered=None), ("a new conversation",))


def _why(state: State, _: str) -> Outcome:
    return Outcome(state, action=Why(state.turns[-1])) if state.turns else Outcome(state, ("nothing was answered yet",))


def _quit(state: State, _: str) -> Outcome:
    return Outcome(state, action=Quit())


COMMANDS: dict[str, Command] = {
    "help": Command(_help, "this list"),
    "model": Command(
        option_commands.set_model, "ask another model", "[NAME]", lambda state: tuple(each.id for each in state.models)
    ),
    "models": Command(_models, "what is served"),
    "effort": Command(option_commands.set_effort, "how hard it thinks", "[EFFORT]", lambda _: option_commands.EFFORTS),
    "visibility": Command(
        option_commands.set_visibility,
        "what is shown of the trace",
        "[LEVEL]",
        lambda _: option_commands.VISIBILITIES,
    ),
    "budget": Command(
        option_commands.set_budget, "how many tokens it thinks, at most", "[TOKENS]", lambda _: (DEFAULT,)
    ),
    "temperature": Command(
        option_commands.set_temperature, "how much chance is in its words", "[NUMBER]", lambda _: (DEFAULT,)
    ),
    "system": Command(
        option_commands.set_system, "what it is told before the conversation", "[TEXT]", lambda _: (DEFAULT,)
    ),
    "now": Command(_now, "while it thinks: answer now; Enter alone does it too"),
    "again": Command(_again, "ask the last question again"),
    "edit": Command(_edit, "change the last question in your editor, and ask that instead"),
    "why": Command(_why, "why the last answer came from its model"),
    "save": Command(_save, "write the conversation with its traces, as Markdown or JSON", "FILE"),
    "load": Command(_load, "go on with a conversation that was saved as JSON", "FILE"),
    "clear": Command(_clear, "begin anew"),
    "quit": Command(_quit, "end; so does Ctrl-D"),
}
