"""ThinkAloud on Ray Serve: each replica is a whole server, behind the proxies of Serve.

    THINKALOUD_CONFIG=settings.yaml serve run thinkaloud.deploy.ray:app

Where the settings name no keys, a request must name its server as on a server of its own: `server.hosts`.
"""

import os
from pathlib import Path

from fastapi import FastAPI
from ray import serve

from thinkaloud.app import create_app
from thinkaloud.commands import validation
from thinkaloud.commands.options import settings_path
from thinkaloud.engine.fleet import Fleet
from thinkaloud.settings import file as settings_file
from thinkaloud.telemetry import logs

CONFIG = "THINKALOUD_CONFIG"
"""The environment variable that names the settings file. Default: the bundled one."""
_QUEUE = 4096
"""Requests that Serve hands to a replica at once, of which each has its own limits and its own queue."""
_GRACE = 60.0
"""Seconds that the streams of a replica have to end when it is taken away."""


def build() -> FastAPI:
    """The application of one replica. Raises `SettingsError`."""
    given = os.environ.get(CONFIG)
    path = settings_path(Path(given) if given else None)
    settings = settings_file.load(path)
    validation.require(path, settings, insecure_open=True)  # Serve listens, not this process
    logs.configure(settings.server.log_level)
    return create_app(settings)


class Replica:
    """A whole server. It is asked once every engine has been started, and replaced when all of them stay down."""

    app: FastAPI
    """Set by Serve, from `build`."""

    async def check_health(self) -> None:
        """Return if the replica is worth keeping; the first time, when its models have been loaded."""
        fleet: Fleet = self.app.state.fleet
        for member in fleet.members.values():
            if not member.was_ready:
                await member.settled.wait()
        if not fleet.is_alive():
            raise RuntimeError("every engine stays down")


ThinkAloud = serve.deployment(name="ThinkAloud", max_ongoing_requests=_QUEUE, graceful_shutdown_timeout_s=_GRACE)(
    serve.ingress(build)(Replica)
)
"""The deployment, for `options`."""
app = ThinkAloud.bind()
