"""`thinkaloud keys`: make API keys."""

from typing import Annotated

import typer

from thinkaloud.access.keyring import generate_key
from thinkaloud.errors import SettingsError
from thinkaloud.settings import KeySecret, KeySettings

app = typer.Typer(help="API keys.", no_args_is_help=True)


@app.callback()  # without it typer would make the only command the group itself
def _group() -> None:
    """API keys."""


@app.command()
def new(
    name: Annotated[str, typer.Option(help="Name of the key in settings, logs and metrics.")] = "app",
) -> None:
    """Make a key. Prints it once, with the line for `keys` in the settings, which holds only its SHA-256."""
    key, digest = generate_key()
    try:
        KeySettings(name=name, secret=KeySecret(sha256=digest))
    except ValueError:
        raise SettingsError(f"--name {name!r}: at most 64 letters, digits, and . _ -") from None
    typer.echo(f"the key, shown only now:  {key}")
    typer.echo(f"the line for the settings:  - {{name: {name}, secret: {{sha256: {digest}}}}}")
