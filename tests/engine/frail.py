"""An engine to which everything happens that can happen to one, for tests of what is made of it."""

import asyncio

from engine.support import TRANSCRIPT
from thinkaloud import settings as config
from thinkaloud.engine.base import ProgressCallback
from thinkaloud.engine.scripted import ScriptedEngine


class Frail(ScriptedEngine):
    """Takes from `fate` what each start, and then each look, comes to; None is well, and so is everything behind it.

    gate: where it is set, a start waits for it.
    """

    def __init__(self, *fate: Exception | None) -> None:
        super().__init__("frail", config.ScriptedEngine(kind="scripted", transcript=TRANSCRIPT))
        self.check_every = 0.001
        self.fate = list(fate)
        self.gate: asyncio.Event | None = None
        self.starts = self.looks = self.stops = self.work = 0

    async def start(self, progress: ProgressCallback) -> None:
        self.starts += 1
        progress("counting sheep")
        if self.gate is not None:
            await self.gate.wait()
        self._next()
        await super().start(progress)

    async def check(self) -> None:
        self.looks += 1
        self._next()

    async def stop(self) -> None:
        self.stops += 1
        if self.gate is not None:
            self.gate.set()
        await super().stop()

    def running(self) -> int:
        return self.work

    def _next(self) -> None:
        if self.fate and (fault := self.fate.pop(0)) is not None:
            raise fault
