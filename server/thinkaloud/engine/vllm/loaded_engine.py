"""A started vLLM: its AsyncLLM, its processes, and what is read from its tokenizer."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any

from thinkaloud.engine.text.spelling import Spelling
from thinkaloud.engine.vllm.renderer import Renderer
from thinkaloud.engine.vllm.shared_cores import SharedCores
from thinkaloud.runtime import orphan_guard


@dataclass(slots=True)
class LoadedEngine:
    """The result of one start. A request ends with the start in which it began.

    llm: vLLM's AsyncLLM.
    defaults: sampling parameters from the model's generation config.
    cores: where several front ends share the engine's processes.
    """

    llm: Any
    tokenizer: Any
    renderer: Renderer
    defaults: dict[str, Any]
    cores: SharedCores | None = None
    spelling: Spelling = field(init=False)
    _life: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.spelling = Spelling(self.tokenizer)

    def is_dead(self) -> bool:
        """Whether the engine or one of its processes has ended."""
        if self.cores is not None and self.cores.have_ended():
            self.llm.engine_core.resources.engine_dead = True
        return self.llm.errored or any(process.exitcode is not None for process in self._processes())

    def ask_for_life(self, tell: Callable[[], None]) -> None:
        """Call `tell` once shared cores have answered: they may be at work for another front end, which alone is told.

        Does nothing for cores of its own, or as long as they have not answered.
        """
        if self.cores is not None and (self._life is None or self._life.done()):
            self._life = asyncio.create_task(self._await_life(tell))

    async def _await_life(self, tell: Callable[[], None]) -> None:
        with suppress(Exception):  # `is_dead` tells what has died
            await self.llm.is_sleeping()
            tell()

    def keeps_budgets(self) -> bool:
        """Whether vLLM itself ends a trace at `thinking_token_budget`."""
        reasoning = self.llm.vllm_config.reasoning_config
        return reasoning is not None and reasoning.enabled

    def fail_requests(self) -> None:
        """End open generations with an error. Otherwise they wait until vLLM has cleaned up, or for ever."""
        from vllm.v1.engine.exceptions import EngineDeadError

        self.llm.output_processor.propagate_error(EngineDeadError())

    async def shut_down(self) -> None:
        """End every open generation and every process."""
        self.fail_requests()
        if self._life is not None:
            self._life.cancel()
        if (handler := self.llm.output_handler) is not None:
            handler.cancel()  # otherwise it logs the end of the processes as a crash
        await asyncio.to_thread(self.llm.shutdown)
        self.llm.shutdown = lambda: None  # vLLM's finalizer calls it again, while the interpreter exits
        if self.cores is not None:
            self.cores.leave()
        await asyncio.to_thread(orphan_guard.kill_orphans)

    def _processes(self) -> list[BaseProcess]:
        """The engine's processes that this one has started: a core for each data-parallel rank, and the coordinator of
        several. Their workers are their children."""
        resources = self.llm.engine_core.resources
        coordinator = [resources.coordinator.proc] if resources.coordinator is not None else []
        return [*getattr(resources.engine_manager, "processes", ()), *coordinator]
