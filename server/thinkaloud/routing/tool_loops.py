"""Routes of tool loops: a loop keeps the route of its turn, even if a threshold has moved since or a draft decided.

Only requests with tools are stored, a few thousand of them, by a digest. An older loop, or one that continues in
another process, is decided again, with the same result as long as nothing has moved.
"""

import hashlib
from collections import OrderedDict
from dataclasses import replace

import msgspec

from thinkaloud.generation import GenerationRequest, Route, images_of, user_turns

_CAPACITY = 4096


class ToolLoops:
    """The routes of the latest turns of one alias that may call tools."""

    def __init__(self) -> None:
        self._routes: OrderedDict[bytes, Route] = OrderedDict()

    def find_route(self, request: GenerationRequest, key: str) -> Route | None:
        """Return the route of the turn that `request` continues; None for a new turn, or if it is not stored."""
        begins = max(user_turns(request.messages), default=0)
        if not any(message.get("role") in {"assistant", "tool"} for message in request.messages[begins:]):
            return None
        return self._routes.get(_digest_turn(request, key))

    def keep_route(self, request: GenerationRequest, key: str, route: Route) -> None:
        """Store the route of the turn of `request`, if it may call tools. key: the name of the caller's key."""
        if not request.tooling.tools:
            return
        digest = _digest_turn(request, key)
        self._routes[digest] = replace(route, draft_tokens=0)
        self._routes.move_to_end(digest)
        if len(self._routes) > _CAPACITY:
            self._routes.popitem(last=False)


def _digest_turn(request: GenerationRequest, key: str) -> bytes:
    """A digest of the key's name and the user's turns."""
    turns = [request.messages[at] for at in user_turns(request.messages)]
    contents = [(turn.get("content"), [image.url for image in images_of(turn)]) for turn in turns]
    return hashlib.blake2b(msgspec.json.encode([key, contents])).digest()
