"""Stored responses over HTTP: read, followed, listed, cancelled, deleted."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from thinkaloud.errors import InvalidRequest, NotFound
from thinkaloud.protocols.responses.background import Run, Runs
from thinkaloud.protocols.responses.encode import FrameEncoder, ResponseFold
from thinkaloud.protocols.responses.sealed_items import SealedItems, split_items
from thinkaloud.protocols.wire import openapi
from thinkaloud.protocols.wire.sse import EventStream
from thinkaloud.request import StoredTraces
from thinkaloud.request.by_size import by_size
from thinkaloud.store.base import RUNNING, ResponseStore, StoredResponse

_MAX_LIMIT = 100
_BEGINNING = b": the events that are asked for\n\n"
"""A comment: a stream has a first part at once, also where no event is there yet."""


class _Begun(msgspec.Struct):
    """Of a response object how it was begun."""

    background: bool = False


def stored_routes(store: ResponseStore, traces: StoredTraces, runs: Runs, heartbeat: float) -> APIRouter:
    """Return the router that reads what is stored, and what runs in the background.

    heartbeat: seconds between two comments of a stream.
    """
    router = APIRouter()

    @router.get("/v1/responses/{response_id}", response_model=None, responses=openapi.refusals())
    async def retrieve(response_id: str, request: Request) -> Response:
        """A stored response of the same key; of one in the background with `stream=true` the events behind the number
        `starting_after`.
        """
        owner: str = request.state.caller.name
        after = _starting_after(request.query_params)
        run = runs.find(response_id, owner)
        if run is not None:
            return await whole(run.fold) if after is None else follow(run, after, heartbeat)
        record = await _load(store, response_id, request)
        sealed = SealedItems(traces, owner)
        if after is None:
            return await _sent(record, sealed)
        kept = await store.events(response_id, owner, -1)
        events = await asyncio.to_thread(sealed.open_events, [event for _, event in kept])
        if not events:
            raise InvalidRequest("stream: the events of this response are not kept", param="stream")
        return _stream(_frames(events[after + 1 :]), heartbeat)

    @router.get("/v1/responses/{response_id}/input_items", response_model=None, responses=openapi.refusals())
    async def list_input(response_id: str, request: Request) -> Response:
        """The input items of a stored response: `limit` of them (1 to 100, by default 20) behind the item `after`, in
        `order` desc or asc.
        """
        record = await _load(store, response_id, request)
        sealed = SealedItems(traces, record.owner)
        page = await by_size(len(record.input_items), lambda: _page(record.input_items, sealed, request.query_params))
        return Response(page, media_type="application/json")

    return router


def ending_routes(store: ResponseStore, traces: StoredTraces, runs: Runs) -> APIRouter:
    """Return the router that cancels and deletes."""
    router = APIRouter()

    @router.post("/v1/responses/{response_id}/cancel", response_model=None, responses=openapi.refusals())
    async def cancel(response_id: str, request: Request) -> Response:
        """Cancel a response in the background. One that has ended stays as it is."""
        await runs.cancel(response_id, request.state.caller.name)
        record = await _load(store, response_id, request)
        if record.status in RUNNING:
            await runs.cancel_elsewhere(record)
            record = await _load(store, response_id, request)
        if not _is_background(record):
            raise InvalidRequest("only a response in the background can be cancelled")
        return await _sent(record, SealedItems(traces, record.owner))

    @router.delete("/v1/responses/{response_id}", responses=openapi.refusals())
    async def delete(response_id: str, request: Request) -> dict[str, Any]:
        """Delete a stored response of the same key. One that still runs is cancelled."""
        owner: str = request.state.caller.name
        if not await runs.cancel(response_id, owner) and (record := await store.load(response_id, owner)) is not None:
            await runs.cancel_elsewhere(record)
        if not await store.delete(response_id, owner):
            raise _not_found(response_id)
        return {"id": response_id, "object": "response", "deleted": True}

    return router


async def _load(store: ResponseStore, response_id: str, request: Request) -> StoredResponse:
    record = await store.load(response_id, request.state.caller.name)
    if record is None:
        raise _not_found(response_id)
    return record


def _not_found(response_id: str) -> NotFound:
    return NotFound(f"there is no stored response {response_id[:100]!r}")


def follow(run: Run, after: int, heartbeat: float, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """The events of a run behind the number `after`, as they come."""
    return _stream(run.follow(after), heartbeat, headers)


def _stream(
    frames: AsyncGenerator[bytes, None], heartbeat: float, headers: Mapping[str, str] = MappingProxyType({})
) -> Response:
    return EventStream(_BEGINNING, frames, FrameEncoder(), headers=headers, heartbeat=heartbeat)


async def _frames(frames: Sequence[bytes]) -> AsyncGenerator[bytes, None]:
    for frame in frames:
        yield frame


async def whole(fold: ResponseFold, headers: Mapping[str, str] = MappingProxyType({})) -> Response:
    """The response object as a body."""
    response = dict(fold.response)  # it may go on meanwhile
    body = await by_size(fold.size, lambda: msgspec.json.encode(response))
    return Response(body, media_type="application/json", headers=dict(headers))


async def _sent(record: StoredResponse, sealed: SealedItems) -> Response:
    """The response object as it was sent."""
    body = await by_size(len(record.response), lambda: sealed.open_response(record.response))
    return Response(body, media_type="application/json")


def _is_background(record: StoredResponse) -> bool:
    return msgspec.json.decode(record.response, type=_Begun).background


def _starting_after(query: Mapping[str, str]) -> int | None:
    """The number behind which a stream begins, -1 for all of it; None where no stream is asked for."""
    wanted, after = query.get("stream", "false").lower(), query.get("starting_after")
    if wanted not in {"true", "false"}:
        raise InvalidRequest("stream: true or false", param="stream")
    if wanted == "false":
        return None
    if after is not None and not (after.isdecimal() and after.isascii() and len(after) <= 9):
        raise InvalidRequest("starting_after: the number of an event", param="starting_after")
    return -1 if after is None else int(after)


def _page(stored: bytes, sealed: SealedItems, query: Mapping[str, str]) -> bytes:
    """A list object of stored items, of which no others are opened. Raises `InvalidRequest` for a value that it cannot
    have.
    """
    limit, order, after = query.get("limit", "20"), query.get("order", "desc"), query.get("after")
    if not (limit.isdecimal() and len(limit) <= 3 and 1 <= int(limit) <= _MAX_LIMIT):
        raise InvalidRequest(f"limit: 1 to {_MAX_LIMIT}", param="limit")
    if order not in {"asc", "desc"}:
        raise InvalidRequest("order: asc or desc", param="order")
    items = [msgspec.json.decode(each) for each in split_items(stored)]
    ordered = items if order == "asc" else items[::-1]
    if after is not None:
        ids = [item["id"] for item in ordered]
        if after not in ids:
            raise InvalidRequest("after: not the id of an input item of this response", param="after")
        ordered = ordered[ids.index(after) + 1 :]
    page = sealed.open(ordered[: int(limit)])
    return msgspec.json.encode(
        {
            "object": "list",
            "data": page,
            "first_id": page[0]["id"] if page else None,
            "last_id": page[-1]["id"] if page else None,
            "has_more": len(ordered) > len(page),
        }
    )
