"""The commands `chat`, `models` and `bench`. What they need is imported when they run."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from thinkaloud.terminal.option_types import MAX_TEMPERATURE, Effort, Visibility

app = typer.Typer()
models = typer.Typer(invoke_without_command=True)

UrlOption = Annotated[
    str | None,
    typer.Option("--url", help="URL of the server. Default: THINKALOUD_BASE_URL, or http://127.0.0.1:8000."),
]
KeyFileOption = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        help="File that holds the API key, or - for standard input. Default: the key in THINKALOUD_API_KEY.",
    ),
]
EffortOption = Annotated[Effort | None, typer.Option("--effort", "-e", help="How hard the model thinks.")]
VisibilityOption = Annotated[Visibility | None, typer.Option("--visibility", help="What is shown of the trace.")]
BudgetOption = Annotated[int | None, typer.Option("--budget", "-b", min=0, help="Limit of the trace, in tokens.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]


def _complete_model(ctx: typer.Context, incomplete: str) -> list[str]:
    from thinkaloud.terminal.models import complete

    return complete(ctx.params.get("url"), ctx.params.get("key_file"), incomplete)


def _exit_with(command: Callable[[], int]) -> None:
    """Run a command and exit with its code. `UsageError` ends in one line and exit code 2."""
    from thinkaloud.terminal.endpoint import UsageError
    from thinkaloud.terminal.screen import escape_unencodable

    escape_unencodable()
    try:
        code = command()
    except UsageError as error:
        typer.echo(str(error), err=True)
        code = 2
    except OSError as error:  # standard output is closed or full; a reader that closed a pipe has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            typer.echo(f"standard output: {error.strerror}", err=True)
        code = 1
    raise typer.Exit(code)


@app.command()
def chat(
    prompt: Annotated[
        str | None,
        typer.Argument(
            help="A single question, or - for standard input. Default: what is piped in, or a conversation."
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", "-m", autocompletion=_complete_model, help="Default: auto, or the server's first."),
    ] = None,
    effort: EffortOption = None,
    visibility: VisibilityOption = None,
    budget: BudgetOption = None,
    temperature: Annotated[
        float | None, typer.Option("--temperature", "-t", min=0, max=MAX_TEMPERATURE, help="Default: the model's.")
    ] = None,
    system: Annotated[str | None, typer.Option("--system", "-s", help="System prompt.")] = None,
    file: Annotated[
        list[Path] | None,
        typer.Option("--file", "-f", help="Text file to send with the question. May be given several times."),
    ] = None,
    url: UrlOption = None,
    key_file: KeyFileOption = None,
    go_on: Annotated[bool, typer.Option("--continue", "-c", help="Go on with the last conversation.")] = False,
    no_log: Annotated[
        bool,
        typer.Option("--no-log", envvar="THINKALOUD_NO_LOG", help="Keep neither the conversation nor what is typed."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the answer only.")] = False,
) -> None:
    """Chat with a model, and see it think.

    A question is the prompt, then the files, each with its name, then what is piped in, joined by empty lines:

        git diff | thinkaloud chat "summarise this"
    """
    from thinkaloud.terminal.chat import ChatOptions, run
    from thinkaloud.terminal.prompt import read_prompt

    options = ChatOptions(model, effort, visibility, budget, temperature, system, go_on=go_on, keep=not no_log)
    _exit_with(lambda: run(read_prompt(prompt, file or ()), options, url, key_file, quiet=quiet))


@models.callback()
def list_models(
    ctx: typer.Context, url: UrlOption = None, key_file: KeyFileOption = None, as_json: JsonOption = False
) -> None:
    """List the models of a server."""
    if ctx.invoked_subcommand is None:
        from thinkaloud.terminal.models import run

        _exit_with(lambda: run(url, key_file, as_json=as_json))


@app.command()
def bench(
    model: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            autocompletion=_complete_model,
            help="May be given several times. Default: auto, or the server's first.",
        ),
    ] = None,
    requests: Annotated[int, typer.Option("--requests", "-n", min=1, max=10_000, help="Requests to each model.")] = 20,
    concurrency: Annotated[int, typer.Option("--concurrency", "-c", min=1, max=256, help="Concurrent requests.")] = 1,
    prompts: Annotated[
        Path | None,
        typer.Option(
            "--prompts", help="File with a prompt on each line, or - for standard input. Default: a few sums."
        ),
    ] = None,
    max_tokens: Annotated[
        int | None,
        typer.Option("--max-tokens", min=1, help="Limit of trace and answer, in tokens. Default: the server's."),
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1, max=86_400, help="Timeout of the whole run.")] = 600,
    effort: EffortOption = None,
    visibility: VisibilityOption = None,
    budget: BudgetOption = None,
    url: UrlOption = None,
    key_file: KeyFileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how fast a server answers: time to the first token of the trace and of the answer, and in total."""
    from thinkaloud.terminal.bench import Plan, read_prompts, run
    from thinkaloud.terminal.load_generator import PROMPTS
    from thinkaloud_client import Options

    options = Options(max_tokens=max_tokens, effort=effort, visibility=visibility, budget=budget)

    def measure() -> int:
        given = PROMPTS if prompts is None else read_prompts(prompts)
        plan = Plan(tuple(model or ()), requests, concurrency, seconds, options, given)
        return run(plan, url, key_file, as_json=as_json)

    _exit_with(measure)
