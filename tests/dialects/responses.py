"""The Responses API to a test."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from dialects.chat import openai_failure, thinking_fields
from dialects.dialect import Call, Choice, Dialect, Failure, Question, Reply, pieces_of
from dialects.documents import Document, compact, joined
from thinkaloud.generation import Image, Message

_INCLUDED = {"sealed": "reasoning.encrypted_content", "logprobs": "message.output_text.logprobs"}


def _part(piece: str | Image, kind: str) -> Document:
    if isinstance(piece, str):
        return {"type": kind, "text": piece}
    return {"type": "input_image", "image_url": piece.url, "detail": piece.detail or "auto"}


class Responses(Dialect):
    name = "responses"
    failed_codes = frozenset({"engine_failed", "internal_error"})
    lacks = frozenset({"n", "stop", "keeps_stop"})

    def path(self, question: Question) -> str:
        return "/v1/responses"

    def write(self, question: Question) -> Document:
        included = {"sealed": question.sealed, "logprobs": question.logprobs is not None}
        own = {
            "max_output_tokens": question.max_tokens,
            "tools": [{"type": "function", **tool} for tool in question.tools],
            "tool_choice": self._choice(question),
            "include": [name for what, name in _INCLUDED.items() if included[what]],
            "top_logprobs": question.logprobs,
            "text": None
            if question.schema is None
            else {"format": {"type": "json_schema", "name": "answer", "schema": question.schema}},
        }
        items = [item for message in question.messages for item in self._items(message)]
        asked = {"model": question.model, "input": items, "stream": question.stream}
        return asked | joined((compact(own), compact(thinking_fields(question)), question.sampling, question.more))

    def _choice(self, question: Question) -> Any:
        if question.tool_choice in {"auto", "none", "required"}:
            return None if question.tool_choice == "auto" else question.tool_choice
        return {"type": "function", "name": question.tool_choice}

    def _items(self, message: Message) -> Iterator[Document]:
        if message["role"] == "tool":
            id = message["tool_call_id"]
            yield {"type": "function_call_output", "call_id": id, "output": message["content"]}
            return
        if "sealed" in message:
            yield {"type": "reasoning", "summary": [], "encrypted_content": message["sealed"]}
        if "reasoning" in message:
            content = [{"type": "reasoning_text", "text": message["reasoning"]}]
            yield {"type": "reasoning", "summary": [], "content": content}
        if pieces := pieces_of(message):
            kind = "output_text" if message["role"] == "assistant" else "input_text"
            content = [_part(piece, kind) for piece in pieces]
            yield {"type": "message", "role": message["role"], "content": content}
        for call in message.get("tool_calls", ()):
            yield {"type": "function_call", "call_id": call["id"], **call["function"]}

    def fold(self, events: Sequence[Document]) -> Document:
        return dict(events[-1]["response"])

    def count_path(self, question: Question) -> str:
        return "/v1/responses/input_tokens"

    def stored_paths(self, document: Document) -> tuple[str, ...]:
        if document.get("object") != "response" or not document.get("store"):
            return ()
        return f"/v1/responses/{document['id']}", f"/v1/responses/{document['id']}/input_items"

    def read(self, document: Document) -> Reply:
        if document.keys() == {"error"}:
            return Reply(error=self.failure(document))
        error, usage = document["error"], document["usage"]
        return Reply(
            (self._read(document),),
            usage
            and (
                usage["input_tokens"],
                usage["output_tokens"],
                usage["output_tokens_details"]["reasoning_tokens"],
            ),
            error and Failure(error["code"], error["message"]),
            len(document.get("input_transformations", ())),
        )

    def _read(self, document: Document) -> Choice:
        parts: dict[str, list[str]] = {"trace": [], "text": [], "seal": []}
        calls: list[Call] = []
        for item in document["output"]:
            match item["type"]:
                case "reasoning":
                    parts["trace"] += [part["text"] for part in (*(item.get("content") or ()), *item["summary"])]
                    parts["seal"] += filter(None, [item.get("encrypted_content")])
                case "message":
                    parts["text"] += [part["text"] for part in item["content"]]
                case "function_call":
                    calls.append(Call(item["call_id"], item["name"], json.loads(item["arguments"])))
        reason: str | None = (document["incomplete_details"] or {}).get("reason")
        finish = "length" if reason == "max_output_tokens" else reason or ("tool_calls" if calls else "stop")
        text = "".join(parts["text"])
        return Choice("\n\n".join(parts["trace"]), text, tuple(calls), finish, tuple(parts["seal"]))

    def failure(self, document: Document) -> Failure:
        return openai_failure(document)
