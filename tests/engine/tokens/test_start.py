"""How an engine of token ids starts, or says in one line why not."""

import asyncio
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.support import quiet, user
from engine.tokens.wire import LENGTH, MODEL, new_engine
from engine.wire import TOLD, raising
from thinkaloud.engine.base import EngineRequirements
from thinkaloud.engine.tokens.model_files import load
from thinkaloud.engine.tokens.template_renderer import TemplateRenderer
from thinkaloud.errors import EngineUnreachable, SettingsError, ThinkAloudError
from thinkaloud.generation import NO_TOOLS


def listing(**model: Any) -> httpx.Response:
    return httpx.Response(200, json={"object": "list", "data": [{"id": str(MODEL), **model}]})


def server(models: httpx.Response, generate: int = 400) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: models if request.method == "GET" else httpx.Response(generate, text=TOLD)


async def test_a_server_of_the_model_is_ready_with_its_context_length() -> None:
    engine = new_engine(server(listing(max_model_len=LENGTH)))
    phases: list[str] = []
    await engine.start(phases.append)
    await engine.check()
    assert engine.context_length == LENGTH
    assert all(phases)
    await engine.stop()


async def test_a_context_length_in_the_settings_wins_and_is_needed_where_the_server_tells_none() -> None:
    engine = new_engine(server(listing(max_model_len=LENGTH)), context_length=100)
    await engine.start(quiet)
    assert engine.context_length == 100
    await engine.stop()
    engine = new_engine(server(httpx.Response(404)))
    with pytest.raises(SettingsError, match=r"engines\.fleet\.context_length: has to be set"):
        await engine.start(quiet)
    await engine.stop()


@pytest.mark.parametrize(
    ("handle", "kind", "reason"),
    [
        (server(listing(max_model_len=9), 404), SettingsError, "--enable-scale-out"),
        (server(httpx.Response(200, json={"data": [{"id": "other"}]})), SettingsError, "it serves: 'other'"),
        (server(httpx.Response(401, text=TOLD)), SettingsError, "asks for a key: set api_key"),
        (server(httpx.Response(503, text=TOLD)), EngineUnreachable, "answered with status 503"),
        (raising(httpx.ConnectError("connection refused")), EngineUnreachable, "cannot be reached"),
    ],
)
async def test_a_server_that_cannot_serve_fails_the_start_in_one_line(
    handle: Any, kind: type[ThinkAloudError], reason: str
) -> None:
    engine = new_engine(handle)
    with pytest.raises(kind) as error:
        await engine.start(quiet)
    assert reason in str(error.value)
    assert TOLD not in str(error.value)
    assert "\n" not in str(error.value)
    await engine.stop()


async def test_a_server_that_goes_away_is_unreachable_and_back_after_another_start() -> None:
    answers = [listing(max_model_len=LENGTH)]

    def handle(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(400)
        if not answers:
            raise httpx.ConnectError("refused")
        return answers[0]

    engine = new_engine(handle)
    await engine.start(quiet)
    answers.clear()
    with pytest.raises(EngineUnreachable):
        await engine.check()
    answers.append(listing(max_model_len=LENGTH))
    await engine.start(quiet)
    await engine.check()
    await engine.stop()


def copied(folder: Path, **config: Any) -> Path:
    """The files of the bundled model without its weights, with more in its config."""
    shutil.copytree(MODEL, folder / "model", ignore=shutil.ignore_patterns("*.safetensors", "*.svg", "*.md"))
    path = folder / "model/config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | config))
    return folder / "model"


def without_template(model: Path) -> None:
    (model / "chat_template.jinja").unlink()
    path = model / "tokenizer_config.json"
    config = json.loads(path.read_text())
    config.pop("chat_template", None)
    path.write_text(json.dumps(config))


@pytest.mark.parametrize(
    ("config", "change", "reason"),
    [
        ({"architectures": ["GptOssForCausalLM"]}, None, "GptOssForCausalLM is rendered by code of vLLM's"),
        ({"architectures": ["KimiK3ForConditionalGeneration"]}, None, "KimiK3ForConditionalGeneration is rendered"),
        ({}, lambda model: (model / "tekken.json").write_text("{}"), "a tokenizer of Mistral's own"),
        ({}, without_template, "has no chat template"),
        ({}, lambda model: (model / "tokenizer.json").write_text("{"), "cannot be loaded"),
    ],
    ids=["gpt-oss", "Kimi", "Mistral", "no template", "no tokenizer"],
)
async def test_a_model_whose_prompts_need_vllm_is_refused_at_the_start(
    tmp_path: Path, config: dict[str, Any], change: Callable[[Path], object] | None, reason: str
) -> None:
    model = copied(tmp_path, **config)
    if change is not None:
        change(model)
    engine = new_engine(server(listing(max_model_len=LENGTH)), model=str(model))
    with pytest.raises(SettingsError, match=reason) as error:
        await engine.start(quiet)
    assert str(error.value).startswith("engines.fleet.model: ")
    await engine.stop()


async def test_tools_need_vllm_and_say_so_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("vllm", "vllm.parser"):
        monkeypatch.setitem(sys.modules, name, None)
    engine = new_engine(server(listing(max_model_len=LENGTH)), EngineRequirements(tool_parsers=("hermes",)))
    with pytest.raises(SettingsError, match="tool_parser: hermes is vLLM's, which is not installed here"):
        await engine.start(quiet)
    await engine.stop()


async def test_an_adapter_is_a_name_at_the_server_and_no_folder_here() -> None:
    engine = new_engine(server(listing(max_model_len=LENGTH)), EngineRequirements(lora=("/adapters/lawyer",)))
    with pytest.raises(SettingsError, match="give the adapter's name at the server"):
        await engine.start(quiet)
    await engine.stop()


WITHOUT = """
import importlib.util, sys, asyncio
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name in {"torch", "vllm"} else found(name, *more)
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"torch", "vllm"}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Absent())
from thinkaloud.engine.tokens import model_files
from thinkaloud.engine.tokens.template_renderer import TemplateRenderer
from thinkaloud.generation import NO_TOOLS
renderer = TemplateRenderer(model_files.load(sys.argv[1], "model").tokenizer, 1024)
prompt = asyncio.run(renderer.render([{"role": "user", "content": "hi"}], {}, NO_TOOLS))
assert not {"torch", "vllm"} & set(sys.modules)
print(prompt.token_ids)
"""


def test_prompts_are_rendered_where_neither_vllm_nor_torch_is_installed() -> None:
    alone = subprocess.run([sys.executable, "-c", WITHOUT, str(MODEL)], check=True, capture_output=True, text=True)
    renderer = TemplateRenderer(load(str(MODEL), "model").tokenizer, LENGTH)
    prompt = asyncio.run(renderer.render(user("hi"), {}, NO_TOOLS))
    assert alone.stdout.strip() == str(prompt.token_ids)
