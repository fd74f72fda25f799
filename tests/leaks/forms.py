"""The forms in which an answer can be wanted, by dialect: each is a way in which a trace could go out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

HEADER = "x-thinkaloud-reasoning-format"
NAMES = ("dual", "reasoning_content", "reasoning", "tags")


@dataclass(frozen=True)
class Form:
    """In which form the answer is wanted.

    request: further fields of the request, as the dialect has them. question: of the question, in no dialect's words.
    """

    request: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    question: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Forms:
    """The forms of a dialect.

    every: all of them. few: those that differ most. demands: what a caller who may not see traces might try.
    spellings: of hidden.
    """

    every: tuple[Form, ...]
    few: tuple[Form, ...]
    demands: tuple[Form, ...]
    spellings: tuple[Form, ...]


_LOGPROBS = {"logprobs": True, "top_logprobs": 3}

CHAT_SHAPES = (
    Form(),
    *(Form({"reasoning_format": name}) for name in NAMES),
    Form(headers={HEADER: "reasoning"}),
    Form(headers={HEADER: "tags"}),
    Form({"reasoning_format": "deepseek-legacy"}, headers={"origin": "https://app.example"}),
    Form({"separate_reasoning": False}),
    Form({"stream_reasoning": False}),
    Form({"stream_reasoning": False, "reasoning_format": "tags"}),
    Form(_LOGPROBS),
    Form({**_LOGPROBS, "reasoning_format": "tags"}),
    Form({**_LOGPROBS, "stream_reasoning": False}),
    Form({"reasoning": {"details": True, "progress": True, "encrypted": True}}),
)
"""Those of Chat."""

_OPENAI_DEMANDS = (
    Form({"include_reasoning": True}),
    Form({"reasoning": {"exclude": False}}),
    Form({"reasoning_effort": "high", "thinking": {"type": "enabled"}}),
)
_OPENAI_SPELLINGS = (
    Form({"reasoning": {"exclude": True}}),
    Form({"include_reasoning": False}),
    Form({"reasoning_format": "hidden"}),
    Form(headers={HEADER: "hidden"}),
)

_CHAT = Forms(
    CHAT_SHAPES,
    (Form(), Form({"reasoning_format": "tags", **_LOGPROBS})),
    _OPENAI_DEMANDS,
    (*_OPENAI_SPELLINGS, Form({"reasoning_format": "hidden", "stream_reasoning": False, "logprobs": True})),
)

_SEALED = Form({"store": False}, question={"sealed": True})
_RESPONSES = Forms(
    (
        Form(),
        _SEALED,
        Form({"stream_reasoning": False}, question={"logprobs": 3}),
        Form({"reasoning_format": "tags", "reasoning": {"details": True, "progress": True}}, question={"sealed": True}),
    ),
    (Form({"store": False}),),
    _OPENAI_DEMANDS,
    _OPENAI_SPELLINGS,
)

_COUNTING = {"anthropic-beta": "thinking-token-count-2026-05-13"}
_MESSAGES = Forms(
    (
        Form(),
        Form(headers=_COUNTING),
        Form({"reasoning_format": "tags"}),
        Form({"stream_reasoning": False, "reasoning": {"details": True, "progress": True, "encrypted": True}}),
    ),
    (Form(headers=_COUNTING),),
    (
        Form({"thinking": {"type": "enabled", "budget_tokens": 4096}}),
        Form({"thinking": {"type": "adaptive", "display": "updates"}}, headers=_COUNTING),
        Form({"include_reasoning": True}),
    ),
    (
        Form({"thinking": {"type": "adaptive", "display": "omitted"}}, headers=_COUNTING),
        Form({"thinking": {"type": "enabled", "budget_tokens": 4096, "display": "omitted"}}),
        Form({"include_reasoning": False}),
        Form(headers={HEADER: "hidden"}),
    ),
)


def _thinking_config(config: Any, **more: Any) -> Form:
    return Form({"generationConfig": {"thinkingConfig": config}, **more})


_GEMINI = Forms(
    (
        Form(),
        Form({"reasoning_format": "tags"}),
        Form({"stream_reasoning": False}, question={"logprobs": 3}),
        Form({"reasoning": {"details": True, "progress": True, "encrypted": True}}),
    ),
    (Form(question={"logprobs": 3}),),
    (
        _thinking_config({"includeThoughts": True, "thinkingLevel": "HIGH"}),
        _thinking_config({"includeThoughts": ..., "include_thoughts": True}),
        Form({"include_reasoning": True}),
    ),
    (
        _thinking_config({"includeThoughts": False}),
        _thinking_config({"includeThoughts": ..., "include_thoughts": False}),
        _thinking_config(...),
        Form({"generationConfig": ...}),
        Form({"include_reasoning": False}),
        Form(headers={HEADER: "hidden"}),
    ),
)

FORMS: Mapping[str, Forms] = {
    "chat": _CHAT,
    "responses": _RESPONSES,
    "messages": _MESSAGES,
    "gemini": _GEMINI,
    "gemini, one array": replace(_GEMINI, every=_GEMINI.few),
}
