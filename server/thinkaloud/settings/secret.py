"""Secrets by reference, so that the settings file can be committed."""

import os
from pathlib import Path
from typing import Self

from pydantic import model_validator

from thinkaloud.errors import SettingsError
from thinkaloud.settings.section import Section

_MAX_LENGTH = 4096
"""Characters of a secret in a file."""


class Secret(Section):
    """A secret by reference."""

    env: str | None = None
    """Environment variable that holds it."""
    file: Path | None = None
    """File that holds it, as one line of text."""

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if sum(getattr(self, name) is not None for name in type(self).model_fields) != 1:
            raise ValueError(f"give one of {', '.join(type(self).model_fields)}")
        return self

    def read(self) -> str:
        """Return the secret. Raises `SettingsError` if it cannot be read."""
        if self.env is not None:
            value = os.environ.get(self.env, "")
            if not value:
                raise SettingsError(f"the environment variable {self.env} is not set")
            return value
        assert self.file is not None  # noqa: S101  narrowed by the validator
        try:
            with self.file.open("rb") as file:
                value = file.read(_MAX_LENGTH + 1).decode().strip()
        except OSError as error:
            raise SettingsError(f"the secret file {self.file} cannot be read: {error.strerror}") from error
        except ValueError:
            raise SettingsError(f"the secret file {self.file} is not text") from None
        if not value:
            raise SettingsError(f"the secret file {self.file} is empty")
        if len(value) > _MAX_LENGTH or not value.isprintable():
            raise SettingsError(f"the secret file {self.file} is not one line of text")
        return value
