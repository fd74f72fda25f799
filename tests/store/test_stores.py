"""What every store does: the same tests on memory, SQLite and PostgreSQL."""

import asyncio
import json

import pytest

from store.opening import Clock, failed, opened, record
from thinkaloud.store.base import MAX_ID_LENGTH

NO_IDS = ["", "\0", "resp_1\0", "\ud800", "a\nb", "x" * (MAX_ID_LENGTH + 1)]


async def test_what_was_saved_is_read_back_as_it_was(url: str | None) -> None:
    kept = record(response=bytes(range(256)), input_items=b"", carried=b"x" * 100_000, item_ids=("rs_1", "msg_2"))
    async with opened(url) as store:
        await store.save(kept)
        assert await store.load("resp_1", "anna") == kept


async def test_another_owner_finds_nothing(url: str | None) -> None:
    async with opened(url) as store:
        await store.save(record(item_ids=("rs_1",)))
        await store.append_events("resp_1", 0, [b"one"])
        assert await store.load("resp_1", "bert") is None
        assert await store.find_item("rs_1", "bert") is None
        assert await store.events("resp_1", "bert", -1) == []
        assert not await store.delete("resp_1", "bert")
        assert await store.load("resp_1", "anna") is not None


async def test_a_later_save_replaces_and_keeps_the_events(url: str | None) -> None:
    async with opened(url) as store:
        await store.save(record(status="in_progress", item_ids=("rs_1",)))
        await store.append_events("resp_1", 0, [b"zero", b"one"])
        await store.save(record(response=b"{}", item_ids=("rs_2",)))
        assert await store.load("resp_1", "anna") == record(response=b"{}", item_ids=("rs_2",))
        assert await store.find_item("rs_1", "anna") is None
        assert await store.find_item("rs_2", "anna") is not None
        assert await store.events("resp_1", "anna", -1) == [(0, b"zero"), (1, b"one")]


async def test_a_deleted_response_is_gone_with_its_events_and_its_items(url: str | None) -> None:
    async with opened(url) as store:
        await store.save(record(item_ids=("rs_1",)))
        await store.append_events("resp_1", 0, [b"zero"])
        assert await store.delete("resp_1", "anna")
        assert not await store.delete("resp_1", "anna")
        assert await store.load("resp_1", "anna") is None
        assert await store.find_item("rs_1", "anna") is None
        await store.save(record())
        assert await store.events("resp_1", "anna", -1) == []


async def test_events_are_read_from_any_number_on(url: str | None) -> None:
    async with opened(url) as store:
        await store.save(record(status="in_progress"))
        await store.append_events("resp_1", 0, [b"0", b"1"])
        await store.append_events("resp_1", 2, [b"2"])
        await store.append_events("resp_1", 3, [])
        assert await store.events("resp_1", "anna", -1) == [(0, b"0"), (1, b"1"), (2, b"2")]
        assert await store.events("resp_1", "anna", 1) == [(2, b"2")]
        assert await store.events("resp_1", "anna", 2) == []


async def test_events_of_no_response_are_dropped(url: str | None) -> None:
    async with opened(url) as store:
        await store.append_events("resp_1", 0, [b"0"])
        await store.save(record())
        assert await store.events("resp_1", "anna", -1) == []


async def test_an_item_is_found_in_the_response_that_was_stored_last(url: str | None) -> None:
    async with opened(url) as store:
        for name in ("resp_1", "resp_2", "resp_1"):
            await store.save(record(name, item_ids=("rs_1", "rs_1")))
        found = await store.find_item("rs_1", "anna")
        assert found is not None
        assert found.id == "resp_1"


@pytest.mark.parametrize("sought", NO_IDS)
async def test_what_cannot_be_an_id_is_not_found_and_not_kept(url: str | None, sought: str) -> None:
    async with opened(url) as store:
        await store.save(record(item_ids=(sought, "rs_1")))
        kept = await store.load("resp_1", "anna")
        assert kept is not None
        assert kept.item_ids == ("rs_1",)
        assert await store.load(sought, "anna") is None
        assert await store.find_item(sought, "anna") is None
        assert await store.events(sought, "anna", -1) == []
        assert not await store.delete(sought, "anna")


async def test_what_is_too_old_is_gone_at_once(url: str | None) -> None:
    clock = Clock()
    async with opened(url, clock, max_age=60) as store:
        await store.save(record(item_ids=("rs_1",)))
        clock.now += 60
        assert await store.load("resp_1", "anna") is not None
        clock.now += 1
        assert await store.load("resp_1", "anna") is None
        assert await store.find_item("rs_1", "anna") is None
        assert not await store.delete("resp_1", "anna")
        await store.sweep()
        clock.now -= 1
        assert await store.load("resp_1", "anna") is None


async def test_who_has_most_loses_what_was_stored_first(url: str | None) -> None:
    async with opened(url, max_count=4) as store:
        await store.save(record("b0", "bert"))
        for number in range(300):
            await store.save(record(f"a{number}"))
        await store.sweep()
        kept = [n for n in range(300) if await store.load(f"a{n}", "anna")]
        assert kept == [297, 298, 299]
        assert await store.load("b0", "bert") is not None


async def test_events_count_among_the_bytes(url: str | None) -> None:
    async with opened(url, max_bytes=1000) as store:
        await store.save(record("resp_1"))
        await store.save(record("resp_2"))
        await store.append_events("resp_1", 0, [b"x" * 990])
        await store.sweep()
        assert await store.load("resp_1", "anna") is None
        assert await store.load("resp_2", "anna") is not None


async def test_a_store_without_room_keeps_nothing(url: str | None) -> None:
    async with opened(url, max_count=0) as store:
        await store.save(record())
        await store.sweep()
        assert await store.load("resp_1", "anna") is None


async def test_many_at_once_do_not_mix(url: str | None) -> None:
    async def round_trip(store: object, number: int) -> None:
        made = record(f"resp_{number}", f"owner{number % 3}", response=json.dumps(number).encode())
        await store.save(made)  # type: ignore[attr-defined]
        await store.append_events(made.id, 0, [made.response])  # type: ignore[attr-defined]
        assert await store.load(made.id, made.owner) == made  # type: ignore[attr-defined]
        assert await store.events(made.id, made.owner, -1) == [(0, made.response)]  # type: ignore[attr-defined]

    async with opened(url) as store:
        await asyncio.gather(*(round_trip(store, number) for number in range(200)))


async def test_a_caller_who_is_cancelled_leaves_the_store_whole(url: str | None) -> None:
    async with opened(url) as store:
        callers = [asyncio.create_task(store.save(record(f"resp_{number}"))) for number in range(20)]
        await asyncio.sleep(0)
        for caller in callers:
            caller.cancel()
        await asyncio.wait(callers)
        await store.save(record("after"))
        assert await store.load("after", "anna") is not None


async def test_what_this_process_works_on_does_not_fail(url: str | None) -> None:
    async with opened(url) as store:
        await store.save(record(status="in_progress"))
        assert await store.fail_running(failed) == 0
        kept = await store.load("resp_1", "anna")
        assert kept is not None
        assert kept.status == "in_progress"
