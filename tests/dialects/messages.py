"""The Messages API to a test."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialects.dialect import Call, Choice, Dialect, Failure, Question, Reply, halves, own_words, pieces_of
from dialects.documents import Document, compact, joined
from thinkaloud.generation import Image, Message

_DISPLAY = {"summary": "summarized", "hidden": "omitted"}
_CHOICES = {"none": "none", "required": "any"}
_FINISH = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "tool_use": "tool_calls",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "content_filter",
}
_ROOM = 8192
"""`max_tokens` of a question that says nothing of it: the field is required."""
_CODES = {
    400: "invalid_request_error",
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    405: "invalid_request_error",
    408: "invalid_request_error",
    413: "request_too_large",
    415: "invalid_request_error",
    429: "rate_limit_error",
    500: "api_error",
    503: "overloaded_error",
}


def _block(piece: str | Image) -> Document:
    if isinstance(piece, str):
        return {"type": "text", "text": piece}
    if inside := halves(piece):
        return {"type": "image", "source": {"type": "base64", "media_type": inside[0], "data": inside[1]}}
    return {"type": "image", "source": {"type": "url", "url": piece.url}}


class Messages(Dialect):
    name = "messages"
    failed_codes = frozenset({"overloaded_error", "api_error"})
    lacks = frozenset({"n", "keeps_stop", "logprobs"})
    codes = _CODES

    def path(self, question: Question) -> str:
        return "/v1/messages"

    def count_path(self, question: Question) -> str:
        return "/v1/messages/count_tokens"

    def key_headers(self, key: str) -> dict[str, str]:
        return {"x-api-key": key}

    def sayable(self, question: Question) -> Question:
        # A budget is one of thinking that is switched on.
        question = super().sayable(question)
        return question if question.budget is None else replace(question, enabled=question.enabled is not False)

    def write(self, question: Question) -> Document:
        system = "\n\n".join(each["content"] for each in question.messages if each["role"] == "system")
        tools = [{**tool, "input_schema": tool.get("parameters", {"type": "object"})} for tool in question.tools]
        for tool in tools:
            tool.pop("parameters", None)
        output = {
            "effort": question.effort,
            "format": None if question.schema is None else {"type": "json_schema", "schema": question.schema},
        }
        own = {
            "system": system or None,
            "max_tokens": question.max_tokens or _ROOM,
            "stop_sequences": list(question.stop),
            "tools": tools,
            "tool_choice": self._choice(question),
            "thinking": self._thinking(question),
            "output_config": compact(output),
        }
        turns = [self._message(each) for each in question.messages if each["role"] != "system"]
        asked = {"model": question.model, "messages": turns, "stream": question.stream}
        return asked | joined((compact(own), own_words(question), question.sampling, question.more))

    def _choice(self, question: Question) -> Document | None:
        if question.tool_choice == "auto":
            return None
        if question.tool_choice in _CHOICES:
            return {"type": _CHOICES[question.tool_choice]}
        return {"type": "tool", "name": question.tool_choice}

    def _thinking(self, question: Question) -> Document | None:
        display = compact({"display": _DISPLAY.get(question.visibility or "")})
        if question.enabled is False:
            return {"type": "disabled", **display}
        if question.budget is not None:
            return {"type": "enabled", "budget_tokens": question.budget, **display}
        if question.enabled or question.effort:
            return {"type": "enabled", **display}
        return {"type": "adaptive", **display} if display else None

    def _message(self, message: Message) -> Document:
        if message["role"] == "tool":
            result = {"type": "tool_result", "tool_use_id": message["tool_call_id"], "content": message["content"]}
            return {"role": "user", "content": [result]}
        return {"role": message["role"], "content": list(self._blocks(message))}

    def _blocks(self, message: Message) -> Iterator[Document]:
        if "sealed" in message or "reasoning" in message:
            thinking, signature = message.get("reasoning", ""), message.get("sealed", "")
            yield {"type": "thinking", "thinking": thinking, "signature": signature}
        yield from map(_block, pieces_of(message))
        for call in message.get("tool_calls", ()):
            function = call["function"]
            arguments = json.loads(function["arguments"])
            yield {"type": "tool_use", "id": call["id"], "name": function["name"], "input": arguments}

    def fold(self, events: Sequence[Document]) -> Document:
        document: Document = {}
        for event in events:
            match event["type"]:
                case "message_start":
                    document = event["message"]
                case "content_block_start":
                    assert event["index"] == len(document["content"])
                    document["content"].append(dict(event["content_block"]))
                case "content_block_delta":
                    block = document["content"][event["index"]]
                    assert block is document["content"][-1]
                    _add(block, event["delta"])
                case "content_block_stop":
                    assert event["index"] == len(document["content"]) - 1
                    block = document["content"][-1]
                    if "partial_json" in block:
                        block["input"] = json.loads(block.pop("partial_json") or "{}")
                case "message_delta":
                    document |= event["delta"]
                    document["usage"] = document["usage"] | event["usage"]
                    document |= {name: event[name] for name in ("thinkaloud", "input_transformations") if name in event}
                case "error":
                    document["error"] = event["error"]
                case kind:
                    assert kind in {"ping", "message_stop"}
        return document

    def read(self, document: Document) -> Reply:
        error, usage = document.get("error"), document.get("usage")
        if document.get("type") == "error":
            return Reply(error=self.failure(document))
        return Reply(
            (self._read(document),),
            usage
            and (
                usage["input_tokens"] + usage["cache_read_input_tokens"],
                usage["output_tokens"],
                usage.get("output_tokens_details", {}).get("thinking_tokens", 0),
            ),
            error and Failure(error["type"], error["message"]),
            len(document.get("input_transformations", ())),
        )

    def _read(self, document: Document) -> Choice:
        texts: dict[str, list[str]] = {"thinking": [], "text": [], "signature": []}
        calls: list[Call] = []
        for block in document.get("content", ()):
            for name, found in texts.items():
                found += filter(None, [block.get(name)])
            if block["type"] == "tool_use":
                calls.append(Call(block["id"], block["name"], block["input"]))
        reason = document.get("stop_reason")
        finish = None if reason is None else _FINISH[reason]
        seals = tuple(texts["signature"])
        return Choice("\n\n".join(texts["thinking"]), "".join(texts["text"]), tuple(calls), finish, seals)

    def failure(self, document: Document) -> Failure:
        assert document.keys() == {"type", "error", "request_id"}, document
        assert document["type"] == "error"
        error = document["error"]
        assert error.keys() == {"type", "message"}, error
        assert error["message"]
        assert isinstance(error["message"], str)
        return Failure(error["type"], error["message"])


def _add(block: Document, delta: Document) -> None:
    match delta["type"]:
        case "thinking_delta":
            block["thinking"] += delta["thinking"]
        case "signature_delta":
            assert block["signature"] == ""
            block["signature"] = delta["signature"]
        case "text_delta":
            block["text"] += delta["text"]
        case "input_json_delta":
            block["partial_json"] = block.get("partial_json", "") + delta["partial_json"]
        case kind:
            raise AssertionError(kind)
