"""A model that writes summaries sees the trace. Whatever it makes of it, and however it fails, no secret leaves."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import pytest

from leaks.asking import OPEN, SHAPES, SUMMED_BY_KEY, SUMMED_BY_REQUEST, Form, Told, Way, ask
from leaks.cases import CASES, SEEDS, Case
from leaks.evidence import leaked
from leaks.serving import KEYS
from leaks.watching import Watch
from live import Live, listening
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import Prompt
from thinkaloud.settings import ScriptedEngine as ScriptedSettings
from thinkaloud.settings import Settings

SEED = SEEDS[0]
TOLD = tuple(case for case in CASES if case.model == "thinker")[:12]
WRITERS = ("parrot", "backwards", "spelling", "failing")


class Parrot(ScriptedEngine):
    """Writes the step that it is to name, in some disguise, or fails with it."""

    async def generate(self, prompt: Prompt, *args: Any, **named: Any) -> AsyncGenerator[Chunk, None]:
        step = str(prompt.messages[-1]["content"])
        async with aclosing(super().generate(prompt, *args, **named)) as chunks:
            async for _ in chunks:
                break
        match self.name:
            case "failing":
                raise RuntimeError(f"cannot name {step}")
            case "backwards":
                step = " ".join(reversed(step.split()))
            case "spelling":
                step = "-".join(step)
        yield Chunk([step], [0], tokens=1)
        yield Chunk(finish_reason="stop")


@pytest.fixture(scope="module", params=WRITERS)
async def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Live, None]:
    """A server whose summaries are written by such a model."""
    tape = tmp_path_factory.mktemp("written") / "tape.jsonl"
    lines = [*(json.dumps(case.reply(SEED)) for case in TOLD), json.dumps({"text": "never said"})]
    tape.write_text("\n".join(lines), encoding="utf-8")
    engine = {"kind": "scripted", "transcript": tape}
    settings = Settings.model_validate(
        {
            "keys": KEYS,
            "engines": {"tape": {**engine, "delay": 0.001}, request.param: engine},
            "models": {
                "thinker": {"engine": "tape", "thinking": {"format": "think"}},
                "writer": {"engine": request.param},
            },
            "traces": {"summaries": {"model": "writer"}},
        }
    )
    engines = {name: build(name, each) for name, each in settings.engines.items()}
    tree = settings.engines[request.param]
    assert isinstance(tree, ScriptedSettings)
    engines[request.param] = Parrot(request.param, tree)
    async with listening(create_app(settings, engines)) as live:
        await live.ready(10)
        yield live


async def told(live: Live, case: Case, way: Way) -> list[Told]:
    forms = (SHAPES[0], Form({"reasoning": {"details": True, "progress": True}}))
    return [await ask(live, case, SEED, way, form, stream=stream) for form in forms for stream in (True, False)]


@pytest.mark.parametrize("way", [SUMMED_BY_KEY, SUMMED_BY_REQUEST], ids=str)
@pytest.mark.parametrize("case", TOLD, ids=str)
async def test_nothing_that_it_repeats_disguises_or_fails_with_leaves(
    written: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, way: Way
) -> None:
    for each in await told(written, case, way):
        assert each.response.status_code == 200, str(each)
        assert each.content() == case.answer, str(each)
        assert each.trace().startswith("**"), str(each)
        assert not leaked(each.texts(), case.secret(SEED)), str(each)
    assert not leaked(watch.texts(), case.secret(SEED))
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), case.secret(SEED))


async def test_the_search_sees_the_trace_of_this_server_where_it_is_shown(written: Live) -> None:
    each = await ask(written, TOLD[1], SEED, OPEN, Form(), stream=True)
    assert leaked(each.texts(), TOLD[1].secret(SEED))
