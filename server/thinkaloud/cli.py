"""The `thinkaloud` command. Mistakes end in one line on standard error and exit code 2."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn, ParamSpec, TypeVar

import typer
from typer.core import TyperGroup

from thinkaloud import __version__, settings
from thinkaloud.access.keyring import fresh
from thinkaloud.errors import SettingsError
from thinkaloud.runtime import signals
from thinkaloud.settings import file as settings_file
from thinkaloud.terminal import typer_app

P = ParamSpec("P")
T = TypeVar("T")

app = typer.Typer(
    name="thinkaloud",
    help="An inference server for language models that think aloud.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

keys = typer.Typer(help="Who may call.", no_args_is_help=True)
app.add_typer(keys, name="keys")
app.add_typer(typer_app.app)


@keys.callback()
def _keys() -> None:
    """Who may call."""


ConfigOption = Annotated[
    Path | None, typer.Option("--config", "-c", help="The settings file. Default: the bundled tiny models, on the CPU.")
]
OpenOption = Annotated[
    bool, typer.Option("--insecure-open", help="Serve without keys on a host that others can reach.")
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
    insecure_open: OpenOption = False,
) -> None:
    """Load the models and serve them."""
    with signals.idle():
        path = config or default_config()
        tree = _or_fail(settings_file.load, path)
        from thinkaloud import process  # only now: `check` and `--help` stay quick

        raise typer.Exit(_or_fail(process.serve, tree, path, host, port, insecure_open=insecure_open))


@app.command()
def check(config: ConfigOption = None, insecure_open: OpenOption = False) -> None:
    """Say what the settings would serve, or what is wrong with them."""
    path = config or default_config()
    tree = _or_fail(settings_file.load, path)
    from thinkaloud.commands import check

    for line in _or_fail(check.report, path, tree, insecure_open=insecure_open):
        typer.echo(line)


@app.command()
def calibrate(
    file: Annotated[Path, typer.Argument(help='Problems, JSON Lines: {"prompt": "...", "answer": "..."}.')],
    model: Annotated[str, typer.Option("--model", "-m", help="The served model that thinks.")],
    config: ConfigOption = None,
    budget: Annotated[
        list[int] | None, typer.Option(min=1, help="A budget to try; may be given often. Default: from the traces.")
    ] = None,
    temperature: Annotated[float | None, typer.Option(min=0, max=2, help="Default: the served model's.")] = None,
    seed: Annotated[int, typer.Option(help="Of the sampling.")] = 1,
) -> None:
    """Measure accuracy and tokens at several budgets, and propose the served model's table of efforts."""
    tree = _or_fail(settings_file.load, config or default_config())
    if model not in tree.models or tree.models[model].thinking is None:
        thinkers = ", ".join(name for name, each in tree.models.items() if each.thinking) or "none"
        _fail(SettingsError(f"--model {model}: no served model of that name thinks (there is: {thinkers})"))
    from thinkaloud.commands import calibrate

    _or_fail(calibrate.run, tree, file, model, budget or [], temperature, seed)


class _PromptOrCommand(TyperGroup):
    """`route "..."` is short for `route prompt "..."`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # typer's own copy of click has no public types
        return super().resolve_command(ctx, args if args[0] in self.commands else ["prompt", *args])


route = typer.Typer(help="Which model a prompt would be sent to.", no_args_is_help=True, cls=_PromptOrCommand)
app.add_typer(route, name="route")


@route.command("eval")
def route_eval(
    file: Annotated[
        Path, typer.Argument(help='Prompts, JSON Lines: {"prompt", "label"} or {"prompt", "weak", "strong"}.')
    ],
    fit: Annotated[Path | None, typer.Option("--fit", help="Measure what `route fit` wrote.")] = None,
) -> None:
    """Measure the scorer on prompts of your own, beside length alone, chance and an oracle."""
    from thinkaloud.commands import route_eval

    _or_fail(route_eval.run, file, fit)


@route.command("fit")
def route_fit(
    file: Annotated[Path, typer.Argument(help='Problems, JSON Lines: {"prompt": "...", "answer": "..."}.')],
    out: Annotated[Path, typer.Option("--out", "-o", help="What is fitted, for `fit:` in the settings.")],
    config: ConfigOption = None,
    model: Annotated[str | None, typer.Option("--model", "-m", help="The alias. Default: the first.")] = None,
    rows: Annotated[
        Path | None, typer.Option(help="Keep how both models did, to fit it again in place of the problems.")
    ] = None,
    temperature: Annotated[float | None, typer.Option(min=0, max=2, help="Default: each model's own.")] = None,
    seed: Annotated[int, typer.Option(help="Of sampling and of the fit.")] = 1,
) -> None:
    """Ask both models of an alias some problems, and fit what thinking gains on a prompt."""
    tree = _or_fail(settings_file.load, config or default_config())
    from thinkaloud.commands import route_fit

    _or_fail(route_fit.run, tree, file, model, out, rows, temperature, seed)


@route.command("prompt")
def route_prompt(
    prompt: Annotated[str, typer.Argument(help="What a user would say.")],
    config: ConfigOption = None,
    model: Annotated[str | None, typer.Option("--model", "-m", help="The alias. Default: the first.")] = None,
) -> None:
    """Say which model an alias would send a prompt to, and why; asks none of them."""
    tree = _or_fail(settings_file.load, config or default_config())
    from thinkaloud.commands import route

    _or_fail(route.show, tree, prompt, model)


@app.command()
def traces(
    request: Annotated[
        str | None, typer.Argument(metavar="ID", help="A request, by the id of its answer: its traces, whole.")
    ] = None,
    config: ConfigOption = None,
    model: Annotated[str | None, typer.Option("--model", "-m", help="Only of this served model.")] = None,
    key: Annotated[str | None, typer.Option("--key", "-k", help="Only of the key with this name.")] = None,
    since: Annotated[str | None, typer.Option(help="Not older than 2h, 3d, or since an ISO date or time, UTC.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="The newest so many, where no ID is given.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, each with a whole trace.")] = False,
) -> None:
    """Show what the models thought, newest first, from the file of the settings' traces.archive."""
    path = config or default_config()
    tree = _or_fail(settings_file.load, path)
    from thinkaloud.commands import traces
    from thinkaloud.traces.kept.records import Query

    begin = None if since is None else _or_fail(traces.moment, since, time.time())
    query = Query(request, key, model, begin, limit if request is None else None)
    _or_fail(traces.show, path, tree, query, as_json=as_json)


@keys.command()
def new(
    name: Annotated[str, typer.Option(help="What the key is called in settings, logs and metrics.")] = "app",
) -> None:
    """Make a key: what its holder sends, once, and the line for the settings' `keys`, which holds only its hash."""
    key, digest = fresh()
    try:
        settings.KeySettings(name=name, secret=settings.KeySecret(sha256=digest))
    except ValueError:
        _fail(SettingsError(f"--name {name!r}: at most 64 letters, digits, and . _ -"))
    typer.echo(f"the key, shown only now:  {key}")
    typer.echo(f"the line for the settings:  - {{name: {name}, secret: {{sha256: {digest}}}}}")


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def main() -> None:
    """Entry point of the command and of `python -m thinkaloud`."""
    app()
