"""Routes of tool loops: a loop keeps the route of its turn, even if a threshold has moved since or a draft decided.

Only requests with tools are stored, a few thousand of them, by a digest, which other replicas find too. A loop that
nobody knows any more is decided again, with the same result as long as nothing has moved.
"""

import hashlib
from collections import OrderedDict
from contextlib import suppress
from dataclasses import replace

import msgspec

from thinkaloud.generation import GenerationRequest, Route, images_of, user_turns
from thinkaloud.state.base import SharedState

_CAPACITY = 4096
_LIFETIME = 3600
"""Seconds for which other replicas can learn a route."""


class ToolLoops:
    """The routes of the latest turns of one alias that may call tools."""

    def __init__(self, alias: str = "", state: SharedState | None = None) -> None:
        """state: where other replicas learn the routes, if there are any."""
        self._routes: OrderedDict[bytes, Route] = OrderedDict()
        self._alias = alias
        self._state = state if state is not None and state.is_shared else None

    async def recall(self, request: GenerationRequest, key: str) -> None:
        """Learn the route of the turn that `request` continues, wherever it began."""
        if self._state is None or not _continues(request):
            return
        digest = _digest_turn(request, key)
        if (note := await self._state.load_note(self._note(digest))) is not None:
            with suppress(msgspec.MsgspecError):
                self._keep(digest, msgspec.json.decode(note, type=Route))

    def find_route(self, request: GenerationRequest, key: str) -> Route | None:
        """Return the route of the turn that `request` continues; None for a new turn, or if it is not stored."""
        return self._routes.get(_digest_turn(request, key)) if _continues(request) else None

    def keep_route(self, request: GenerationRequest, key: str, route: Route) -> None:
        """Store the route of the turn of `request`, if it may call tools. key: the name of the caller's key."""
        if not request.tooling.tools:
            return
        digest, route = _digest_turn(request, key), replace(route, draft_tokens=0)
        self._keep(digest, route)
        if self._state is not None:
            self._state.save_note(self._note(digest), msgspec.json.encode(route), _LIFETIME)

    def _keep(self, digest: bytes, route: Route) -> None:
        self._routes[digest] = route
        self._routes.move_to_end(digest)
        if len(self._routes) > _CAPACITY:
            self._routes.popitem(last=False)

    def _note(self, digest: bytes) -> str:
        return f"route:{hashlib.blake2b(digest, key=self._alias.encode()[:64], digest_size=32).hexdigest()}"


def _continues(request: GenerationRequest) -> bool:
    """Whether something has come behind the last turn of the user."""
    begins = max(user_turns(request.messages), default=0)
    return any(message.get("role") in {"assistant", "tool"} for message in request.messages[begins:])


def _digest_turn(request: GenerationRequest, key: str) -> bytes:
    """A digest of the key's name and the user's turns."""
    turns = [request.messages[at] for at in user_turns(request.messages)]
    contents = [(turn.get("content"), [image.url for image in images_of(turn)]) for turn in turns]
    return hashlib.blake2b(msgspec.json.encode([key, contents])).digest()
