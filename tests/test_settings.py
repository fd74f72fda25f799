"""Settings: what is wrong is said in one line with key and file; what is right is loaded as written."""

from pathlib import Path

import pytest

from thinkaloud.errors import SettingsError
from thinkaloud.settings import ScriptedEngine, UpstreamEngine, VllmEngine, load

ROOT = Path(__file__).parents[1]

VALID = """
server: {port: 9000}
engines:
  tape: {kind: scripted, transcript: tape.jsonl}
models:
  thinker: {engine: tape, thinking: {format: think}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tape.jsonl").write_text("")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.yaml"
    path.write_text(text)
    return path


def test_a_valid_file_loads_and_paths_are_relative_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    settings = load(write(folder, VALID))
    engine = settings.engines["tape"]
    assert isinstance(engine, ScriptedEngine)
    assert engine.transcript == folder / "tape.jsonl"
    assert settings.server.port == 9000
    assert settings.server.host == "127.0.0.1"


def test_the_environment_wins_over_the_file_and_leaves_its_neighbours(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINKALOUD_SERVER__GRACE", "7")
    settings = load(write(folder, VALID))
    assert settings.server.grace == 7
    assert settings.server.port == 9000


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        (("port: 9000", "prot: 9000"), "server.prot", "no such key"),
        (("port: 9000", "port: many"), "server.port", "integer"),
        (("port: 9000", "port: 99999"), "server.port", "65535"),
        (("kind: scripted", "kind: telepathy"), "engines.tape", "telepathy"),
        (("kind: scripted, ", ""), "engines.tape", "kind"),
        (("transcript: tape", "transcrpt: tape"), "engines.tape.transcript", "required"),
        (("tape.jsonl", "gone.jsonl"), "engines.tape.transcript", "no file"),
        (("engine: tape", "engine: type"), "models.thinker.engine", "no engine named 'type'"),
        (("{format: think}", "{}"), "models.thinker.thinking", "format"),
        (("{format: think}", "{format: think, whitespace: none}"), "models.thinker.thinking.whitespace", "trim"),
        (("{format: think}", "{format: 'vllm:qwen3'}"), "models.thinker.thinking.format", "kind vllm"),
        (("models:", "model:"), "models", "required"),
        (
            ("kind: scripted, transcript: tape.jsonl", "kind: vllm, model: ./gone"),
            "engines.tape.model",
            "no model folder",
        ),
        (
            ("kind: scripted, transcript: tape.jsonl", "kind: upstream, base_url: ftp//x, model: m"),
            "engines.tape.base_url",
            "URL",
        ),
        (
            (
                "kind: scripted, transcript: tape.jsonl",
                "kind: upstream, base_url: 'http://h/v1', model: m, api_key: {env: NOT_SET_ANYWHERE}",
            ),
            "engines.tape.api_key",
            "NOT_SET_ANYWHERE is not set",
        ),
    ],
)
def test_a_mistake_is_a_line_with_the_key_and_the_file(
    folder: Path, change: tuple[str, str], key: str, said: str
) -> None:
    assert change[0] in VALID
    path = write(folder, VALID.replace(*change))
    with pytest.raises(SettingsError) as caught:
        load(path)
    line = next(line for line in str(caught.value).splitlines() if f"{key}:" in line)
    assert line.startswith(f"{path}: ")
    assert said in line


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: [", "not valid YAML"), ("just text", "mapping"), ("a: 1\na: 2", "duplicate"), ("", "mapping")],
)
def test_what_is_not_a_settings_file_is_said_in_one_line(folder: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        load(write(folder, text))
    assert len(str(caught.value).splitlines()) == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.yaml: cannot be read"):
        load(tmp_path / "gone.yaml")


@pytest.mark.parametrize("name", ["a", "no", "on", "1.5"])
def test_a_model_may_have_a_name_that_looks_like_something_else(folder: Path, name: str) -> None:
    settings = load(write(folder, VALID.replace("thinker:", f"'{name}':")))
    assert list(settings.models) == [name]


@pytest.mark.parametrize("path", sorted((ROOT / "configs").glob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_settings_file_loads(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPSTREAM_API_KEY", "a-key")
    settings = load(path)
    assert settings.models


def test_the_default_settings_serve_both_bundled_models_from_their_folders() -> None:
    settings = load(ROOT / "configs/tiny.yaml")
    assert list(settings.models) == ["tiny-sft", "tiny-rl"]
    folders = [engine.model for engine in settings.engines.values() if isinstance(engine, VllmEngine)]
    assert folders == [str(ROOT / "models/tiny-sft"), str(ROOT / "models/tiny-rl")]


def test_a_secret_is_read_from_where_it_points_and_never_shown(folder: Path) -> None:
    (folder / "key").write_text("s3cret\n")
    engine = "kind: upstream, base_url: 'http://h/v1', model: m, api_key: {file: key}"
    settings = load(write(folder, VALID.replace("kind: scripted, transcript: tape.jsonl", engine)))
    upstream = settings.engines["tape"]
    assert isinstance(upstream, UpstreamEngine)
    assert upstream.api_key is not None
    assert upstream.api_key.read() == "s3cret"
    assert "s3cret" not in repr(settings)
