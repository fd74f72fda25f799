"""vLLM in this process: one AsyncLLM an engine. Only this folder imports vllm, and only when an engine loads.

What is vLLM's own here: rendering, tokenizing, batching, sampling. What is not: decoding. With `detokenize=False`
vLLM gives token ids, and each is decoded here with the tokenizers library's DecodeStream, so that a piece of text
always belongs to one id. vLLM's own text lags its ids (stop strings, characters split over tokens), which is how
its reasoning parsers come to take one for the other.
"""

import asyncio
import contextlib
import gc
import multiprocessing
import os
import signal
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from typing import Any

from prometheus_client import CollectorRegistry

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_REQUIREMENTS, EngineRequirements, ProgressCallback
from thinkaloud.engine.vllm import orphan_guard
from thinkaloud.engine.vllm.detokenizer import Decoder, spelt
from thinkaloud.engine.vllm.engine_args import PLUGIN, engine_arguments
from thinkaloud.engine.vllm.engine_metrics import stat_logger
from thinkaloud.engine.vllm.grammars import Unusable, require_usable
from thinkaloud.engine.vllm.renderer import Rendering
from thinkaloud.engine.vllm.sampling_params import failed, parameters, refused, unconstrained
from thinkaloud.engine.vllm.tool_parser import VllmToolUse, require_parser
from thinkaloud.engine.vllm.trace_labels import Labeller
from thinkaloud.errors import EngineDied, EngineFailed, InvalidRequest, SettingsError
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

ENVIRONMENT = {
    "VLLM_LOGGING_LEVEL": "ERROR",  # hundreds of lines at INFO, dozens at WARNING on a CPU
    "VLLM_NO_USAGE_STATS": "1",  # vLLM would report to its makers over the internet
    "VLLM_WORKER_SHUTDOWN_TIMEOUT_SECONDS": "1",  # idle workers do not end by themselves; only then are they told to
    "VLLM_WORKER_MULTIPROC_METHOD": "spawn",  # as `vllm serve` has it: a process with threads cannot safely be forked
    "PYTHONWARNINGS": "ignore::FutureWarning",  # each of its processes would warn of names that torch is to lose
    "SPT_NOENV": "1",  # or the processes' titles are written over the mark by which `orphans` knows them
}
"""Set before vLLM is imported, where the operator has not set them: vLLM has no other way to be told."""
RETRY_AFTER = 30
"""Seconds, where nobody knows how long a start takes."""


@dataclass(slots=True)
class _Life:
    """What belongs to one start of the engine. A request that began in it ends in it."""

    llm: Any
    tokenizer: Any
    rendering: Rendering
    defaults: dict[str, Any]
    tags: dict[tuple[str, str], TagIds] = field(default_factory=dict)


class VllmEngine:
    """Implements `Engine`; see there for what each method promises."""

    def __init__(
        self, name: str, settings: config.VllmEngine, requirements: EngineRequirements = NO_REQUIREMENTS
    ) -> None:
        self.name = name
        self.context_length: int | None = None
        self.registry = CollectorRegistry()
        self.steps = 0
        self.check_every = 0.5
        self._settings = settings
        self._requirements = requirements
        self._adapters = {folder: number for number, folder in enumerate(requirements.lora, 1)}
        self._life: _Life | None = None
        self._loading = self._stopped = False
        self._strangers: set[BaseProcess] = set()  # that other engines have started before
        self._aborting: set[asyncio.Task[None]] = set()

    async def start(self, progress: ProgressCallback) -> None:
        self._loading, self._strangers = True, set(multiprocessing.active_children())
        try:
            if self._life is not None:
                progress("ending what is left of it")
                await self._end(self._life)
            self._life = await asyncio.to_thread(self._load, progress)
            # Each request asks for it, the first one of the core: one that stood still then would have no work to show.
            await self._life.llm.get_supported_tasks()
        except SettingsError:
            raise
        except Exception as error:
            reason = str(error).strip().splitlines() or [type(error).__name__]
            raise EngineFailed(f"engine {self.name} did not start: {reason[0]}") from error
        finally:
            self._loading = False

    def _load(self, progress: ProgressCallback) -> _Life:
        for key, value in ENVIRONMENT.items():
            os.environ.setdefault(key, value)
        orphan_guard.guard()
        orphan_guard.end()
        progress("importing vLLM")
        from vllm.engine.arg_utils import AsyncEngineArgs
        from vllm.v1.engine.async_llm import AsyncLLM

        _set_imports_aside()
        try:
            arguments = AsyncEngineArgs(
                **engine_arguments(self.name, self._settings.model, self._settings.args, self._requirements)
            )
        except TypeError as error:
            unknown = str(error).rpartition("argument ")[2] or str(error)
            raise SettingsError(f"engines.{self.name}.args: vLLM has no engine argument {unknown}") from error
        for parser in self._requirements.tool_parsers:
            require_parser(parser)
        if self._stopped:
            raise EngineFailed("it was stopped")
        progress("starting the engine's processes, loading weights")
        self.registry = CollectorRegistry()
        with _without_ctrl_c():
            llm = AsyncLLM.from_engine_args(arguments, stat_loggers=[stat_logger(self.registry, self._stepped)])
        try:
            tokenizer = llm.get_tokenizer()
            for parser in self._requirements.tool_parsers:
                require_parser(parser, tokenizer)
            self.context_length = llm.model_config.max_model_len
            return _Life(llm, tokenizer, Rendering(llm), llm.model_config.get_diff_sampling_param())
        except BaseException:
            llm.shutdown()
            raise

    def _stepped(self) -> None:
        self.steps += 1

    async def check(self) -> None:
        life = self._lived()
        if life.llm.errored or any(process.exitcode is not None for process in _processes(life.llm)):
            self._fail_open(life)
            raise self._died()

    async def stop(self) -> None:
        self._stopped = True
        while self._loading:
            # The loading thread waits for the processes that it has started; without them it gives up.
            for child in set(multiprocessing.active_children()) - self._strangers:
                child.kill()
            await asyncio.sleep(0.1)
        if self._life is not None:
            await self._end(self._life)
            self._life = None

    async def _end(self, life: _Life) -> None:
        """End every open generation and every process of a life."""
        if self._aborting:
            await asyncio.wait(self._aborting, timeout=1)
        self._fail_open(life)
        if (handler := life.llm.output_handler) is not None:
            handler.cancel()  # or it takes the end of the processes for a crash, and logs one
        await asyncio.to_thread(life.llm.shutdown)
        life.llm.shutdown = lambda: None  # its finalizer does it once more, in an interpreter that may be half gone
        await asyncio.to_thread(orphan_guard.end)

    def _fail_open(self, life: _Life) -> None:
        """End open generations, which wait for ever otherwise, or for as long as vLLM takes to clean up."""
        from vllm.v1.engine.exceptions import EngineDeadError

        life.llm.output_processor.propagate_error(EngineDeadError())

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        life = self._lived()
        try:
            return await life.rendering.render(messages, template_arguments, tooling)
        except RuntimeError as error:
            if life.llm.errored:  # its threads are ended too
                raise self._died() from error
            raise

    def tag_ids(self, start: str, end: str) -> TagIds:
        life = self._lived()
        if (start, end) not in life.tags:
            life.tags[start, end] = _tag_ids(life.tokenizer, start, end)
        return life.tags[start, end]

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        return spelt(self._lived().tokenizer, text, tags.specials)

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> VllmToolUse | None:
        if not prompt.tooling.tools or prompt.tooling.choice == "none":
            return None
        if parser is None:
            raise InvalidRequest(
                "this model cannot call tools: its settings name no tool_parser; tool_choice none is possible",
                param="tools",
            )
        return VllmToolUse(self._lived().llm, parser, prompt, sampling)

    async def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
        thinks: bool = False,
        lora: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        life = self._lived()
        llm = life.llm
        from vllm.exceptions import VLLMClientError
        from vllm.inputs import tokens_input
        from vllm.v1.engine.exceptions import EngineDeadError, EngineGenerateError

        if prompt.token_ids is None:
            raise ValueError("the prompt was not rendered by this engine")
        if sampling.thinking_token_budget is not None and not _keeps_budgets(llm):
            raise InvalidRequest(
                "the engine behind this model keeps no budget of trace tokens: it was started without reasoning_config",
                param="thinking_token_budget",
            )
        if sampling.structured_outputs is not None:
            try:
                await require_usable(sampling.structured_outputs)
            except Unusable as error:
                raise unconstrained(prompt.tooling, sampling.structured_outputs) from error
        params = parameters(sampling, life.defaults)
        token_ids = [*prompt.token_ids, *prompt.written]
        decode = Decoder(life.tokenizer, token_ids, tags.specials, sampling.logprobs)
        label = Labeller(llm, parser, token_ids) if parser else None
        finished = began = False
        outputs = llm.generate(
            tokens_input(token_ids, cache_salt=prompt.cache_salt if self._settings.cache_salt else None),
            params,
            request_id,
            lora_request=self._adapter(lora),
            **_reasoning(llm, params, token_ids, tags, thinks),
        )
        try:
            async for output in outputs:
                self.steps += 1
                finished = output.finished
                if output.outputs[0].finish_reason == "error":
                    raise failed(params, prompt.tooling)
                chunk = decode(output.outputs[0])
                chunk.cached_tokens, began = None if began else output.num_cached_tokens, True
                for labelled in label(chunk) if label else (chunk,):
                    yield labelled
        except (EngineDeadError, EngineGenerateError) as error:
            finished = True
            if llm.errored or isinstance(error, EngineDeadError):
                raise self._died() from error
            raise EngineFailed("the engine failed on this request", retry_after=1) from error
        except VLLMClientError as error:
            finished = True
            raise refused(error, params, prompt.tooling) from error
        finally:
            if not finished:
                self._abort(llm, request_id)
            with contextlib.suppress(RuntimeError):
                await outputs.aclose()

    def _adapter(self, folder: str | None) -> Any:
        if folder is None:
            return None
        from vllm.lora.request import LoRARequest

        return LoRARequest(folder, self._adapters[folder], folder)

    def _abort(self, llm: Any, request_id: str) -> None:
        """Tell the engine to drop a request, in a task of its own: the one that asks may be cancelled already."""
        if llm.errored:
            return
        task = asyncio.get_running_loop().create_task(llm.abort(request_id))
        self._aborting.add(task)
        task.add_done_callback(self._aborting.discard)

    def running(self) -> int:
        return 0 if self._life is None else int(self._life.llm.get_num_unfinished_requests())

    def _lived(self) -> _Life:
        """The life that the engine is in, or was in last. Raises `EngineFailed`."""
        if self._life is None:
            raise self._died()
        return self._life

    def _died(self) -> EngineDied:
        return EngineDied(f"engine {self.name} died", retry_after=RETRY_AFTER)


def _reasoning(llm: Any, params: Any, prompt_ids: list[int], tags: TagIds, thinks: bool) -> dict[str, Any]:
    """What the engine's core must know of the trace to begin a grammar behind it."""
    if params.structured_outputs is None:
        return {}
    if not thinks:
        return {"reasoning_ended": True}
    if llm.vllm_config.structured_outputs_config.reasoning_parser != PLUGIN:
        return {}  # a parser of vLLM's, which looks for itself
    told = {"end_id": tags.end, "end": tags.closing, "prompt_tokens": len(prompt_ids)}
    return {"reasoning_ended": False, "reasoning_parser_kwargs": told}


def _processes(llm: Any) -> list[BaseProcess]:
    """The processes that this one has started for an engine; its workers are their children."""
    return list(getattr(llm.engine_core.resources.engine_manager, "processes", ()))


def _keeps_budgets(llm: Any) -> bool:
    reasoning = llm.vllm_config.reasoning_config
    return reasoning is not None and reasoning.enabled


def _tag_ids(tokenizer: Any, start: str, end: str) -> TagIds:
    added = tokenizer.get_added_vocab()
    special = set(tokenizer.all_special_ids)
    used = frozenset(number for text, number in added.items() if number in special and (text in start or text in end))
    return TagIds(added.get(start), added.get(end), used, end)


@cache
def _set_imports_aside() -> None:
    """Half a million objects come with vLLM, and stay. To look through them for garbage, as would be done again and
    again, takes a third of a second in which nothing else runs.
    """
    gc.collect()
    gc.freeze()


@contextlib.contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Processes that are started inside the block never get SIGINT: children inherit the mask of the thread.

    Ctrl-C reaches every process of the terminal's group, and running streams are to end; these stop at our SIGTERM.
    Python's resource tracker unblocks it when it starts, so that comes first. The thread is a pool's, and what others
    start from it later has to get SIGINT.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
