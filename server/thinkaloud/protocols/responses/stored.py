"""Stored responses over HTTP: read, listed, deleted."""

from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from thinkaloud.errors import InvalidRequest, NotFound
from thinkaloud.protocols.wire import openapi
from thinkaloud.store.base import ResponseStore, StoredResponse

_MAX_LIMIT = 100


def stored_routes(store: ResponseStore) -> APIRouter:
    """Return the router of what is stored."""
    router = APIRouter()

    async def load(response_id: str, request: Request) -> StoredResponse:
        record = await store.load(response_id, request.state.caller.name)
        if record is None:
            raise _not_found(response_id)
        return record

    @router.get("/v1/responses/{response_id}", response_model=None, responses=openapi.refusals())
    async def retrieve(response_id: str, request: Request) -> Response:
        """A stored response of the same key."""
        record = await load(response_id, request)
        if request.query_params.get("stream", "false").lower() != "false":
            raise InvalidRequest("stream: the events of a response are not kept", param="stream")
        return Response(record.response, media_type="application/json")

    @router.delete("/v1/responses/{response_id}", responses=openapi.refusals())
    async def delete(response_id: str, request: Request) -> dict[str, Any]:
        """Delete a stored response of the same key."""
        if not await store.delete(response_id, request.state.caller.name):
            raise _not_found(response_id)
        return {"id": response_id, "object": "response", "deleted": True}

    @router.get("/v1/responses/{response_id}/input_items", responses=openapi.refusals())
    async def list_input(response_id: str, request: Request) -> dict[str, Any]:
        """The input items of a stored response: `limit` of them (1 to 100, by default 20) behind the item `after`, in
        `order` desc or asc.
        """
        items: list[dict[str, Any]] = msgspec.json.decode((await load(response_id, request)).input_items)
        return _page(items, request.query_params)

    return router


def _not_found(response_id: str) -> NotFound:
    return NotFound(f"there is no stored response {response_id[:100]!r}")


def _page(items: list[dict[str, Any]], query: Mapping[str, str]) -> dict[str, Any]:
    """A list object. Raises `InvalidRequest` for a value that it cannot have."""
    limit, order, after = query.get("limit", "20"), query.get("order", "desc"), query.get("after")
    if not (limit.isdecimal() and len(limit) <= 3 and 1 <= int(limit) <= _MAX_LIMIT):
        raise InvalidRequest(f"limit: 1 to {_MAX_LIMIT}", param="limit")
    if order not in {"asc", "desc"}:
        raise InvalidRequest("order: asc or desc", param="order")
    ordered = items if order == "asc" else items[::-1]
    if after is not None:
        ids = [item["id"] for item in ordered]
        if after not in ids:
            raise InvalidRequest("after: not the id of an input item of this response", param="after")
        ordered = ordered[ids.index(after) + 1 :]
    page = ordered[: int(limit)]
    return {
        "object": "list",
        "data": page,
        "first_id": page[0]["id"] if page else None,
        "last_id": page[-1]["id"] if page else None,
        "has_more": len(ordered) > len(page),
    }
