"""A damaged file, whichever it is: one line that names it and exit code 2, from `check` and `serve` alike."""

import json
import shutil
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from thinkaloud.cli import app
from thinkaloud.errors import SettingsError
from thinkaloud.protocols.wire.uvicorn_server import Server
from thinkaloud.routing import fit_file, scorer, weights
from thinkaloud.routing.features import VERSION
from thinkaloud.routing.scorer import Scorer
from thinkaloud.settings import file as settings_file
from thinkaloud.telemetry import logs

ROOT = Path(__file__).parents[1]
PAIR = ROOT / "models/routing/tiny-pair.json"
SETTINGS = """
traces: {archive: {path: traces.db}, sealing: {keys: [{file: seal}]}}
keys: [{name: app, secret: {file: key}}]
engines:
  tape: {kind: scripted, transcript: tape.jsonl}
  other: {kind: upstream, base_url: "http://127.0.0.1:9/v1", model: m, api_key: {file: api_key}}
models:
  tiny-sft: {engine: tape}
  tiny-rl: {engine: tape, thinking: {format: think}}
  auto: {route: {fast: tiny-sft, thinking: tiny-rl, fit: pair.json}}
  kind: {route: {fast: tiny-sft, thinking: tiny-rl}}
"""
FILES = ("settings.yaml", "tape.jsonl", "key", "seal", "api_key", "pair.json", "kind.bin", "traces.db")


def remove(file: Path) -> None:
    file.unlink()


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 8)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0x81
    file.write_bytes(data)


HARMLESS = {("traces.db", remove), ("traces.db", empty), ("key", cut), ("api_key", cut)}
"""What is made anew, and what is a secret still, though another one."""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings and every file that they name; no server starts."""
    (tmp_path / "settings.yaml").write_text(SETTINGS)
    (tmp_path / "tape.jsonl").write_text(json.dumps({"text": "4"}))
    for secret in ("key", "seal", "api_key"):
        (tmp_path / secret).write_text(f"{secret}-" * 10)
    shutil.copy(PAIR, tmp_path / "pair.json")
    shutil.copy(scorer.BUNDLED, tmp_path / "kind.bin")
    (tmp_path / "traces.db").write_bytes(b"something else " * 300)
    monkeypatch.setattr(scorer, "BUNDLED", tmp_path / "kind.bin")
    monkeypatch.setattr(Server, "run", lambda _: None)
    monkeypatch.setattr(logs, "configure", lambda _: None)
    Scorer.load_bundled.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def bundled_again() -> None:
    Scorer.load_bundled.cache_clear()


def said(place: Path, command: str) -> tuple[int, str]:
    Scorer.load_bundled.cache_clear()
    ran = CliRunner().invoke(app, [command, "--config", str(place / "settings.yaml")])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.stderr


def test_with_all_files_whole_both_are_content(place: Path) -> None:
    remove(place / "traces.db")
    assert [said(place, command)[0] for command in ("check", "serve")] == [0, 0]


@pytest.mark.parametrize("damage", [remove, folder, loop, binary, cut, empty, flipped])
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_one_line_that_names_it_and_exit_code_2(
    place: Path, name: str, damage: Callable[[Path], None]
) -> None:
    if name != "traces.db":
        remove(place / "traces.db")
    damage(place / name)
    told = [said(place, command) for command in ("check", "serve")]
    if (name, damage) in HARMLESS:
        assert [code for code, _ in told] == [0, 0]
        return
    assert [code for code, _ in told] == [2, 2]
    assert told[0] == told[1]
    (line,) = told[0][1].splitlines()
    assert name in line


def test_a_fit_to_other_features_is_one_line_that_says_what_to_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remove(place / "traces.db")
    fit, head = fit_file.read_fit(PAIR)
    with monkeypatch.context() as older:
        older.setattr(weights, "VERSION", VERSION - 1)
        packed = zlib.compress(head.dump())
    (place / "pair.json").write_bytes(msgspec.structs.replace(fit, head=packed).dump())
    for command in ("check", "serve"):
        code, told = said(place, command)
        assert code == 2
        (line,) = told.splitlines()
        assert "pair.json: fitted to version" in line
        assert line.endswith("fit it again with `thinkaloud route fit`")


def test_a_folder_that_cannot_be_written_keeps_no_traces(place: Path) -> None:
    for path in ("gone/traces.db", "key/traces.db", "."):
        (place / "settings.yaml").write_text(SETTINGS.replace("traces.db", path))
        told = [said(place, command) for command in ("check", "serve")]
        assert told[0] == told[1]
        assert told[0][0] == 2
        assert "traces.archive.path" in told[0][1]
    assert not (place / "gone").exists()


def test_checking_makes_no_file(place: Path) -> None:
    remove(place / "traces.db")
    before = sorted(place.iterdir())
    assert said(place, "check")[0] == 0
    assert sorted(place.iterdir()) == before


@given(
    st.sampled_from([(PAIR, fit_file.read_fit), (scorer.BUNDLED, weights.read_weights)]),
    st.integers(0),
    st.integers(1, 255),
)
def test_a_byte_that_is_changed_in_a_fit_or_in_weights_is_noticed_or_changes_nothing(
    kind: tuple[Path, Callable[[Path], object]], at: int, change: int
) -> None:
    path, read = kind
    changed = bytearray(path.read_bytes())
    changed[at % len(changed)] ^= change
    with TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        copy.write_bytes(changed)
        with suppress(SettingsError):
            assert read(copy) == read(path)


@pytest.mark.parametrize(
    "text",
    [
        "1: 2",
        "[" * 1000,
        "x: 2024-99-99",
        "x: !!int foo",
        "_env_file: x",
        "a: &a [*a]",
        "x: 9" + "9" * 5000,
        "? [a]\n: b",
    ],
)
def test_what_yaml_alone_makes_of_a_file_is_a_mistake_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        settings_file.load(file)
    assert all(line.startswith(f"{file}: ") for line in str(caught.value).splitlines())


@pytest.mark.parametrize("path", ['"a\\0b"', "a" * 5000])
@pytest.mark.parametrize("name", ["tape.jsonl", "traces.db", "key", "pair.json"])
def test_a_path_that_no_file_can_have_is_a_mistake(place: Path, name: str, path: str) -> None:
    (place / "settings.yaml").write_text(SETTINGS.replace(name, path))
    told = [said(place, command) for command in ("check", "serve")]
    assert told[0] == told[1]
    assert told[0][0] == 2


def test_a_variable_that_cannot_be_read_is_a_mistake(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THINKALOUD_LIMITS", "{")
    code, line = said(place, "check")
    assert code == 2
    assert "THINKALOUD_" in line
