"""What of stored items and events is trace, and the form in which that is stored: sealed, or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from thinkaloud.protocols.responses.items import Item
from thinkaloud.protocols.wire.content_parts import TracePart
from thinkaloud.request import StoredTraces

_SEALED = "sealed"
"""The one key of a content that is sealed."""
_FRAME = b"event: "
"""What an event begins with that is not sealed."""
_split = msgspec.json.Decoder(list[msgspec.Raw]).decode


@dataclass(slots=True, frozen=True)
class SealedItems:
    """Seals the traces in items of `owner`, and opens them. What was not sent is not in the items that are sealed."""

    traces: StoredTraces
    owner: str

    def seal(self, items: Iterable[Item], *, is_tagged: bool = False) -> list[Item]:
        """Return `items` as they are stored. is_tagged: whether traces are inside the content of messages."""
        return [self._seal(item) if has_trace(item, is_tagged=is_tagged) else item for item in items]

    def open(self, items: Iterable[Item]) -> list[Item]:
        """Return stored items as they were sent; without their traces where these do not open."""
        return [self._open(item) for item in items]

    def open_response(self, stored: bytes) -> bytes:
        """Return a stored response object as it was sent."""
        response = msgspec.json.decode(stored, type=dict[str, msgspec.Raw])
        output = self.open(map(msgspec.json.decode, split_items(response["output"])))
        return msgspec.json.encode(response | {"output": output})

    def seal_events(self, frames: Sequence[bytes]) -> list[bytes]:
        """Return events with a trace as they are stored: none, where there is no key."""
        tokens = (self.traces.seal(frame.decode(), self.owner) for frame in frames)
        return [token.encode() for token in tokens if token is not None]

    def open_events(self, stored: Sequence[bytes]) -> list[bytes]:
        """Return stored events as they were sent; none, where one does not open."""
        opened = [each if each.startswith(_FRAME) else self._open_event(each) for each in stored]
        return [] if None in opened else [each for each in opened if each is not None]

    def _open_event(self, token: bytes) -> bytes | None:
        frame = self.traces.open(token.decode(), self.owner)
        return None if frame is None else frame.encode()

    def _seal(self, item: Item) -> Item:
        token = self.traces.seal(msgspec.json.encode(item["content"]).decode(), self.owner)
        return _without_content(item) if token is None else item | {"content": {_SEALED: token}}

    def _open(self, item: Item) -> Item:
        content = item.get("content")
        if not isinstance(content, dict):
            return item
        opened = self.traces.open(content.get(_SEALED), self.owner)
        return _without_content(item) if opened is None else item | {"content": msgspec.json.decode(opened)}


def split_items(stored: bytes | msgspec.Raw) -> list[msgspec.Raw]:
    """Return stored items, each as the JSON that it is. No call decodes more than one of them."""
    return _split(stored)


def has_trace(item: Item, *, is_tagged: bool = False) -> bool:
    """Return whether the content of an item is trace, or has some in it.

    is_tagged: whether answers hold their traces between tags.
    """
    content: Any = item.get("content")
    if not content:
        return False
    if item.get("type") == "reasoning":
        return True
    if item.get("role") != "assistant":
        return False
    return is_tagged or (isinstance(content, list) and any(part.get("type") in get_args(TracePart) for part in content))


def _without_content(item: Item) -> Item:
    """Return an item as it is without its trace. A message needs a content."""
    rest = {key: value for key, value in item.items() if key != "content"}
    return rest if item.get("type") == "reasoning" else rest | {"content": []}
