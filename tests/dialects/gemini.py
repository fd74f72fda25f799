"""The Gemini API to a test."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dialects.dialect import Call, Choice, Dialect, Failure, Question, Reply, halves, own_words, pieces_of
from dialects.documents import Document, compact, joined
from thinkaloud.generation import Image, Message

_SAMPLING = {
    "temperature": "temperature",
    "top_p": "topP",
    "top_k": "topK",
    "seed": "seed",
    "presence_penalty": "presencePenalty",
    "frequency_penalty": "frequencyPenalty",
}
_MODES = {"none": "NONE", "required": "ANY"}
_FINISH = {"STOP": "stop", "MAX_TOKENS": "length", "SAFETY": "content_filter"}
_CODES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "INVALID_ARGUMENT",
    408: "DEADLINE_EXCEEDED",
    413: "INVALID_ARGUMENT",
    415: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}


def _part(piece: str | Image) -> Document:
    if isinstance(piece, str):
        return {"text": piece}
    if inside := halves(piece):
        return {"inlineData": {"mimeType": inside[0], "data": inside[1]}}
    return {"fileData": {"fileUri": piece.url}}


class Gemini(Dialect):
    name = "gemini"
    has_key_in_query = True
    seals_know_calls = False
    failed_codes = frozenset({"UNAVAILABLE", "INTERNAL"})
    lacks = frozenset({"keeps_stop"})
    codes = _CODES

    def path(self, question: Question) -> str:
        verb = "streamGenerateContent?alt=sse" if question.stream else "generateContent"
        return f"/v1beta/models/{question.model}:{verb}"

    def count_path(self, question: Question) -> str:
        return f"/v1beta/models/{question.model}:countTokens"

    def key_headers(self, key: str) -> dict[str, str]:
        return {"x-goog-api-key": key}

    def sayable(self, question: Question) -> Question:
        # A thought of an earlier turn is never read. Neither a summary can be asked for, nor that the model thinks.
        messages = [{name: each[name] for name in each if name != "reasoning"} for each in question.messages]
        seen = None if question.visibility == "summary" else question.visibility
        enabled = False if question.enabled is False else None
        return replace(super().sayable(question), messages=messages, visibility=seen, enabled=enabled)

    def write(self, question: Question) -> Document:
        level = None if question.effort in {None, "none"} else question.effort
        thinking = {
            "includeThoughts": question.visibility != "hidden",
            "thinkingBudget": 0 if question.enabled is False or question.effort == "none" else question.budget,
            "thinkingLevel": level and level.upper(),
        }
        config = {
            **{_SAMPLING[name]: value for name, value in question.sampling.items()},
            "maxOutputTokens": question.max_tokens,
            "candidateCount": question.n if question.n > 1 else None,
            "stopSequences": list(question.stop),
            "responseLogprobs": True if question.logprobs is not None else None,
            "logprobs": question.logprobs,
            "responseMimeType": None if question.schema is None else "application/json",
            "responseJsonSchema": question.schema,
            "thinkingConfig": compact(thinking),
        }
        system = [{"text": each["content"]} for each in question.messages if each["role"] == "system"]
        own = {
            "contents": list(self._contents(question.messages)),
            "systemInstruction": {"parts": system} if system else None,
            "generationConfig": compact(config),
            "tools": [{"functionDeclarations": list(map(self._declaration, question.tools))}] if question.tools else [],
            "toolConfig": self._choice(question),
        }
        return joined((compact(own), own_words(question), question.more))

    def _choice(self, question: Question) -> Document | None:
        if question.tool_choice == "auto":
            return None
        if question.tool_choice in _MODES:
            return {"functionCallingConfig": {"mode": _MODES[question.tool_choice]}}
        return {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": [question.tool_choice]}}

    def _declaration(self, tool: Any) -> Document:
        said = {name: value for name, value in tool.items() if name != "parameters"}
        return said | ({"parametersJsonSchema": tool["parameters"]} if "parameters" in tool else {})

    def _contents(self, messages: Sequence[Message]) -> Iterator[Document]:
        names: dict[str, str] = {}
        for message in messages:
            if message["role"] == "system":
                continue
            parts: list[Document] = []
            if message["role"] == "tool":
                id = message["tool_call_id"]
                result = {"id": id, "name": names[id], "response": _result(message["content"])}
                yield {"role": "user", "parts": [{"functionResponse": result}]}
                continue
            if "reasoning" in message:
                parts.append({"text": message["reasoning"], "thought": True})
            parts += map(_part, pieces_of(message))
            for call in message.get("tool_calls", ()):
                function = call["function"]
                names[call["id"]] = function["name"]
                called = {"id": call["id"], "name": function["name"], "args": json.loads(function["arguments"])}
                parts.append({"functionCall": called})
            if "sealed" in message:
                said = next(part for part in parts if "thought" not in part)
                said["thoughtSignature"] = message["sealed"] + "=" * (-len(message["sealed"]) % 4)
            yield {"role": "model" if message["role"] == "assistant" else "user", "parts": parts}

    def fold(self, events: Sequence[Document]) -> Document:
        document: Document = {}
        candidates: dict[int, Document] = {}
        for event in events:
            document |= {name: value for name, value in event.items() if name != "candidates"}
            for each in event.get("candidates", ()):
                own = candidates.setdefault(each["index"], {"content": {"role": "model", "parts": []}})
                for part in each["content"]["parts"]:
                    _add_part(own["content"]["parts"], part)
                own |= {name: value for name, value in each.items() if name not in {"content", "logprobsResult"}}
                if "logprobsResult" in each:
                    logprobs = own.setdefault("logprobsResult", {})
                    for name, value in each["logprobsResult"].items():
                        logprobs[name] = logprobs.get(name, []) + value if isinstance(value, list) else value
        if candidates:
            document["candidates"] = [candidates[at] for at in sorted(candidates)]
        return document

    def read(self, document: Document) -> Reply:
        error, usage = document.get("error"), document.get("usageMetadata")
        return Reply(
            tuple(self._read(each) for each in document.get("candidates", ())),
            usage
            and (
                usage["promptTokenCount"],
                usage["candidatesTokenCount"] + usage["thoughtsTokenCount"],
                usage["thoughtsTokenCount"],
            ),
            error and Failure(error["status"], error["message"]),
            len(document.get("thinkaloud", {}).get("unopened", ())),
        )

    def _read(self, candidate: Document) -> Choice:
        parts = candidate["content"]["parts"]
        calls = tuple(
            Call(call["id"], call["name"], call["args"]) for part in parts if (call := part.get("functionCall"))
        )
        thoughts = [part["text"] for part in parts if part.get("thought")]
        texts = [part["text"] for part in parts if "text" in part and not part.get("thought")]
        reason = candidate.get("finishReason")
        finish = None if reason is None else _FINISH[reason]
        if calls and finish == "stop":
            finish = "tool_calls"
        seals = tuple(part["thoughtSignature"].rstrip("=") for part in parts if "thoughtSignature" in part)
        trace = "".join(thoughts).removesuffix("\n\n")  # the lines of a summary end with a blank line
        return Choice(trace, "".join(texts), calls, finish, seals)

    def failure(self, document: Document) -> Failure:
        assert document.keys() == {"error"}, document
        error = document["error"]
        assert error.keys() == {"code", "message", "status"}, error
        assert error["message"]
        assert isinstance(error["message"], str)
        assert isinstance(error["code"], int)
        return Failure(error["status"], error["message"])


class GeminiArray(Gemini):
    """The same, whose streams are one JSON array."""

    name = "gemini, one array"

    def path(self, question: Question) -> str:
        return super().path(question).removesuffix("?alt=sse")


def _result(content: str) -> Document:
    """What a call brought, which is an object here."""
    return dict(json.loads(content)) if content.startswith("{") else {"output": content}


def _add_part(parts: list[Document], part: Document) -> None:
    """Add a part; a text is joined with one of its kind before it, as clients do."""
    last = parts[-1] if parts else {}
    if part == {"text": ""}:
        return
    if "text" in part and "text" in last and part.get("thought") == last.get("thought"):
        parts[-1] = last | part | {"text": last["text"] + part["text"]}
    else:
        parts.append(part)
