"""The pipeline of some settings in this process, without a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from thinkaloud.app import create_app
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import SettingsError
from thinkaloud.request.pipeline import Pipeline
from thinkaloud.settings import Settings, TracesSettings


def select_models(settings: Settings, *models: str) -> Settings:
    """Return the settings of some served models and their engines alone: no keys, no aliases, no archive."""
    served = {name: settings.models[name] for name in models}
    engines = {model.engine: settings.engines[model.engine] for model in served.values()}
    return settings.model_copy(
        update={"models": served, "engines": engines, "routes": {}, "keys": (), "traces": TracesSettings()}
    )


@asynccontextmanager
async def local_pipeline(settings: Settings) -> AsyncIterator[Pipeline]:
    """Load the engines and yield the pipeline. Raises `SettingsError` if an engine does not start."""
    app = create_app(settings)
    fleet: Fleet = app.state.fleet
    async with app.router.lifespan_context(app):
        for name, member in fleet.members.items():
            await member.settled.wait()
            if member.error is not None:
                raise SettingsError(f"engines.{name}: {member.error}")
        yield app.state.pipeline
