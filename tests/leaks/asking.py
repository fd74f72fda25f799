"""The ways to ask: what is seen of the trace, under which names it would go out, streamed or at once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from leaks.cases import Case
from leaks.evidence import documents, of_response
from leaks.serving import FULL, HIDDEN, HIDDEN_TAGS, SUMMARY, SUMMARY_TAGS, kept, prompt_of
from live import Live
from plain_http import exchange
from thinkaloud.generation import Visibility

HEADER = "x-thinkaloud-reasoning-format"
NAMES = ("dual", "reasoning_content", "reasoning", "tags")


@dataclass(frozen=True)
class Way:
    """Who asks for what: the key, the fields, the most that the model shows to anybody; level: what is seen then."""

    name: str
    level: Visibility = "full"
    key: str = FULL
    request: Mapping[str, Any] = field(default_factory=dict)
    model: Visibility = "full"

    def __str__(self) -> str:
        return self.name


OPEN = Way("everything")
BY_REQUEST = Way("hidden by request", "hidden", request={"include_reasoning": False})
BY_KEY = Way("hidden by key", "hidden", HIDDEN)
BY_MODEL = Way("hidden by model", "hidden", model="hidden")
SUMMED_BY_REQUEST = Way("summary by request", "summary", request={"reasoning": {"summary": "detailed"}})
SUMMED_BY_KEY = Way("summary by key", "summary", SUMMARY)
SUMMED_BY_MODEL = Way("summary by model", "summary", model="summary")
BY_KEY_IN_TAGS = Way("hidden by key, whose traces are sent in the content", "hidden", HIDDEN_TAGS)
SUMMED_BY_KEY_IN_TAGS = Way("summary by key, whose traces are sent in the content", "summary", SUMMARY_TAGS)
HIDING = (BY_REQUEST, BY_KEY, BY_MODEL)
SUMMING = (SUMMED_BY_REQUEST, SUMMED_BY_KEY, SUMMED_BY_MODEL)


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
    Form({"reasoning_format": "deepseek-legacy"}, headers={"origin": "https://app.example"}),
    Form({"separate_reasoning": False}),
    Form({"stream_reasoning": False}),
    Form({"stream_reasoning": False, "reasoning_format": "tags"}),
    Form(_LOGPROBS),
    Form({**_LOGPROBS, "reasoning_format": "tags"}),
    Form({**_LOGPROBS, "stream_reasoning": False}),
    Form({"reasoning": {"details": True, "progress": True, "encrypted": True}}),
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
    way: Way
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
        asked = f"{self.way}: {dict(self.form.request)} {dict(self.form.headers)}"
        return f"{asked} -> {self.response.status_code} {self.body[:300]!r}"


def together(*requests: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of all of them; of objects, the fields inside."""
    fields: dict[str, Any] = {}
    for name, value in (item for request in requests for item in request.items()):
        fields[name] = {**fields[name], **value} if isinstance(value, dict) and name in fields else value
    return fields


async def ask(live: Live, case: Case, seed: str, way: Way, form: Form, *, stream: bool) -> Told:
    """One exchange. What is asked of the form, the case and the way is all sent."""
    body = {
        "model": kept(case.model, way.model),
        "messages": prompt_of(case, seed),
        "stream": stream,
        **({"stream_options": {"include_usage": True}} if stream else {}),
        **together(case.request, form.request, way.request),
    }
    headers = {"authorization": f"Bearer {way.key}", **form.headers}
    reply = await exchange(httpx.URL(live.url), "/v1/chat/completions", json.dumps(body).encode(), headers)
    return Told(reply.response(), reply.body, way, form)


async def asked(live: Live, case: Case, seed: str, way: Way, forms: tuple[Form, ...] = SHAPES) -> list[Told]:
    """Every form, streamed and at once."""
    return [await ask(live, case, seed, way, form, stream=stream) for form in forms for stream in (True, False)]
