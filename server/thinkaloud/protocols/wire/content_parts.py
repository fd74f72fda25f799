"""Contents and traces of messages, in every shape in which clients send them back, as text; and images beside it.

Content is text or a list of parts. A trace is beside the content under one of several names, or a part of it; it is
text, an object that holds it, or a list of these. Summaries, encrypted traces and signatures are no text of a trace.
"""

from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Image
from thinkaloud.protocols.wire.images import Closeness, Piece, read_image
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


ImagePart: TypeAlias = Literal["image_url", "input_image"]
"""Kinds of parts that are an image: Chat Completions' and the Responses API's."""


class ImageUrl(WireModel):
    """Where an image is, as Chat Completions has it."""

    url: str
    detail: Closeness | None = None


class ContentPart(WireModel):
    """A part of a content: text, or in messages of the user an image.

    The text of a refusal is in `refusal`, that of a trace in `thinking`, `reasoning` or `text`, any other in `text`. In
    the Responses API, `image_url` is the URL itself, and `detail` stands beside it.
    """

    type: Literal["text", "input_text", "output_text", "refusal"] | TracePart | ImagePart
    text: str | None = None
    refusal: str | None = None
    thinking: TraceValue | None = None
    reasoning: TraceValue | None = None
    image_url: str | ImageUrl | None = None
    detail: Closeness | None = None


Content: TypeAlias = str | Annotated[list[ContentPart], Field(max_length=1024, fail_fast=True)]


def read_content(content: Content | None, param: str, *, has_trace: bool, has_images: bool = False) -> tuple[str, str]:
    """Return the text of `content`, and the trace in it.

    param: its field. has_trace: whether a trace may be in it, as in an assistant's message; has_images: whether images
    may, which `read_pieces` reads.
    Raises `InvalidRequest` for a part without its text, and for a trace or an image where there is none.
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
        elif part.type not in get_args(ImagePart):
            texts.append(_text(part, f"{param}.{at}"))
        elif not has_images:
            message = f"{param}.{at}.type: images are read in messages of the user alone"
            raise InvalidRequest(message, param=f"{param}.{at}.type")
    return "\n".join(texts), "".join(trace)


def read_pieces(content: Content | None, param: str) -> list[Piece]:
    """Return the texts and the images of a message of the user, in order; of a text none, which is its own content."""
    parts = enumerate(content) if isinstance(content, list) else ()
    return [
        _image(part, f"{param}.{at}") if part.type in get_args(ImagePart) else _text(part, f"{param}.{at}")
        for at, part in parts
    ]


def _text(part: ContentPart, place: str) -> str:
    field = "refusal" if part.type == "refusal" else "text"
    text: str | None = getattr(part, field)
    if text is None:
        raise InvalidRequest(f"a part of type {part.type} needs its text", param=f"{place}.{field}")
    return text


def _image(part: ContentPart, place: str) -> Image:
    image = ImageUrl(url=part.image_url, detail=part.detail) if isinstance(part.image_url, str) else part.image_url
    if image is None:
        raise InvalidRequest(f"{place}.image_url: the image is missing", param=f"{place}.image_url")
    return read_image(image.url, f"{place}.image_url", f"{place}.type", image.detail)


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
