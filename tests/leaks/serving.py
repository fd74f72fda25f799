"""The server that must not leak: every case's model, a key that may see traces and one that may not."""

import asyncio
import hashlib
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any, get_args

from leaks.cases import CASES, FAILING, PLAIN, SEEDS, Case
from leaks.watching import Elsewhere
from live import Live, listening
from thinkaloud import settings as config
from thinkaloud.app import create_app
from thinkaloud.engine.fleet import build
from thinkaloud.engine.scripted import ScriptedEngine
from thinkaloud.events import Chunk
from thinkaloud.generation import Visibility
from thinkaloud.settings import Settings
from thinkaloud.thinking.formats import FORMATS

FULL, SUMMARY, HIDDEN = "ta-key-that-sees-all", "ta-key-that-sees-lines", "ta-key-that-sees-answers"

HIDDEN_TAGS, SUMMARY_TAGS = "ta-key-that-sees-answers-in-tags", "ta-key-that-sees-lines-in-tags"

KEYS = [
    {"name": "full", "secret": {"sha256": hashlib.sha256(FULL.encode()).hexdigest()}},
    {"name": "summary", "secret": {"sha256": hashlib.sha256(SUMMARY.encode()).hexdigest()}, "visibility": "summary"},
    {"name": "hidden", "secret": {"sha256": hashlib.sha256(HIDDEN.encode()).hexdigest()}, "visibility": "hidden"},
    *(
        {
            "name": f"{visibility}-tags",
            "secret": {"sha256": hashlib.sha256(key.encode()).hexdigest()},
            "visibility": visibility,
            "reasoning_format": "tags",
        }
        for visibility, key in (("summary", SUMMARY_TAGS), ("hidden", HIDDEN_TAGS))
    ),
]

_SPELT = {"start": "{{plan}}", "end": "{{/plan}}", "reopens": True}
"""Tags that are no token of their own, so that they are looked for in the text."""

_SWITCHED = {"format": "think", "switch": "deep_think"}

MODELS: dict[str, dict[str, Any]] = {
    "thinker": {"engine": "tape", "thinking": {"format": "think"}},
    "roomless": {"engine": "tape", "thinking": {"format": "think", "answer_tokens": 0}},
    "verbatim": {"engine": "tape", "thinking": {"format": "think", "whitespace": "verbatim"}},
    "promoting": {"engine": "tape", "thinking": {"format": "think", "unclosed": "promote_on_stop"}},
    "reopening": {"engine": "tape", "thinking": {"format": "mistral", "reopens": True}},
    "spelt": {"engine": "tape", "thinking": _SPELT},
    "calling": {"engine": "tape", "thinking": {"format": "think", "implicit_end": ["<tool_call>"]}},
    "slow": {"engine": "slow", "thinking": {"format": "think"}},
    "sulking": {"engine": "sulking", "thinking": {"format": "think"}},
    "blurting": {"engine": "blurting", "thinking": {"format": "think"}},
    "far": {"engine": "labelled", "thinking": {"format": "think"}},
    "far-raw": {"engine": "raw", "thinking": {"format": "think", "opened_by_prompt": True}},
    "far-implicit": {"engine": "raw", "thinking": {"format": "think", "implicit_open": True}},
    "far-tagged": {"engine": "raw", "thinking": {"format": "think"}},
    "far-promoting": {"engine": "raw", "thinking": {"format": "think", "unclosed": "promote_on_stop"}},
    "far-spelt": {"engine": "raw", "thinking": {"start": "{{plan}}", "end": "{{/plan}}"}},
    "far-calling": {"engine": "raw", "thinking": {"format": "think", "implicit_end": ["<tool_call>"]}},
    "far-switched": {"engine": "raw", "thinking": {**_SWITCHED, "opened_by_prompt": True}},
    "far-switched-off": {
        "engine": "raw",
        "thinking": {**_SWITCHED, "opened_by_prompt": True},
        "template_arguments": {"deep_think": False},
    },
    "far-closed": {"engine": "raw", "thinking": {**_SWITCHED, "opened_by_prompt": False}},
    **{f"format-{name}": {"engine": "tape", "thinking": {"format": name}} for name in FORMATS},
}


def kept(model: str, level: Visibility) -> str:
    """The name of the same model, whose traces nobody sees beyond `level`."""
    return model if level == "full" else f"{model}-{level}"


class Blurting(ScriptedEngine):
    """Fails in the middle with an exception that says all that it has generated."""

    async def generate(self, *args: Any, **named: Any) -> AsyncGenerator[Chunk, None]:
        said = ""
        async with aclosing(super().generate(*args, **named)) as chunks:
            async for chunk in chunks:
                said += "".join(chunk.texts)
                yield chunk
                if len(said) > 100:
                    raise RuntimeError(f"cannot go on after {said}")


class Sulking(ScriptedEngine):
    """Fails so where it is left in the middle."""

    async def generate(self, *args: Any, **named: Any) -> AsyncGenerator[Chunk, None]:
        said = ""
        async with aclosing(super().generate(*args, **named)) as chunks:
            try:
                async for chunk in chunks:
                    said += "".join(chunk.texts)
                    yield chunk
            except (GeneratorExit, asyncio.CancelledError):
                raise RuntimeError(f"was left after {said}") from None


def _transcript(folder: Path) -> Path:
    path = folder / "canaries.jsonl"
    told = [case.reply(seed) for case in (*CASES, *FAILING, PLAIN) for seed in SEEDS]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in told), encoding="utf-8")
    return path


@asynccontextmanager
async def serving(folder: Path, aliases: Mapping[str, Any] | None = None, **more: Any) -> AsyncGenerator[Live, None]:
    """The server, and behind it another one of the same transcript that is the upstream of some of its models.

    aliases: beside its models. more: sections of the settings.
    """
    tape = {"kind": "scripted", "transcript": _transcript(folder)}
    seal = folder / "seal"
    seal.write_text("the secret of these tests, and of nothing else")
    behind = Settings.model_validate(
        {"engines": {"tape": tape}, "models": {"labelled": MODELS["thinker"], "raw": {"engine": "tape"}}}
    )
    upstream_app = create_app(behind)
    upstream_app.add_middleware(Elsewhere)
    async with listening(upstream_app) as upstream:
        far = {"kind": "upstream", "base_url": f"{upstream.url}/v1", "structured_outputs": True}
        settings = Settings.model_validate(
            {
                "server": {"cors_origins": ["https://app.example"]},
                "limits": {"max_tokens_overflow": "clamp"},
                "keys": KEYS,
                "traces": {"sealing": {"keys": [{"file": seal}]}, "archive": {"path": folder / "traces.db"}},
                "engines": {
                    "tape": tape,
                    "slow": {**tape, "delay": 0.01},
                    "blurting": tape,
                    "sulking": {**tape, "delay": 0.01},
                    "labelled": {**far, "model": "labelled"},
                    "raw": {**far, "model": "raw"},
                },
                "models": {
                    kept(name, level): {**model, "visibility": level}
                    for name, model in MODELS.items()
                    for level in get_args(Visibility)
                }
                | dict(aliases or {}),
                **more,
            }
        )
        engines = {name: build(name, engine) for name, engine in settings.engines.items()}
        for name, kind in (("blurting", Blurting), ("sulking", Sulking)):
            tree = settings.engines[name]
            assert isinstance(tree, config.ScriptedEngine)
            engines[name] = kind(name, tree)
        async with listening(create_app(settings, engines)) as live:
            await live.ready(30)
            yield live


def prompt_of(case: Case, seed: str) -> list[dict[str, str]]:
    """The messages that bring the case about."""
    return [{"role": "user", "content": case.prompt(seed)}]
