"""`thinkaloud check`: what the settings would serve, with warnings."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from commands.test_route import pair
from thinkaloud.cli import app
from thinkaloud.commands import validation
from thinkaloud.engine.vllm import engine_args

run = CliRunner().invoke


@pytest.mark.parametrize(
    ("kind", "thinking", "warned"),
    [
        ("upstream", "{format: think}", True),
        ("upstream", "{start: <a>, end: </a>}", True),
        ("upstream", "{format: think, opened_by_prompt: true}", False),
        ("upstream", "{format: think, opened_by_prompt: false}", False),
        ("upstream", "{format: think, implicit_open: true}", False),
        ("upstream", "{format: think, implicit_open: false}", False),
        ("scripted", "{format: think}", False),
    ],
)
def test_check_names_the_setting_that_says_where_a_trace_begins_whose_prompt_nobody_sees(
    tmp_path: Path, kind: str, thinking: str, warned: bool
) -> None:
    upstream = "{kind: upstream, base_url: 'http://127.0.0.1:9000/v1', model: m}"
    engine = upstream if kind == "upstream" else "{kind: scripted, transcript: tape.jsonl}"
    (tmp_path / "tape.jsonl").write_text('{"text": "hello"}')
    config = tmp_path / "settings.yaml"
    config.write_text(f"engines: {{e: {engine}}}\nmodels: {{remote: {{engine: e, thinking: {thinking}}}}}\n")
    checked = run(app, ["check", "--config", str(config)])
    assert checked.exit_code == 0
    told = [line for line in checked.stdout.splitlines() if "warning" in line]
    assert len(told) == warned
    assert all("model remote" in line and "thinking.opened_by_prompt" in line for line in told)


@pytest.mark.parametrize(
    ("engine", "told"),
    [
        ("base_url: 'http://a:1/v1'", "upstream http://a:1/v1 as m"),
        (
            "members: [{url: 'http://a:1/v1'}, {url: 'http://b:2/v1', weight: 2}]",
            "upstream http://a:1/v1, http://b:2/v1 (weight 2) as m",
        ),
        ("discover: {dns: vllm.example, port: 8000}", "upstream the addresses of vllm.example, port 8000 as m"),
    ],
)
def test_check_names_the_members_of_a_pool(tmp_path: Path, engine: str, told: str) -> None:
    config = tmp_path / "settings.yaml"
    config.write_text(f"engines: {{e: {{kind: upstream, model: m, {engine}}}}}\nmodels: {{fast: {{engine: e}}}}\n")
    checked = run(app, ["check", "--config", str(config)])
    assert checked.exit_code == 0
    assert f"model fast: answers at once, on {told}" in checked.stdout.splitlines()


@pytest.mark.parametrize("cores", [2, 64])
def test_check_shows_what_is_chosen_for_a_vllm_engine_and_what_the_operator_chose_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(engine_args, "is_on_cpu", lambda: True)
    monkeypatch.setattr(engine_args, "_usable_cores", lambda: cores)
    monkeypatch.setattr(validation, "require_engines", lambda *_: None)  # vLLM need not be installed
    config = tmp_path / "settings.yaml"
    config.write_text(
        "engines:\n"
        "  plain: {kind: vllm, model: a/b}\n"
        "  own: {kind: vllm, model: a/b, args: {enable_chunked_prefill: true, distributed_executor_backend: mp}}\n"
        "models: {fast: {engine: plain}, thinker: {engine: own, thinking: {format: think}}}\n"
    )
    checked = run(app, ["check", "--config", str(config)])
    assert checked.exit_code == 0
    plain, own = (line for line in checked.stdout.splitlines() if line.startswith("engine "))
    assert "enable_chunked_prefill=False" in plain
    assert ("distributed_executor_backend=" in plain) is (cores == 2)
    assert "reasoning_parser=thinkaloud" in own
    assert "enable_chunked_prefill=True (yours, instead of False)" in own
    assert ("distributed_executor_backend=mp (yours, instead of " in own) is (cores == 2)


@pytest.mark.parametrize(
    ("metrics", "told"),
    [
        ("{port: 9100}", "metrics on http://127.0.0.1:9100/metrics, without keys, loopback only"),
        ("{host: 0.0.0.0, port: 9100}", "metrics on http://0.0.0.0:9100/metrics, without keys, for everyone who"),
        ("{port: 8000}", "server: metrics.port is the port of the server itself: choose another"),
        ("{host: 127.0.0.1}", "server.metrics.port: Field required"),
    ],
)
def test_check_tells_of_the_listener_for_metrics_and_who_reaches_it(tmp_path: Path, metrics: str, told: str) -> None:
    (tmp_path / "tape.jsonl").write_text('{"text": "hello"}')
    config = tmp_path / "settings.yaml"
    config.write_text(
        f"server: {{metrics: {metrics}}}\n"
        "engines: {e: {kind: scripted, transcript: tape.jsonl}}\nmodels: {m: {engine: e}}\n"
    )
    assert told in run(app, ["check", "--config", str(config)]).output


def test_check_does_not_say_valid_of_an_adapter_without_a_rank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "require_engines", lambda *_: None)
    (tmp_path / "adapter_config.json").write_text("{}")
    config = tmp_path / "settings.yaml"
    config.write_text(
        f"engines: {{e: {{kind: vllm, model: a/b}}}}\nmodels: {{tuned: {{engine: e, lora: '{tmp_path}'}}}}\n"
    )
    checked = run(app, ["check", "--config", str(config)])
    assert (checked.exit_code, checked.stdout) == (2, "")
    assert "is not the folder of an adapter" in checked.stderr


@pytest.mark.parametrize(
    ("missing", "parser", "said"),
    [
        (set[str](), "hermes", None),
        ({"vllm"}, None, None),
        ({"vllm"}, "hermes", "models.served.tool_parser: hermes is vLLM's, which is not installed here"),
        ({"transformers"}, None, "engines.fleet.kind: transformers is not installed; install thinkaloud[tokens]"),
    ],
)
def test_check_says_what_a_front_end_before_servers_of_token_ids_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: set[str], parser: str | None, said: str | None
) -> None:
    monkeypatch.setattr(validation, "find_spec", lambda name: None if name in missing else object())
    config = tmp_path / "settings.yaml"
    tools = f", tool_parser: {parser}" if parser else ""
    config.write_text(
        "engines: {fleet: {kind: tokens, base_url: 'http://127.0.0.1:9000', model: a/b, served_model: big}}\n"
        f"models: {{served: {{engine: fleet, thinking: {{format: think}}{tools}}}}}\n"
    )
    checked = run(app, ["check", "--config", str(config)])
    assert checked.exit_code == (2 if said else 0)
    if said:
        assert said in checked.stderr
    else:
        assert "model served: thinks (think), on tokens of http://127.0.0.1:9000/ as big" in checked.stdout


def test_check_tells_of_an_alias_that_only_watches_and_of_what_is_recorded(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy", reason="the drivers of databases are not installed: thinkaloud[store]")
    config = pair(tmp_path, ", shadow: true")
    store = {"url": f"sqlite:///{tmp_path / 'x.db'}", "routes": {"days": 7, "features": True}}
    config.write_text(f"{config.read_text()}\nstore: {json.dumps(store)}\n")
    result = CliRunner().invoke(app, ["check", "--config", str(config)])
    assert result.exit_code == 0, result.output
    assert "in shadow: all prompts go to the thinking model" in result.output
    assert "records of routes with features of prompts for 7 days" in result.output


def test_check_names_all_models_of_an_alias_and_its_efforts(tmp_path: Path) -> None:
    (tmp_path / "tape.jsonl").write_text('{"text": "hello"}')
    config = tmp_path / "settings.yaml"
    lanes = "[{model: a, cost: 2}, {model: b}, {model: c, cost: 9, thinks: true}]"
    config.write_text(
        "engines: {e: {kind: scripted, transcript: tape.jsonl}}\n"
        "models: {a: {engine: e}, b: {engine: e}, c: {engine: e, thinking: {format: think}}, "
        f"auto: {{route: {{lanes: {lanes}, efforts: {{low: 0, high: 0.9}}}}}}}}\n"
    )
    checked = run(app, ["check", "--config", str(config)])
    assert checked.exit_code == 0, checked.output
    (told,) = [line for line in checked.stdout.splitlines() if line.startswith("alias auto")]
    assert told.startswith("alias auto: b or a, or c ")
    assert told.endswith("with the efforts low, high")
