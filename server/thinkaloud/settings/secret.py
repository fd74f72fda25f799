"""Secrets by reference."""

import os
from pathlib import Path
from typing import Self

from pydantic import model_validator

from thinkaloud.errors import SettingsError
from thinkaloud.settings.section import Section

_LONGEST = 4096
"""Characters of a secret in a file."""


class Secret(Section):
    """A secret by reference, so that the file can be committed."""

    env: str | None = None
    file: Path | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(getattr(self, name) is not None for name in type(self).model_fields) != 1:
            raise ValueError(f"give one of {', '.join(type(self).model_fields)}")
        return self

    def read(self) -> str:
        """The secret itself. Raises `SettingsError` where it is not there."""
        if self.env is not None:
            value = os.environ.get(self.env, "")
            if not value:
                raise SettingsError(f"the environment variable {self.env} is not set")
            return value
        assert self.file is not None  # noqa: S101  narrowed by the validator
        try:
            with self.file.open("rb") as file:
                value = file.read(_LONGEST + 1).decode().strip()
        except OSError as error:
            raise SettingsError(f"the secret file {self.file} cannot be read: {error.strerror}") from error
        except ValueError:
            raise SettingsError(f"the secret file {self.file} is not text") from None
        if not value:
            raise SettingsError(f"the secret file {self.file} is empty")
        if len(value) > _LONGEST or not value.isprintable():
            raise SettingsError(f"the secret file {self.file} is not one line of text")
        return value
