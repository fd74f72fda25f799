"""How many front ends there are, and what each of them may take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import SettingsError
from thinkaloud.settings import Settings
from thinkaloud.workers import count
from thinkaloud.workers.shares import divide

LIMITS = ("max_running", "requests_per_minute", "tokens_per_minute")


def settings(workers: object = "auto", **more: object) -> Settings:
    tree = {
        "server": {"workers": workers},
        "store": {"url": "sqlite:///responses.db"},
        "engines": {"up": {"kind": "upstream", "base_url": "http://localhost:1", "model": "m"}},
        "models": {"m": {"engine": "up"}},
    }
    return Settings.model_validate(tree | more)


@pytest.mark.parametrize(("cores", "workers"), [(1, 1), (2, 1), (15, 1), (16, 2), (31, 3), (32, 4), (256, 4)])
def test_auto_is_one_for_each_eight_cores_and_four_at_most(
    monkeypatch: pytest.MonkeyPatch, cores: int, workers: int
) -> None:
    monkeypatch.setattr(count, "_usable_cores", lambda: cores)
    assert count.count_workers(settings()) == workers
    assert count.count_workers(settings(3)) == 3


@pytest.mark.parametrize(
    "alone",
    [
        {"store": {}},
        *({"keys": [{"name": "a", "secret": {"sha256": "ab" * 32}, limit: 3}]} for limit in LIMITS),
    ],
    ids=["memory", *LIMITS],
)
def test_auto_is_one_where_one_process_alone_would_know_and_a_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, alone: dict[str, object]
) -> None:
    monkeypatch.setattr(count, "_usable_cores", lambda: 64)
    assert count.count_workers(settings(**alone)) == 1
    assert count.count_workers(settings(1, **alone)) == 1
    with pytest.raises(SettingsError, match=r"^server\.workers: 2 processes share no .*workers: 1$"):
        count.count_workers(settings(2, **alone))


def test_limits_of_keys_may_be_counted_in_a_state_that_is_shared() -> None:
    keys = [{"name": "a", "secret": {"sha256": "ab" * 32}, "max_running": 3}]
    assert count.count_workers(settings(2, keys=keys, state={"url": "redis://localhost:6379/0"})) == 2


@given(st.integers(1, 8), st.integers(1, 5000), st.integers(0, 5000), st.integers(16, 5000), st.integers(1, 500))
def test_front_ends_together_take_no_more_than_the_server_may_where_there_is_enough_for_each(
    workers: int, running: int, queue: int, connections: int, upstream: int
) -> None:
    whole = settings(limits={"running": running, "queue": queue, "connections": connections})
    engine = whole.engines["up"].model_copy(update={"max_connections": upstream})
    part = divide(whole.model_copy(update={"engines": {"up": engine}}), workers)
    shares = {
        running: part.limits.running,
        connections: part.limits.connections,
        upstream: part.engines["up"].capacity,
    }
    for of, share in shares.items():
        assert share is not None
        assert 1 <= share <= of
        assert share * workers <= of or share in {1, 16}
        assert (share + 1) * workers > of
    assert part.limits.queue == queue // workers
    assert part.limits.body == whole.limits.body
