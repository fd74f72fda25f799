"""Tool calls with vLLM's own tool parsers: the constraint on the answer, and the calls in it.

An adapter only: vLLM's `Parser` without a reasoning part gets the answer alone, as if the model did not think.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from thinkaloud.engine.base import ToolReader
from thinkaloud.engine.text.detokenizer import encode_output
from thinkaloud.errors import InvalidRequest, SettingsError
from thinkaloud.events import ToolCallDelta
from thinkaloud.generation import Prompt, Sampling, Tooling

_MAX_WHITESPACE = 8
"""Whitespace characters in one place of a call's arguments."""

_NOTHING = {"type": "object", "properties": {}, "additionalProperties": False}
"""The parameters of a function that has none."""
_PLAIN_KEYWORDS = frozenset(
    {"$schema", "additionalProperties", "description", "properties", "required", "title", "type"}
)
"""Keywords of a schema of an object whose properties are all in `properties`."""

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
            **self._parser_names(parser), enable_auto_tools=True, model_name=model.model, tool_strict_level=strictness
        )
        constraint = sampling.structured_outputs
        self._own_tag = (constraint or {}).get("structural_tag")  # the request's
        self._empty = frozenset(map(_name, filter(_takes_nothing, filter(_is_function, tooling.tools))))
        try:
            self._request = ChatCompletionRequest(
                messages=[],
                model=model.model,
                tools=[_close_empty(tool) for tool in tooling.tools] or None,
                tool_choice=_tool_choice(tooling),
                parallel_tool_calls=tooling.parallel,
                structured_outputs=StructuredOutputsParams(**constraint) if constraint else None,
            )
            self._request.messages = prompt.messages  # some parsers number the calls of the conversation in their ids
            self._request = self._new_parser().adjust_request(self._request)
        except (VLLMClientError, ValueError, TypeError) as error:
            # The error's text may quote the tools, so it is not passed on.
            raise InvalidRequest("the engine cannot hold the model to these tools", param="tools") from error

    def _parser_names(self, parser: str) -> dict[str, Any]:
        """Return the arguments for vLLM's parser manager that name the parser."""
        return {"tool_parser_name": parser}

    def _new_parser(self) -> Any:
        return self._kind(self._tokenizer, self._request.tools, model_config=self._model_config)

    @property
    def structured_outputs(self) -> dict[str, Any] | None:
        params = self._request.structured_outputs
        if params is None:
            return None
        constraint = {name: value for name, value in vars(params).items() if value and not name.startswith("_")}
        if (tag := constraint.get("structural_tag")) and tag != self._own_tag:
            constraint["structural_tag"] = json.dumps(_limit_arguments(json.loads(tag)))
        return constraint

    @property
    def specials(self) -> frozenset[int]:
        return frozenset() if self._request.skip_special_tokens else frozenset(self._tokenizer.all_special_ids)

    def reader(self) -> ToolReader:
        return VllmToolReader(self._new_parser(), self._request, self._tokenizer, self._empty)


def _is_function(tool: dict[str, Any]) -> bool:
    return tool.get("type") == "function"


def _name(tool: dict[str, Any]) -> str:
    return str(tool["function"]["name"])


def _takes_nothing(tool: dict[str, Any]) -> bool:
    """Whether the function has no parameters. Left out, or an object without properties, they are an empty list."""
    parameters = tool["function"].get("parameters") or {}
    return (
        parameters.keys() <= _PLAIN_KEYWORDS
        and parameters.get("type", "object") == "object"
        and not any(parameters.get(keyword) for keyword in ("properties", "required", "additionalProperties"))
    )


def _close_empty(tool: dict[str, Any]) -> dict[str, Any]:
    """Return `tool`, whose parameters allow no arguments if it has none. Left open, a model may write any JSON."""
    if not _is_function(tool) or not _takes_nothing(tool):
        return tool
    return {**tool, "function": {**tool["function"], "parameters": _NOTHING}}


def _limit_arguments(tag: Any) -> Any:
    """Limit the JSON of a structural tag to an object, and its whitespace: small models write nothing else where it is
    free.
    """
    if isinstance(tag, list):
        return [_limit_arguments(part) for part in tag]
    if not isinstance(tag, dict):
        return tag
    if tag.get("type") == "json_schema" and "json_schema" in tag:
        schema = {"type": "object"} if tag["json_schema"] in (True, {}) else tag["json_schema"]
        return {**tag, "json_schema": schema, "max_whitespace_cnt": _MAX_WHITESPACE}
    return {name: _limit_arguments(part) for name, part in tag.items()}


def _tool_choice(tooling: Tooling) -> str | dict[str, Any]:
    if not tooling.tools:
        return "none"
    if isinstance(tooling.choice, str):
        return tooling.choice
    return {"type": "function", "function": tooling.choice}


class VllmToolReader:
    """Implements `ToolReader`; see there.

    empty: names of the functions without parameters.
    """

    def __init__(self, parser: Any, request: Any, tokenizer: Any, empty: frozenset[str] = frozenset()) -> None:
        self._parser = parser
        self._request = request
        self._tokenizer = tokenizer
        self._empty = empty
        self._bare: int | None = None  # position of a call of one of them, of whose arguments nothing has come
        self._received: list[str] = []
        self._sent: list[str] = []
        self._has_call = False

    def decode(self, text: str) -> list[str | ToolCallDelta]:
        """Read the text token by token: some of vLLM's parsers lose what comes with the token before."""
        self._received.append(text)
        return [part for piece, ids in self._tokens(text) for part in self._read(piece, ids, finished=False)]

    def _tokens(self, text: str) -> Iterator[tuple[str, list[int]]]:
        """Yield the text of each token, and its id; of several where they are one character together."""
        ids = self._tokenizer.encode(text, add_special_tokens=False)
        if len(ids) < 2:  # as nearly always
            yield text, ids
            return
        chunk = encode_output(self._tokenizer, text, frozenset(self._tokenizer.all_special_ids))
        if "".join(chunk.texts) != text:
            yield text, ids
            return
        waiting: list[int] = []
        for piece, token_id in zip(chunk.texts, chunk.token_ids or (), strict=True):
            waiting.append(token_id)
            if piece:
                yield piece, waiting
                waiting = []

    def flush(self) -> list[str | ToolCallDelta]:
        """Return also the text that the parser took for the beginning of a call, if there was no call."""
        found = self._read("", [], finished=True)
        received, sent = "".join(self._received), "".join(self._sent)
        if not self._has_call and len(sent) < len(received) and received.startswith(sent):
            found.append(received[len(sent) :])
        return found

    def _read(self, text: str, ids: list[int], *, finished: bool) -> list[str | ToolCallDelta]:
        delta = self._parser.parse_delta(text, ids, self._request, prompt_token_ids=[], finished=finished)
        found: list[str | ToolCallDelta] = []
        if delta is not None and delta.content:
            self._sent.append(delta.content)
            found.append(delta.content)
        for call in (delta.tool_calls if delta else None) or ():
            self._has_call = True
            found += self._fill_bare(call.index)
            found.append(part := tool_call_delta(call))
            if part.arguments:
                self._bare = None
            elif part.name in self._empty:
                self._bare = part.position
        return [*found, *self._fill_bare(None)] if finished else found

    def _fill_bare(self, next_position: int | None) -> list[ToolCallDelta]:
        """Return the arguments of a call that has ended without any: some parsers leave out an empty object."""
        if self._bare is None or self._bare == next_position:
            return []
        filled = ToolCallDelta(index=0, position=self._bare, arguments="{}")
        self._bare = None
        return [filled]


def tool_call_delta(call: Any) -> ToolCallDelta:
    """Convert a piece of a tool call of vLLM's."""
    function = call.function
    return ToolCallDelta(
        index=0,
        position=call.index,
        id=f"call_{uuid4().hex}" if (call.id or "").startswith(_RANDOM_ID) else call.id,
        name=function.name if function else None,
        arguments=(function.arguments if function else None) or "",
    )
