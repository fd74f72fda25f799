"""Options that several commands share, and the settings that they name."""

from pathlib import Path
from typing import Annotated

import typer

from thinkaloud.commands import default_settings
from thinkaloud.errors import SettingsError
from thinkaloud.settings import Settings
from thinkaloud.settings import file as settings_file
from thinkaloud.terminal import input_file

ConfigOption = Annotated[
    Path | None, typer.Option("--config", "-c", help="Settings file. Default: the bundled models, on the CPU.")
]
OpenOption = Annotated[
    bool, typer.Option("--insecure-open", help="Serve without API keys on a host that others can reach.")
]
ProblemsArgument = Annotated[
    Path, typer.Argument(help='Problems, JSON Lines: {"prompt": "...", "answer": "..."}. - is standard input.')
]
AliasOption = Annotated[str | None, typer.Option("--model", "-m", help="The alias. Default: the first.")]


def settings_path(config: Path | None) -> Path:
    """Return the settings file to read. Default: the bundled one of the models that are there."""
    return default_settings.find() if config is None else config


def read_input(file: Path) -> bytes:
    """Return the content of a file, or of standard input for `-`. Raises `SettingsError`."""
    try:
        return input_file.read_bytes(file)
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from error


def load_settings(config: Path | None) -> Settings:
    """Read the settings of `--config`. Raises `SettingsError`."""
    return settings_file.load(settings_path(config))


def find_alias(settings: Settings, alias: str | None) -> str:
    """Return the name of an alias, by default the first. Raises `SettingsError` if there is no such alias."""
    name = alias or next(iter(settings.routes), "")
    if name not in settings.routes:
        there_are = ", ".join(settings.routes) or "none"
        raise SettingsError(f"there is no alias {name!r} with a route in these settings (there are: {there_are})")
    return name
