"""Tool calls by vLLM's own tool parsers: what the answer is held to, and where the calls are in it.

The thinnest adapter: vLLM's `Parser` without a reasoning part is given the answer alone, as if it were a model that
does not think. What it is not: a parser.
"""

import json
from typing import Any
from uuid import uuid4

from thinkaloud.errors import InvalidRequest, SettingsError
from thinkaloud.events import ToolCallDelta
from thinkaloud.generation import Prompt, Sampling, Tooling

BLANKS = 8
"""The most blanks in one place of a call's arguments."""

_RANDOM_ID = "chatcmpl-tool-"
"""What vLLM's random ids begin with; OpenAI's begin with `call_`, and so do ours."""


def require_parser(name: str, tokenizer: Any = None) -> None:
    """Raises `SettingsError` where vLLM has no such tool parser or, once there is one, it cannot use `tokenizer`."""
    from vllm.parser import ParserManager

    try:
        ParserManager.get_parser(tool_parser_name=name, enable_auto_tools=True, tokenizer=tokenizer)
    except TypeError as error:
        reason = "cannot be used with this model's tokenizer" if tokenizer else "is not one of vLLM's tool parsers"
        raise SettingsError(f"tool_parser: {name} {reason}") from error


class VllmToolUse:
    """Implements `ToolUse`; see there."""

    def __init__(self, llm: Any, parser: str, prompt: Prompt, sampling: Sampling) -> None:
        from vllm.entrypoints.openai.chat_completion.protocol import ChatCompletionRequest
        from vllm.exceptions import VLLMClientError
        from vllm.parser import ParserManager
        from vllm.sampling_params import StructuredOutputsParams

        model, tooling = llm.model_config, prompt.tooling
        self._tokenizer = llm.get_tokenizer()
        self._model_config = model
        # A call that must be made has arguments by the tool's schema; left to the model, only where a tool is strict.
        strictness = "auto" if tooling.choice == "auto" else "parameter"
        self._kind: Any = ParserManager.get_parser(
            tool_parser_name=parser, enable_auto_tools=True, model_name=model.model, tool_strict_level=strictness
        )
        asked = sampling.structured_outputs
        try:
            self._request = ChatCompletionRequest(
                messages=[],
                model=model.model,
                tools=tooling.tools,
                tool_choice=_choice(tooling),
                parallel_tool_calls=tooling.parallel,
                structured_outputs=StructuredOutputsParams(**asked) if asked else None,
            )
            self._request.messages = prompt.messages  # for the ids of models that count their calls
            self._request = self._new_parser().adjust_request(self._request)
        except (VLLMClientError, ValueError, TypeError) as error:
            # Its text may quote the tools, so the caller gets only the kind.
            raise InvalidRequest("the engine cannot hold the model to these tools", param="tools") from error

    def _new_parser(self) -> Any:
        return self._kind(self._tokenizer, self._request.tools, model_config=self._model_config)

    @property
    def structured_outputs(self) -> dict[str, Any] | None:
        params = self._request.structured_outputs
        if params is None:
            return None
        told = {name: value for name, value in vars(params).items() if value and not name.startswith("_")}
        if tag := told.get("structural_tag"):
            told["structural_tag"] = json.dumps(_bounded(json.loads(tag)))
        return told

    @property
    def specials(self) -> frozenset[int]:
        return frozenset() if self._request.skip_special_tokens else frozenset(self._tokenizer.all_special_ids)

    def reader(self) -> "Reader":
        return Reader(self._new_parser(), self._request, self._tokenizer)


def _bounded(tag: Any) -> Any:
    """A structural tag whose JSON has no endless blanks: where they are free, small models write nothing else."""
    if isinstance(tag, list):
        return [_bounded(part) for part in tag]
    if not isinstance(tag, dict):
        return tag
    if tag.get("type") == "json_schema" and "json_schema" in tag:
        return {**tag, "max_whitespace_cnt": BLANKS}
    return {name: _bounded(part) for name, part in tag.items()}


def _choice(tooling: Tooling) -> str | dict[str, Any]:
    if isinstance(tooling.choice, str):
        return tooling.choice
    return {"type": "function", "function": tooling.choice}


class Reader:
    """Implements `ToolReader` with a parser of vLLM's."""

    def __init__(self, parser: Any, request: Any, tokenizer: Any) -> None:
        self._parser = parser
        self._request = request
        self._tokenizer = tokenizer
        self._told: list[str] = []
        self._sent: list[str] = []
        self._called = False

    def decode(self, text: str) -> list[str | ToolCallDelta]:
        self._told.append(text)
        return self._read(text, finished=False)

    def flush(self) -> list[str | ToolCallDelta]:
        """Where no call came of it, text that the parser took for the beginning of one is answer."""
        found = self._read("", finished=True)
        told, sent = "".join(self._told), "".join(self._sent)
        if not self._called and len(sent) < len(told) and told.startswith(sent):
            found.append(told[len(sent) :])
        return found

    def _read(self, text: str, *, finished: bool) -> list[str | ToolCallDelta]:
        ids = self._tokenizer.encode(text, add_special_tokens=False) if text else []
        delta = self._parser.parse_delta(text, ids, self._request, prompt_token_ids=[], finished=finished)
        found: list[str | ToolCallDelta] = []
        if delta is not None and delta.content:
            self._sent.append(delta.content)
            found.append(delta.content)
        for call in (delta.tool_calls if delta else None) or ():
            self._called = True
            found.append(_delta(call))
        return found


def _delta(call: Any) -> ToolCallDelta:
    function = call.function
    return ToolCallDelta(
        index=0,
        position=call.index,
        id=f"call_{uuid4().hex}" if (call.id or "").startswith(_RANDOM_ID) else call.id,
        name=function.name if function else None,
        arguments=(function.arguments if function else None) or "",
    )
