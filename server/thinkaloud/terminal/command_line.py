"""The commands that ask a server: `chat`, `models`, `bench`. What they need is imported when they run."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from thinkaloud.terminal.option_types import Effort, Visibility

app = typer.Typer()

UrlOption = Annotated[
    str | None,
    typer.Option("--url", help="The server. Default: THINKALOUD_BASE_URL, else http://127.0.0.1:8000."),
]
KeyFileOption = Annotated[
    Path | None, typer.Option("--key-file", help="A file that holds the key. Default: THINKALOUD_API_KEY, the key.")
]
EffortOption = Annotated[Effort | None, typer.Option("--effort", "-e", help="How hard it thinks.")]
VisibilityOption = Annotated[Visibility | None, typer.Option("--visibility", help="What is shown of the trace.")]
BudgetOption = Annotated[int | None, typer.Option("--budget", "-b", min=0, help="Tokens that it thinks, at most.")]
JsonOption = Annotated[bool, typer.Option("--json", help="For programs.")]


def _ended(command: Callable[[], int]) -> None:
    """Run it; a mistake ends in one line and code 2, as everywhere."""
    from thinkaloud.terminal.display import ready
    from thinkaloud.terminal.endpoint import Mistake

    ready()
    try:
        code = command()
    except Mistake as mistake:
        typer.echo(str(mistake), err=True)
        code = 2
    except OSError as error:  # standard output takes nothing more; who has closed a pipe has what they wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            typer.echo(f"standard output: {error.strerror}", err=True)
        code = 1
    raise typer.Exit(code)


@app.command()
def chat(
    prompt: Annotated[str | None, typer.Argument(help="Asked once. Default: what is piped in, or you type.")] = None,
    model: Annotated[str | None, typer.Option("--model", "-m", help="Default: auto, or the server's first.")] = None,
    effort: EffortOption = None,
    visibility: VisibilityOption = None,
    budget: BudgetOption = None,
    url: UrlOption = None,
    key_file: KeyFileOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="The answer alone.")] = False,
) -> None:
    """Talk with a model, and see it think."""
    from thinkaloud.terminal.chat import Wishes, run

    _ended(lambda: run(prompt, Wishes(model, effort, visibility, budget), url, key_file, quiet=quiet))


@app.command()
def models(url: UrlOption = None, key_file: KeyFileOption = None, as_json: JsonOption = False) -> None:
    """Say what a server serves."""
    from thinkaloud.terminal.models import run

    _ended(lambda: run(url, key_file, as_json=as_json))


@app.command()
def bench(
    model: Annotated[
        list[str] | None, typer.Option("--model", "-m", help="May be given often. Default: auto, or the first.")
    ] = None,
    requests: Annotated[int, typer.Option("--requests", "-n", min=1, max=10_000, help="Of each model.")] = 20,
    concurrency: Annotated[int, typer.Option("--concurrency", "-c", min=1, max=256, help="At once.")] = 1,
    prompts: Annotated[
        Path | None, typer.Option("--prompts", help="A prompt a line, or - for what is piped in. Default: a few sums.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", min=1, help="Of each answer with its trace. Default: the server's.")
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1, max=86_400, help="For everything, at most.")] = 600,
    effort: EffortOption = None,
    visibility: VisibilityOption = None,
    budget: BudgetOption = None,
    url: UrlOption = None,
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how fast a server answers: first token of the trace, first of the answer, all of it."""
    from thinkaloud.terminal.bench import Plan, read_prompts, run
    from thinkaloud.terminal.load_test import PROMPTS
    from thinkaloud_client import Options

    options = Options(max_tokens=max_tokens, effort=effort, visibility=visibility, budget=budget)

    def measured() -> int:
        given = PROMPTS if prompts is None else read_prompts(prompts)
        plan = Plan(tuple(model or ()), requests, concurrency, seconds, options, given)
        return run(plan, url, key_file, as_json=as_json)

    _ended(measured)
