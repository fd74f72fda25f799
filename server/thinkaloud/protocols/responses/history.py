"""What a request takes from what is stored: the conversation before it, and items that it refers to.

Everything is found by its owner alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from thinkaloud.errors import InvalidRequest, NotFound, PreviousResponseNotFound
from thinkaloud.protocols.responses.items import Item, listed
from thinkaloud.protocols.responses.schema import ResponsesRequest
from thinkaloud.protocols.responses.sealed_items import SealedItems
from thinkaloud.store.base import RUNNING, ResponseStore


@dataclass(slots=True, frozen=True)
class History:
    """The conversation of a request.

    earlier: the items before its input. items: of its input, with what they refer to in its place. dropped: ids of
    traces that are not kept any more. stored_earlier: `earlier` as it is stored. referred: items of `items` that are
    stored, in that form, by their places. size: bytes of `stored_earlier`.
    """

    earlier: Sequence[Item] = ()
    items: Sequence[Item] = ()
    dropped: tuple[str, ...] = ()
    stored_earlier: Sequence[Item] = ()
    referred: Mapping[int, Item] = field(default_factory=dict)
    size: int = 0


async def read_history(wire: ResponsesRequest, sealed: SealedItems, store: ResponseStore) -> History:
    """The conversation of `wire`.

    Raises:
        PreviousResponseNotFound, NotFound: the owner has no such response, or no such item.
        InvalidRequest: the response before is not finished.
    """
    stored_earlier: list[Item] = []
    size = 0
    if (before := wire.previous_response_id) is not None:
        record = await store.load(before, sealed.owner)
        if record is None:
            raise PreviousResponseNotFound(
                f"there is no stored response {before[:100]!r}", param="previous_response_id"
            )
        if record.status in RUNNING:
            raise InvalidRequest("this response is not finished yet", param="previous_response_id")
        stored_earlier = msgspec.json.decode(record.carried)
        size = len(record.carried)
    items: list[Item] = []
    referred: dict[int, Item] = {}
    dropped: list[str] = []
    for at, item in enumerate(listed(wire.input)):
        if item.get("type") != "item_reference" and item.keys() != {"id"}:
            items.append(item)
            continue
        id, param = item.get("id"), f"input.{at}.id"
        if not isinstance(id, str):
            raise InvalidRequest(f"{param}: needed, the id of an item", param=param)
        found = await _find_item(id, sealed.owner, store)
        if found is None and not id.startswith("rs_"):
            raise NotFound(f"there is no stored item {id[:100]!r}", param=param)
        if found is None:
            dropped.append(id)
        else:
            referred[at] = found
        items += sealed.open([found or {"type": "reasoning", "summary": []}])
    return History(sealed.open(stored_earlier), items, tuple(dropped), stored_earlier, referred, size)


async def _find_item(id: str, owner: str, store: ResponseStore) -> Item | None:
    """The item as it is stored."""
    record = await store.find_item(id, owner)
    carried: list[Item] = [] if record is None else msgspec.json.decode(record.carried)
    return next((item for item in carried if item.get("id") == id), None)
