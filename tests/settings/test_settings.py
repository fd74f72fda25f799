"""Settings: what is wrong is said in one line with key and file; what is right is loaded as written."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from pretrained.standing_in import stand_in
from thinkaloud.errors import SettingsError
from thinkaloud.settings import ScriptedEngine, Settings, ThinkingSettings, UpstreamEngine, VllmEngine
from thinkaloud.settings.file import load

ROOT = Path(__file__).parents[2]

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
    ("url", "loaded"),
    [
        ("sqlite:///responses.db", "sqlite:///{folder}/responses.db"),
        ("sqlite:////var/responses.db", "sqlite:////var/responses.db"),
        ("postgresql://db/responses.db", "postgresql://db/responses.db"),
    ],
)
def test_the_file_of_a_store_is_relative_to_the_settings(folder: Path, url: str, loaded: str) -> None:
    settings = load(write(folder, f"{VALID}store: {{url: '{url}'}}"))
    assert settings.store.url == loaded.format(folder=folder)


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
        (("models:", "store: {url: mysql://x/y}\nmodels:"), "store.url", "neither sqlite:///PATH nor postgresql:"),
        (("models:", "store: {max_age: 0}\nmodels:"), "store.max_age", "greater than 0"),
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
        (
            ("kind: scripted, transcript: tape.jsonl", "kind: tokens, base_url: 'http://h/v1/', model: a/b"),
            "engines.tape.base_url",
            "without /v1",
        ),
        (
            ("kind: scripted, transcript: tape.jsonl", "kind: tokens, base_url: 'http://a:b@h', model: a/b"),
            "engines.tape.base_url",
            "there is api_key for it",
        ),
        (
            ("kind: scripted, transcript: tape.jsonl", "kind: tokens, base_url: 'http://h', model: ./gone"),
            "engines.tape.model",
            "no model folder",
        ),
        (
            (
                "kind: scripted, transcript: tape.jsonl",
                "kind: tokens, base_url: 'http://h', model: a/b, api_key: {env: NOT_SET_ANYWHERE}",
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
def test_every_shipped_settings_file_loads(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    monkeypatch.setenv("UPSTREAM_API_KEY", "a-key")
    for name in ("APP_KEY", "FULL_KEY", "PUBLIC_KEY", "SEALING_KEY"):
        monkeypatch.setenv(name, f"a key for {name}, long enough to seal with")
    settings = load(path)
    assert settings.models


def test_the_tiny_settings_serve_both_bundled_models_from_their_folders() -> None:
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


POOL = "kind: upstream, model: m, "


@pytest.mark.parametrize(
    ("engine", "key", "said"),
    [
        ("", "engines.tape", "give one of base_url, members and discover"),
        ("members: []", "engines.tape", "give one of base_url, members and discover"),
        ("base_url: 'http://h', members: [{url: 'http://h'}]", "engines.tape", "give one of"),
        ("base_url: 'http://h', discover: {dns: a, port: 1}", "engines.tape", "give one of"),
        ("base_url: 'http://h', cooldown: 3", "engines.tape", "cooldown: is not for base_url; list the one server in"),
        ("base_url: 'http://h', retry: {attempts: 3}", "engines.tape", "retry: is not for base_url"),
        ("members: [{url: 'http://h'}], check_every: 1", "engines.tape", "check_every: is not for pools; members have"),
        ("members: [{url: 'http://h', weight: 0}]", "engines.tape.members.0.weight", "greater than 0"),
        ("members: [{url: 'http://h', api_key: {env: NOT_SET}}]", "engines.tape.members.0.api_key", "NOT_SET is not"),
        ("members: [{url: 'http://h'}], affinity: {header: Cookie}", "engines.tape.affinity.header", "pattern"),
        ("members: [{url: 'http://h'}], affinity: {header: cookie}", "engines.tape.affinity.header", "holds a key"),
        ("members: [{url: 'http://h'}], affinity: {else: nothing}", "engines.tape.affinity.else", "conversation"),
        ("members: [{url: 'http://h'}], health: {path: ready}", "engines.tape.health.path", "pattern"),
        ("discover: {dns: 'a b', port: 1}", "engines.tape.discover.dns", "pattern"),
        ("discover: {dns: a}", "engines.tape.discover.port", "required"),
    ],
)
def test_a_mistake_in_a_pool_is_a_line_with_the_key(folder: Path, engine: str, key: str, said: str) -> None:
    path = write(folder, VALID.replace("kind: scripted, transcript: tape.jsonl", POOL + engine))
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert f"{path}: {key}: " in str(caught.value)
    assert said in str(caught.value)


def test_the_key_of_a_member_is_read_beside_the_settings(folder: Path) -> None:
    (folder / "key").write_text("s3cret\n")
    engine = POOL + "members: [{url: 'http://a/v1'}, {url: 'http://b/v1', api_key: {file: key}}]"
    settings = load(write(folder, VALID.replace("kind: scripted, transcript: tape.jsonl", engine)))
    upstream = settings.engines["tape"]
    assert isinstance(upstream, UpstreamEngine)
    key = upstream.members[1].api_key
    assert key is not None
    assert key.read() == "s3cret"
    assert "s3cret" not in repr(settings)
    assert settings.session_headers == ("x-session-id",)


KEYED = VALID + "keys: [{name: app, secret: {sha256: '" + "ab" * 32 + "'}}]\n"


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        (("sha256", "sha512"), "keys.0.secret", "no such key"),
        (("'abab", "'xyz"), "keys.0.secret.sha256", "pattern"),
        (("name: app", "name: a b"), "keys.0.name", "pattern"),
        (("name: app", "name: app, visibility: blurred"), "keys.0.visibility", "hidden"),
        (("name: app", "name: app, max_running: 0"), "keys.0.max_running", "1"),
        (("sha256: '" + "ab" * 32 + "'", "env: NOT_SET_ANYWHERE"), "keys.0.secret", "NOT_SET_ANYWHERE is not set"),
        (("sha256: '" + "ab" * 32 + "'", "file: tape.jsonl"), "keys.0.secret", "is empty"),
        (("secret: {", "secret: {env: HOME, "), "keys.0.secret", "give one of"),
    ],
)
def test_a_mistake_in_a_key_is_a_line_with_the_key_and_the_file(
    folder: Path, change: tuple[str, str], key: str, said: str
) -> None:
    path = write(folder, KEYED.replace(*change))
    with pytest.raises(SettingsError) as caught:
        load(path)
    line = next(line for line in str(caught.value).splitlines() if key in line)
    assert said in line


def test_two_keys_of_one_name_are_a_mistake(folder: Path) -> None:
    twice = KEYED.replace("keys: [", "keys: [{name: app, secret: {env: HOME}}, ")
    with pytest.raises(SettingsError, match="two keys named app"):
        load(write(folder, twice))


def test_the_secret_of_a_key_is_hashed_wherever_it_is_read_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_KEY", "ta-one")
    (folder / "key").write_text("ta-one\n")
    digest = sha256(b"ta-one").hexdigest()
    for secret in ("env: APP_KEY", "file: key", f"sha256: {digest}"):
        settings = load(write(folder, f"{VALID}keys: [{{name: app, secret: {{{secret}}}}}]\n"))
        assert settings.keys[0].secret.digest().hex() == digest
        assert "ta-one" not in repr(settings)


def test_an_upstreams_key_cannot_be_a_hash(folder: Path) -> None:
    engine = "kind: upstream, base_url: 'http://h/v1', model: m, api_key: {sha256: '" + "ab" * 32 + "'}"
    with pytest.raises(SettingsError, match=r"api_key\.sha256: there is no such key"):
        load(write(folder, VALID.replace("kind: scripted, transcript: tape.jsonl", engine)))


def test_the_limits_have_the_defaults_that_are_documented_and_come_from_the_environment_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THINKALOUD_LIMITS__RUNNING", "3")
    limits = load(write(folder, VALID)).limits
    assert limits.running == 3
    assert (limits.body, limits.headers, limits.json_depth, limits.json_nodes) == (8 << 20, 64 << 10, 64, 100_000)
    assert (limits.header_deadline, limits.body_deadline, limits.send_timeout) == (20, 30, 30)
    assert (limits.messages, limits.tools, limits.stops, limits.stop_length, limits.n) == (2048, 128, 5, 128, 8)


def test_a_served_models_own_settings_are_read_and_its_adapter_is_relative_to_the_file(folder: Path) -> None:
    (folder / "adapter").mkdir()
    rest = "sampling: qwen3, lora: ./adapter, system_prompt: Be brief., template_arguments: {enable_thinking: false}"
    model = load(write(folder, VALID.replace("thinking: {format: think}", rest))).models["thinker"]
    assert model.sampling_defaults().model_dump(exclude_none=True) == {"temperature": 0.6, "top_p": 0.95, "top_k": 20}
    assert model.lora == str(folder / "adapter")
    assert model.template_arguments == {"enable_thinking": False}


@pytest.mark.parametrize("sampling", ["fastest", "{temperature: 3}", "{warmth: 1}"])
def test_sampling_that_does_not_exist_is_an_error_that_names_the_key(folder: Path, sampling: str) -> None:
    with pytest.raises(SettingsError, match=r"models\.thinker\.sampling"):
        load(write(folder, VALID.replace("thinking: {format: think}", f"sampling: {sampling}")))


TRACED = VALID + "traces: {archive: {path: kept/traces.db}, sealing: {keys: [{file: new}, {file: old}]}}\n"


def test_the_archive_and_the_secrets_of_sealing_are_relative_to_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    (folder / "new").write_text("n" * 32 + "\n")
    (folder / "old").write_text("o" * 40)
    traces = load(write(folder, TRACED)).traces
    assert traces.archive is not None
    assert traces.archive.path == folder / "kept/traces.db"
    assert traces.sealing is not None
    assert [secret.material() for secret in traces.sealing.keys] == [b"n" * 32, b"o" * 40]
    assert "nnn" not in repr(traces)


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        (("{file: old}", "{file: gone}"), "traces.sealing.keys.1", "cannot be read"),
        (("{file: old}", "{file: tape.jsonl}"), "traces.sealing.keys.1", "is empty"),
        (("{file: old}", "{file: short}"), "traces.sealing.keys.1", "fewer than 32 characters"),
        (("{file: old}", "{file: bytes}"), "traces.sealing.keys.1", "is not text"),
        (("{file: old}", "{env: NOT_SET_ANYWHERE}"), "traces.sealing.keys.1", "NOT_SET_ANYWHERE is not set"),
        (("{file: old}", "{secret: short}"), "traces.sealing.keys.1.secret", "no such key"),
        (("[{file: new}, {file: old}]", "[]"), "traces.sealing.keys", "at least 1"),
        (("{path: kept/traces.db}", "{path: traces.db, days: 0}"), "traces.archive.days", "greater than 0"),
        (("{path: kept/traces.db}", "{}"), "traces.archive.path", "required"),
        (("{path: kept/traces.db}", "traces.db"), "traces.archive", "dictionary"),
    ],
)
def test_a_mistake_in_the_traces_is_a_line_with_the_key_and_the_file(
    folder: Path, change: tuple[str, str], key: str, said: str
) -> None:
    for name, secret in (("new", b"n" * 32), ("old", b"o" * 32), ("short", b"short-secret"), ("bytes", b"\xff" * 32)):
        (folder / name).write_bytes(secret)
    assert change[0] in TRACED
    path = write(folder, TRACED.replace(*change))
    with pytest.raises(SettingsError) as caught:
        load(path)
    line = next(line for line in str(caught.value).splitlines() if f"{key}:" in line)
    assert line.startswith(f"{path}: ")
    assert said in line
    assert "short-secret" not in str(caught.value)


def sections(section: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield section
    for field in section.model_fields.values():
        parts = [field.annotation]
        for part in parts:
            parts += get_args(part)
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from sections(part)


def test_every_option_has_a_description() -> None:
    found = set(sections(Settings))
    assert ThinkingSettings in found
    assert [
        f"{each.__name__}.{name}"
        for each in found
        for name, field in each.model_fields.items()
        if not field.description
    ] == []
