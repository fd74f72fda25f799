"""Fields that are known and refused, each with the reason: for every caller, or for those who may not see the trace.

A caller who may not see the trace could read it indirectly: from probabilities and ids of the prompt and the output, or
with a bias that makes the model repeat the trace in the answer. Such fields are refused by name, not ignored.
"""

from collections.abc import Callable, Container, Mapping
from typing import Any, TypeAlias

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Visibility
from thinkaloud.protocols.wire.wire_model import WireModel

HasEffect: TypeAlias = Callable[[Any], bool]
"""Whether a value asks for something. Most defaults, given explicitly, do not."""


class RefusedFields(WireModel):
    """Fields of OpenAI's and vLLM's that no caller may use beyond their defaults."""

    prompt_logprobs: int | None = None
    echo: bool | None = None
    return_token_ids: bool | None = None
    continue_final_message: bool | None = None
    add_generation_prompt: bool | None = None
    skip_special_tokens: bool | None = None
    chat_template: str | None = None
    functions: list[Any] | None = None
    function_call: str | dict[str, Any] | None = None
    output_format: Any = None
    response_schema: Any = None
    text: Any = None
    nvext: Any = None


def _is_given(value: Any) -> bool:
    return value is not None


def _is_not_empty(value: Any) -> bool:
    return bool(value)


def _is_not_zero(value: Any) -> bool:
    return bool(value) and any(value.values())


def _is_true(value: Any) -> bool:
    return value is True


def _is_false(value: Any) -> bool:
    return value is False


def _is_forced(value: Any) -> bool:
    return value not in (None, "", {}, "auto", "none")


def _has_format(value: Any) -> bool:
    """Whether the Responses API's `text` asks for a structured answer."""
    format = value.get("format") if isinstance(value, dict) else value
    return bool(format) and not (isinstance(format, dict) and format.get("type") == "text")


def _has_guided(value: Any) -> bool:
    return isinstance(value, dict) and any(name.startswith("guided_") and each for name, each in value.items())


_OPENS = "the words that it puts before the answer could end the trace, or repeat it"
_SHOWS = "it would show tokens of the trace"
_STEERS = "it can drive the trace into the answer"
_TOOLS = "give the functions in tools, and what to call in tool_choice"
_FORMAT = "give the schema in response_format"

REFUSED_WITHOUT_TRACE: Mapping[str, tuple[HasEffect, str]] = {
    "prompt_logprobs": (_is_given, _SHOWS),
    "echo": (_is_true, _SHOWS),
    "return_token_ids": (_is_true, _SHOWS),
    "logit_bias": (_is_not_zero, _STEERS),
    "bad_words": (_is_not_empty, _STEERS),
    "allowed_token_ids": (_is_not_empty, _STEERS),
    "ignore_eos": (_is_true, _STEERS),
    "min_tokens": (_is_not_empty, _STEERS),
    "continue_final_message": (_is_true, _OPENS),
    "stop_token_ids": (_is_not_empty, "it would tell where in the trace a token stands"),
    "skip_special_tokens": (_is_false, _SHOWS),
    "chat_template": (_is_not_empty, "a template can leave the trace out of its tags"),
}
"""Refused where the caller may see a summary of the trace at most."""

REFUSED: Mapping[str, tuple[HasEffect, str]] = {
    "prompt_logprobs": (_is_given, "log-probabilities of prompts are not served"),
    "echo": (_is_true, "the prompt is not repeated in the answer"),
    "return_token_ids": (_is_true, "token ids are not served"),
    "continue_final_message": (_is_true, "an answer that was begun is not continued"),
    "add_generation_prompt": (_is_false, "the model always answers"),
    "skip_special_tokens": (_is_false, "control tokens are never part of the text"),
    "chat_template": (_is_not_empty, "the model's own template is used"),
    "functions": (_is_not_empty, _TOOLS),
    "function_call": (_is_forced, _TOOLS),
    "output_format": (_is_not_empty, _FORMAT),
    "response_schema": (_is_not_empty, _FORMAT),
    "text": (_has_format, _FORMAT),
    "nvext": (_has_guided, "structured_outputs takes the same constraints"),
}
"""Refused for every caller: to ignore them would give another answer than was asked for."""


def refuse_fields(fields: WireModel, ceiling: Visibility, served: Container[str] = ()) -> None:
    """Raise `InvalidRequest` for the first such field, with the reason.

    ceiling: the most that the caller may see of this model's trace. served: fields that the dialect does serve.
    """
    for name, (has_effect, reason) in REFUSED_WITHOUT_TRACE.items() if ceiling != "full" else ():
        if has_effect(getattr(fields, name, None)):
            raise InvalidRequest(f"{name} is refused, because the trace is hidden from you: {reason}", param=name)
    for name, (has_effect, reason) in REFUSED.items():
        if name not in served and has_effect(getattr(fields, name, None)):
            raise InvalidRequest(f"{name} is not supported: {reason}", param=name)
