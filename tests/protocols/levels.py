"""Settings with a model and a key of each visibility."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from thinkaloud.settings import Settings

LEVELS = ("full", "summary", "hidden")


def level_settings(folder: Path, replies: Sequence[dict[str, Any]], **more: Any) -> Settings:
    """Every key is its own name. replies: of the scripted engine, whose transcript is put into `folder`."""
    tape = folder / "tape.jsonl"
    tape.write_text("".join(f"{json.dumps(reply)}\n" for reply in replies))
    thinking = {"format": "think"}
    models: dict[str, Any] = {level: {"engine": "tape", "thinking": thinking, "visibility": level} for level in LEVELS}
    digests = {level: hashlib.sha256(level.encode()).hexdigest() for level in LEVELS}
    return Settings.model_validate(
        {
            "engines": {
                "tape": {"kind": "scripted", "transcript": tape},
                "slow": {"kind": "scripted", "transcript": tape, "delay": 0.02},
            },
            "models": models | {"slow": {"engine": "slow", "thinking": thinking}, "fast": {"engine": "tape"}},
            "keys": [{"name": name, "secret": {"sha256": sha}, "visibility": name} for name, sha in digests.items()],
            **more,
        }
    )
