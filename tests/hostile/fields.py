"""JSON that is good, of a request that is not: types, ranges, messages, tools, contradictions."""

from typing import Any

from hostile.case import Case, chat

_USER: dict[str, Any] = {"role": "user", "content": "hello"}


def _tool(name: Any = "f", **more: Any) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, "parameters": {"type": "object", "properties": {}}, **more}}


def _bad(field: str, value: Any, label: str = "") -> Case:
    """A field with a value that it cannot have; the error names the field."""
    return chat(f"{field} = {label or value!r}", param=field, **{field: value})


def _messages(label: str, *messages: Any) -> Case:
    return chat(f"messages: {label}", param="messages", messages=list(messages))


TYPES = [
    _bad("model", ...), _bad("model", None), _bad("model", 1), _bad("model", ["thinker"]), _bad("model", ""),
    _bad("messages", ...), _bad("messages", None), _bad("messages", {}),
    _bad("messages", "hello"), _bad("messages", []),
    _bad("stream", "yes"), _bad("stream", 1), _bad("stream_options", []), _bad("stream_options", "usage"),
    _bad("n", "2"), _bad("n", 1.5), _bad("n", True), _bad("n", [1]),
    _bad("max_tokens", "10"), _bad("max_tokens", 1.5), _bad("max_tokens", True), _bad("max_tokens", {}),
    _bad("temperature", "hot"), _bad("temperature", True), _bad("temperature", [0.5]),
    _bad("seed", "lucky"), _bad("seed", 0.5), _bad("tools", {}), _bad("tools", "all"),
    _bad("logprobs", "yes"), _bad("top_k", 0.5), _bad("chat_template_kwargs", []), _bad("logit_bias", [1]),
    _bad("response_format", "json"), _bad("reasoning", "high"), _bad("thinking", "on"),
]  # fmt: skip

RANGES = [
    _bad("n", 0), _bad("n", -1), _bad("n", 9), _bad("n", 2**70),
    _bad("max_tokens", 0), _bad("max_tokens", -5), _bad("max_completion_tokens", 0),
    _bad("temperature", -0.1), _bad("temperature", 2.1), _bad("temperature", 1e300),
    _bad("top_p", 0), _bad("top_p", 1.01), _bad("top_p", -1),
    _bad("presence_penalty", 2.5), _bad("frequency_penalty", -2.5), _bad("repetition_penalty", 0),
    _bad("seed", 2**63), _bad("seed", -(2**63) - 1), _bad("seed", 10**400, "10 ** 400"),
    _bad("top_k", -2), _bad("min_p", 1.5), _bad("min_tokens", -1),
    _bad("top_logprobs", 21), _bad("top_logprobs", -1), _bad("top_logprobs", 2, "2, without logprobs"),
    _bad("stop", [f"s{n}" for n in range(6)], "6 of them"),
    chat("stop = 129 characters", stop="a" * 129), chat("stop = ''", stop=""), chat("stop = ['']", stop=[""]),
    chat("stop = [1]", stop=[1]),
    _bad("reasoning_effort", "enormous"), _bad("reasoning_effort", 3),
    chat("model that is not there", 404, code="model_not_found", param="model", model="gpt-9"),
    chat("model of 1 MiB", 404, code="model_not_found", param="model", model="m" * 2**20),
    chat("model that climbs", 404, code="model_not_found", param="model", model="../../etc/passwd"),
    chat("min_tokens above max_tokens", min_tokens=10, max_tokens=5),
    chat("max_tokens twice, unlike", max_tokens=5, max_completion_tokens=6),
]  # fmt: skip

MESSAGES = [
    _messages("null", None), _messages("a string", "hello"), _messages("a list", []), _messages("empty object", {}),
    _messages("no role", {"content": "hello"}), _messages("no content", {"role": "user"}),
    _messages("unknown role", {"role": "root", "content": "hello"}),
    _messages("role is a number", {"role": 1, "content": "hello"}),
    _messages("role null", {"role": None, "content": "hello"}),
    _messages("content is a number", {"role": "user", "content": 7}),
    _messages("content is an object", {"role": "user", "content": {"text": "hello"}}),
    _messages("a part is a string", {"role": "user", "content": ["hello"]}),
    _messages("a part of unknown kind", {"role": "user", "content": [{"type": "smell", "smell": "sulphur"}]}),
    _messages("a part without text", {"role": "user", "content": [{"type": "text"}]}),
    _messages("a picture", {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "file:///etc/passwd"}}]}),
    _messages("a picture inside the network",
              {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://169.254.169.254/"}}]}),
    _messages("tool result without an id", _USER, {"role": "tool", "content": "21"}),
    _messages("tool call without a function",
              _USER, {"role": "assistant", "tool_calls": [{"id": "1", "type": "function"}]}),
    _messages("tool call that is a number", _USER, {"role": "assistant", "tool_calls": [1]}),
    _messages("reasoning is a number", _USER, {"role": "assistant", "content": "x", "reasoning": 1}, _USER),
    _messages("2,049 of them", *[_USER] * 2_049),
    _messages("the second is bad", _USER, {"role": "user", "content": 7}),
]  # fmt: skip

CONTROLS = [
    _bad("reasoning_format", "xml"),
    chat("budget of -1", param="thinking_budget", thinking_budget=-1),
    chat("budget that is a word", param="thinking_budget", thinking_budget="much"),
    chat("budget in thinking of a word", thinking={"type": "enabled", "budget_tokens": "much"}),
    chat("thinking of unknown type", thinking={"type": "sometimes"}),
    chat("enable_thinking = 0", param="enable_thinking", enable_thinking=0),
    chat("enable_thinking = ''", param="enable_thinking", enable_thinking=""),
    chat("enable_thinking = null in the template",
         param="chat_template_kwargs.enable_thinking", chat_template_kwargs={"enable_thinking": None}),
    chat("thinking = 1 in the template",
         param="chat_template_kwargs.thinking", chat_template_kwargs={"thinking": 1}),
    chat("on and off", enable_thinking=True, thinking={"type": "disabled"}),
    chat("two efforts", reasoning_effort="low", reasoning={"effort": "high"}),
    chat("two budgets", thinking_budget=5, reasoning={"max_tokens": 6}),
    chat("effort of unknown name in reasoning", reasoning={"effort": "enormous"}),
    chat("a template of the caller's", chat_template="{{ 1 }}"),
    chat("messages through the template", chat_template_kwargs={"messages": []}),
    chat("tokenize through the template", chat_template_kwargs={"tokenize": False}),
]  # fmt: skip

TOOLS = [
    chat("tools: a number", param="tools", tools=[1]),
    chat("tools: no function", param="tools", tools=[{"type": "function"}]),
    chat("tools: unknown type", param="tools", tools=[{"type": "shell", "shell": {}}]),
    chat("tools: no name", param="tools", tools=[{"type": "function", "function": {}}]),
    chat("tools: an empty name", param="tools", tools=[_tool("")]),
    chat("tools: a name with blanks", param="tools", tools=[_tool("rm -rf /")]),
    chat("tools: a name of 65 characters", param="tools", tools=[_tool("a" * 65)]),
    chat("tools: a name that is null", param="tools", tools=[_tool(None)]),
    chat("tools: parameters are a list", param="tools", tools=[_tool(parameters=[])]),
    chat("tools: 129 of them", param="tools", tools=[_tool(f"f{n}") for n in range(129)]),
    chat("a call required without tools", param="tool_choice", tool_choice="required"),
    chat("tool_choice of unknown word", param="tool_choice", tools=[_tool()], tool_choice="maybe"),
    chat("tool_choice of a tool that is not there", param="tool_choice",
         tools=[_tool()], tool_choice={"type": "function", "function": {"name": "g"}}),
    chat("tool_choice without a name", param="tool_choice", tools=[_tool()], tool_choice={"type": "function"}),
    chat("parallel_tool_calls is a word", param="parallel_tool_calls", tools=[_tool()], parallel_tool_calls="yes"),
    chat("response_format of unknown type", param="response_format", response_format={"type": "xml"}),
    chat("response_format without a schema", param="response_format", response_format={"type": "json_schema"}),
    chat("response_format with a schema of a number", param="response_format",
         response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": 1}}),
]  # fmt: skip

CASES: list[Case] = TYPES + RANGES + MESSAGES + CONTROLS + TOOLS
