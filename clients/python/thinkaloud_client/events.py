"""What a stream tells, in the order in which it comes.

    Started ── (Thought | Summary | Step | Progress)* ── (Answer | ToolCall)* ── Done

`Done` comes once, at the end of an answer that is whole; what goes wrong is raised instead.
"""

from dataclasses import dataclass
from typing import TypeAlias

from thinkaloud_client.reply import Reply, Route, Sealed, Step, ToolCall


@dataclass(slots=True, frozen=True)
class Started:
    """The server has taken the request.

    id: for `answer_now`. visibility: what of the trace will be sent; None: this server does not say.
    route: where an alias sent the request, and why.
    """

    model: str
    id: str
    visibility: str | None = None
    route: Route | None = None


@dataclass(slots=True, frozen=True)
class Thought:
    """A piece of the trace."""

    text: str


@dataclass(slots=True, frozen=True)
class Summary:
    """A piece of the trace's summary, where that is what is shown."""

    text: str


@dataclass(slots=True, frozen=True)
class Progress:
    """How far a trace is that is not shown; with the option `progress`."""

    tokens: int
    seconds: float


@dataclass(slots=True, frozen=True)
class Answer:
    """A piece of the answer."""

    text: str


@dataclass(slots=True, frozen=True)
class Done:
    """The answer is whole."""

    reply: Reply


Event: TypeAlias = Started | Thought | Summary | Step | Sealed | Progress | Answer | ToolCall | Done
