"""vLLM in this process: one AsyncLLM an engine. Only this folder imports vllm, and only when an engine loads.

What is vLLM's own here: rendering, tokenizing, batching, sampling. What is not: decoding. With `detokenize=False`
vLLM gives token ids, and each is decoded here with the tokenizers library's DecodeStream, so that a piece of text
always belongs to one id. vLLM's own text lags its ids (stop strings, characters split over tokens), which is how
its reasoning parsers come to take one for the other.
"""

import asyncio
import contextlib
import multiprocessing
import os
import signal
from collections.abc import AsyncGenerator, Iterator
from multiprocessing import resource_tracker
from typing import Any

from prometheus_client import CollectorRegistry

from thinkaloud import settings as config
from thinkaloud.engine.base import NO_DEMANDS, Demands, Progress, State
from thinkaloud.engine.vllm.arguments import PLUGIN, engine_arguments
from thinkaloud.engine.vllm.decoding import Decoder, spelt
from thinkaloud.engine.vllm.labelling import Labeller
from thinkaloud.engine.vllm.metrics import stat_logger
from thinkaloud.engine.vllm.parameters import failed, parameters, refused
from thinkaloud.engine.vllm.rendering import Rendering
from thinkaloud.engine.vllm.tools import VllmToolUse, require_parser
from thinkaloud.errors import EngineFailed, InvalidRequest, SettingsError
from thinkaloud.events import Chunk
from thinkaloud.generation import NO_TAGS, NO_TOOLS, Message, Prompt, Sampling, TagIds, Tooling

ENVIRONMENT = {
    "VLLM_LOGGING_LEVEL": "ERROR",  # hundreds of lines at INFO, dozens at WARNING on a CPU
    "VLLM_NO_USAGE_STATS": "1",  # vLLM would report to its makers over the internet
    "VLLM_WORKER_SHUTDOWN_TIMEOUT_SECONDS": "1",  # idle workers do not end by themselves; only then are they told to
}
"""Set before vLLM is imported, where the operator has not set them: vLLM has no other way to be told."""


class VllmEngine:
    """Implements `Engine`; see there for what each method promises."""

    def __init__(self, name: str, settings: config.VllmEngine, demands: Demands = NO_DEMANDS) -> None:
        self.name = name
        self.state = State.LOADING
        self.context_length: int | None = None
        self.registry = CollectorRegistry()
        self._settings = settings
        self._demands = demands
        self._adapters = {folder: number for number, folder in enumerate(demands.lora, 1)}
        self._llm: Any = None
        self._rendering: Any = None
        self._defaults: dict[str, Any] = {}
        self._aborting: set[asyncio.Task[None]] = set()

    async def start(self, progress: Progress) -> None:
        try:
            await asyncio.to_thread(self._load, progress)
        except SettingsError:
            self.state = State.FAILED
            raise
        except Exception as error:
            self.state = State.FAILED
            reason = str(error).strip().splitlines() or [type(error).__name__]
            raise EngineFailed(f"engine {self.name} did not start: {reason[0]}") from error
        if self.state is State.LOADING:
            self.state = State.READY
        progress("ready")

    def _load(self, progress: Progress) -> None:
        for key, value in ENVIRONMENT.items():
            os.environ.setdefault(key, value)
        progress("importing vLLM")
        from vllm.engine.arg_utils import AsyncEngineArgs
        from vllm.v1.engine.async_llm import AsyncLLM

        try:
            arguments = AsyncEngineArgs(
                **engine_arguments(self.name, self._settings.model, self._settings.args, self._demands)
            )
        except TypeError as error:
            unknown = str(error).rpartition("argument ")[2] or str(error)
            raise SettingsError(f"engines.{self.name}.args: vLLM has no engine argument {unknown}") from error
        for parser in self._demands.tool_parsers:
            require_parser(parser)
        if self._stopped():
            return
        progress("starting the engine's processes, loading weights")
        with _without_ctrl_c():
            self._llm = AsyncLLM.from_engine_args(arguments, stat_loggers=[stat_logger(self.registry)])
        if self._stopped():
            self._llm.shutdown()
            return
        tokenizer = self._llm.get_tokenizer()
        for parser in self._demands.tool_parsers:
            require_parser(parser, tokenizer)
        self._rendering = Rendering(self._llm)
        self.context_length = self._llm.model_config.max_model_len
        self._defaults = self._llm.model_config.get_diff_sampling_param()

    def _stopped(self) -> bool:
        """Asked between the long steps of loading: `stop` is called from another thread."""
        return self.state is State.STOPPED

    async def stop(self) -> None:
        loading = self.state is State.LOADING
        self.state = State.STOPPED
        if loading:
            # The loading thread waits for the engine's processes; without them it gives up.
            for child in multiprocessing.active_children():
                child.terminate()
        if self._llm is not None:
            await asyncio.gather(*self._aborting, return_exceptions=True)
            from vllm.v1.engine.exceptions import EngineDeadError

            self._llm.output_processor.propagate_error(EngineDeadError())  # or open generations wait for ever
            if (handler := self._llm.output_handler) is not None:
                handler.cancel()  # or it takes the end of the processes for a crash, and logs one
            await asyncio.to_thread(self._llm.shutdown)
            self._llm = self._rendering = None  # or its finalizer runs once more, in an interpreter that is half gone

    async def render(
        self, messages: list[Message], template_arguments: dict[str, Any], tooling: Tooling = NO_TOOLS
    ) -> Prompt:
        self._require_ready()
        rendering: Rendering = self._rendering
        return await rendering.render(messages, template_arguments, tooling)

    def tag_ids(self, start: str, end: str) -> TagIds:
        tokenizer = self._llm.get_tokenizer()
        added = tokenizer.get_added_vocab()
        special = set(tokenizer.all_special_ids)
        used = frozenset(
            number for text, number in added.items() if number in special and (text in start or text in end)
        )
        return TagIds(added.get(start), added.get(end), used, end)

    def spell(self, text: str, tags: TagIds = NO_TAGS) -> Chunk:
        return spelt(self._llm.get_tokenizer(), text, tags.specials)

    def tool_use(self, prompt: Prompt, parser: str | None, sampling: Sampling) -> VllmToolUse | None:
        self._require_ready()
        if not prompt.tooling.tools or prompt.tooling.choice == "none":
            return None
        if parser is None:
            raise InvalidRequest(
                "this model cannot call tools: its settings name no tool_parser; tool_choice none is possible",
                param="tools",
            )
        return VllmToolUse(self._llm, parser, prompt, sampling)

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
        self._require_ready()
        from vllm.exceptions import VLLMClientError
        from vllm.inputs import tokens_input
        from vllm.v1.engine.exceptions import EngineDeadError, EngineGenerateError

        if prompt.token_ids is None:
            raise ValueError("the prompt was not rendered by this engine")
        if sampling.thinking_token_budget is not None and not self._keeps_budgets():
            raise InvalidRequest(
                "the engine behind this model keeps no budget of trace tokens: it was started without reasoning_config",
                param="thinking_token_budget",
            )
        params = parameters(sampling, self._defaults)
        token_ids = [*prompt.token_ids, *prompt.written]
        decode = Decoder(self._llm.get_tokenizer(), token_ids, tags.specials, sampling.logprobs)
        label = Labeller(self._llm, parser, token_ids) if parser else None
        finished = began = False
        outputs = self._llm.generate(
            tokens_input(token_ids),
            params,
            request_id,
            lora_request=self._adapter(lora),
            **self._reasoning(params, token_ids, tags, thinks),
        )
        try:
            async for output in outputs:
                finished = output.finished
                if output.outputs[0].finish_reason == "error":
                    raise failed(params, prompt.tooling, began=began)
                began = True
                chunk = decode(output.outputs[0])
                for labelled in label(chunk) if label else (chunk,):
                    yield labelled
        except (EngineDeadError, EngineGenerateError) as error:
            finished = True
            if self.state is State.READY and self._llm.errored:
                self.state = State.FAILED
            raise EngineFailed(f"engine {self.name} failed", retry_after=30) from error
        except VLLMClientError as error:
            finished = True
            raise refused(error, params, prompt.tooling) from error
        finally:
            if not finished:
                self._abort(request_id)
            with contextlib.suppress(RuntimeError):
                await outputs.aclose()

    def _reasoning(self, params: Any, prompt_ids: list[int], tags: TagIds, thinks: bool) -> dict[str, Any]:
        """What the engine's core must know of the trace to begin a grammar behind it."""
        if params.structured_outputs is None:
            return {}
        if not thinks:
            return {"reasoning_ended": True}
        if self._llm.vllm_config.structured_outputs_config.reasoning_parser != PLUGIN:
            return {}  # a parser of vLLM's, which looks for itself
        told = {"end_id": tags.end, "end": tags.closing, "prompt_tokens": len(prompt_ids)}
        return {"reasoning_ended": False, "reasoning_parser_kwargs": told}

    def _keeps_budgets(self) -> bool:
        reasoning = self._llm.vllm_config.reasoning_config
        return reasoning is not None and reasoning.enabled

    def _adapter(self, folder: str | None) -> Any:
        if folder is None:
            return None
        from vllm.lora.request import LoRARequest

        return LoRARequest(folder, self._adapters[folder], folder)

    def _abort(self, request_id: str) -> None:
        """Tell the engine to drop a request, in a task of its own: the one that asks may be cancelled already."""
        if self._llm is None:
            return
        task = asyncio.get_running_loop().create_task(self._llm.abort(request_id))
        self._aborting.add(task)
        task.add_done_callback(self._aborting.discard)

    def running(self) -> int:
        return 0 if self._llm is None else int(self._llm.get_num_unfinished_requests())

    def _require_ready(self) -> None:
        if self.state is not State.READY:
            raise EngineFailed(f"engine {self.name} is {self.state.value}", retry_after=30)


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
