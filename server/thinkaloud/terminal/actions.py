"""What a line of the chat leads to."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from thinkaloud.terminal.conversation import Question, State, Turn


@dataclass(slots=True, frozen=True)
class Ask:
    """Ask the model."""

    question: Question


@dataclass(slots=True, frozen=True)
class Edit:
    """Open the editor on a text, which is then on the next line."""

    text: str


@dataclass(slots=True, frozen=True)
class Save:
    """Write the conversation to a file."""

    path: Path


@dataclass(slots=True, frozen=True)
class Load:
    """Go on with the conversation of a file."""

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


Action: TypeAlias = Ask | Edit | Save | Load | Why | ListModels | Quit


@dataclass(slots=True, frozen=True)
class Outcome:
    """What a line leads to. messages: lines to show."""

    state: State
    messages: tuple[str, ...] = ()
    action: Action | None = None
