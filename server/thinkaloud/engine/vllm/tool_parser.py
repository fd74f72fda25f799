"""Tool calls with vLLM's own tool parsers: the constraint on the answer, and the calls in it.

An adapter only: vLLM's `Parser` without a reasoning part gets the answer alone, as if the model did not think.
"""

import json
from typing import Any
from uuid import uuid4

from thinkaloud.errors import InvalidRequest, SettingsError
from thinkaloud.events import ToolCallDelta
from thinkaloud.generation import Prompt, Sampling, Tooling

_MAX_WHITESPACE = 8
"""Whitespace characters in one place of a call's arguments."""

_RANDOM_ID = "chatcmpl-tool-"
"""Prefix of vLLM's random ids, which is replaced by OpenAI's prefix `call_`."""


def require_parser(name: str, tokenizer: Any = None) -> None:
    """Raises `SettingsError` if vLLM has no such tool parser or, with a tokenizer, if the parser cannot use it."""
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
        # Required calls follow the tool's schema; optional ones only if the tool is strict.
        strictness = "auto" if tooling.choice == "auto" else "parameter"
        self._kind: Any = ParserManager.get_parser(
            tool_parser_name=parser, enable_auto_tools=True, model_name=model.model, tool_strict_level=strictness
        )
        constraint = sampling.structured_outputs
        try:
            self._request = ChatCompletionRequest(
                messages=[],
                model=model.model,
                tools=tooling.tools,
                tool_choice=_tool_choice(tooling),
                parallel_tool_calls=tooling.parallel,
                structured_outputs=StructuredOutputsParams(**constraint) if constraint else None,
            )
            self._request.messages = prompt.messages  # some parsers number the calls of the conversation in their ids
            self._request = self._new_parser().adjust_request(self._request)
        except (VLLMClientError, ValueError, TypeError) as error:
            # The error's text may quote the tools, so it is not passed on.
            raise InvalidRequest("the engine cannot hold the model to these tools", param="tools") from error

    def _new_parser(self) -> Any:
        return self._kind(self._tokenizer, self._request.tools, model_config=self._model_config)

    @property
    def structured_outputs(self) -> dict[str, Any] | None:
        params = self._request.structured_outputs
        if params is None:
            return None
        constraint = {name: value for name, value in vars(params).items() if value and not name.startswith("_")}
        if tag := constraint.get("structural_tag"):
            constraint["structural_tag"] = json.dumps(_limit_whitespace(json.loads(tag)))
        return constraint

    @property
    def specials(self) -> frozenset[int]:
        return frozenset() if self._request.skip_special_tokens else frozenset(self._tokenizer.all_special_ids)

    def reader(self) -> "VllmToolReader":
        return VllmToolReader(self._new_parser(), self._request, self._tokenizer)


def _limit_whitespace(tag: Any) -> Any:
    """Limit the whitespace in the JSON of a structural tag. Without a limit, small models write nothing else."""
    if isinstance(tag, list):
        return [_limit_whitespace(part) for part in tag]
    if not isinstance(tag, dict):
        return tag
    if tag.get("type") == "json_schema" and "json_schema" in tag:
        return {**tag, "max_whitespace_cnt": _MAX_WHITESPACE}
    return {name: _limit_whitespace(part) for name, part in tag.items()}


def _tool_choice(tooling: Tooling) -> str | dict[str, Any]:
    if isinstance(tooling.choice, str):
        return tooling.choice
    return {"type": "function", "function": tooling.choice}


class VllmToolReader:
    """Implements `ToolReader`; see there."""

    def __init__(self, parser: Any, request: Any, tokenizer: Any) -> None:
        self._parser = parser
        self._request = request
        self._tokenizer = tokenizer
        self._received: list[str] = []
        self._sent: list[str] = []
        self._has_call = False

    def decode(self, text: str) -> list[str | ToolCallDelta]:
        self._received.append(text)
        return self._read(text, finished=False)

    def flush(self) -> list[str | ToolCallDelta]:
        """Return also the text that the parser took for the beginning of a call, if there was no call."""
        found = self._read("", finished=True)
        received, sent = "".join(self._received), "".join(self._sent)
        if not self._has_call and len(sent) < len(received) and received.startswith(sent):
            found.append(received[len(sent) :])
        return found

    def _read(self, text: str, *, finished: bool) -> list[str | ToolCallDelta]:
        ids = self._tokenizer.encode(text, add_special_tokens=False) if text else []
        delta = self._parser.parse_delta(text, ids, self._request, prompt_token_ids=[], finished=finished)
        found: list[str | ToolCallDelta] = []
        if delta is not None and delta.content:
            self._sent.append(delta.content)
            found.append(delta.content)
        for call in (delta.tool_calls if delta else None) or ():
            self._has_call = True
            found.append(_tool_call_delta(call))
        return found


def _tool_call_delta(call: Any) -> ToolCallDelta:
    function = call.function
    return ToolCallDelta(
        index=0,
        position=call.index,
        id=f"call_{uuid4().hex}" if (call.id or "").startswith(_RANDOM_ID) else call.id,
        name=function.name if function else None,
        arguments=(function.arguments if function else None) or "",
    )
