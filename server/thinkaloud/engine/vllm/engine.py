"""vLLM in this process, one AsyncLLM per engine. Only this folder imports vllm, and only when an engine loads.

vLLM renders, tokenizes, batches and samples. It does not decode: with `detokenize=False` it returns token ids, and
`detokenizer.py` decodes each of them, so that a piece of text always belongs to one id. vLLM's own text lags behind its
ids (stop strings, characters of several tokens), and its reasoning parsers then take one for the other.
"""

import asyncio
import contextlib
import multiprocessing
from collections.abc import AsyncGenerator
from multiprocessing.process import BaseProcess
from typing import Any

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_REQUIREMENTS, EngineRegistry, EngineRequirements, ProgressCallback
from thinkaloud.engine.text.constraints import UnusableGrammar, constraint_error
from thinkaloud.engine.text.detokenizer import Detokenizer
from thinkaloud.engine.text.unopened_trace import constrain_unopened
from thinkaloud.engine.vllm.failures import failure
from thinkaloud.engine.vllm.grammars import require_usable
from thinkaloud.engine.vllm.harmony import HarmonyUse, is_harmony
from thinkaloud.engine.vllm.loaded_engine import LoadedEngine
from thinkaloud.engine.vllm.loader import Loader
from thinkaloud.engine.vllm.sampling_params import reasoning_arguments, sampling_params
from thinkaloud.engine.vllm.tool_parser import VllmToolUse
from thinkaloud.engine.vllm.trace_labels import TraceLabeller
from thinkaloud.errors import EngineDied, EngineFailed, InvalidRequest, SettingsError
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling
from thinkaloud.runtime.worker import Worker

RETRY_AFTER = 30
"""Default in seconds, if it is unknown how long a start takes."""


class VllmEngine:
    """Implements `Engine`; see there."""

    def __init__(
        self,
        name: str,
        settings: config.VllmEngine,
        requirements: EngineRequirements = NO_REQUIREMENTS,
        worker: Worker | None = None,
    ) -> None:
        """worker: the front end that this is part of, where several share the engine's cores."""
        self.name = name
        self.context_length: int | None = None
        self.registry = EngineRegistry()
        self.steps = 0
        self.check_every = 0.5
        self._settings = settings
        self._adapter_ids = {folder: number for number, folder in enumerate(requirements.lora, 1)}
        self._loader = Loader(name, settings, requirements, self._count_step, worker)
        self._loaded: LoadedEngine | None = None
        self._is_loading = False
        self._other_processes: set[BaseProcess] = set()  # of engines that were started before
        self._aborts: set[asyncio.Task[None]] = set()

    async def start(self, progress: ProgressCallback) -> None:
        self._is_loading, self._other_processes = True, set(multiprocessing.active_children())
        try:
            if self._loaded is not None:
                progress("ending what is left of it")
                await self._shut_down(self._loaded)
            self.registry = EngineRegistry()
            self._loaded = await asyncio.to_thread(self._loader.load, progress, self.registry)
            self.context_length = self._loaded.llm.model_config.max_model_len
            # The first request of each engine waits for its core to answer this. A core that hangs then would have no
            # requests, and would not count as stalled.
            await self._loaded.llm.get_supported_tasks()
        except SettingsError:
            raise
        except Exception as error:
            reason = str(error).strip().splitlines() or [type(error).__name__]
            raise EngineFailed(f"engine {self.name} did not start: {reason[0]}") from error
        finally:
            self._is_loading = False

    def _count_step(self) -> None:
        self.steps += 1

    async def check(self) -> None:
        loaded = self._require_loaded()
        if loaded.is_dead():
            loaded.fail_requests()
            raise self._died()
        if self.running():
            loaded.ask_for_life(self._count_step)

    async def stop(self) -> None:
        self._loader.cancel()
        while self._is_loading:
            # The loading thread waits for the processes that it has started, and fails once they are gone.
            for child in set(multiprocessing.active_children()) - self._other_processes:
                child.kill()
            await asyncio.sleep(0.1)
        if self._loaded is not None:
            await self._shut_down(self._loaded)
            self._loaded = None

    async def _shut_down(self, loaded: LoadedEngine) -> None:
        if self._aborts:
            await asyncio.wait(self._aborts, timeout=1)
        await loaded.shut_down()

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        loaded = self._require_loaded()
        try:
            return await loaded.renderer.render(messages, template_arguments, tooling)
        except RuntimeError as error:
            if loaded.llm.errored:  # its threads have ended too
                raise self._died() from error
            raise

    def tag_ids(self, start: str, end: str, others: tuple[str, ...] = ()) -> TagIds:
        return self._require_loaded().spelling.tag_ids(start, end, others)

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        return self._require_loaded().spelling.spell(text, tags)

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> VllmToolUse | None:
        llm, may_call = self._require_loaded().llm, _may_call(prompt)
        if is_harmony(llm):
            return HarmonyUse(llm, "", prompt, sampling) if may_call or sampling.structured_outputs else None
        if not may_call:
            return None
        if parser is None:
            raise InvalidRequest(
                "this model cannot call tools: its settings name no tool_parser; tool_choice none is possible",
                param="tools",
            )
        return VllmToolUse(llm, parser, prompt, sampling)

    def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
        thinks: bool | None = False,
        lora: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        def run(request_id: str, thinks: bool) -> AsyncGenerator[Chunk, None]:
            return self._run(prompt, sampling, request_id, tags, parser, thinks, lora)

        if sampling.structured_outputs is not None and is_harmony(self._require_loaded().llm):
            return run(request_id, False)  # the grammar has the trace too
        if thinks is None and sampling.structured_outputs is not None:
            return constrain_unopened(run, request_id, tags)
        return run(request_id, thinks is not False)

    async def _run(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        tags: TagIds,
        parser: str | None,
        thinks: bool,
        lora: str | None,
    ) -> AsyncGenerator[Chunk, None]:
        """One request of vLLM's."""
        loaded = self._require_loaded()
        llm = loaded.llm
        from vllm.inputs import tokens_input

        if prompt.token_ids is None:
            raise ValueError("the prompt was not rendered by this engine")
        if sampling.thinking_token_budget is not None and not loaded.keeps_budgets():
            raise InvalidRequest(
                "the engine behind this model keeps no budget of trace tokens: it was started without reasoning_config",
                param="thinking_token_budget",
            )
        if sampling.structured_outputs is not None:
            try:
                await require_usable(sampling.structured_outputs)
            except UnusableGrammar as error:
                raise constraint_error(prompt.tooling, sampling.structured_outputs) from error
        params = sampling_params(sampling, loaded.defaults)
        token_ids = [*prompt.token_ids, *prompt.output_ids]
        detokenizer = Detokenizer(loaded.tokenizer, token_ids, tags.specials, sampling.logprobs)
        labeller = TraceLabeller(llm, parser, token_ids, may_call=_may_call(prompt)) if parser else None
        may_run = True
        try:
            queue = await llm.add_request(
                request_id,
                tokens_input(token_ids, cache_salt=prompt.cache_salt if self._settings.cache_salt else None),
                params,
                lora_request=self._lora_request(lora),
                trace_headers=prompt.trace_context or None,
                **reasoning_arguments(llm, params, token_ids, tags, thinks),
            )
            while may_run:
                chunk = detokenizer.decode(queue.get_nowait() or await queue.get())
                self.steps += 1
                may_run = chunk.finish_reason is None
                for labelled in labeller.label(chunk) if labeller else (chunk,):
                    yield labelled
        except Exception as error:
            raise failure(error, params, prompt.tooling, self._died(), errored=llm.errored) from error
        finally:
            if may_run:
                self._abort(llm, request_id)

    def _lora_request(self, folder: str | None) -> Any:
        if folder is None:
            return None
        from vllm.lora.request import LoRARequest

        return LoRARequest(folder, self._adapter_ids[folder], folder)

    def _abort(self, llm: Any, request_id: str) -> None:
        """Abort a request in a task of its own, because the current task may be cancelled."""
        if llm.errored:
            return
        task = asyncio.get_running_loop().create_task(_abort_quietly(llm, request_id))
        self._aborts.add(task)
        task.add_done_callback(self._aborts.discard)

    def running(self) -> int:
        return 0 if self._loaded is None else int(self._loaded.llm.get_num_unfinished_requests())

    def _require_loaded(self) -> LoadedEngine:
        """Return the result of the last start. Raises `EngineDied` if there is none."""
        if self._loaded is None:
            raise self._died()
        return self._loaded

    def _died(self) -> EngineDied:
        return EngineDied(f"engine {self.name} died", retry_after=RETRY_AFTER)


def _may_call(prompt: Prompt) -> bool:
    return bool(prompt.tooling.tools) and prompt.tooling.choice != "none"


async def _abort_quietly(llm: Any, request_id: str) -> None:
    from vllm.v1.engine.exceptions import EngineDeadError

    with contextlib.suppress(EngineDeadError):
        await llm.abort(request_id)
