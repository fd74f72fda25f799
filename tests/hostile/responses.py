"""The Responses API: items, tools and references that are wrong, and as many of them as may be."""

import json
from typing import Any

from hostile.case import Case, http_request

PATH = "/v1/responses"
GOOD: dict[str, Any] = {"model": "thinker", "input": "the capital of France"}
_SIZE = 8 * 2**20 - 4096
_USER = {"role": "user", "content": "hello"}


def _asked(name: str, param: str | None, status: int = 400, code: str | None = "invalid_value", **fields: Any) -> Case:
    """A request with these fields on top of a good one. It is refused if a field is named, else served."""
    return Case(
        f"responses: {name}",
        lambda: [http_request(json.dumps(GOOD | fields).encode(), path=PATH)],
        (status,) if param else (200,),
        code,
        param,
    )


def _item(name: str, *items: Any, param: str | None = "input") -> Case:
    return _asked(name, param, input=[*items, _USER])


_ODD: dict[str, Any] = {"\u2028é\r\nx-injected: 1": 1}
_CALL = {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{}"}
_CHOICE = {"tool_choice": {"type": "allowed_tools", "tools": [{"type": ["\u0600" * (_SIZE // 2)]}]}}

CASES = [
    _item("item is a number", 7), _item("item is null", None), _item("item is a list", []), _item("empty item", {}),
    _item("type is a list", {"type": []}), _item("type is long", {"type": "x" * 2**20}),
    _item("role root", {"role": "root", "content": "x"}), _item("content null", {"role": "user", "content": None}),
    _item("a file", {"role": "user", "content": [{"type": "input_file", "file_id": "f"}]}),
    _item("a picture", {"role": "user", "content": [{"type": "input_image", "image_url": "http://169.254.169.254/"}]}),
    _item("output of no call", {"type": "function_call_output", "call_id": "c", "output": "x"}),
    _item("call without arguments", {"type": "function_call", "call_id": "c", "name": "f"}),
    _item("arguments are deep", {**_CALL, "arguments": "[" * 100_000}),
    _item("seal is a number", {"type": "reasoning", "encrypted_content": 7}),
    _item("reference without an id", {"type": "item_reference"}),
    _asked("reference to nothing", "input", 404, "not_found", input=[{"type": "item_reference", "id": "x" * 2**20}]),
    _asked("previous is nothing", "previous_response_id", 404, "previous_response_not_found",
           previous_response_id="\u0000' OR 1=1 --"),
    _asked("previous is a number", "previous_response_id", previous_response_id=7),
    _asked("17,000 items", "input", input=[_USER] * 17_000),
    _asked("2,049 messages", "input", input=[_USER] * 2_049),
    _asked("96,000 numbers", "input", input=[1] * 96_000),
    _asked("40,000 tools in a namespace", "tools",
           tools=[{"type": "namespace", "name": "n", "tools": [{}] * 40_000}]),
    _asked("1,000 tools in a namespace", "tools",
           tools=[{"type": "namespace", "name": "n", "tools": [
               {"type": "function", "name": f"f{n}"} for n in range(1_000)]}]),
    _asked("tool is a number", "tools", tools=[7]), _asked("tool without a type", "tools", tools=[{}]),
    _asked("choice is long", "tool_choice", tool_choice="x" * 2**20),
    _asked("choice of nothing", "tool_choice", tool_choice={"type": "allowed_tools", "tools": [7]}),
    Case("responses: choice of a kind that is no text",
         lambda: [http_request(json.dumps(GOOD | _CHOICE, ensure_ascii=False).encode(), path=PATH)],
         (400,), "invalid_value", "tool_choice"),
    _asked("include is long", "include", include=["x"] * 17),
    _asked("metadata of numbers", "metadata", metadata={"a": 1}),
    _asked("8 MiB of text", "input", 400, "context_length_exceeded", input="a " * (_SIZE // 2)),
]  # fmt: skip

SERVED = [
    _item("a seal of 8 MiB", {"type": "reasoning", "encrypted_content": "A" * _SIZE}, param=None),
    _item("16,000 summaries", {"type": "reasoning", "summary": [{"type": "summary_text", "text": "x"}] * 16_000},
          param=None),
    _item("8,000 items of reasoning", *[{"type": "reasoning", "summary": []}] * 8_000, param=None),
    _item("many calls", *[{**_CALL, "call_id": f"c{n}"} for n in range(8_000)], param=None),
    _asked("8 MiB of instructions that nobody reads", None, unknown="a" * _SIZE),
    _asked("8 MiB of metadata", None, metadata={"a": "a" * _SIZE}),
    _item("16,000 traces", *[{"type": "reasoning", "content": "a"}] * 16_000, param=None),
    _item("12,000 answers that are traces",
          *[{"role": "assistant", "content": [{"type": "reasoning_text", "text": "a"}]}] * 12_000, param=None),
    _item("16,000 answers", *[{"role": "assistant", "content": "a"}] * 16_000, param=None),
    _item("16,000 references to traces that are gone", *[{"id": "rs_"}] * 16_000, param=None),
    _asked("a tool whose kind is long", None, tools=[{"type": "x" * _SIZE}]),
    _asked("tools that are left out", None, tools=[{"type": f"kind {n}"} for n in range(128)]),
    _asked("names of fields", None, **_ODD),
]  # fmt: skip
