"""The settings of a server for hostile requests."""

from pathlib import Path

from thinkaloud.settings import Settings

TRANSCRIPT = Path(__file__).with_name("anything.jsonl")


def hostile_settings(**more: object) -> Settings:
    """Two models, one of which thinks, an alias for both, and short deadlines."""
    return Settings.model_validate(
        {
            "engines": {"tape": {"kind": "scripted", "transcript": TRANSCRIPT}},
            "models": {"thinker": {"engine": "tape", "thinking": {"format": "think"}}, "fast": {"engine": "tape"}},
            "routes": {"auto": {"fast": "fast", "thinking": "thinker"}},
            "limits": {"header_deadline": 1, "body_deadline": 1},
            **more,
        }
    )
