"""The ways to ask: what is seen of the trace, in which dialect and which of its forms, streamed or at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest

from dialects.asking import Answered
from dialects.asking import ask as ask_in
from dialects.dialect import Choice, Dialect, Question
from dialects.every import CHAT, DIALECTS
from leaks.cases import Case
from leaks.evidence import documents, of_response
from leaks.forms import CHAT_SHAPES, Form
from leaks.serving import FULL, HIDDEN, HIDDEN_TAGS, SUMMARY, SUMMARY_TAGS, kept
from live import Live
from plain_http import exchange
from thinkaloud.generation import Visibility


@dataclass(frozen=True)
class Way:
    """Who asks to see what: the key, what is asked for, the most that the model shows; level: what is seen then."""

    name: str
    level: Visibility = "full"
    key: str = FULL
    visibility: Visibility | None = None
    model: Visibility = "full"

    def __str__(self) -> str:
        return self.name

    def is_sayable(self, dialect: Dialect) -> bool:
        """Whether the dialect can ask for it."""
        return dialect.can_say(Question([], visibility=self.visibility))


OPEN = Way("everything")
BY_REQUEST = Way("hidden by request", "hidden", visibility="hidden")
BY_KEY = Way("hidden by key", "hidden", HIDDEN)
BY_MODEL = Way("hidden by model", "hidden", model="hidden")
SUMMED_BY_REQUEST = Way("summary by request", "summary", visibility="summary")
SUMMED_BY_KEY = Way("summary by key", "summary", SUMMARY)
SUMMED_BY_MODEL = Way("summary by model", "summary", model="summary")
BY_KEY_IN_TAGS = Way("hidden by key, whose traces are sent in the content", "hidden", HIDDEN_TAGS)
SUMMED_BY_KEY_IN_TAGS = Way("summary by key, whose traces are sent in the content", "summary", SUMMARY_TAGS)
HIDING = (BY_REQUEST, BY_KEY, BY_MODEL)
SUMMING = (SUMMED_BY_REQUEST, SUMMED_BY_KEY, SUMMED_BY_MODEL)

each_way = pytest.mark.parametrize(
    ("dialect", "way"),
    [(dialect, way) for dialect in DIALECTS for way in HIDING + SUMMING if way.is_sayable(dialect)],
    ids=str,
)
"""Runs a test in every dialect, every way that it can ask for."""


@dataclass(frozen=True)
class Told(Answered):
    """One exchange, as its observer has it."""

    way: Way
    form: Form

    def texts(self) -> Iterator[tuple[str, str]]:
        yield from of_response(self.response, self.body)

    def documents(self) -> list[Any]:
        return documents(self.body)

    def content(self, index: int = 0) -> str:
        """The answer of one choice, whether it came in pieces or at once."""
        return self._choice(index).text

    def trace(self, index: int = 0) -> str:
        """The trace of one choice, or its summary."""
        return self._choice(index).trace

    def _choice(self, index: int) -> Choice:
        choices = self.reply.choices
        return choices[index] if choices else Choice()

    def __str__(self) -> str:
        return f"{self.way}: {self.form} -> {super().__str__()}"


async def ask(
    live: Live, case: Case, seed: str, way: Way, form: Form, *, stream: bool, dialect: Dialect = CHAT
) -> Told:
    """One exchange. What is asked of the form, the case and the way is all sent."""
    asked = case.asked(seed, kept(case.model, way.model))
    question = replace(asked, stream=stream, visibility=way.visibility, more=form.request, **form.question)
    answered = await ask_in(live, dialect, dialect.sayable(question), way.key, form.headers)
    return Told(dialect, answered.response, answered.body, way, form)


async def asked(
    live: Live,
    case: Case,
    seed: str,
    way: Way,
    forms: tuple[Form, ...] = CHAT_SHAPES,
    dialect: Dialect = CHAT,
) -> list[Told]:
    """Every form, streamed and at once."""
    return [
        await ask(live, case, seed, way, form, stream=stream, dialect=dialect)
        for form in forms
        for stream in (True, False)
    ]


async def stored(live: Live, told: Told) -> list[Told]:
    """What the server keeps of an answer, read back by its owner."""
    found = []
    for path in told.dialect.stored_paths(told.document):
        again = await exchange(httpx.URL(live.url), path, b"", told.dialect.key_headers(told.way.key))
        assert again.status == 200, path
        found.append(replace(told, response=again.response(), body=again.body))
    return found
