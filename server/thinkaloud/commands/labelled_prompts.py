"""Files of prompts with what is known of them, for `thinkaloud route eval`.

A line is a prompt with its label, {"prompt": "...", "label": "fast" | "thinking"}, or with how well both models did on
it, {"prompt": "...", "weak": 0, "strong": 1} (0 to 1). The label of the latter is "thinking" if the strong model did
better.
"""

from pathlib import Path
from typing import Annotated

import msgspec

from thinkaloud.errors import SettingsError
from thinkaloud.generation import Lane


class LabelledPrompt(msgspec.Struct, forbid_unknown_fields=False):
    """One line of the file."""

    prompt: str
    label: Lane | None = None
    weak: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None
    strong: Annotated[float, msgspec.Meta(ge=0, le=1)] | None = None

    @property
    def needs_thinking(self) -> bool:
        """Whether the thinking model should get it."""
        return self.label == "thinking" if self.label else (self.strong or 0) > (self.weak or 0)


def parse_prompts(content: bytes, file: Path) -> list[LabelledPrompt]:
    """Return the prompts of a file. file: its name. Raises `SettingsError` that names the line and quotes nothing."""
    prompts = []
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=LabelledPrompt)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise SettingsError(
                f'{file}:{number}: not {{"prompt": ..., "label" or "weak" and "strong": ...}}'
            ) from None
        if row.label is None and (row.weak is None or row.strong is None):
            raise SettingsError(f"{file}:{number}: give a label, or both weak and strong")
        prompts.append(row)
    if len({row.needs_thinking for row in prompts}) < 2:
        raise SettingsError(f"{file}: needs prompts of both kinds, some to think about and some not")
    return prompts
