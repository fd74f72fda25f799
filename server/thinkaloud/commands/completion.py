"""`thinkaloud completion`: completion of the command in a shell."""

import os
from typing import Annotated, Literal

import typer

_VARIABLE = "_THINKALOUD_COMPLETE"
"""Set by a shell that asks for completions. The command then prints them and ends."""


def run(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="The shell.")],
) -> None:
    """Print the script that completes commands, options and models in a shell.

    For bash, put this into ~/.bashrc:

        eval "$(thinkaloud completion bash)"
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # typer has it there

    typer.echo(get_completion_script(prog_name="thinkaloud", complete_var=_VARIABLE, shell=shell))


def prepare() -> None:
    """Set up the answers to a shell that asks."""
    if _VARIABLE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()
