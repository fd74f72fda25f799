"""The engines of one server: built from settings, started and stopped together, and accessed by name."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Literal

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_REQUIREMENTS, Engine, EngineRequirements, MemberStatus, Pooled
from thinkaloud.engine.lifecycle import EngineLifecycle, State
from thinkaloud.errors import EngineDied, EngineFailed, EngineUnreachable, SettingsError, ThinkAloudError
from thinkaloud.runtime.worker import Worker

Status = Literal["ready", "loading", "degraded", "restarting", "stalled", "failed", "stopping"]


def build(
    name: str,
    settings: config.EngineSettings,
    requirements: EngineRequirements = NO_REQUIREMENTS,
    worker: Worker | None = None,
) -> Engine:
    """Build the engine that `settings` describe, without starting it. Imports only what its kind needs.

    worker: the front end that asks it, where several share its cores.
    """
    if isinstance(settings, config.VllmEngine):
        from thinkaloud.engine.vllm import VllmEngine

        return VllmEngine(name, settings, requirements, worker)
    if isinstance(settings, config.UpstreamEngine):
        from thinkaloud.engine.upstream import UpstreamEngine

        return UpstreamEngine(name, settings)
    if isinstance(settings, config.TokensEngine):
        from thinkaloud.engine.tokens import TokensEngine

        return TokensEngine(name, settings, requirements)
    from thinkaloud.engine.scripted import ScriptedEngine

    return ScriptedEngine(name, settings)


class Fleet:
    """All engines by name. `members` has the lifecycle of each.

    on_failure: called with what ends the server: an error in the settings, no engine that starts or, where
        `on_engine_death` is exit, an engine that died.
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
            name: EngineLifecycle(name, engine, settings.stalled_after, self._handle_failure)
            for name, engine in engines.items()
        }
        self._on_failure = on_failure
        self._needs_all = settings.ready_when == "all_models"
        self._exits_on_death = settings.on_engine_death == "exit"

    def start(self) -> None:
        """Begin to start every engine at the same time, and return at once."""
        for member in self.members.values():
            member.start()

    async def stop(self) -> None:
        """Stop every engine, also those that are still loading."""
        await asyncio.gather(*(member.stop() for member in self.members.values()))

    def status(self) -> Status:
        """Ready: all engines serve. Degraded: some do. Loading: a first start goes on. Any other: none serves."""
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

    def is_serving(self) -> bool:
        """Whether every first start has ended and an engine is ready, or all are where the settings want that."""
        return self.status() in ({"ready"} if self._needs_all else {"ready", "degraded"})

    def is_alive(self) -> bool:
        """Whether any engine is ready or will be started again."""
        return not all(member.has_given_up for member in self.members.values())

    def is_ready(self, name: str) -> bool:
        return self.members[name].state is State.READY

    def upstreams(self, name: str) -> list[MemberStatus]:
        """Return the servers of the pool that an engine is; none of any other engine."""
        engine = self.engines[name]
        return engine.members() if isinstance(engine, Pooled) else []

    def retry_after(self) -> int:
        """Estimated seconds until some engine is ready, at most 60."""
        return min(60, *(member.retry_after for member in self.members.values()))

    async def wait_ready(self, name: str, timeout: float) -> None:  # noqa: ASYNC109  see there
        """See `EngineLifecycle.wait_ready`."""
        await self.members[name].wait_ready(timeout)

    def report_failure(self, name: str, error: EngineFailed) -> None:
        """See `EngineLifecycle.report_failure`."""
        self.members[name].report_failure(error)

    def _handle_failure(self, member: EngineLifecycle, error: ThinkAloudError) -> None:
        if self._on_failure is None:
            return
        misconfigured = member.has_given_up and isinstance(error, SettingsError)
        died = isinstance(error, EngineDied)
        if misconfigured or (died and self._exits_on_death) or all(map(_has_not_started, self.members.values())):
            self._on_failure(error)


def _has_not_started(member: EngineLifecycle) -> bool:
    """Whether every start has failed, and not because the engine is unreachable."""
    return not member.was_ready and member.error is not None and not isinstance(member.error, EngineUnreachable)
