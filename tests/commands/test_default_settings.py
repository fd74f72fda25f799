"""Commands without --config: the default settings, or those of the tiny pair and why."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pretrained.standing_in import stand_in
from thinkaloud.cli import app
from thinkaloud.commands import default_settings
from thinkaloud.errors import PreparationFailed, SettingsError
from thinkaloud.pretrained import manifest, preparation
from thinkaloud.runtime import memory
from thinkaloud.settings.file import load

ROOT = Path(__file__).parents[2]
run = CliRunner().invoke


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(memory, "available", lambda: 16 * 10**9)
    return tmp_path


def fails(*_: object) -> Path:
    raise PreparationFailed("pip could not download it")


def test_where_the_model_can_be_prepared_it_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", lambda say: say("[1/3]"))
    said: list[str] = []
    assert default_settings.provide(said.append).name == "default.yaml"
    assert said == ["[1/3]"]


def test_where_it_cannot_the_tiny_pair_is_served_and_one_line_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", fails)
    said: list[str] = []
    assert default_settings.provide(said.append).name == "tiny.yaml"
    (line,) = said
    assert "only the tiny pair is served: pip could not download it" in line


def test_where_memory_lacks_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available", lambda: 2 * 10**9)
    monkeypatch.setattr(preparation, "prepare", lambda _: pytest.fail("it was prepared"))
    said: list[str] = []
    assert default_settings.provide(said.append).name == "tiny.yaml"
    (line,) = said
    assert "2.0 are free" in line


def test_without_vllm_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(default_settings, "find_spec", lambda _: None)
    monkeypatch.setattr(preparation, "prepare", lambda _: pytest.fail("it was prepared"))
    assert default_settings.provide(lambda _: None).name == "tiny.yaml"


def test_a_server_that_would_be_open_is_refused_before_anything_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", lambda _: pytest.fail("it was prepared"))
    refused = run(app, ["serve", "--host", "0.0.0.0"])  # noqa: S104
    assert refused.exit_code == 2
    assert "there are no keys" in refused.output


def test_beside_a_server_that_takes_the_memory_its_settings_are_read(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(cache, monkeypatch)
    monkeypatch.setattr(memory, "available", lambda: 2 * 10**9)
    assert default_settings.find().name == "default.yaml"


def test_what_only_reads_settings_prepares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", lambda _: pytest.fail("it was prepared"))
    assert run(app, ["check"]).output.startswith(f"{ROOT / 'configs/tiny.yaml'}: valid\n")


def test_default_settings_without_their_model_say_how_to_make_it() -> None:
    with pytest.raises(
        SettingsError, match=r"engines.smol.model: there is no model folder .*`thinkaloud models prepare`"
    ):
        load(ROOT / "configs/default.yaml")


def test_default_settings_are_valid_where_the_model_is(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = stand_in(cache, monkeypatch)
    assert load(ROOT / "configs/default.yaml").engines["smol"].model == str(folder)  # type: ignore[union-attr]
    checked = run(app, ["check", "--config", str(ROOT / "configs/default.yaml")])
    assert checked.exit_code == 0, checked.output


def test_a_model_of_an_earlier_version_is_refused(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = stand_in(cache, monkeypatch)
    manifest.write(folder, "an earlier adapter")
    checked = run(app, ["check", "--config", str(ROOT / "configs/default.yaml")])
    assert checked.exit_code == 2
    assert "is not what this version makes: make it again with `thinkaloud models prepare`" in checked.output


def test_a_prepared_model_of_another_name_is_said_not_to_be(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("engines: {m: {kind: vllm, model: 'prepared:smoll'}}\nmodels: {m: {engine: m}}\n")
    with pytest.raises(
        SettingsError, match=r"there is no model folder .*smoll: what can be prepared is prepared:smol$"
    ):
        load(tmp_path / "s.yaml")


def test_the_command_prepares_and_fails_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "prepare", fails)
    failed = run(app, ["models", "prepare"])
    assert (failed.exit_code, failed.stderr) == (1, "pip could not download it\n")


def test_the_tiny_models_are_set_as_in_their_own_settings(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(cache, monkeypatch)
    default, tiny = (load(ROOT / "configs" / name) for name in ("default.yaml", "tiny.yaml"))
    for name, model in tiny.models.items():
        assert default.models[name] == model
        assert default.engines[model.engine] == tiny.engines[model.engine]
