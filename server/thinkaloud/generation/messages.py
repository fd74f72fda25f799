"""The conversation of a request, as messages in the form that chat templates take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Message: TypeAlias = dict[str, Any]
"""One message in the form that chat templates take: role, content, tool_calls, ...

`content` is text. Where there are images in a message of the user, `pieces` has its texts and each `Image` in order.
"""


@dataclass(slots=True, frozen=True)
class Image:
    """An image in a message. url: of http or https, or a data URL. place: the field of the request that it came in.

    detail: how closely the model is to look at it, in OpenAI's words.
    """

    url: str
    place: str
    detail: str | None = None


def images_of(message: Message) -> list[Image]:
    """Return the images in `message`, in order."""
    return [piece for piece in message.get("pieces", ()) if isinstance(piece, Image)]


def all_images(messages: Iterable[Message]) -> Iterator[Image]:
    """Yield the images in `messages`, in order."""
    return (image for message in messages for image in images_of(message))


def user_turns(messages: Sequence[Message]) -> list[int]:
    """Return the places of the messages with which the user begins a turn.

    Behind the result of a call a message of the user begins none: agents put reminders there, and the calls go on.
    """
    turns: list[int] = []
    is_behind_result = False
    for at, message in enumerate(messages):
        role = message.get("role")
        if role in {"assistant", "tool"}:
            is_behind_result = role == "tool"
        elif role == "user" and not is_behind_result:
            turns.append(at)
    return turns
