"""Whatever is done, in whatever order: each store shows what a plain dictionary does."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.conftest import KINDS
from store.opening import Clock, record
from thinkaloud.settings import StoreSettings
from thinkaloud.store.base import ResponseStore, StoredResponse
from thinkaloud.store.build import build

MAX_COUNT, MAX_BYTES, MAX_AGE = 4, 60, 30
OWNERS = ("anna", "bert")
IDS = {f"resp_{number}": OWNERS[number % 2] for number in range(6)}
ITEMS = ("rs_1", "rs_2", "rs_3")


@dataclass(frozen=True)
class Save:
    id: str
    size: int
    item_ids: tuple[str, ...]

    def made(self) -> StoredResponse:
        documents = {"response": b"r" * self.size, "input_items": b"", "carried": b"c"}
        return record(self.id, IDS[self.id], item_ids=self.item_ids, **documents)


@dataclass(frozen=True)
class Delete:
    id: str


@dataclass(frozen=True)
class Append:
    id: str
    events: tuple[bytes, ...]


@dataclass(frozen=True)
class Pass:
    seconds: int


Step = Save | Delete | Append | Pass
names = st.sampled_from(sorted(IDS))
steps = st.one_of(
    st.builds(Save, names, st.integers(0, 70), st.lists(st.sampled_from(ITEMS), unique=True).map(tuple)),
    st.builds(Delete, names),
    st.builds(Append, names, st.lists(st.binary(max_size=9), max_size=3).map(tuple)),
    st.builds(Pass, st.integers(1, 20)),
)


@dataclass
class Kept:
    record: StoredResponse
    stored_at: float
    events: list[bytes] = field(default_factory=list)

    @property
    def size(self) -> int:
        return self.record.size + sum(map(len, self.events))


class Model:
    """What is kept, the last stored last."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}

    def play(self, step: Step, now: float) -> None:
        match step:
            case Save(name):
                before = self.kept.pop(name, None)
                self.kept[name] = Kept(step.made(), now, before.events if before else [])
            case Delete(name):
                self.kept.pop(name, None)
            case Append(name, events) if name in self.kept:
                self.kept[name].events += events
        self.kept = {name: each for name, each in self.kept.items() if each.stored_at >= now - MAX_AGE}
        self.shrink(lambda each: 1, MAX_COUNT)
        self.shrink(lambda each: each.size, MAX_BYTES)

    def shrink(self, weight: Callable[[Kept], int], bound: int) -> None:
        while sum(map(weight, self.kept.values())) > bound:
            total: dict[str, int] = defaultdict(int)
            for each in self.kept.values():
                total[each.record.owner] += weight(each)
            heaviest = max(total, key=lambda owner: (total[owner], owner))
            del self.kept[next(name for name, each in self.kept.items() if each.record.owner == heaviest)]

    def holding(self, item_id: str, owner: str) -> StoredResponse | None:
        found = [each.record for each in self.kept.values() if each.record.owner == owner]
        return next((each for each in reversed(found) if item_id in each.item_ids), None)


async def play(store: ResponseStore, step: Step, model: Model, now: float) -> None:
    match step:
        case Save():
            await store.save(step.made())
        case Delete(name):
            there = name in model.kept and model.kept[name].stored_at >= now - MAX_AGE
            assert await store.delete(name, IDS[name]) == there
        case Append(name, events):
            before = len(model.kept[name].events) if name in model.kept else 0
            await store.append_events(name, before, events)
    await store.sweep()


async def compare(store: ResponseStore, model: Model) -> None:
    for name, owner in IDS.items():
        kept = model.kept.get(name)
        assert await store.load(name, owner) == (kept.record if kept else None)
        for after in (-1, 1):
            wanted = list(enumerate(kept.events))[after + 1 :] if kept else []
            assert await store.events(name, owner, after) == wanted
    for item_id in ITEMS:
        for owner in OWNERS:
            assert await store.find_item(item_id, owner) == model.holding(item_id, owner)


async def run(store: ResponseStore, clock: Clock, plan: list[Step]) -> None:
    model = Model()
    for step in plan:
        clock.now += step.seconds if isinstance(step, Pass) else 1
        await play(store, step, model, clock.now)
        model.play(step, clock.now)
        await compare(store, model)
    for name, owner in IDS.items():
        await store.delete(name, owner)


@pytest.mark.parametrize("kind", KINDS)
def test_a_store_shows_what_a_dictionary_does(kind: str, new_url: Callable[[str], str | None]) -> None:
    clock = Clock()
    bounds = StoreSettings(url=new_url(kind), max_count=MAX_COUNT, max_bytes=MAX_BYTES, max_age=MAX_AGE)
    with asyncio.Runner() as runner:
        store = build(bounds, clock)
        runner.run(store.start())

        @settings(
            max_examples=300 if kind == "memory" else 20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
        @given(st.lists(steps, max_size=20))
        def law(plan: list[Step]) -> None:
            runner.run(run(store, clock, plan))

        try:
            law()
        finally:
            runner.run(store.close())
