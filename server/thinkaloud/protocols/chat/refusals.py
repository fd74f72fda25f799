"""Fields that are known and refused, each with the reason: what nobody gets here, and what some callers may not have.

A caller who may not see the trace could read it by side doors: probabilities and ids of the prompt and the output,
or a bias that drives the text of the trace into the answer. Those doors are closed by name, not by ignoring them.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Visibility
from thinkaloud.protocols.chat.schema import ChatRequest

Asks: TypeAlias = Callable[[Any], bool]
"""Whether a value asks for something: most defaults, spelt out, ask for nothing."""


def _given(value: Any) -> bool:
    return value is not None


def _true(value: Any) -> bool:
    return value is True


def _false(value: Any) -> bool:
    return value is False


_OPENS = "the words that it puts before the answer could end the trace, or repeat it"
_SHOWS = "it would show tokens of the trace"
_STEERS = "it can drive the trace into the answer"

UNSEEN: Mapping[str, tuple[Asks, str]] = {
    "prompt_logprobs": (_given, _SHOWS),
    "echo": (_true, _SHOWS),
    "return_token_ids": (_true, _SHOWS),
    "logit_bias": (_given, _STEERS),
    "bad_words": (_given, _STEERS),
    "allowed_token_ids": (_given, _STEERS),
    "ignore_eos": (_true, _STEERS),
    "min_tokens": (_given, _STEERS),
    "continue_final_message": (_true, _OPENS),
    "stop_token_ids": (_given, "it would tell where in the trace a token stands"),
    "skip_special_tokens": (_given, _SHOWS),
    "chat_template": (_given, "a template can leave the trace out of its tags"),
}
"""Refused where the server lets the caller see a summary of the trace, or nothing of it."""

NOBODY: Mapping[str, tuple[Asks, str]] = {
    "prompt_logprobs": (_given, "log-probabilities of prompts are not served"),
    "echo": (_true, "the prompt is not repeated in the answer"),
    "return_token_ids": (_true, "token ids are not served"),
    "continue_final_message": (_true, "an answer that was begun is not continued"),
    "add_generation_prompt": (_false, "the model always answers"),
    "skip_special_tokens": (_false, "control tokens are never part of the text"),
    "chat_template": (_given, "the model's own template is used"),
}
"""Refused whoever asks: not honoured here, and ignoring them would give another answer than was asked for."""


def refuse(wire: ChatRequest, ceiling: Visibility) -> None:
    """Raises `InvalidRequest` that names the first such field, and why.

    ceiling: the most that the caller may see of this model's trace.
    """
    for name, (asks, why) in UNSEEN.items() if ceiling != "full" else ():
        if asks(getattr(wire, name)):
            raise InvalidRequest(f"{name} is refused, because the trace is hidden from you: {why}", param=name)
    for name, (asks, why) in NOBODY.items():
        if asks(getattr(wire, name)):
            raise InvalidRequest(f"{name} is not supported: {why}", param=name)
