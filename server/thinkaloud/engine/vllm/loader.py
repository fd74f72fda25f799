"""Starts vLLM: its environment, its arguments and its processes."""

import contextlib
import importlib
import os
import signal
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing import resource_tracker
from typing import Any

from thinkaloud import settings as config
from thinkaloud.engine.base import EngineRegistry, EngineRequirements, ProgressCallback
from thinkaloud.engine.vllm import token_outputs
from thinkaloud.engine.vllm.engine_args import PLUGIN_MODULE, engine_arguments
from thinkaloud.engine.vllm.engine_metrics import stat_logger
from thinkaloud.engine.vllm.loaded_engine import LoadedEngine
from thinkaloud.engine.vllm.renderer import Renderer
from thinkaloud.engine.vllm.shared_cores import SharedCores
from thinkaloud.engine.vllm.tool_parser import require_parser
from thinkaloud.errors import EngineFailed, SettingsError
from thinkaloud.runtime import garbage, orphan_guard
from thinkaloud.runtime.worker import Worker

_ENVIRONMENT = {
    "VLLM_LOGGING_LEVEL": "ERROR",  # hundreds of lines at INFO, dozens at WARNING on a CPU
    "VLLM_NO_USAGE_STATS": "1",  # vLLM would send reports to its makers
    "VLLM_WORKER_SHUTDOWN_TIMEOUT_SECONDS": "1",  # idle workers end only when they are told to, after this time
    "VLLM_WORKER_MULTIPROC_METHOD": "spawn",  # as in `vllm serve`: a process with threads cannot safely be forked
    "PYTHONWARNINGS": "ignore::FutureWarning",  # each process would warn of torch's deprecations
    "SPT_NOENV": "1",  # process titles would overwrite the mark in the environment, see `orphan_guard`
}
"""Defaults for the environment, set before vLLM is imported: vLLM has no other settings for these."""

_JOIN_TIMEOUT = "60"
"""Seconds for vLLM to hear of cores that are ready already. In vain, where they have died since."""


class Loader:
    """Loads one engine, again after it died. Blocks, so it runs in a thread.

    on_step: called for each step of the engine.
    worker: the front end that this is part of, where several share the engine's processes.
    """

    def __init__(
        self,
        name: str,
        settings: config.VllmEngine,
        requirements: EngineRequirements,
        on_step: Callable[[], None],
        worker: Worker | None = None,
    ) -> None:
        self._name = name
        self._settings = settings
        self._requirements = requirements
        self._on_step = on_step
        self._worker = worker
        self._is_cancelled = False

    def cancel(self) -> None:
        """Let `load` fail before it starts the engine's processes, now and in future."""
        self._is_cancelled = True

    def load(self, progress: ProgressCallback, registry: EngineRegistry) -> LoadedEngine:
        """Start the engine's processes and load the weights, or join those of all front ends.

        registry: for vLLM's metrics.
        Raises `SettingsError` for a wrong engine argument or tool parser, and whatever vLLM raises.
        """
        if self._worker is None:
            orphan_guard.start_guard()
            orphan_guard.kill_orphans()
        else:
            os.environ.setdefault("VLLM_ENGINE_READY_TIMEOUT_S", _JOIN_TIMEOUT)
        progress("importing vLLM")
        prepare()
        arguments = make_arguments(self._name, self._settings, self._requirements)
        for parser in self._requirements.tool_parsers:
            require_parser(parser)
        if self._is_cancelled:
            raise EngineFailed("it was stopped")
        progress("starting the engine's processes, loading weights")
        llm, cores = self._start(arguments, [stat_logger(registry, self._on_step)])
        try:
            token_outputs.shorten(llm)
            tokenizer = llm.get_tokenizer()
            for parser in self._requirements.tool_parsers:
                require_parser(parser, tokenizer)
            return LoadedEngine(llm, tokenizer, Renderer(llm), llm.model_config.get_diff_sampling_param(), cores)
        except BaseException:
            llm.shutdown()
            raise

    def _start(self, arguments: Any, stat_loggers: list[type[Any]]) -> tuple[Any, SharedCores | None]:
        """Return an AsyncLLM with cores of its own, or one for those of all front ends."""
        from vllm.v1.engine.async_llm import AsyncLLM

        if self._worker is None:
            with block_sigint():
                return AsyncLLM.from_engine_args(arguments, stat_loggers=stat_loggers), None
        arguments._api_process_count, arguments._api_process_rank = self._worker.count, self._worker.rank
        config = arguments.create_engine_config()
        cores = SharedCores(self._worker.engine_socket(self._name))
        try:
            place = cores.join(lambda: self._is_cancelled)
            count, index = place.pop("client_count"), place.pop("client_index")
            llm = AsyncLLM.from_vllm_config(
                config,
                stat_loggers=stat_loggers,
                enable_log_requests=arguments.enable_log_requests,
                disable_log_stats=arguments.disable_log_stats,
                client_addresses=place,
                client_count=count,
                client_index=index,
            )
        except BaseException:
            cores.leave()
            raise
        return llm, cores


def prepare() -> None:
    """Import vLLM in the environment that it is to have."""
    for key, value in _ENVIRONMENT.items():
        os.environ.setdefault(key, value)
    with garbage.paused():  # to look through what is imported would be a fifth of the time
        importlib.import_module(PLUGIN_MODULE)  # vLLM checks in this process that the parser is registered
        importlib.import_module("vllm.v1.engine.async_llm")
    _freeze_imports()


def make_arguments(name: str, settings: config.VllmEngine, requirements: EngineRequirements) -> Any:
    """Return vLLM's `AsyncEngineArgs` for an engine. Raises `SettingsError` for one that vLLM does not have."""
    from vllm.engine.arg_utils import AsyncEngineArgs

    try:
        return AsyncEngineArgs(**engine_arguments(name, settings.model, settings.args, requirements))
    except TypeError as error:
        unknown = str(error).rpartition("argument ")[2] or str(error)
        raise SettingsError(f"engines.{name}.args: vLLM has no engine argument {unknown}") from error


@cache
def _freeze_imports() -> None:
    """vLLM's half a million objects stay. A collection over them takes a third of a second."""
    garbage.freeze()


@contextlib.contextmanager
def block_sigint() -> Iterator[None]:
    """Processes that are started within the context never get SIGINT, because they inherit the thread's signal mask.

    A Ctrl-C goes to every process of the terminal's group, and vLLM's would end at once, with all streams; they are
    stopped by SIGTERM. Python's resource tracker unblocks SIGINT when it starts, so it is started first. The mask is
    restored, because the thread belongs to a pool, and processes that are started from it later have to get SIGINT.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
