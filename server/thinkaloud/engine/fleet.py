"""The engines of one server: built from settings, started together, stopped together."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Literal

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_DEMANDS, Demands, Engine, State
from thinkaloud.engine.lifecycle import Member
from thinkaloud.errors import EngineDied, EngineUnreachable, ThinkAloudError

Status = Literal["ready", "loading", "degraded", "restarting", "stalled", "failed"]


def build(name: str, settings: config.EngineSettings, demands: Demands = NO_DEMANDS) -> Engine:
    """The engine that `settings` describe, not yet started. Imports only what its kind needs."""
    if isinstance(settings, config.VllmEngine):
        from thinkaloud.engine.vllm import VllmEngine

        return VllmEngine(name, settings, demands)
    if isinstance(settings, config.UpstreamEngine):
        from thinkaloud.engine.upstream import UpstreamEngine

        return UpstreamEngine(name, settings)
    from thinkaloud.engine.scripted import ScriptedEngine

    return ScriptedEngine(name, settings)


class Fleet:
    """Engines by name, and what is known of each (`members`).

    on_failure: told what ends the server: a mistake in the settings, no engine that starts, or, where
        `on_engine_death` is exit, one that died.
    """

    def __init__(
        self,
        engines: Mapping[str, Engine],
        on_failure: Callable[[ThinkAloudError], None] | None = None,
        settings: config.ServerSettings | None = None,
    ) -> None:
        settings = settings or config.ServerSettings()
        self.engines = dict(engines)
        self.members = {
            name: Member(name, engine, settings.stalled_after, self._lost) for name, engine in engines.items()
        }
        self._on_failure = on_failure
        self._exits = settings.on_engine_death == "exit"

    def start(self) -> None:
        """Begin to start every engine at the same time, and return at once."""
        for member in self.members.values():
            member.begin()

    async def stop(self) -> None:
        """Stop every engine, those too that are still loading."""
        await asyncio.gather(*(member.stop() for member in self.members.values()))

    def status(self) -> Status:
        """Ready: all engines can serve. Degraded: some can. Any other: none can, or the first starts are in work."""
        states = {member.state for member in self.members.values()}
        if states <= {State.READY}:
            return "ready"
        if State.LOADING in states:
            return "loading"
        if State.READY in states:
            return "degraded"
        if State.RESTARTING in states:
            return "restarting"
        return "stalled" if State.STALLED in states else "failed"

    def ready(self, name: str) -> bool:
        return self.members[name].state is State.READY

    def alive(self) -> bool:
        """Whether any engine serves, or will try to."""
        return not all(member.given_up for member in self.members.values())

    def _lost(self, member: Member, error: ThinkAloudError) -> None:
        if self._on_failure is None:
            return
        died = isinstance(error, EngineDied)
        if member.mistaken or (died and self._exits) or all(map(_broken, self.members.values())):
            self._on_failure(error)


def _broken(member: Member) -> bool:
    """Whether it never started, and not because it is elsewhere and away."""
    return not member.served and member.error is not None and not isinstance(member.error, EngineUnreachable)
