"""The fields in which a trace is sent: by the request, else by key, model and server, the most specific first."""

import hashlib
import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from live import Live, joined, listening
from thinkaloud.app import create_app
from thinkaloud.settings import Settings

NAMES = ("dual", "reasoning_content", "reasoning", "tags")
TRACE, ANSWER = "So I think of it.", "It is so."
HEADER, ROUTE = "x-thinkaloud-reasoning-format", "x-thinkaloud-route"


def tree(folder: Path, **more: Any) -> dict[str, Any]:
    """Models and keys that choose each of the names, or none; a key is its own name."""
    tape = folder / "tape.jsonl"
    tape.write_text(json.dumps({"opens_trace": True, "text": f"{TRACE}</think>{ANSWER}"}))
    model = {"engine": "tape", "thinking": {"format": "think"}}
    keys = [None, *NAMES]
    return {
        "engines": {"tape": {"kind": "scripted", "transcript": tape}},
        "models": {
            "plain": model,
            **{f"by-{name}": {**model, "reasoning_format": name} for name in NAMES},
            "fast": {"engine": "tape", "reasoning_format": "tags"},
            "auto": {"route": {"fast": "fast", "thinking": "by-reasoning"}},
        },
        "keys": [
            {
                "name": str(name),
                "secret": {"sha256": hashlib.sha256(str(name).encode()).hexdigest()},
                "reasoning_format": name,
            }
            for name in keys
        ],
        **more,
    }


@pytest.fixture(scope="module", params=[None, *NAMES], ids=lambda name: f"server {name}")
async def served(request: Any, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[tuple[Live, str], None]:
    """A server and the names that it sends by default."""
    more = {"traces": {"reasoning_format": request.param}} if request.param else {}
    settings = Settings.model_validate(tree(tmp_path_factory.mktemp("tape"), **more))
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        yield live, request.param or "dual"


async def sent(live: Live, key: str | None, model: str, fields: dict[str, Any], *, stream: bool) -> dict[str, str]:
    """The texts of an answer, by the field that they came in."""
    body = {"model": model, "messages": [{"role": "user", "content": "x"}], "stream": stream}
    headers = {"authorization": f"Bearer {key}"}
    headers |= {name: value for name, value in fields.items() if name in {HEADER, ROUTE}}
    body |= {name: value for name, value in fields.items() if name not in headers}
    response = await live.client.post("/v1/chat/completions", json=body, headers=headers)
    assert response.status_code == 200, response.text
    if not stream:
        message = response.json()["choices"][0]["message"]
        return {name: text for name, text in message.items() if name != "role"}
    chunks = [json.loads(line[6:]) for line in response.text.splitlines() if line.startswith("data: {")]
    names = {name for chunk in chunks for choice in chunk["choices"] for name in choice["delta"]} - {"role"}
    return {name: joined(chunks, name) for name in names}


def expected(names: str) -> dict[str, str]:
    if names == "tags":
        return {"content": f"<think>{TRACE}</think>{ANSWER}"}
    return {
        "content": ANSWER,
        **dict.fromkeys(("reasoning_content", "reasoning") if names == "dual" else [names], TRACE),
    }


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("model", ["plain", *(f"by-{name}" for name in NAMES)])
@pytest.mark.parametrize("key", [None, *NAMES], ids=lambda key: f"key {key}")
async def test_fc045_one_name_by_key_model_or_server_and_the_most_specific_wins(
    served: tuple[Live, str], key: str | None, model: str, stream: bool
) -> None:
    live, default = served
    names = key or (default if model == "plain" else model.removeprefix("by-"))
    assert await sent(live, key, model, {}, stream=stream) == expected(names)


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("how", ["reasoning_format", HEADER])
@pytest.mark.parametrize("key", [None, "tags", "reasoning"], ids=lambda key: f"key {key}")
async def test_a_request_still_chooses(served: tuple[Live, str], key: str | None, how: str, stream: bool) -> None:
    for names in NAMES:
        assert await sent(served[0], key, "by-reasoning", {how: names}, stream=stream) == expected(names)


async def test_an_alias_has_the_names_of_its_thinking_model(served: tuple[Live, str]) -> None:
    assert await sent(served[0], None, "auto", {ROUTE: "thinking"}, stream=False) == expected("reasoning")


@pytest.mark.parametrize(
    "place", ["traces.reasoning_format", "models.plain.reasoning_format", "keys.0.reasoning_format"]
)
def test_a_name_that_is_none_is_a_mistake_in_the_settings(tmp_path: Path, place: str) -> None:
    settings: Any = tree(tmp_path, traces={})
    *way, last = (int(part) if part.isdecimal() else part for part in place.split("."))
    section = settings
    for part in way:
        section = section[part]
    section[last] = "xml"
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate(settings)
    assert ".".join(map(str, caught.value.errors()[0]["loc"])) == place


async def test_a_key_that_changes_while_the_server_runs_changes_its_names(tmp_path: Path) -> None:
    settings = Settings.model_validate(tree(tmp_path))
    async with listening(create_app(settings)) as live:
        await live.ready(10)
        assert await sent(live, "tags", "plain", {}, stream=False) == expected("tags")
        keys = [key.model_copy(update={"reasoning_format": "reasoning"}) for key in settings.keys]
        live.pipeline.reload_keys(keys)
        assert await sent(live, "tags", "plain", {}, stream=False) == expected("reasoning")
