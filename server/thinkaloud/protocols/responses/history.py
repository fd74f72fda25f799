"""What a request takes from what is stored: the conversation before it, and items that it refers to.

Everything is found by its owner alone.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import msgspec

from thinkaloud.errors import InvalidRequest, NotFound, PayloadTooLarge, PreviousResponseNotFound
from thinkaloud.protocols.responses.items import Item, listed
from thinkaloud.protocols.responses.schema import ResponsesRequest
from thinkaloud.protocols.responses.sealed_items import SealedItems, split_items
from thinkaloud.request.by_size import by_size
from thinkaloud.settings import LimitsSettings
from thinkaloud.store.base import RUNNING, ResponseStore, StoredResponse


@dataclass(slots=True, frozen=True)
class History:
    """The conversation of a request.

    earlier: the items before its input. items: of its input, with what they refer to in its place. dropped: ids of
    traces that are not kept any more. stored_earlier: `earlier` as it is stored. referred: items of `items` that are
    stored, in that form, by their places. size: bytes of what is taken from the store.
    """

    earlier: Sequence[Item] = ()
    items: Sequence[Item] = ()
    dropped: tuple[str, ...] = ()
    stored_earlier: Sequence[msgspec.Raw] = ()
    referred: Mapping[int, Item] = field(default_factory=dict)
    size: int = 0


class _Named(msgspec.Struct):
    """Of an item its id alone."""

    id: Any = None


@dataclass(slots=True, frozen=True)
class _Kept:
    """An item that is referred to. stored, opened: as it is stored, and as it was sent. size: bytes of the former."""

    stored: Item
    opened: Item
    size: int


async def read_history(
    wire: ResponsesRequest, sealed: SealedItems, store: ResponseStore, limits: LimitsSettings
) -> History:
    """The conversation of `wire`.

    Raises:
        PreviousResponseNotFound, NotFound: the owner has no such response, or no such item.
        InvalidRequest: the response before is not finished.
        PayloadTooLarge: what the input refers to is larger than a body may be.
    """
    before = await _load_before(wire.previous_response_id, sealed.owner, store)
    items = listed(wire.input)
    kept = await _find_kept(items, sealed, store, limits)
    carried = 0 if before is None else len(before.carried)
    return await by_size(carried, lambda: _read(before, items, kept, sealed, limits))


async def _load_before(id: str | None, owner: str, store: ResponseStore) -> StoredResponse | None:
    """The response that the request continues, if it continues one."""
    if id is None:
        return None
    record = await store.load(id, owner)
    if record is None:
        raise PreviousResponseNotFound(f"there is no stored response {id[:100]!r}", param="previous_response_id")
    if record.status in RUNNING:
        raise InvalidRequest("this response is not finished yet", param="previous_response_id")
    return record


async def _find_kept(
    items: Sequence[Item], sealed: SealedItems, store: ResponseStore, limits: LimitsSettings
) -> dict[str, _Kept | None]:
    """By each id that `items` refer to, what is kept of it; None for a trace that is not.

    Each response is read once, whatever is referred to in it, and let go of.
    """
    wanted = {id for item in items if _is_reference(item) and isinstance(id := item.get("id"), str)}
    responses: dict[str, dict[str, _Kept]] = {}
    kept: dict[str, _Kept | None] = {}
    size = 0
    for at, item in enumerate(items):
        if not _is_reference(item):
            continue
        id, param = item.get("id"), f"input.{at}.id"
        if not isinstance(id, str):
            raise InvalidRequest(f"{param}: needed, the id of an item", param=param)
        if id not in kept:
            record = await store.find_item(id, sealed.owner)
            if record is not None and record.id not in responses:
                found = await by_size(len(record.carried), partial(_read_kept, record, wanted, sealed))
                size += sum(each.size for each in found.values())
                _require_size(size, limits)
                responses[record.id] = found
            kept[id] = None if record is None else responses[record.id].get(id)
        if kept[id] is None and not id.startswith("rs_"):
            raise NotFound(f"there is no stored item {id[:100]!r}", param=param)
    return kept


def _require_size(size: int, limits: LimitsSettings) -> None:
    if size > limits.body:
        raise PayloadTooLarge(f"input: what it refers to is larger than {limits.body} bytes", param="input")


def _is_reference(item: Item) -> bool:
    return item.get("type") == "item_reference" or item.keys() == {"id"}


def _read_kept(record: StoredResponse, wanted: Set[str], sealed: SealedItems) -> dict[str, _Kept]:
    """The `wanted` items of a response, by their ids; of several with one id the first."""
    kept: dict[str, _Kept] = {}
    for encoded in split_items(record.carried):
        id = msgspec.json.decode(encoded, type=_Named).id
        if isinstance(id, str) and id in wanted and id not in kept:
            item = msgspec.json.decode(encoded)
            kept[id] = _Kept(item, sealed.open([item])[0], len(encoded))
    return kept


def _read(
    before: StoredResponse | None,
    given: Sequence[Item],
    kept: Mapping[str, _Kept | None],
    sealed: SealedItems,
    limits: LimitsSettings,
) -> History:
    """The conversation of what was found."""
    stored_earlier = [] if before is None else split_items(before.carried)
    items: list[Item] = []
    referred: dict[int, Item] = {}
    dropped: list[str] = []
    size = 0
    for at, item in enumerate(given):
        if not _is_reference(item):
            items.append(item)
        elif (found := kept[item["id"]]) is None:
            dropped.append(item["id"])
            items.append({"type": "reasoning", "summary": []})
        else:
            referred[at] = found.stored
            items.append(found.opened)
            size += found.size
            _require_size(size, limits)
    earlier = sealed.open(map(msgspec.json.decode, stored_earlier))
    return History(earlier, items, tuple(dropped), stored_earlier, referred, size + sum(map(len, stored_earlier)))
