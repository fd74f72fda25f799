"""`max_tokens` beyond the room: refused, as OpenAI does, or clamped and told, as server and model are set."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from engine.fake_upstream import MODEL, serve
from live import Live, listening
from protocols.recording import Recording
from thinkaloud.app import create_app
from thinkaloud.settings import ScriptedEngine, Settings

QUESTION = "the capital of France"
CONTEXT = 100
TRANSCRIPT = Path(__file__).parents[2] / "transcripts/emily.jsonl"
FIELDS = ("max_tokens", "max_completion_tokens")


def tree(server: str | None) -> dict[str, Any]:
    return {
        "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
        "models": {
            "plain": {"engine": "tape", "thinking": {"format": "think"}},
            "refuse": {"engine": "tape", "max_tokens_overflow": "refuse"},
            "clamp": {"engine": "tape", "max_tokens_overflow": "clamp"},
        },
        "limits": {"max_tokens_overflow": server} if server else {},
    }


@pytest.fixture(scope="module", params=[None, "refuse", "clamp"], ids=lambda server: f"server {server}")
async def served(request: Any) -> AsyncGenerator[tuple[Live, Recording, str], None]:
    """A server whose engine has little context, the engine, and what the server's setting is."""
    engine = Recording("tape", ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))
    engine.context_length = CONTEXT
    async with listening(create_app(Settings.model_validate(tree(request.param)), {"tape": engine})) as live:
        await live.ready(10)
        yield live, engine, request.param or "refuse"


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("model", ["plain", "refuse", "clamp"])
async def test_more_than_fits_is_refused_or_clamped_as_the_model_is_set_else_the_server(
    served: tuple[Live, Recording, str], model: str, field: str, stream: bool
) -> None:
    live, engine, setting = served
    body = {"model": model, "messages": [{"role": "user", "content": QUESTION}], "stream": stream, field: 4_096}
    response = await live.client.post("/v1/chat/completions", json=body)
    if (setting if model == "plain" else model) == "refuse":
        error = response.json()["error"]
        assert (response.status_code, error["code"]) == (400, "context_length_exceeded")
        assert error["param"] == "max_tokens"
        return
    assert response.status_code == 200, response.text
    bodies = [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: {")]
    told = [each["thinkaloud"] for each in bodies or [response.json()] if "thinkaloud" in each]
    given = engine.sampling.max_tokens
    assert given is not None
    assert given < CONTEXT
    assert [each["max_tokens"] for each in told] == [{"asked": 4_096, "given": given}] * (2 if stream else 1)


@pytest.mark.parametrize("asked", [None, 5])
@pytest.mark.parametrize("model", ["plain", "refuse", "clamp"])
async def test_what_fits_is_given_and_nothing_is_told(
    served: tuple[Live, Recording, str], model: str, asked: int | None
) -> None:
    live, engine, _ = served
    body = await live.chat(model, QUESTION, max_tokens=asked)
    assert asked in {None, engine.sampling.max_tokens}
    assert "max_tokens" not in body["thinkaloud"]


async def test_a_prompt_that_does_not_fit_is_refused_in_any_case(served: tuple[Live, Recording, str]) -> None:
    messages = [{"role": "user", "content": f"{QUESTION} " * CONTEXT}]
    response = await served[0].client.post(
        "/v1/chat/completions", json={"model": "clamp", "messages": messages, "max_tokens": 5}
    )
    assert (response.status_code, response.json()["error"]["param"]) == (400, "messages")


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("words", [0, 60, 85])
async def test_a_context_of_which_less_than_an_eighth_is_left_is_told(
    served: tuple[Live, Recording, str], words: int, stream: bool
) -> None:
    live = served[0]
    body: dict[str, Any] = {"model": "plain", "messages": [{"role": "user", "content": QUESTION + " please" * words}]}
    if stream:
        body |= {"stream": True, "stream_options": {"include_usage": True}}
    response = await live.client.post("/v1/chat/completions", json=body)
    bodies = [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: {")]
    usage = next(each["usage"] for each in bodies or [response.json()] if each.get("usage"))
    told = [each["thinkaloud"].get("context") for each in bodies or [response.json()] if "thinkaloud" in each]
    left = CONTEXT - usage["prompt_tokens"] - usage["completion_tokens"]
    assert told[-1] == ({"length": CONTEXT, "left": left} if left < CONTEXT / 8 else None)
    assert (told[0] is None) == (CONTEXT - usage["prompt_tokens"] >= CONTEXT / 8 if stream else left >= CONTEXT / 8)


@pytest.mark.parametrize("setting", ["refuse", "clamp"])
async def test_so_it_is_on_an_upstream_that_tells_its_context(setting: str) -> None:
    with serve() as fake:
        settings = Settings.model_validate(
            {
                "engines": {"far": {"kind": "upstream", "base_url": fake.url, "model": MODEL}},
                "models": {"far": {"engine": "far"}},
                "limits": {"max_tokens_overflow": setting},
            }
        )
        async with listening(create_app(settings)) as live:
            await live.ready(10)
            body = {"model": "far", "messages": [{"role": "user", "content": QUESTION}], "max_tokens": 100_000}
            response = await live.client.post("/v1/chat/completions", json=body)
    if setting == "refuse":
        assert (response.status_code, response.json()["error"]["code"]) == (400, "context_length_exceeded")
    else:
        told = response.json()["thinkaloud"]["max_tokens"]
        assert told["asked"] == 100_000
        assert 3_900 < told["given"] < 4_096, "room is kept for the prompt, which the upstream counts"


async def test_a_key_is_charged_for_what_is_given(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("k")
    key = {"name": "app", "secret": {"file": secret}, "tokens_per_minute": 200}
    engine = Recording("tape", ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))
    engine.context_length = CONTEXT
    settings = Settings.model_validate({**tree("clamp"), "keys": [key]})
    async with listening(create_app(settings, {"tape": engine})) as live:
        await live.ready(10)
        live.client.headers["authorization"] = "Bearer k"
        body = await live.chat("plain", QUESTION, max_tokens=100_000)
    assert body["thinkaloud"]["max_tokens"]["asked"] == 100_000
