"""The records of requests that went through an alias, and their outcomes, where the operator keeps them."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from thinkaloud.access.caller import Caller
from thinkaloud.access.gate import Gate
from thinkaloud.access.permit import Permit
from thinkaloud.errors import NotFound
from thinkaloud.generation import GenerationRequest, Route
from thinkaloud.routing.features import extract_features
from thinkaloud.routing.hashed_features import hash_features
from thinkaloud.routing.policy import Router
from thinkaloud.store.routed import Outcome, RoutedRequest, RoutedRequests

_PATIENCE = 0.5
"""Seconds that the end of an answer waits for its record, so that who has the answer can rate it at any replica."""


class RouteRecords:
    """keeps_features: whether the features of prompts are kept, for `thinkaloud route fit`."""

    def __init__(self, routed: RoutedRequests | None, gate: Gate, *, keeps_features: bool = False) -> None:
        """routed: where they are kept, if they are."""
        self._routed, self._gate, self._keeps_features = routed, gate, keeps_features

    @asynccontextmanager
    async def recording(
        self, request: GenerationRequest, caller: Caller, permit: Permit, model: str, route: Route, router: Router
    ) -> AsyncIterator[None]:
        """Record the request at its end, however it ends. model: the name of the served model that answers. router:
        the alias's."""
        try:
            yield
        finally:
            saving = self._add(request, caller, permit, model, route, router)
        if saving is not None:
            await asyncio.wait([saving], timeout=_PATIENCE)

    def _add(
        self, request: GenerationRequest, caller: Caller, permit: Permit, model: str, route: Route, router: Router
    ) -> "asyncio.Future[None] | None":
        if self._routed is None:
            return None
        record = RoutedRequest(
            id=request.id,
            owner=caller.name,
            routed_at=time.time(),
            alias=request.model,
            decided=route.decided.lane,
            lane=route.lane,
            by=route.by,
            score=route.score,
            model=model,
            thinking_tokens=permit.thinking_tokens,
            answer_tokens=max(0, permit.output_tokens - permit.thinking_tokens),
            features=_pack_features(router.scored_text(request)) if self._keeps_features else None,
        )
        return self._routed.add(record)

    async def rate(self, request_id: str, outcome: Outcome, caller: Caller) -> None:
        """Set the outcome of an answer. Costs the caller a request of its rate limit.

        Raises:
            Unauthorized, RateLimited, StateFailed: the caller may not ask now.
            NotFound: no request of this caller with that id went through an alias.
            StoreFailed: the database cannot be used now.
        """
        await self._gate.charge_call(caller)
        if self._routed is None:
            raise NotFound("this server keeps no outcomes: its settings need store.routes")
        if not await self._routed.rate(request_id, caller.name, outcome):
            raise NotFound(f"no request {request_id[:100]!r} of this key went through an alias")


def _pack_features(text: str) -> bytes:
    return hash_features(extract_features(text)).dump()
