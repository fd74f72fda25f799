"""Chat Completions to a test."""

import json
from collections.abc import Sequence
from typing import Any

from dialects.dialect import Call, Choice, Dialect, Failure, Question, Reply, own_words
from dialects.documents import Document, compact, joined
from thinkaloud.generation import Image, Message
from thinkaloud.protocols.wire.reasoning_details import FORMAT

_FINISH = frozenset({"stop", "length", "tool_calls", "content_filter"})


def thinking_fields(question: Question) -> Document:
    """The controls of the thinking and of what is seen of it, in ThinkAloud's own words."""
    reasoning = {
        "enabled": question.enabled,
        "effort": question.effort,
        "max_tokens": question.budget,
        "summary": "detailed" if question.visibility == "summary" else None,
        "exclude": True if question.visibility == "hidden" else None,
    }
    return joined((compact({"reasoning": compact(reasoning)}), own_words(question)))


def _part(piece: str | Image) -> Document:
    if isinstance(piece, str):
        return {"type": "text", "text": piece}
    return {"type": "image_url", "image_url": compact({"url": piece.url, "detail": piece.detail})}


class Chat(Dialect):
    name = "chat"
    failed_codes = frozenset({"engine_failed", "internal_error"})

    def path(self, question: Question) -> str:
        return "/v1/chat/completions"

    def write(self, question: Question) -> Document:
        own = {
            "max_tokens": question.max_tokens,
            "n": question.n if question.n > 1 else None,
            "stop": list(question.stop),
            "include_stop_str_in_output": question.keeps_stop or None,
            "tools": [{"type": "function", "function": dict(tool)} for tool in question.tools],
            "tool_choice": self._choice(question),
            "logprobs": True if question.logprobs is not None else None,
            "top_logprobs": question.logprobs,
            "response_format": None
            if question.schema is None
            else {"type": "json_schema", "json_schema": {"name": "answer", "schema": question.schema}},
            "stream_options": {"include_usage": True} if question.stream else None,
            "include": ["reasoning.encrypted_content"] if question.sealed else None,
        }
        asked = {
            "model": question.model,
            "messages": [self._message(each) for each in question.messages],
            "stream": question.stream,
        }
        return asked | joined((compact(own), compact(thinking_fields(question)), question.sampling, question.more))

    def _choice(self, question: Question) -> Any:
        if question.tool_choice in {"auto", "none", "required"}:
            return None if question.tool_choice == "auto" else question.tool_choice
        return {"type": "function", "function": {"name": question.tool_choice}}

    def _message(self, message: Message) -> Message:
        said = {name: value for name, value in message.items() if name not in {"sealed", "pieces"}}
        if "pieces" in message:
            said["content"] = [_part(piece) for piece in message["pieces"]]
        if "sealed" in message:
            said["reasoning_details"] = [
                {"type": "reasoning.encrypted", "data": message["sealed"], "format": FORMAT, "index": 0}
            ]
        return said

    def fold(self, events: Sequence[Document]) -> Document:
        document: Document = {}
        choices: dict[int, Document] = {}
        for event in events:
            if "error" in event:
                document["error"] = event["error"]
                continue
            if "progress" not in event.get("thinkaloud", {}):
                document |= {name: value for name, value in event.items() if name != "choices"}
            for each in event["choices"]:
                self._add(choices.setdefault(each["index"], _begun(each["index"])), each)
        for choice in choices.values():
            if "tool_calls" in choice["message"] and not choice["message"]["content"]:
                choice["message"]["content"] = None
        return document | {"object": "chat.completion", "choices": [choices[at] for at in sorted(choices)]}

    def _add(self, choice: Document, piece: Document) -> None:
        message = choice["message"]
        for name, value in piece["delta"].items():
            if name == "tool_calls":
                _add_calls(message.setdefault("tool_calls", []), value)
            elif name == "reasoning_details":
                message.setdefault(name, []).extend(value)
            elif name != "role":
                message[name] = message.get(name, "") + value
        for name, value in (piece["logprobs"] or {}).items():
            logprobs = choice["logprobs"] = choice["logprobs"] or {}
            logprobs[name] = (logprobs.get(name) or []) + value if value is not None else logprobs.get(name)
        choice["finish_reason"] = piece["finish_reason"] or choice["finish_reason"]

    def read(self, document: Document) -> Reply:
        error, usage = document.get("error"), document.get("usage")
        return Reply(
            tuple(self._read(each) for each in document.get("choices", ())),
            usage
            and (
                usage["prompt_tokens"],
                usage["completion_tokens"],
                usage["completion_tokens_details"]["reasoning_tokens"],
            ),
            error and Failure(error["code"], error["message"]),
            len(document.get("thinkaloud", {}).get("unopened", ())),
        )

    def _read(self, choice: Document) -> Choice:
        message = choice["message"]
        calls = [(call["id"], call["function"]) for call in message.get("tool_calls", ())]
        finish = choice["finish_reason"]
        assert finish is None or finish in _FINISH
        return Choice(
            message.get("reasoning") or message.get("reasoning_content") or "",
            message["content"] or "",
            tuple(Call(id, each["name"], json.loads(each["arguments"])) for id, each in calls),
            finish,
            tuple(each["data"] for each in message.get("reasoning_details", ()) if "data" in each),
        )

    def failure(self, document: Document) -> Failure:
        return openai_failure(document)


def openai_failure(document: Document) -> Failure:
    """An error in OpenAI's form."""
    assert document.keys() == {"error"}, document
    error = document["error"]
    assert error.keys() == {"message", "type", "param", "code"}, error
    assert error["message"]
    assert isinstance(error["message"], str)
    assert isinstance(error["type"], str)
    return Failure(error["code"], error["message"], error["param"])


def _begun(index: int) -> Document:
    return {"index": index, "message": {"role": "assistant", "content": ""}, "logprobs": None, "finish_reason": None}


def _add_calls(calls: list[Document], pieces: Sequence[Document]) -> None:
    for piece in pieces:
        if len(calls) <= piece["index"]:
            calls.append({"id": piece["id"], "type": piece["type"], "function": {**piece["function"], "arguments": ""}})
        calls[piece["index"]]["function"]["arguments"] += piece["function"]["arguments"]
