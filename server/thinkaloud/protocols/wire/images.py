"""Images in messages of the user. They are passed on as they came: the server neither opens nor fetches one."""

import binascii
import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Image, Message

Piece: TypeAlias = str | Image
"""A text of a message, or an image."""
Closeness: TypeAlias = Literal["auto", "low", "high", "original"]

_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f]{1,8192}", re.IGNORECASE)
_INSIDE = re.compile(r"data:image/[a-z0-9.+-]{1,64};base64,", re.IGNORECASE)
_FORMS = "an image is an address of http or https, or a data URL such as data:image/png;base64,..."


def read_image(url: str, param: str, place: str, detail: Closeness | None = None) -> Image:
    """The image of a URL. Raises `InvalidRequest` for one that is none of an image.

    param: the field of the URL. place: the field that says that there is an image.
    """
    if found := _INSIDE.match(url):
        try:
            if binascii.a2b_base64(url[found.end() :], strict_mode=True):
                return Image(url, place, detail)
        except ValueError:
            pass
        raise InvalidRequest(f"{param}: the data of this image is not base64, or there is none", param=param)
    if not _ADDRESS.fullmatch(url):
        raise InvalidRequest(f"{param}: {_FORMS}", param=param)
    return Image(url, place, detail)


def data_url(media_type: str | None, data: str | None) -> str:
    """The URL of an image that came as its type and its base64."""
    return f"data:{media_type or ''};base64,{data or ''}"


def with_images(pieces: Sequence[Piece]) -> Message:
    """What a message has beside its content, where there is an image in it."""
    return {"pieces": [each for each in pieces if each]} if any(isinstance(each, Image) for each in pieces) else {}
