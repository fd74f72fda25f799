"""The `thinkaloud` command. A mistake in the settings or options ends in exit code 2 and one line on standard error."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from thinkaloud import __version__
from thinkaloud.commands import calibrate, check, completion, keys, prepare, route, serve, traces
from thinkaloud.errors import SettingsError
from thinkaloud.terminal import command_line


class _Commands(TyperGroup):
    """Reports `SettingsError` of every command."""

    def invoke(self, ctx: Any) -> Any:  # typer's own copy of click has no public types
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(2) from None


app = typer.Typer(
    name="thinkaloud",
    help="An inference server for language models that think aloud.",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,  # `completion` prints the script
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
app.command("serve")(serve.run)
app.command("check")(check.run)
app.command("calibrate")(calibrate.run)
app.command("traces")(traces.run)
app.command("completion")(completion.run)
app.add_typer(keys.app, name="keys")
app.add_typer(command_line.app)
command_line.models.command("prepare")(prepare.run)
app.add_typer(command_line.models, name="models")
app.add_typer(route.app, name="route")


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def _print_version(given: bool) -> None:
    if given:
        version()
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """An inference server for language models that think aloud."""


def main() -> None:
    """Entry point of the command and of `python -m thinkaloud`."""
    completion.prepare()
    app()
