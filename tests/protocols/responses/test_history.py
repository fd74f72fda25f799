"""What a request takes from the store: laws, and how much of it is read."""

import json
from dataclasses import fields
from typing import Any
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import InvalidRequest, NotFound, PayloadTooLarge
from thinkaloud.protocols.responses import history
from thinkaloud.protocols.responses.decode import validate
from thinkaloud.protocols.responses.history import History, read_history
from thinkaloud.protocols.responses.sealed_items import SealedItems, split_items
from thinkaloud.request import StoredTraces
from thinkaloud.settings import LimitsSettings, StoreSettings
from thinkaloud.store.base import StoredResponse
from thinkaloud.store.memory import MemoryStore

Items = list[dict[str, Any]]
LIMITS = LimitsSettings()
OWN = StoreSettings()
SEALED = SealedItems(StoredTraces(None, OWN), "anna")
ASKS: dict[str, Any] = {"role": "user", "content": "q"}
ids = st.sampled_from(["rs_a", "rs_b", "msg_c", "fc_d"])
kept = st.lists(
    st.builds(lambda id, text: {"type": "reasoning", "id": id, "content": text}, ids | st.none(), st.text(max_size=3))
    | st.builds(lambda id, text: {"role": "user", "id": id, "content": text}, ids | st.just([]), st.text(max_size=3)),
    max_size=4,
)  # fmt: skip
references = st.builds(lambda id: {"type": "item_reference", "id": id}, ids | st.just(7)) | st.builds(
    lambda id: {"id": id}, ids
)


def record(number: int, items: Items) -> StoredResponse:
    stored = json.dumps(SEALED.seal(items)).encode()
    named = tuple(item["id"] for item in items if isinstance(item.get("id"), str))
    return StoredResponse(f"resp_{number}", "anna", 1.0, "completed", "m", b"{}", b"[]", stored, named)


async def read(given: Items, records: list[StoredResponse], before: str | None = None) -> History:
    store = MemoryStore(OWN)
    for each in records:
        await store.save(each)
    wire = validate({"model": "m", "input": given, "previous_response_id": before}, LIMITS)
    return await read_history(wire, SEALED, store, LIMITS)


@given(st.lists(kept, min_size=1, max_size=3), st.lists(references | st.just(ASKS), max_size=5))
async def test_a_reference_is_the_first_such_item_of_the_last_response_that_has_one(
    responses: list[Items], given: Items
) -> None:
    expected: Items = []
    dropped: list[str] = []
    refusal: type[Exception] | None = None
    for item in given:
        found = next((each for items in responses[::-1] for each in items if each.get("id") == item.get("id")), None)
        if item is ASKS or item == ASKS:
            expected.append(item)
        elif not isinstance(item["id"], str):
            refusal = refusal or InvalidRequest
        elif found is not None:
            expected.append(found)
        elif item["id"].startswith("rs_"):
            dropped.append(item["id"])
            expected.append({"type": "reasoning", "summary": []})
        else:
            refusal = refusal or NotFound
    records = [record(number, items) for number, items in enumerate(responses)]
    if refusal is not None:
        with pytest.raises(refusal):
            await read(given, records)
        return
    told = await read(given, records, "resp_0")
    assert (told.items, list(told.dropped)) == (expected, dropped)
    assert {at: SEALED.open([item])[0] for at, item in told.referred.items()} == {
        at: item for at, item in enumerate(expected) if given[at] != ASKS and given[at]["id"] not in dropped
    }
    assert told.earlier == responses[0]
    assert [json.loads(bytes(item)) for item in told.stored_earlier] == json.loads(records[0].carried)


async def test_each_response_is_read_once_however_often_it_is_referred_to(monkeypatch: pytest.MonkeyPatch) -> None:
    split = Mock(wraps=split_items)
    monkeypatch.setattr(history, "split_items", split)
    items: Items = [{"role": "user", "id": f"msg_{number}", "content": "a"} for number in range(20)]
    records = [record(0, items[:10]), record(1, items[10:])]
    told = await read([{"id": item["id"]} for item in items] * 50, records)
    assert len(told.items) == 1_000
    assert sorted(call.args[0] for call in split.call_args_list) == sorted(each.carried for each in records)


class Counted(StoredResponse):
    """A response that counts how many of these there are."""

    alive = 0

    def __init__(self, *fields: Any) -> None:
        super().__init__(*fields)
        Counted.alive += 1

    def __del__(self) -> None:
        Counted.alive -= 1


class Database(MemoryStore):
    """Reads a response anew each time it is asked for one."""

    most = 0

    async def find_item(self, item_id: str, owner: str) -> StoredResponse | None:
        found = await super().find_item(item_id, owner)
        again = None if found is None else Counted(*(getattr(found, each.name) for each in fields(found)))
        Database.most = max(Database.most, Counted.alive)
        return again


async def test_of_all_responses_that_are_referred_to_no_more_than_two_are_held_at_once() -> None:
    items: Items = [{"role": "user", "id": f"msg_{number}", "content": "a"} for number in range(40)]
    store = Database(OWN)
    for number in range(20):
        await store.save(record(number, items[2 * number : 2 * number + 2]))
    wire = validate({"model": "m", "input": [{"id": item["id"]} for item in items]}, LIMITS)
    told = await read_history(wire, SEALED, store, LIMITS)
    assert told.items == items
    assert Database.most == 2, "one, and the next"


async def test_what_is_referred_to_is_no_larger_than_a_body() -> None:
    large: Items = [{"role": "user", "id": "msg_a", "content": "a" * (LIMITS.body // 2 - 100)}]
    told = await read([{"id": "msg_a"}] * 2, [record(0, large)])
    assert told.items == large * 2
    with pytest.raises(PayloadTooLarge) as caught:
        await read([{"id": "msg_a"}] * 3, [record(0, large)])
    assert caught.value.param == "input"
