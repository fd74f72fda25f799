"""How much memory is free, by the files in which Linux tells it."""

from pathlib import Path

import pytest

from thinkaloud.runtime import memory

MACHINE = "MemTotal:       24000000 kB\nMemFree:         1000000 kB\nMemAvailable:    8000000 kB\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(memory, "_MACHINE", tmp_path / "meminfo")
    monkeypatch.setattr(memory, "_CONTAINER", tmp_path)
    return tmp_path


def limit(folder: Path, most: str) -> None:
    for name, text in {"max": most, "current": "3000\n", "stat": "anon 1000\ninactive_file 2000\n"}.items():
        (folder / f"memory.{name}").write_text(text)


def test_it_is_what_the_machine_has_available(files: Path) -> None:
    (files / "meminfo").write_text(MACHINE)
    limit(files, "max\n")
    assert memory.available() == 8_000_000 * 1024


def test_a_container_has_what_its_limit_leaves_and_cached_files_take_none(files: Path) -> None:
    (files / "meminfo").write_text(MACHINE)
    limit(files, "10000\n")
    assert memory.available() == 10_000 - 3000 + 2000


def test_where_nothing_tells_it_is_not_known(files: Path) -> None:
    assert memory.available() is None
