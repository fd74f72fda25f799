"""`thinkaloud models prepare`: fetch and convert the pretrained model of the default settings."""

import typer

from thinkaloud.errors import PreparationFailed


def run() -> None:
    """Fetch and convert the pretrained model of the default settings. Does nothing where that was done before."""
    from thinkaloud.pretrained.preparation import prepare

    try:
        folder = prepare(typer.echo)
    except PreparationFailed as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    typer.echo(f"prepared in {folder}")
