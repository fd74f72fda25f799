"""When garbage is collected."""

import gc

import pytest

from thinkaloud.runtime import garbage


def test_nothing_is_collected_while_it_is_paused_and_then_as_before() -> None:
    with garbage.paused():
        assert not gc.isenabled()
        with garbage.paused():
            pass
        assert not gc.isenabled(), "it is still paused for the first"
        with pytest.raises(ImportError), garbage.paused():
            raise ImportError
    assert gc.isenabled()


def test_one_collection_of_young_objects_looks_at_few_of_those_that_stay() -> None:
    garbage.relax()
    looked_at: list[int] = []

    def look(phase: str, told: dict[str, int]) -> None:
        if phase == "start" and told["generation"] == 1:
            looked_at.append(len(gc.get_objects(0)) + len(gc.get_objects(1)))

    gc.callbacks.append(look)
    try:
        kept: list[list[int]] = [[] for _ in range(300_000)]
    finally:
        gc.callbacks.remove(look)
    assert len(kept) == 300_000
    assert looked_at
    assert max(looked_at) <= 110_000
