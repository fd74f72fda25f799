"""The `thinkaloud` command. Mistakes end in one line on standard error and exit code 2."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn, ParamSpec, TypeVar

import typer

from thinkaloud import __version__, settings
from thinkaloud.errors import SettingsError

P = ParamSpec("P")
T = TypeVar("T")

app = typer.Typer(
    name="thinkaloud",
    help="An inference server for language models that think aloud.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ConfigOption = Annotated[
    Path | None, typer.Option("--config", "-c", help="The settings file. Default: the bundled tiny models, on the CPU.")
]


def default_config() -> Path:
    """The settings of the bundled models: in the installed package, or in the repository it runs from."""
    package = Path(__file__).parent
    inside, repository = package / "bundled/configs/tiny.yaml", package.parents[1] / "configs/tiny.yaml"
    return inside if inside.is_file() else repository


def _fail(error: SettingsError) -> NoReturn:
    typer.echo(str(error), err=True)
    raise typer.Exit(2)


def _or_fail(action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return action(*args, **kwargs)
    except SettingsError as error:
        _fail(error)


@app.command()
def serve(
    config: ConfigOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; the settings' server.host.")] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; the settings' server.port.", min=0, max=65535)
    ] = None,
) -> None:
    """Load the models and serve them."""
    tree = _or_fail(settings.load, config or default_config())
    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    tree = tree.model_copy(update={"server": tree.server.model_copy(update=given)})
    from thinkaloud import serving  # only now: `check` and `--help` stay quick

    raise typer.Exit(_or_fail(serving.serve, tree))


@app.command()
def check(config: ConfigOption = None) -> None:
    """Say what the settings would serve, or what is wrong with them."""
    path = config or default_config()
    tree = _or_fail(settings.load, path)
    from thinkaloud import checking

    for line in _or_fail(checking.report, path, tree):
        typer.echo(line)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Entry point of the command and of `python -m thinkaloud`."""
    app()
