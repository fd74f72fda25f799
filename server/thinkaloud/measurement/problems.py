"""Problem files: JSON Lines, {"prompt": "...", "answer": "..."} each."""

from pathlib import Path
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thinkaloud.answers.final_answer import is_equivalent
from thinkaloud.errors import SettingsError


class Problem(BaseModel):
    """One line of a problem file."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="ignore", frozen=True)

    prompt: str = Field(min_length=1)
    answer: str | int | float

    def is_solved_by(self, answer: str) -> bool:
        """Whether a model's answer is right. Compared as votes are: as mathematics, choices, JSON or words."""
        return is_equivalent(answer, f"\\boxed{{{self.answer}}}")


def parse_problems(content: bytes, path: Path) -> list[Problem]:
    """Return the problems of a file. path: its name. Raises `SettingsError` that names the line."""
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text") from error
    problems = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                problems.append(Problem.model_validate_json(line))
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                key = ".".join(map(str, first["loc"])) or "line"
                raise SettingsError(f"{path}:{number}: {key}: {first['msg']}") from None
    if not problems:
        raise SettingsError(f"{path}: there is no problem")
    return problems
