"""The engines of one server: built from settings, started together, watched, stopped together."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_DEMANDS, Demands, Engine, State
from thinkaloud.errors import EngineFailed, EngineNotReady, SettingsError, ThinkAloudError


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


@dataclass(slots=True)
class Loading:
    """What one engine is doing while it starts. `seconds` counts from the start, and stands still at its end."""

    phase: str = "waiting"
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    done: asyncio.Event = field(default_factory=asyncio.Event)
    error: ThinkAloudError | None = None

    @property
    def seconds(self) -> float:
        return (self.ended or time.monotonic()) - self.began


class Fleet:
    """Engines by name.

    on_failure: told once for each engine that does not start.
    """

    def __init__(
        self, engines: Mapping[str, Engine], on_failure: Callable[[ThinkAloudError], None] | None = None
    ) -> None:
        self.engines = dict(engines)
        self.loading = {name: Loading() for name in engines}
        self._on_failure = on_failure
        self._starts: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to start every engine at the same time, and return at once."""
        self._starts = [asyncio.create_task(self._start(name), name=f"start-{name}") for name in self.engines]

    async def _start(self, name: str) -> None:
        loading = self.loading[name]
        loading.began = time.monotonic()

        def progress(phase: str) -> None:
            loading.phase = phase

        try:
            await self.engines[name].start(progress)
        except (EngineFailed, SettingsError) as error:
            loading.phase, loading.error = "failed", error
            if self._on_failure is not None and self.engines[name].state is not State.STOPPED:
                self._on_failure(error)
        finally:
            loading.ended = time.monotonic()
            loading.done.set()

    async def stop(self) -> None:
        """Stop every engine, those too that are still loading."""
        await asyncio.gather(*(engine.stop() for engine in self.engines.values()))
        await asyncio.gather(*self._starts, return_exceptions=True)

    def ready(self) -> bool:
        """Whether every engine can serve."""
        return all(engine.state is State.READY for engine in self.engines.values())

    async def wait_ready(self, name: str, timeout: float) -> None:  # noqa: ASYNC109  the wait is the point
        """Return when the engine can serve.

        Raises:
            EngineNotReady: it is still loading after `timeout` seconds.
            EngineFailed: it did not start, died, or is stopped.
        """
        engine, loading = self.engines[name], self.loading[name]
        if engine.state is State.LOADING:
            try:
                await asyncio.wait_for(loading.done.wait(), timeout)
            except TimeoutError:
                message = f"the model is still loading ({loading.phase}, {loading.seconds:.0f} s so far)"
                raise EngineNotReady(message, retry_after=10) from None
        if engine.state is not State.READY:
            raise EngineFailed(f"the engine behind this model is {engine.state.value}", retry_after=60)
