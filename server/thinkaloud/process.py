"""The server's process: logging, descriptors, garbage collection, signals and the exit code.

The server listens at once, and `/health` answers while models load. It ends if no engine can start.
"""

import signal
import socket
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thinkaloud.app import create_app
from thinkaloud.engine.fleet import Fleet
from thinkaloud.errors import EngineDied, SettingsError, ThinkAloudError
from thinkaloud.protocols.service import metrics_listener
from thinkaloud.protocols.wire.uvicorn_server import Server, configure
from thinkaloud.runtime import descriptors, garbage, signals
from thinkaloud.runtime.listening import CannotListen
from thinkaloud.runtime.worker import Worker
from thinkaloud.settings import KeySettings, Settings
from thinkaloud.settings.reload import KeyReloader
from thinkaloud.telemetry import log_output, logs

Display = Callable[[Fleet, Settings, int], Coroutine[object, object, None]]
"""Shows how the engines load. Takes the port that the server listens on."""


@dataclass(slots=True, frozen=True)
class Place:
    """The place of a front end among others. sockets: those that all of them accept from."""

    sockets: Sequence[socket.socket]
    worker: Worker


def run(path: Path, file: Settings, settings: Settings, display: Display | None, place: Place | None = None) -> int:
    """Serve until a signal, and return the exit code.

    path, file: the settings file and its content, to notice changed keys.
    settings: the same with the options of the command line.
    place: where this is one of several front ends.
    Returns 0, 1 if no engine started or the port is taken, or 3 if an engine died and `server.on_engine_death` is exit.
    A second signal ends the process at once, with 128 and its number.
    Raises:
        SettingsError: the settings name something that an engine does not know.
    """
    with log_output.buffer():
        logs.configure(settings.server.log_level)
        descriptors.raise_limit(settings.limits)
        return _serve(path, file, settings, display, place)


def _serve(path: Path, file: Settings, settings: Settings, display: Display | None, place: Place | None) -> int:
    failures: list[ThinkAloudError] = []

    def stop(number: int) -> None:
        server.drain(settings.server.drain if number == signal.SIGTERM else 0)

    def fail(error: ThinkAloudError) -> None:
        failures.append(error)
        server.should_exit = True

    app = create_app(settings, on_failure=fail, worker=place.worker if place else None)

    def rekey(keys: Sequence[KeySettings]) -> int:
        if place is not None and (limited := settings.state.limits_counted_alone(keys)):
            raise SettingsError(
                f"keys: the limits of {limited} are counted in one process, and server.workers has several; "
                "set state.url, and start the server again"
            )
        return int(app.state.pipeline.reload_keys(keys))

    reloader = KeyReloader(path, file, rekey)

    def background(port: int) -> Iterator[Coroutine[object, object, None]]:
        if display is not None:
            yield display(app.state.fleet, settings, port)
        yield _relax_garbage(app.state.fleet)
        yield reloader.watch()

    # Of several front ends one tells the metrics of all.
    listener = metrics_listener.build(app.state.pipeline, settings) if place is None or place.worker.rank == 0 else None
    configured = configure(app, settings, shares_sockets=place is not None)
    server = Server(configured, settings.server.grace, background, listener)
    garbage.freeze()
    try:
        with signals.stop_on_signal(stop):
            server.run() if place is None else server.run([*place.sockets])
    except SystemExit:  # uvicorn's way to report that the application did not start; it has logged why
        return 1
    except CannotListen as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for failure in failures:
        if isinstance(failure, SettingsError):
            raise failure
        sys.stderr.write(f"{failure}\n")
    if any(isinstance(error, EngineDied) for error in failures):
        return 3
    return 1 if failures else 0


async def _relax_garbage(fleet: Fleet) -> None:
    for member in fleet.members.values():
        await member.settled.wait()
    garbage.relax()
