"""Slash commands of the chat. Each is a function of the state."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias, get_args

from thinkaloud.terminal.conversation import Question, State, Turn
from thinkaloud.terminal.option_types import Effort, Visibility

DEFAULT = "default"
"""Resets an option."""


@dataclass(slots=True, frozen=True)
class Ask:
    """Ask the model."""

    question: Question


@dataclass(slots=True, frozen=True)
class Edit:
    """Put a text on the next line."""

    text: str


@dataclass(slots=True, frozen=True)
class Save:
    """Write the conversation to a file."""

    path: Path


@dataclass(slots=True, frozen=True)
class Why:
    """Show why an answer came from its model."""

    turn: Turn


@dataclass(slots=True, frozen=True)
class ListModels:
    """Show the models."""


@dataclass(slots=True, frozen=True)
class Quit:
    """End the chat."""


Action: TypeAlias = Ask | Edit | Save | Why | ListModels | Quit


@dataclass(slots=True, frozen=True)
class Outcome:
    """What a line leads to. messages: lines to show."""

    state: State
    messages: tuple[str, ...] = ()
    action: Action | None = None


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
    keys = ("Alt-Enter: a new line. While it thinks, Enter: answer now. Ctrl-C: stop. Ctrl-D: end.",)
    return Outcome(state, (*lines, *keys))


def _model(state: State, name: str) -> Outcome:
    names = [model.id for model in state.models]
    there_are = f"there are {', '.join(names)}"
    if not name:
        return Outcome(state, (f"model {state.model}; {there_are}",))
    if names and name not in names:
        return Outcome(state, (f"there is no model {name}; {there_are}",))
    return Outcome(replace(state, model=name), (f"model {name}",))


def _models(state: State, _: str) -> Outcome:
    return Outcome(state, action=ListModels())


def _effort(state: State, value: str) -> Outcome:
    for effort in get_args(Effort):
        if value == effort:
            return Outcome(replace(state, effort=effort), (f"effort {effort}",))
    return _show_or_reset(replace(state, effort=None), state, "effort", state.effort, value, get_args(Effort))


def _visibility(state: State, value: str) -> Outcome:
    levels = get_args(Visibility)
    served = state.served_model()
    most = served.visibility if served else None
    for visibility in levels:
        if value == visibility:
            above = most in levels and levels.index(visibility) < levels.index(most)
            text = f"; the server shows you {most} at most" if above else ""
            return Outcome(replace(state, visibility=visibility), (f"visibility {visibility}{text}",))
    return _show_or_reset(replace(state, visibility=None), state, "visibility", state.visibility, value, levels)


def _budget(state: State, value: str) -> Outcome:
    if value.isascii() and value.isdecimal() and len(value) < 10:
        return Outcome(replace(state, budget=int(value)), (f"budget {int(value)} tokens",))
    return _show_or_reset(replace(state, budget=None), state, "budget", state.budget, value, ("a number of tokens",))


def _show_or_reset(
    cleared: State, state: State, name: str, is_now: object, value: str, choices: tuple[str, ...]
) -> Outcome:
    """Handle no value, `default`, or an invalid value."""
    if value == DEFAULT:
        return Outcome(cleared, (f"{name} as the server sets it",))
    text = f"{name} {is_now}" if is_now is not None else f"{name} as the server sets it"
    return Outcome(state, (f"{text}; /{name} takes {', '.join(choices)} or {DEFAULT}",))


def _now(state: State, _: str) -> Outcome:
    return Outcome(state, ("nothing is being thought; while it thinks, Enter makes it answer now",))


def _again(state: State, _: str) -> Outcome:
    last = state.last_question()
    return Outcome(state, action=Ask(last)) if last else Outcome(state, ("nothing was asked yet",))


def _edit(state: State, _: str) -> Outcome:
    last = state.last_question()
    if last is None:
        return Outcome(state, ("nothing was asked yet",))
    return Outcome(replace(state, editing=last), action=Edit(last.text))


def _save(state: State, path: str) -> Outcome:
    if not path:
        return Outcome(state, ("/save FILE: conversation.md, or conversation.json",))
    if not state.turns:
        return Outcome(state, ("there is nothing to save yet",))
    return Outcome(state, action=Save(Path(path).expanduser()))


def _clear(state: State, _: str) -> Outcome:
    return Outcome(replace(state, turns=(), unanswered=None), ("a new conversation",))


def _why(state: State, _: str) -> Outcome:
    return Outcome(state, action=Why(state.turns[-1])) if state.turns else Outcome(state, ("nothing was answered yet",))


def _quit(state: State, _: str) -> Outcome:
    return Outcome(state, action=Quit())


COMMANDS: dict[str, Command] = {
    "help": Command(_help, "this list"),
    "model": Command(_model, "ask another model", "[NAME]", lambda state: tuple(each.id for each in state.models)),
    "models": Command(_models, "what is served"),
    "effort": Command(_effort, "how hard it thinks", "[EFFORT]", lambda _: (*get_args(Effort), DEFAULT)),
    "visibility": Command(
        _visibility, "what is shown of the trace", "[LEVEL]", lambda _: (*get_args(Visibility), DEFAULT)
    ),
    "budget": Command(_budget, "how many tokens it thinks, at most", "[TOKENS]", lambda _: (DEFAULT,)),
    "now": Command(_now, "while it thinks: answer now; Enter alone does it too"),
    "again": Command(_again, "ask the last question again"),
    "edit": Command(_edit, "change the last question and ask that instead"),
    "why": Command(_why, "why the last answer came from its model"),
    "save": Command(_save, "write the conversation with its traces, as Markdown or JSON", "FILE"),
    "clear": Command(_clear, "begin anew"),
    "quit": Command(_quit, "end; so does Ctrl-D"),
}
