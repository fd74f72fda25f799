"""Bodies that have as many values as may be, or 8 MiB of one: each is refused or served, and holds nobody up."""

import json
from typing import Any

from hostile.case import GOOD, Case, http_request

_NODES = 96_000
_SIZE = 8 * 2**20 - 4096
_USER = GOOD["messages"][0]


def _chat(name: str, fields: dict[str, Any], param: str | None = None) -> Case:
    """A good request with these fields. It is refused if a field is named that is to blame, else served."""
    return Case(
        name,
        lambda: [http_request(json.dumps(GOOD | fields).encode())],
        (400,) if param else (200,),
        "invalid_value",
        param,
    )


def _text(name: str, piece: bytes, *, served: bool = False) -> Case:
    """One message that is this piece, again and again."""
    body = b'{"model": "thinker", "messages": [{"role": "user", "content": "%s"}]}'
    return Case(
        name,
        lambda: [http_request(body % (piece * (_SIZE // len(piece))))],
        (200,) if served else (400,),
        "context_length_exceeded",
    )


def _messages(name: str, *messages: Any, param: str | None = None) -> Case:
    return _chat(name, {"messages": [*messages, _USER]}, param)


def _late_system_turn(name: str, asked: str, late: str) -> Case:
    turns = [{"role": "user", "content": asked}, {"role": "system", "content": late}, _USER]
    return Case(
        name, lambda: [http_request(json.dumps(GOOD | {"messages": turns}, ensure_ascii=False).encode())], (200,)
    )


def _answer(**fields: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": "ok", **fields}


def _call(arguments: str) -> dict[str, Any]:
    return {"id": "1", "type": "function", "function": {"name": "f", "arguments": arguments}}


def _object(count: int) -> dict[str, Any]:
    return {"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(count)}}


def _keys(count: int = _NODES) -> dict[str, int]:
    return {f"x{n}": n for n in range(count)}


MANY = [
    *(_chat(f"{field}: {_NODES} numbers", {field: [1] * _NODES}, field)
      for field in ("messages", "stop", "tools", "include", "bad_words")),
    *(_chat(f"{field}: {_NODES} words", {field: ["x"] * _NODES}, field)
      for field in ("messages", "stop", "tools", "stop_token_ids", "allowed_token_ids")),
    _chat("messages: 30,000 good ones", {"messages": [_USER] * 30_000}, "messages"),
    _chat("messages: 90,000 empty ones", {"messages": [{}] * 45_000}, "messages"),
    _chat("tools: 20,000 of no kind", {"tools": [{"type": "x"}] * 20_000}, "tools"),
    _chat("logit_bias: of 90,000 tokens", {"logit_bias": {str(n): 1 for n in range(90_000)}}, "logit_bias"),
    _chat("logit_bias: of 90,000 words", {"logit_bias": _keys(90_000)}, "logit_bias"),
    _chat("structured_outputs: 90,000 names", {"structured_outputs": _keys()}, "structured_outputs"),
    _messages("parts: 45,000 of no kind", {"role": "user", "content": [{"type": "x"}] * 45_000}, param="messages"),
    _messages("parts: 30,000 good ones",
              {"role": "user", "content": [{"type": "text", "text": "x"}] * 30_000}, param="messages"),
    _messages("parts: 96,000 numbers", {"role": "user", "content": [1] * _NODES}, param="messages"),
    _messages("calls: 96,000 numbers", _answer(tool_calls=[1] * _NODES), param="messages"),
    _messages("calls: 13,000 good ones", _answer(tool_calls=[_call("{}")] * 13_000), param="messages"),
    _messages("details: 96,000 numbers", _answer(reasoning_details=[1] * _NODES), param="messages"),
    _messages("details: 40,000 empty ones", _answer(reasoning_details=[{}] * 40_000), param="messages"),
    _messages("a call with 2 million lists", _answer(tool_calls=[_call("[" + "[]," * 2_000_000 + "1]")]),
              param="messages.0.tool_calls.0.function.arguments"),
    _messages("a call that is 100,000 deep", _answer(tool_calls=[_call("[" * 100_000)]),
              param="messages.0.tool_calls.0.function.arguments"),
]  # fmt: skip

LONG = [
    _text("8 MiB of escaped letters", rb"\u0061 "),
    _text("8 MiB of pairs of surrogates", rb"\ud83c\udf51"),
    _text("8 MiB of escaped newlines", rb"\n"),
    _text("8 MiB of tags", b"</think><|im_end|>"),
    _text("8 MiB of opening brackets", b"<"),
    _chat("a stop string of 8 MiB", {"stop": "s" * _SIZE}, "stop"),
    _chat("a role of 8 MiB", {"messages": [{"role": "r" * _SIZE, "content": "x"}]}, "messages"),
    _chat("an effort of 8 MiB", {"reasoning_effort": "e" * _SIZE}, "reasoning_effort"),
    _chat("a tool's name of 8 MiB", {"tools": [{"type": "function", "function": {"name": "f" * _SIZE}}]}, "tools"),
]

CASES = MANY + LONG

SERVED = [
    _chat(f"{_NODES} unknown fields", _keys()),
    _messages("a message with as many unknown fields", _USER | _keys()),
    _chat("reasoning with as many unknown fields", {"reasoning": _keys()}),
    _chat("metadata with as many names", {"metadata": _keys()}),
    _chat("metadata of 48,000 empty objects", {"metadata": [{}] * 48_000}),
    _chat("metadata 60 deep, 1,600 times", {"metadata": [json.loads("[" * 60 + "]" * 60)] * 1_600}),
    _chat("as many names for the template", {"chat_template_kwargs": _keys()}),
    _chat("as many allowed tokens", {"allowed_token_ids": list(range(_NODES))}),
    _chat("a tool with 30,000 properties",
          {"tools": [{"type": "function", "function": {"name": "f", "parameters": _object(30_000)}}]}),
    _chat("a user of 8 MiB", {"user": "u" * _SIZE}),
    _chat("names of unknown fields of 8 MiB", {"k" * (_SIZE // 100) + str(n): 1 for n in range(99)}),
    _messages("65 turns of 200 calls", *[_answer(tool_calls=[_call("{}")] * 200), _USER] * 65),
    _messages("4 traces of 16,000 details", *[_answer(reasoning_details=[{"text": "x"}] * 12_000)] * 4),
    _messages("2,000 sealed traces that do not open",
              *[_answer(reasoning_details=[{"type": "reasoning.encrypted", "data": "x" * 4_000}])] * 2_000),
    *(_late_system_turn(f"a late system turn {place} 8 MiB of {kind}", *texts(letter * (_SIZE // len(letter.encode()))))
      for kind, letter in (("Latin", "é"), ("Chinese", "中"))
      for place, texts in (("behind", lambda text: (text, "x")), ("of", lambda text: ("x", text)))),
    _messages("2,000 late system turns", _USER, _answer(), *[{"role": "system", "content": "s" * 2_000}] * 2_000),
    _messages("a trace of 8 MiB before an answer", _answer(content="<think>" + "x " * (_SIZE // 2 - 100))),
    _messages("a trace of 8 MiB beside an answer", _answer(reasoning_content="</think" * (_SIZE // 8))),
    _text("8 MiB of one escaped word", rb"\u00e9", served=True),
]  # fmt: skip
