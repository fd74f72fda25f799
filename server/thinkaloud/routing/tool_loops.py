"""Tool loops keep the route that their turn took, also where a threshold has moved since or a draft decided.

Only requests with tools are remembered, a few thousand of them and by a digest; an older loop, or one that goes on in
another process, is decided on again, which is the same decision as long as nothing moved.
"""

import hashlib
from collections import OrderedDict
from dataclasses import replace

import msgspec

from thinkaloud.generation import Caller, GenerationRequest, Route

_MOST = 4096


class Loops:
    """The routes of the latest turns of one alias that may call tools."""

    def __init__(self) -> None:
        self._routes: OrderedDict[bytes, Route] = OrderedDict()

    def taken(self, request: GenerationRequest, caller: Caller) -> Route | None:
        """The route of the turn that `request` goes on with; None for a new turn, and where it is not known."""
        if not request.messages or request.messages[-1].get("role") == "user":
            return None
        return self._routes.get(_turn(request, caller))

    def keep(self, request: GenerationRequest, caller: Caller, route: Route) -> None:
        """Remember the route by which the turn of `request` was answered, if it may call tools."""
        if not request.tooling.tools:
            return
        key = _turn(request, caller)
        self._routes[key] = replace(route, drafted=0)
        self._routes.move_to_end(key)
        if len(self._routes) > _MOST:
            self._routes.popitem(last=False)


def _turn(request: GenerationRequest, caller: Caller) -> bytes:
    """A digest of the caller and of the user's messages."""
    said = [message.get("content") for message in request.messages if message.get("role") == "user"]
    return hashlib.blake2b(msgspec.json.encode([caller.name, said])).digest()
