"""What a response keeps for later requests, and what a request takes from earlier ones.

Everything is found by its owner alone. The trace is kept for the prompt of a later turn as it was sent: sealed, or as
text to a caller who has seen it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from thinkaloud.errors import InvalidRequest, NotFound, PreviousResponseNotFound
from thinkaloud.protocols.responses.items import Item, listed
from thinkaloud.protocols.responses.schema import ResponsesRequest
from thinkaloud.protocols.wire.request_id import new_id
from thinkaloud.store.base import RUNNING, ResponseStore, StoredResponse

_PREFIXES = {"message": "msg", "function_call": "fc", "function_call_output": "fco", "reasoning": "rs"}


@dataclass(slots=True, frozen=True)
class History:
    """The conversation of a request.

    earlier: the items before its input. items: of its input, with what they refer to in its place. dropped: ids of
    traces that are not kept any more.
    """

    earlier: Sequence[Item] = ()
    items: Sequence[Item] = field(default_factory=list)
    dropped: tuple[str, ...] = ()


async def read_history(wire: ResponsesRequest, owner: str, store: ResponseStore) -> History:
    """The conversation of `wire`.

    Raises:
        PreviousResponseNotFound, NotFound: the owner has no such response, or no such item.
        InvalidRequest: the response before is not finished.
    """
    earlier: list[Item] = []
    if (before := wire.previous_response_id) is not None:
        record = await store.load(before, owner)
        if record is None:
            raise PreviousResponseNotFound(
                f"there is no stored response {before[:100]!r}", param="previous_response_id"
            )
        if record.status in RUNNING:
            raise InvalidRequest("this response is not finished yet", param="previous_response_id")
        earlier = msgspec.json.decode(record.carried)
    items: list[Item] = []
    dropped: list[str] = []
    for at, item in enumerate(listed(wire.input)):
        if item.get("type") != "item_reference" and item.keys() != {"id"}:
            items.append(item)
            continue
        id, param = item.get("id"), f"input.{at}.id"
        if not isinstance(id, str):
            raise InvalidRequest(f"{param}: needed, the id of an item", param=param)
        found = await _find_item(id, owner, store)
        if found is None and not id.startswith("rs_"):
            raise NotFound(f"there is no stored item {id[:100]!r}", param=param)
        if found is None:
            dropped.append(id)
        items.append(found or {"type": "reasoning", "summary": []})
    return History(earlier, items, tuple(dropped))


async def _find_item(id: str, owner: str, store: ResponseStore) -> Item | None:
    record = await store.find_item(id, owner)
    carried: list[Item] = [] if record is None else msgspec.json.decode(record.carried)
    return next((item for item in carried if item.get("id") == id), None)


def record_of(
    response: dict[str, Any], owner: str, model: str, history: History, carried: Sequence[Item]
) -> StoredResponse:
    """What is kept of a response.

    model: that the request named. carried: its output, for the prompts of later turns.
    """
    given = [_with_id(item) for item in history.items]
    ids = [item["id"] for item in (*given, *carried) if isinstance(item.get("id"), str)]
    return StoredResponse(
        id=response["id"],
        owner=owner,
        created_at=response["created_at"],
        status=response["status"],
        model=model,
        response=msgspec.json.encode(response),
        input_items=msgspec.json.encode(given),
        carried=msgspec.json.encode([*history.earlier, *given, *carried]),
        item_ids=tuple(ids),
    )


def fail_record(record: StoredResponse) -> StoredResponse:
    """What is kept of a response whose process ended before it did."""
    error = {"code": "server_error", "message": "the server was restarted before this response was complete"}
    response = msgspec.json.decode(record.response) | {"status": "failed", "error": error}
    return replace(record, status="failed", response=msgspec.json.encode(response))


def _with_id(item: Item) -> Item:
    """An item of the input as it is listed: a message has parts, and every item an id."""
    kind = item.get("type", "message")
    listed = {"id": new_id(_PREFIXES.get(kind, "item"), "_"), "type": kind, **item}
    if kind == "message" and isinstance(text := item.get("content"), str):
        part = "output_text" if item.get("role") == "assistant" else "input_text"
        listed["content"] = [{"type": part, "text": text}]
    return listed
