"""Routed requests in a database show what a dictionary does, to every process that shares it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")

from pydantic import ValidationError

from store.conftest import KINDS
from store.opening import Clock
from thinkaloud.errors import StoreFailed
from thinkaloud.settings import StoreSettings
from thinkaloud.store.build import build_routed
from thinkaloud.store.routed import GOOD, LaneTotal, Outcome, RatedRequest, RoutedRequest, RoutedRequests

DAYS = 2
DAY = 86_400
OWNERS = ("anna", "bert")
OUTCOMES: tuple[Outcome, ...] = ("right", "wrong", "up", "down")


def request(id: str = "chatcmpl-1", owner: str = "anna", **fields: object) -> RoutedRequest:
    made = RoutedRequest(id, owner, 0.0, "auto", "fast", "fast", "kind", 0.1, "quick", 0, 3)
    return replace(made, **fields)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Add:
    request: RoutedRequest


@dataclass(frozen=True)
class Rate:
    id: str
    owner: str
    outcome: Outcome


@dataclass(frozen=True)
class Pass:
    seconds: int


Step = Add | Rate | Pass
ids = st.sampled_from([f"chatcmpl-{number}" for number in range(6)])
lanes = st.sampled_from(["fast", "thinking"])
requests = st.builds(
    request,
    ids,
    st.sampled_from(OWNERS),
    alias=st.sampled_from(["auto", "other"]),
    decided=lanes,
    lane=lanes,
    by=st.sampled_from(["kind", "shadow", "cap"]),
    thinking_tokens=st.integers(0, 3_000_000),
    answer_tokens=st.integers(0, 100),
    features=st.sampled_from([None, b"\x00\xff"]),
)
steps = st.one_of(
    st.builds(Add, requests),
    st.builds(Rate, ids, st.sampled_from(OWNERS), st.sampled_from(OUTCOMES)),
    st.builds(Pass, st.integers(1, DAY)),
)


class Model:
    """What is kept, by id, with its outcome."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[RoutedRequest, Outcome | None]] = {}

    def alive(self, now: float) -> dict[str, tuple[RoutedRequest, Outcome | None]]:
        return {id: kept for id, kept in self.kept.items() if kept[0].routed_at >= now - DAYS * DAY}

    def totals(self, now: float) -> list[LaneTotal]:
        groups: dict[tuple[str, str, bool, str, str], list[tuple[RoutedRequest, Outcome | None]]] = defaultdict(list)
        for each, outcome in self.alive(now).values():
            is_shadow = each.by == "shadow"
            routed = each.decided if is_shadow else each.lane
            groups[each.owner, each.alias, is_shadow, routed, each.lane].append((each, outcome))
        return [
            LaneTotal(
                *key,  # type: ignore[arg-type]
                len(group),
                sum(each.thinking_tokens for each, _ in group),
                sum(each.thinking_tokens**2 for each, _ in group),
                sum(each.answer_tokens for each, _ in group),
                sum(outcome is not None for _, outcome in group),
                sum(outcome in GOOD for _, outcome in group),
            )
            for key, group in sorted(groups.items())
        ]

    def rated(self, alias: str, now: float) -> list[RatedRequest]:
        found = sorted(self.alive(now).values(), key=lambda kept: (kept[0].routed_at, kept[0].id))
        return [
            RatedRequest(each.id, each.lane, each.by, outcome, each.features)
            for each, outcome in found
            if outcome is not None and each.features is not None and each.alias == alias
        ]


async def play(stores: list[RoutedRequests], clock: Clock, plan: list[Step]) -> None:
    model = Model()
    for number, step in enumerate(plan):
        clock.now += step.seconds if isinstance(step, Pass) else 1
        store = stores[number % len(stores)]
        match step:
            case Add(made):
                made = replace(made, routed_at=clock.now)
                await store.add(made)
                model.kept.setdefault(made.id, (made, None))
            case Rate(id, owner, outcome):
                kept = model.alive(clock.now).get(id)
                is_theirs = kept is not None and kept[0].owner == owner
                assert await store.rate(id, owner, outcome) == is_theirs
                if kept is not None and is_theirs:
                    model.kept[id] = kept[0], outcome
            case Pass():
                await store.sweep()  # type: ignore[attr-defined]
                model.kept = model.alive(clock.now)
        for each in stores:
            assert await each.totals() == model.totals(clock.now)
            assert await each.rated("auto") == model.rated("auto", clock.now)
    clock.now += (DAYS + 1) * DAY
    await stores[0].sweep()  # type: ignore[attr-defined]


@asynccontextmanager
async def opened(url: str, clock: Clock | None = None) -> AsyncIterator[RoutedRequests]:
    tree = StoreSettings.model_validate({"url": url, "routes": {"days": DAYS}})
    store = build_routed(tree, clock or Clock())
    assert store is not None
    await store.start()
    try:
        yield store
    finally:
        await store.close()


@pytest.mark.parametrize("kind", KINDS[1:])
def test_two_processes_see_what_a_dictionary_shows(kind: str, new_url: Callable[[str], str | None]) -> None:
    clock, url = Clock(), new_url(kind)
    assert url is not None
    with asyncio.Runner() as runner:
        opening = [opened(url, clock), opened(url, clock)]
        stores = [runner.run(each.__aenter__()) for each in opening]

        @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(st.lists(steps, max_size=15))
        def law(plan: list[Step]) -> None:
            runner.run(play(stores, clock, plan))

        try:
            law()
        finally:
            for each in opening:
                runner.run(each.__aexit__(None, None, None))


async def test_what_was_accepted_is_written_before_it_is_closed(database: str) -> None:
    async with opened(database) as store:
        for number in range(50):
            store.add(request(f"chatcmpl-{number}", routed_at=1e6))
    async with opened(database) as store:
        assert [total.requests for total in await store.totals()] == [50]


async def test_only_what_is_newer_counts_where_that_is_asked_for(database: str) -> None:
    async with opened(database) as store:
        for number in range(4):
            await store.add(request(f"chatcmpl-{number}", routed_at=1e6 + number))
        assert [total.requests for total in await store.totals(1e6 + 1)] == [3]
        assert await store.totals(2e6) == []


async def test_an_id_that_can_be_none_finds_nothing(database: str) -> None:
    async with opened(database) as store:
        for id in ("", "\0", "x" * 10_000, "' OR 1=1 --", "\ud800"):
            assert not await store.rate(id, "anna", "right")


async def test_a_database_that_is_gone_is_said_once_and_fails_no_request(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with opened(f"sqlite:///{tmp_path / 'gone.db'}") as store:
        await store.close()
        for number in range(3):
            await store.add(request(f"chatcmpl-{number}"))
        assert [record.levelname for record in caplog.records if "cannot be kept" in record.message] == ["WARNING"]
        with pytest.raises(StoreFailed):
            await store.rate("chatcmpl-1", "anna", "right")


def test_records_need_a_database() -> None:
    with pytest.raises(ValidationError, match="set url"):
        StoreSettings.model_validate({"routes": {}})
    assert build_routed(StoreSettings()) is None
