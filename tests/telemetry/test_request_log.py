"""The operator's lines: one a request, also where it fails, with what it comes from and no word of its text."""

import json
import logging
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.errors import EngineFailed, describe_causes
from thinkaloud.events import Chunk
from thinkaloud.settings import Settings

SECRET = "words-of-a-prompt"


class Failing(ScriptedEngine):
    """Says some words, and then fails for a reason of its own."""

    async def generate(self, *args: Any, **named: Any) -> AsyncGenerator[Chunk, None]:
        for _ in range(3):
            yield Chunk([f"{SECRET} "], None, tokens=1)
        try:
            raise OSError(SECRET)
        except OSError as error:
            if self.name == "foreign":
                raise ValueError(SECRET) from error
            raise EngineFailed("the engine is gone", retry_after=1) from error


@pytest.fixture(scope="module")
async def failing(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Live, None]:
    tape = tmp_path_factory.mktemp("failing") / "tape.jsonl"
    step = "First I look at it. So the answer must be four. Wait, let me check that again. It is right after all. "
    tape.write_text(json.dumps({"opens_trace": True, "text": f"{step * 20}</think>Four."}))
    scripted = {"kind": "scripted", "transcript": tape}
    settings = Settings.model_validate(
        {
            "engines": dict.fromkeys(("tape", "known", "foreign"), scripted),
            "models": {
                "thinker": {"engine": "tape", "thinking": {"format": "think"}},
                "known": {"engine": "known"},
                "foreign": {"engine": "foreign"},
            },
            "traces": {"summaries": {"model": "foreign"}},
        }
    )
    engines = {name: build(name, engine) for name, engine in settings.engines.items()}
    engines |= {name: Failing(name, settings.engines[name]) for name in ("known", "foreign")}  # type: ignore[arg-type]
    async with listening(create_app(settings, engines)) as live:
        await live.ready(10)
        yield live


async def asked(live: Live, model: str, **fields: Any) -> str:
    body = {"model": model, "messages": [{"role": "user", "content": SECRET}], **fields}
    return (await live.client.post("/v1/chat/completions", json=body)).text


def lines(caplog: pytest.LogCaptureFixture, logger: str = "thinkaloud.requests") -> list[tuple[int, str]]:
    return [(entry.levelno, entry.getMessage()) for entry in caplog.records if entry.name == logger]


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize(
    ("model", "chain"),
    [
        ("known", "503 engine_failed: EngineFailed at "),
        ("foreign", "500 internal_error: ValueError at "),
    ],
)
async def test_a_failure_is_one_line_with_what_was_spent_and_what_it_comes_from(
    failing: Live, caplog: pytest.LogCaptureFixture, model: str, chain: str, *, stream: bool
) -> None:
    with caplog.at_level(logging.DEBUG, "thinkaloud"):
        await asked(failing, model, stream=stream)
    ((level, line),) = lines(caplog)
    assert level == logging.WARNING
    assert f"model={model} " in line
    assert " unfinished=3 " in line
    assert chain in line
    assert "telemetry/test_request_log.py:" in line
    assert ", from OSError at " in line
    assert SECRET not in caplog.text


async def test_a_request_that_is_refused_before_it_has_a_model_is_a_line_with_the_keys_name(
    failing: Live, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "thinkaloud"):
        await asked(failing, f"no-{SECRET}")
    ((level, line),) = lines(caplog)
    assert level == logging.INFO
    assert line.endswith("key=local refused: 404 model_not_found")
    assert SECRET not in caplog.text


async def test_a_summary_that_its_model_does_not_write_is_said_once(
    failing: Live, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "thinkaloud"):
        await asked(failing, "thinker", reasoning={"summary": "auto"})
    ((level, line),) = lines(caplog, "thinkaloud.summaries")
    assert level == logging.WARNING
    assert "foreign did not write a line of the summary: ValueError at " in line
    assert SECRET not in caplog.text


def test_a_chain_of_causes_ends_where_it_was_cut_or_goes_in_a_circle() -> None:
    def fail() -> None:
        try:
            raise OSError(SECRET)
        except OSError:
            raise EngineFailed("gone") from None

    with pytest.raises(EngineFailed) as caught:
        fail()
    assert "OSError" not in describe_causes(caught.value)
    caught.value.__cause__ = caught.value
    assert describe_causes(caught.value).count("EngineFailed") == 1
    assert describe_causes(ValueError(SECRET)) == "ValueError at an unknown place"
