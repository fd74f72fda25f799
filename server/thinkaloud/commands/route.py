"""`thinkaloud route`: show where an alias would send a prompt, and why. Loads no model."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from thinkaloud.commands import route_eval, route_fit, route_report
from thinkaloud.commands.options import AliasOption, ConfigOption, find_alias, load_settings, read_input
from thinkaloud.errors import SettingsError


class _PromptByDefault(TyperGroup):
    """`route "..."` is short for `route prompt "..."`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # typer's own copy of click has no public types
        return super().resolve_command(ctx, args if args[0] in self.commands else ["prompt", *args])


app = typer.Typer(
    help="Which model a prompt would be sent to. `thinkaloud route TEXT` is short for `thinkaloud route prompt TEXT`.",
    no_args_is_help=True,
    cls=_PromptByDefault,
)
app.command("eval")(route_eval.run)
app.command("fit")(route_fit.run)
app.command("report")(route_report.run)


@app.command("prompt")
def run(
    prompt: Annotated[str, typer.Argument(help="The message of a user. - is standard input.")],
    config: ConfigOption = None,
    model: AliasOption = None,
) -> None:
    """Show which model an alias would send a prompt to, and why. Asks no model."""
    settings = load_settings(config)
    if prompt == "-":
        prompt = _decode(read_input(Path(prompt)))
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from thinkaloud.access.caller import LOCAL
    from thinkaloud.generation import GenerationRequest
    from thinkaloud.routing.policy import Router

    name = find_alias(settings, model)
    router = Router.load(settings.routes[name])
    request = GenerationRequest("route", name, [{"role": "user", "content": prompt}])
    taken = router.decide(request, LOCAL.name, dry=True)
    route = taken.decided
    console = Console()
    score = "" if route.score is None else f", score {route.score:.3f} against {router.threshold:.3f}"
    effort = "" if route.effort is None else f", effort {route.effort}"
    console.print(f"{route.lane}: {route.model}, by {route.by}{score}{effort}, {1000 * route.seconds:.2f} ms")
    if route.tentative:
        console.print(f"that is near: the first tokens of {route.model} would decide")
    if taken.by == "shadow":
        console.print(f"the alias only watches: {taken.model} answers all the same")
    table = Table(box=None, pad_edge=False)
    table.add_column("strongest features")
    table.add_column("log-odds", justify="right")
    for feature, weight in router.explain(request):
        table.add_row(Text(feature), f"{weight:+.2f}")
    console.print(table)


def _decode(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise SettingsError("standard input is not UTF-8 text") from None
