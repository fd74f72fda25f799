"""Which store the settings give."""

import subprocess
import sys

import pytest

from thinkaloud.errors import SettingsError
from thinkaloud.settings import StoreSettings
from thinkaloud.store.build import build
from thinkaloud.store.memory import MemoryStore


def test_without_a_url_responses_are_kept_in_memory() -> None:
    assert isinstance(build(StoreSettings()), MemoryStore)


def test_a_database_whose_drivers_are_missing_is_a_mistake_in_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thinkaloud.store.build.find_spec", lambda name: None)
    with pytest.raises(SettingsError, match=r"^store\.url: .* install thinkaloud\[store\]$"):
        build(StoreSettings(url="sqlite:///x.db"))


def test_a_store_in_memory_loads_no_driver() -> None:
    code = (
        "import sys; from thinkaloud.settings import StoreSettings; from thinkaloud.store.build import build;"
        "build(StoreSettings()); assert not {'sqlalchemy', 'alembic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
