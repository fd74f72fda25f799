"""`thinkaloud serve`: load the models and serve them."""

from functools import partial
from typing import Annotated

import typer

from thinkaloud.commands import default_settings
from thinkaloud.commands.options import ConfigOption, OpenOption
from thinkaloud.runtime import signals
from thinkaloud.settings import Settings
from thinkaloud.settings import file as settings_file


def run(
    config: ConfigOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on. Default: the settings' server.host.")] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on. Default: the settings' server.port.", min=0, max=65535)
    ] = None,
    insecure_open: OpenOption = False,
) -> None:
    """Load the models and serve them."""
    with signals.exit_on_signal():
        from thinkaloud.commands import startup_display, validation  # imported late: `--help` and `check` stay quick

        options: dict[str, str | int | None] = {"host": host, "port": port}
        given = {name: value for name, value in options.items() if value is not None}
        if config is None:
            if not insecure_open:  # known at once, and what follows may take minutes
                validation.require_keys_or_loopback(_with(settings_file.load(default_settings.find()), given))
            path = default_settings.provide(partial(typer.echo, err=True))
        else:
            path = config
        file = settings_file.load(path)
        settings = _with(file, given)
        validation.require(path, settings, insecure_open=insecure_open)
        from thinkaloud import process
        from thinkaloud.workers.count import count_workers

        if (workers := count_workers(settings)) > 1:
            from thinkaloud.workers import supervisor

            raise typer.Exit(supervisor.run(path, file, settings, workers, startup_display.show))
        raise typer.Exit(process.run(path, file, settings, startup_display.show))


def _with(file: Settings, given: dict[str, str | int]) -> Settings:
    """The settings of a file, with what was given for its server."""
    return file.model_copy(update={"server": file.server.model_copy(update=given)})
