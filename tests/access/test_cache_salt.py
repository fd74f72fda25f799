"""Which processes have the same salts for the same callers, and so share a prefix cache."""

import os
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.access.cache_salt import cache_salt, salt_secret
from thinkaloud.app import create_app
from thinkaloud.errors import SettingsError
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import KeySettings, SealingSettings, Settings

SECRETS = st.binary(min_size=32, max_size=32).map(bytes.hex)
WORKERS = [Worker(rank, 2, Path(), b"of both" * 5) for rank in (0, 1)]
KEY = KeySettings.model_validate({"name": "app", "secret": {"sha256": "ab" * 32}})


SEALING = SealingSettings.model_validate({"keys": [{"env": "SEALING"}]})


def sealed_by(secret: str, worker: Worker | None = None) -> bytes:
    """The secret for salts where `secret` seals."""
    with mock.patch.dict(os.environ, SEALING=secret):
        return salt_secret(SEALING, worker)


@given(SECRETS, SECRETS)
def test_replicas_and_front_ends_with_one_sealing_secret_have_one_secret_for_salts_which_does_not_tell_it(
    first: str, second: str
) -> None:
    assert {sealed_by(first, worker) for worker in WORKERS} == {sealed_by(first)}
    assert (sealed_by(second) == sealed_by(first)) is (second == first)
    assert first.encode() not in sealed_by(first)
    assert sealed_by(first).hex() not in cache_salt(KEY, sealed_by(first))


def test_without_one_the_front_ends_of_a_server_have_the_same_secret_and_no_two_servers() -> None:
    assert salt_secret(None, WORKERS[0]) == salt_secret(None, WORKERS[1])
    assert salt_secret(None, None) != salt_secret(None, None)


def test_a_sealing_secret_that_is_too_short_is_named() -> None:
    with pytest.raises(SettingsError, match="fewer than 32 characters"):
        sealed_by("short")


@pytest.mark.parametrize("seals", [True, False])
def test_a_caller_has_one_salt_at_all_replicas_that_seal_alike_also_when_the_keys_are_read_again(
    monkeypatch: pytest.MonkeyPatch, seals: bool
) -> None:
    monkeypatch.setenv("SEALING", "5e" * 32)
    monkeypatch.setenv("APP_KEY", "ta-app")
    settings = Settings.model_validate(
        {
            "keys": [{"name": "app", "secret": {"env": "APP_KEY"}}],
            "traces": {"sealing": {"keys": [{"env": "SEALING"}]} if seals else None},
            "engines": {"up": {"kind": "upstream", "base_url": "http://localhost:1", "model": "m"}},
            "models": {"m": {"engine": "up"}},
        }
    )
    first, second = (create_app(settings).state.pipeline.gate for _ in range(2))
    salt = first.authenticate(["ta-app"]).cache_salt
    assert (second.authenticate(["ta-app"]).cache_salt == salt) is seals
    first.reload(settings.keys)
    assert first.authenticate(["ta-app"]).cache_salt == salt
