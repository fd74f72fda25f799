"""Contents and traces of messages, in every shape in which clients send them back, as text.

Content is text or a list of parts. A trace is beside the content under one of several names, or a part of it; it is
text, an object that holds it, or a list of these. Summaries, encrypted traces and signatures are no text of a trace.
"""

from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.protocols.wire.wire_model import WireModel

TraceValue: TypeAlias = str | Annotated[list[Any], Field(max_length=16_384)] | dict[str, Any]

TracePart: TypeAlias = Literal[
    "thinking", "reasoning", "redacted_thinking", "reasoning_content", "reasoning_text", "summary_text"
]
"""Kinds of parts that belong to the trace of a message: Anthropic's and Mistral's, LangChain's, and the Responses
API's.
"""
_TEXT_KEYS = ("text", "thinking", "reasoning", "reasoning_content", "content")
"""Where an object of a trace may have its text: LangChain's, Mistral's, Anthropic's, OpenAI's and OpenRouter's."""


class ContentPart(WireModel):
    """A part of a content. Text is all that these models read.

    The text of a refusal is in `refusal`, that of a trace in `thinking`, `reasoning` or `text`, any other in `text`.
    """

    type: Literal["text", "input_text", "output_text", "refusal"] | TracePart
    text: str | None = None
    refusal: str | None = None
    thinking: TraceValue | None = None
    reasoning: TraceValue | None = None


Content: TypeAlias = str | Annotated[list[ContentPart], Field(max_length=1024, fail_fast=True)]


def read_content(content: Content | None, param: str, *, has_trace: bool) -> tuple[str, str]:
    """Return the text of `content`, and the trace in it.

    param: its field. has_trace: whether a trace may be in it, as in an assistant's message.
    Raises `InvalidRequest` for a part without its text, and for a trace where there is none.
    """
    if not isinstance(content, list):
        return content or "", ""
    texts: list[str] = []
    trace: list[str] = []
    for at, part in enumerate(content):
        if part.type in get_args(TracePart):
            if not has_trace:
                message = f"a part of type {part.type} is for messages of the assistant"
                raise InvalidRequest(message, param=f"{param}.{at}.type")
            trace.append(read_trace(part.model_dump()))
            continue
        field = "refusal" if part.type == "refusal" else "text"
        text: str | None = getattr(part, field)
        if text is None:
            raise InvalidRequest(f"a part of type {part.type} needs its text", param=f"{param}.{at}.{field}")
        texts.append(text)
    return "\n".join(texts), "".join(trace)


def read_trace(value: Any) -> str:
    """Return the text of a trace in any of its shapes; empty for everything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(read_trace, value))
    if not isinstance(value, dict) or _is_no_text(value.get("type")):
        return ""
    return next((text for key in _TEXT_KEYS if (text := read_trace(value.get(key)))), "")


def _is_no_text(kind: Any) -> bool:
    return isinstance(kind, str) and any(each in kind for each in ("summary", "encrypted", "redacted"))
