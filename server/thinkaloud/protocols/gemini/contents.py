"""Contents as messages.

Neighbours of one role are one turn: some clients keep every chunk of a stream as a content of its own. What the model
thought comes back in signatures alone; the text of a thought may be a summary, and is not read.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Message
from thinkaloud.protocols.gemini.schema import (
    Content,
    FunctionCall,
    FunctionResponse,
    Part,
    SystemInstruction,
    TextPart,
)
from thinkaloud.protocols.gemini.signature import read_signature
from thinkaloud.protocols.wire.images import Piece, data_url, read_image, with_images
from thinkaloud.protocols.wire.reasoning_details import FORMAT


@dataclass(slots=True, frozen=True)
class Conversation:
    """The messages of a request. places: of the signatures in its contents, by the places of their seals there."""

    messages: list[Message] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)


def read_contents(contents: Iterable[Content], instruction: SystemInstruction | None) -> Conversation:
    """The messages of `contents`. Raises `InvalidRequest` that names the first wrong part, and where there is none."""
    contents = list(contents)
    parts_of_all = (part for content in contents for part in content.parts or ())
    reader = _Reader({call.id for part in parts_of_all if (call := part.function_call) is not None and call.id})
    if instruction is not None:
        parts = enumerate(instruction.parts or ())
        text = "".join(_read_text(part, f"systemInstruction.parts.{at}") for at, part in parts)
        reader.messages += [{"role": "system", "content": text}] if text else []
    begins = len(reader.messages)
    for at, content in enumerate(contents):
        read = reader.read_answer if content.role == "model" else reader.read_question
        for inner, part in enumerate(content.parts or ()):
            read(part, f"contents.{at}.parts.{inner}")
    reader.end_answer()
    reader.end_question()
    if len(reader.messages) == begins:
        raise InvalidRequest("contents: there is no message in them", param="contents")
    return Conversation(reader.messages, reader.places)


def _read_text(part: TextPart, place: str) -> str:
    for name, value in (("inlineData", part.inline_data), ("fileData", part.file_data)):
        if value is not None:
            raise InvalidRequest(f"{place}.{name}: text is all that is read here", param=f"{place}.{name}")
    return part.text or ""


def _read_piece(part: Part, place: str) -> Piece:
    """The text or the image of a part of the user's turn."""
    if (given := part.inline_data) is not None:
        place = f"{place}.inlineData"
        data = (given.data or "").replace("-", "+").replace("_", "/")
        return read_image(data_url(given.mime_type, data + "=" * (-len(data) % 4)), f"{place}.data", place)
    if (file := part.file_data) is not None:
        place = f"{place}.fileData"
        if file.mime_type is not None and not file.mime_type.startswith("image/"):
            raise InvalidRequest(f"{place}.mimeType: images are all that is read here", param=f"{place}.mimeType")
        return read_image(file.file_uri or "", f"{place}.fileUri", place)
    return part.text or ""


@dataclass(slots=True)
class _Answer:
    """A turn of the model so far. seals: each with its place."""

    texts: list[str] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    seals: dict[str, str] = field(default_factory=dict)


class _Reader:
    """Puts messages together. At most one turn is open, the model's or the user's."""

    def __init__(self, given: set[str]) -> None:
        """given: the ids of all calls that have one."""
        self.messages: list[Message] = []
        self.places: dict[str, str] = {}
        self._answer = _Answer()
        self._results: list[Message] = []
        self._question: list[Piece] = []
        self._given = given
        self._calls: dict[str, str] = {}  # their names, by their ids
        self._open: defaultdict[str, OrderedDict[str, None]] = defaultdict(OrderedDict)  # ids, by the name

    def read_answer(self, part: Part, place: str) -> None:
        """A part of the model's turn."""
        text = "" if part.thought else _read_text(part, place)
        seal = read_signature(part.thought_signature or "")
        if not text and part.function_call is None and not seal:
            return
        self.end_question()
        if text:
            self._answer.texts.append(text)
        if part.function_call is not None:
            self._answer.calls.append(self._read_call(part.function_call))
        if seal:
            self._answer.seals.setdefault(seal, place)

    def read_question(self, part: Part, place: str) -> None:
        """A part of the user's turn."""
        piece = _read_piece(part, place)
        if not piece and part.function_response is None:
            return
        self.end_answer()
        if piece:
            self._question.append(piece)
        if part.function_response is not None:
            self._results.append(self._read_result(part.function_response, f"{place}.functionResponse"))

    def end_answer(self) -> None:
        """Nothing more belongs to the answer before."""
        answer, self._answer = self._answer, _Answer()
        if not (answer.texts or answer.calls or answer.seals):
            return
        message: Message = {"role": "assistant", "content": "".join(answer.texts)}
        if answer.seals:
            details = [{"type": "reasoning.encrypted", "data": seal, "format": FORMAT} for seal in answer.seals]
            message["reasoning_details"] = details
            for at, place in enumerate(answer.seals.values()):
                self.places[f"messages.{len(self.messages)}.reasoning_details.{at}"] = place
        if answer.calls:
            message["tool_calls"] = answer.calls
        self.messages.append(message)

    def end_question(self) -> None:
        """Nothing more belongs to the user's turn before: first what calls brought, then the text beside it."""
        self.messages += self._results
        if self._question:
            text = "".join(piece for piece in self._question if isinstance(piece, str))
            self.messages.append({"role": "user", "content": text, **with_images(self._question)})
        self._results, self._question = [], []

    def _read_call(self, call: FunctionCall) -> dict[str, Any]:
        id = call.id or self._new_id()
        self._close(id)
        self._calls[id] = call.name
        self._open[call.name][id] = None
        arguments = msgspec.json.encode(call.args or {}).decode()
        return {"id": id, "type": "function", "function": {"name": call.name, "arguments": arguments}}

    def _new_id(self) -> str:
        """An id for a call that came without one; the same in each request of a conversation."""
        id = f"call_{len(self._calls)}"
        while id in self._given or id in self._calls:
            id += "_"
        return id

    def _read_result(self, result: FunctionResponse, place: str) -> Message:
        """Without an id that is known, it belongs to the first call of its name that has no result yet."""
        id = result.id if result.id in self._calls else None
        if id is None:
            id = next(iter(self._open[result.name]), None)
        if id is None:
            raise InvalidRequest(f"{place}: there is no call for it", param=place)
        self._close(id)
        content = msgspec.json.encode(result.response or {}).decode()
        return {"role": "tool", "tool_call_id": id, "content": content}

    def _close(self, id: str) -> None:
        """The call of this id, if there is one, has its result."""
        if id in self._calls:
            self._open[self._calls[id]].pop(id, None)
