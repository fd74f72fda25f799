"""`thinkaloud check`: what the settings would serve, or what is wrong with them."""

import typer

from thinkaloud.commands.options import ConfigOption, OpenOption, settings_path
from thinkaloud.settings import file as settings_file


def run(config: ConfigOption = None, insecure_open: OpenOption = False) -> None:
    """Show what the settings would serve, or what is wrong with them."""
    path = settings_path(config)
    settings = settings_file.load(path)
    from thinkaloud.commands import settings_report, validation

    validation.require(path, settings, insecure_open=insecure_open)
    lines = list(settings_report.lines(settings))
    typer.echo(f"{path}: valid")
    for line in lines:
        typer.echo(line)
