"""What a dialect is to a test: how one question of no dialect is written in it, and what its answers say."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar

from dialects.documents import Document, compact, events_of
from thinkaloud.generation import Effort, Image, Message, Visibility


@dataclass(frozen=True)
class Question:
    """What is asked, in no dialect's words.

    messages: as chat templates take them; `reasoning` is an earlier trace, and `sealed` one that is sealed. Where there
    are images in one, its `pieces` are what is told.
    visibility: what is asked to be seen of the trace; None: what the settings say.
    tools: functions, each with its name and perhaps more. tool_choice: auto, none, required, or the name of one.
    sampling: by vLLM's names. template: variables of the chat template.
    more: fields of the one dialect that it is asked in, beside or inside those above.
    """

    messages: Sequence[Message]
    model: str = "full"
    stream: bool = False
    visibility: Visibility | None = None
    sealed: bool = False
    max_tokens: int | None = None
    n: int = 1
    stop: tuple[str, ...] = ()
    keeps_stop: bool = False
    tools: Sequence[Mapping[str, Any]] = ()
    tool_choice: str = "auto"
    sampling: Mapping[str, Any] = field(default_factory=dict)
    logprobs: int | None = None
    schema: Mapping[str, Any] | None = None
    enabled: bool | None = None
    effort: Effort | None = None
    budget: int | None = None
    retries: int = 0
    votes: int = 1
    template: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """One call of a tool. arguments: JSON."""

    id: str
    name: str
    arguments: Any


@dataclass(frozen=True)
class Choice:
    """One answer. trace: or the lines of its summary. finish: stop, length, tool_calls or content_filter."""

    trace: str = ""
    text: str = ""
    calls: tuple[Call, ...] = ()
    finish: str | None = None
    seals: tuple[str, ...] = ()

    def message(self) -> Message:
        """The choice as a message of a later question, with the last of its seals."""
        said: Message = {"role": "assistant", "content": self.text}
        if self.seals:
            said["sealed"] = self.seals[-1]
        if self.calls:
            said["tool_calls"] = [call_of(call.id, call.name, call.arguments) for call in self.calls]
        return said


@dataclass(frozen=True)
class Failure:
    """An error in the dialect's form. code: the word that a client tells errors apart by. param: the wrong field."""

    code: str | None
    message: str
    param: str | None = None


@dataclass(frozen=True)
class Reply:
    """What an answer says. usage: tokens of prompt, output and trace."""

    choices: tuple[Choice, ...] = ()
    usage: tuple[int, int, int] | None = None
    error: Failure | None = None
    unopened: int = 0


class Dialect:
    """One of the ways to speak to the server.

    lacks: names of fields of `Question` that it cannot say; `write` leaves them out.
    seals_know_calls: whether a seal opens beside its own calls alone, by their ids.
    failed_codes: of the error where an engine or the server fails. codes: of others, by their status.
    """

    name: ClassVar[str]
    has_key_in_query: ClassVar[bool] = False
    lacks: ClassVar[frozenset[str]] = frozenset()
    seals_know_calls: ClassVar[bool] = True
    failed_codes: ClassVar[frozenset[str]]
    codes: ClassVar[Mapping[int, str]] = {}

    def __str__(self) -> str:
        return self.name

    def path(self, question: Question) -> str:
        raise NotImplementedError

    def key_headers(self, key: str) -> dict[str, str]:
        """The header that carries a key, as this dialect's own clients send it."""
        return {"authorization": f"Bearer {key}"}

    def sayable(self, question: Question) -> Question:
        """The question without what it cannot say."""
        lacking = {each.name: _default(each) for each in fields(question) if each.name in self.lacks}
        return replace(question, **lacking)

    def can_say(self, question: Question) -> bool:
        """Whether it can say all of the question."""
        return self.sayable(question) == question

    def write(self, question: Question) -> Document:
        """The body of the request."""
        raise NotImplementedError

    def fold(self, events: Sequence[Document]) -> Document:
        """The complete body that a stream adds up to, as the dialect's clients do it."""
        raise NotImplementedError

    def read(self, document: Document) -> Reply:
        """What a complete body says."""
        raise NotImplementedError

    def failure(self, document: Document) -> Failure:
        """The error of a body that is one and nothing else, in form."""
        raise NotImplementedError

    def count_path(self, question: Question) -> str | None:
        """Where the tokens of the question's prompt are counted, if anywhere."""
        return None

    def stored_paths(self, document: Document) -> tuple[str, ...]:
        """Where what is stored of an answer can be read again, if anything is."""
        return ()

    def reply(self, body: bytes) -> Reply:
        """What the body of an answer says, streamed or not."""
        return self.read(self.document(body))

    def document(self, body: bytes) -> Document:
        """The complete body; of a stream, what it adds up to."""
        if body[:1] == b"{":
            return dict(json.loads(body))
        return self.fold(events_of(body))


def _default(each: Any) -> Any:
    return each.default_factory() if callable(each.default_factory) else each.default


def call_of(id: str, name: str, arguments: Any) -> dict[str, Any]:
    """A call in the form of a chat template."""
    return {"id": id, "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}


def pieces_of(message: Message) -> list[str | Image]:
    """The texts and the images of a message, in order."""
    return message.get("pieces") or ([message["content"]] if message["content"] else [])


def halves(image: Image) -> tuple[str, str] | None:
    """The media type and the base64 of an image that is told with its data."""
    head, _, data = image.url.partition(";base64,")
    return (head.removeprefix("data:"), data) if data else None


def own_words(question: Question) -> Document:
    """What every dialect says in the words of this server."""
    reasoning = {"retries": question.retries or None, "votes": question.votes if question.votes > 1 else None}
    return compact({"reasoning": compact(reasoning), "chat_template_kwargs": dict(question.template)})
