"""The ways to ask: how the trace is hidden, under which names it would go out, streamed or at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from leaks.cases import Case
from leaks.evidence import documents, of_response
from leaks.serving import FULL, HIDDEN, kept, prompt_of
from live import Live

HEADER = "x-thinkaloud-reasoning-format"
NAMES = ("dual", "reasoning_content", "reasoning", "tags")


@dataclass(frozen=True)
class Way:
    """Who asks for what: the key, the fields, and whether the model is one whose trace nobody gets."""

    name: str
    key: str = FULL
    request: Mapping[str, Any] = field(default_factory=dict)
    kept: bool = False

    def __str__(self) -> str:
        return self.name


OPEN = Way("everything")
BY_REQUEST = Way("by request", request={"include_reasoning": False})
BY_KEY = Way("by key", HIDDEN)
BY_MODEL = Way("by model", kept=True)
HIDING = (BY_REQUEST, BY_KEY, BY_MODEL)


@dataclass(frozen=True)
class Form:
    """In which form the answer is wanted."""

    request: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


_LOGPROBS = {"logprobs": True, "top_logprobs": 3}

SHAPES = (
    Form(),
    *(Form({"reasoning_format": name}) for name in NAMES),
    Form(headers={HEADER: "reasoning"}),
    Form(headers={HEADER: "tags"}),
    Form({"separate_reasoning": False}),
    Form({"stream_reasoning": False}),
    Form({"stream_reasoning": False, "reasoning_format": "tags"}),
    Form(_LOGPROBS),
    Form({**_LOGPROBS, "reasoning_format": "tags"}),
    Form({**_LOGPROBS, "stream_reasoning": False}),
)
"""Every form in which a trace can go out."""

DEMANDS = (
    Form({"include_reasoning": True}),
    Form({"reasoning": {"exclude": False}}),
    Form({"reasoning_effort": "high", "thinking": {"type": "enabled"}}),
)
"""What a caller who may not see traces might try."""


@dataclass(frozen=True)
class Told:
    """One exchange, as its observer has it."""

    response: httpx.Response
    body: bytes
    form: Form

    def texts(self) -> Iterator[tuple[str, str]]:
        yield from of_response(self.response, self.body)

    def documents(self) -> list[Any]:
        return documents(self.body)

    def content(self, index: int = 0) -> str:
        """The answer of one choice, whether it came in pieces or at once."""
        return self._text("content", index)

    def trace(self, index: int = 0) -> str:
        """The trace of one choice, under either name."""
        return self._text("reasoning", index) or self._text("reasoning_content", index)

    def _text(self, name: str, index: int) -> str:
        choices = (each for document in self.documents() for each in document.get("choices", ()))
        own = (each.get("delta") or each.get("message") or {} for each in choices if each["index"] == index)
        return "".join(each.get(name) or "" for each in own)

    def __str__(self) -> str:
        return f"{dict(self.form.request)} {dict(self.form.headers)} -> {self.response.status_code} {self.body[:300]!r}"


async def ask(live: Live, case: Case, seed: str, way: Way, form: Form, *, stream: bool) -> Told:
    """One exchange. What is asked of the form, the case and the way is all sent."""
    body = {
        "model": kept(case.model) if way.kept else case.model,
        "messages": prompt_of(case, seed),
        "stream": stream,
        **({"stream_options": {"include_usage": True}} if stream else {}),
        **case.request,
        **form.request,
        **way.request,
    }
    headers = {"authorization": f"Bearer {way.key}", **form.headers}
    async with live.client.stream("POST", "/v1/chat/completions", json=body, headers=headers) as response:
        return Told(response, await response.aread(), form)


async def asked(live: Live, case: Case, seed: str, way: Way, forms: tuple[Form, ...] = SHAPES) -> list[Told]:
    """Every form, streamed and at once."""
    return [await ask(live, case, seed, way, form, stream=stream) for form in forms for stream in (True, False)]
