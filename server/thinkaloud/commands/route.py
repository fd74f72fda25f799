"""`thinkaloud route`: where an alias would send a prompt, and why. Loads no model."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from thinkaloud.errors import SettingsError
from thinkaloud.generation import LOCAL, GenerationRequest
from thinkaloud.routing.policy import Router
from thinkaloud.settings import Settings


def show(settings: Settings, prompt: str, alias: str | None) -> None:
    """The command. Raises `SettingsError` where the settings have no such alias."""
    name = named(settings, alias)
    router = Router.load(settings.routes[name])
    request = GenerationRequest("route", name, [{"role": "user", "content": prompt}])
    route = router.decide(request, LOCAL.name, dry=True)
    console = Console()
    score = "" if route.score is None else f", score {route.score:.3f} against {router.threshold:.3f}"
    console.print(f"{route.lane}: {router.model(route.lane)}, by {route.by}{score}, {1000 * route.seconds:.2f} ms")
    if route.tentative:
        console.print(f"that is near: the first tokens of {router.settings.fast} would decide")
    table = Table(box=None, pad_edge=False)
    table.add_column("strongest features")
    table.add_column("log-odds", justify="right")
    for feature, weight in router.explain(request):
        table.add_row(Text(feature), f"{weight:+.2f}")
    console.print(table)


def named(settings: Settings, alias: str | None) -> str:
    """The alias that is meant: the one that is named, or the first. Raises `SettingsError` where there is none."""
    name = alias or next(iter(settings.routes), "")
    if name not in settings.routes:
        there_are = ", ".join(settings.routes) or "none"
        raise SettingsError(f"there is no alias {name!r} with a route in these settings (there are: {there_are})")
    return name
