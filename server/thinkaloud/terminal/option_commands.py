"""Slash commands that set what is asked for. Without a value they tell it, and they say what they refuse."""

from dataclasses import replace
from typing import get_args

from thinkaloud.terminal.actions import Outcome
from thinkaloud.terminal.conversation import State
from thinkaloud.terminal.option_types import MAX_TEMPERATURE, Effort, Visibility
from thinkaloud.terminal.plain_text import one_line

DEFAULT = "default"
"""Resets an option."""
EFFORTS = (*get_args(Effort), DEFAULT)
VISIBILITIES = (*get_args(Visibility), DEFAULT)
_SHOWN = 60
"""Characters that are told of a value that is refused."""


def set_model(state: State, name: str) -> Outcome:
    """Set the model, which must be one that is served."""
    names = [model.id for model in state.models]
    there_are = f"there are {', '.join(names)}"
    if not name:
        return Outcome(state, (f"model {state.model}; {there_are}",))
    if names and name not in names:
        return Outcome(state, (f"there is no model {name}; {there_are}",))
    return Outcome(replace(state, model=name), (f"model {name}",))


def set_effort(state: State, value: str) -> Outcome:
    """Set how hard the model thinks."""
    for effort in get_args(Effort):
        if value == effort:
            return Outcome(replace(state, effort=effort), (f"effort {effort}",))
    return _other(state, "effort", value, get_args(Effort))


def set_visibility(state: State, value: str) -> Outcome:
    """Set what is shown of the trace."""
    levels = get_args(Visibility)
    served = state.served_model()
    most = served.visibility if served else None
    for visibility in levels:
        if value == visibility:
            above = most in levels and levels.index(visibility) < levels.index(most)
            text = f"; the server shows you {most} at most" if above else ""
            return Outcome(replace(state, visibility=visibility), (f"visibility {visibility}{text}",))
    return _other(state, "visibility", value, levels)


def set_budget(state: State, value: str) -> Outcome:
    """Set the limit of the trace."""
    if value.isascii() and value.isdecimal() and len(value) < 10:
        return Outcome(replace(state, budget=int(value)), (f"budget {int(value)} tokens",))
    return _other(state, "budget", value, ("a number of tokens",))


def set_temperature(state: State, value: str) -> Outcome:
    """Set the temperature."""
    try:
        temperature = float(value)
    except ValueError:
        temperature = -1
    if 0 <= temperature <= MAX_TEMPERATURE:
        return Outcome(replace(state, temperature=temperature), (f"temperature {temperature:g}",))
    return _other(state, "temperature", value, (f"a number from 0 to {MAX_TEMPERATURE:g}",))


def set_system(state: State, text: str) -> Outcome:
    """Set the system prompt, which holds for the whole conversation."""
    if text == DEFAULT:
        return Outcome(replace(state, system=None), ("no system prompt",))
    if text:
        return Outcome(replace(state, system=text), (f"system prompt: {text}",))
    return Outcome(state, (f"system prompt: {state.system}" if state.system else "no system prompt",))


def _other(state: State, name: str, value: str, choices: tuple[str, ...]) -> Outcome:
    """Handle `default`, no value, and what is refused."""
    if value == DEFAULT:
        return Outcome(replace(state, **{name: None}), (f"{name} as the server sets it",))  # type: ignore[arg-type]
    now = getattr(state, name)
    is_now = "as the server sets it" if now is None else str(now)
    takes = f"/{name} takes {', '.join(choices)} or {DEFAULT}"
    if not value:
        return Outcome(state, (f"{name} {is_now}; {takes}",))
    return Outcome(state, (f"refused: {one_line(value[:_SHOWN])}; {takes}; it stays {is_now}",))
