"""A model that writes summaries sees the trace. Whatever it makes of it, and however it fails, no secret leaves."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import pytest

from dialects.dialect import Dialect
from dialects.every import CHAT, DIALECTS
from leaks.asking import OPEN, SUMMED_BY_KEY, SUMMED_BY_REQUEST, Way, ask, asked
from leaks.cases import CASES, SEEDS, Case
from leaks.evidence import leaked
from leaks.forms import Form
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


FORMS = (Form(), Form({"reasoning": {"details": True, "progress": True}}))
ASKED: list[Any] = [
    *((CHAT, case, way) for case in TOLD for way in (SUMMED_BY_KEY, SUMMED_BY_REQUEST)),
    *((dialect, case, SUMMED_BY_KEY) for dialect in DIALECTS if dialect is not CHAT for case in TOLD[:3]),
]


@pytest.mark.parametrize(("dialect", "case", "way"), ASKED, ids=str)
async def test_nothing_that_it_repeats_disguises_or_fails_with_leaves(
    written: Live, watch: Watch, capfd: pytest.CaptureFixture[str], case: Case, way: Way, dialect: Dialect
) -> None:
    for each in await asked(written, case, SEED, way, FORMS, dialect):
        assert each.status == 200, str(each)
        assert each.content() == case.answer, str(each)
        assert each.trace().startswith("**"), str(each)
        assert not leaked(each.texts(), case.secret(SEED)), str(each)
    assert not leaked(watch.texts(), case.secret(SEED))
    assert not leaked(zip(("stdout", "stderr"), capfd.readouterr(), strict=True), case.secret(SEED))


async def test_the_search_sees_the_trace_of_this_server_where_it_is_shown(written: Live) -> None:
    each = await ask(written, TOLD[1], SEED, OPEN, Form(), stream=True)
    assert leaked(each.texts(), TOLD[1].secret(SEED))
