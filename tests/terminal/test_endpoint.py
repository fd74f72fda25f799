"""Which server, key and model: what is wrong is said in one line; a key comes from a file or the environment."""

from pathlib import Path

import pytest

from thinkaloud.terminal import line_editor
from thinkaloud.terminal.endpoint import UsageError, choose_model, connect, read_key
from thinkaloud_client import Model


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("THINKALOUD_API_KEY", "THINKALOUD_BASE_URL", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_a_key_is_read_from_a_file_or_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_key(None) is None
    monkeypatch.setenv("THINKALOUD_API_KEY", "ta-environment")
    assert read_key(None) == "ta-environment"
    (tmp_path / "key").write_text("ta-file\n")
    assert read_key(tmp_path / "key") == "ta-file"


@pytest.mark.parametrize("content", [b"", b"\n", b"two words", b"ta-\xff", "ta-é".encode(), b"a\r\nx-other: header"])
def test_what_cannot_be_a_key_is_refused_and_not_shown(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(UsageError) as refused:
        read_key(tmp_path / "key")
    assert "words" not in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none"):
        read_key(tmp_path / "none")


@pytest.mark.parametrize("url", ["host:port", "ftp://host", "http://", "http://[::1", "http://host:port"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="--url"):
        connect(url, None)


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "localhost:8000", "host.example/v1"])
def test_an_address_without_a_scheme_is_one_of_http(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = f"http://{url.removesuffix('/v1')}"
    assert connect(url, None).url == expected
    monkeypatch.setenv("THINKALOUD_BASE_URL", url)
    assert connect(None, None).url == expected


def test_the_model_is_the_one_that_is_wanted_or_the_alias_or_the_first() -> None:
    first, alias = Model("first"), Model("auto")
    assert choose_model([first, alias], "third") == "third"
    assert choose_model([first, alias], None) == "auto"
    assert choose_model([first], None) == "first"
    with pytest.raises(UsageError, match="--model"):
        choose_model([], None)


def test_the_history_is_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    history = line_editor._history()
    history.store_string("a question\nof two lines, with half a \ud83d")
    file = tmp_path / "thinkaloud/history"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(line_editor._history().load_history_strings()) == ["a question\nof two lines, with half a ?"]


def test_a_history_that_others_could_read_is_closed_to_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = tmp_path / "thinkaloud/history"
    file.parent.mkdir()
    file.touch(0o644)
    line_editor._history()
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_place_for_it_the_history_lasts_as_long_as_the_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thinkaloud").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    history = line_editor._history()
    history.store_string("kept nowhere")
    assert [each for each in tmp_path.rglob("*") if each.name == "history"] == []
