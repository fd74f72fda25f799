"""vLLM in this process: one AsyncLLM an engine. The only file that imports vllm, and only when an engine loads.

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
from collections.abc import AsyncGenerator, Sequence
from multiprocessing import resource_tracker
from typing import Any

from thinkaloud import settings as config
from thinkaloud.errors import ContextLengthExceeded, EngineFailed, InvalidRequest, SettingsError
from thinkaloud.events import Chunk, FinishReason
from thinkaloud.generation import NO_TAGS, Message, Prompt, Sampling, TagIds

from . import literal
from .base import Progress, State

ENVIRONMENT = {
    "VLLM_LOGGING_LEVEL": "ERROR",  # hundreds of lines at INFO, dozens at WARNING on a CPU
    "VLLM_NO_USAGE_STATS": "1",  # vLLM would report to its makers over the internet
    "VLLM_WORKER_SHUTDOWN_TIMEOUT_SECONDS": "1",  # idle workers do not end by themselves; only then are they told to
}
"""Set before vLLM is imported, where the operator has not set them: vLLM has no other way to be told."""

_FINISH: dict[str, FinishReason] = {"stop": "stop", "length": "length", "abort": "abort", "repetition": "stop"}


class VllmEngine:
    """Implements `Engine`; see there for what each method promises."""

    def __init__(self, name: str, settings: config.VllmEngine) -> None:
        self.name = name
        self.state = State.LOADING
        self.context_length: int | None = None
        self._settings = settings
        self._llm: Any = None
        self._control: Any = None
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
                **{"model": self._settings.model, "use_tqdm_on_load": False} | self._settings.args
            )
        except TypeError as error:
            unknown = str(error).rpartition("argument ")[2] or str(error)
            raise SettingsError(f"engines.{self.name}.args: vLLM has no engine argument {unknown}") from error
        # Ctrl-C reaches every process of the terminal's group. The engine's processes are started with SIGINT
        # blocked, a mask that children inherit, so that running streams can end; they stop at our SIGTERM. Python's
        # resource tracker unblocks it when it starts, so that comes first.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        if self._stopped():
            return
        progress("starting the engine's processes, loading weights")
        self._llm = AsyncLLM.from_engine_args(arguments)
        if self._stopped():
            self._llm.shutdown()
            return
        tokenizer = self._llm.get_tokenizer()
        self._control = literal.spellings(tokenizer.get_added_vocab())
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
            self._llm = None  # or its finalizer runs once more, in an interpreter that is half gone

    async def render(self, messages: list[Message], template_arguments: dict[str, Any]) -> Prompt:
        self._require_ready()
        marker = None
        conversation: dict[str, Any] = {"messages": messages, **template_arguments}
        if self._control is not None:
            try:
                conversation, marker = literal.mark(conversation, self._control)
            except ValueError as error:
                raise InvalidRequest(str(error), param="messages") from error
        rendered = await self._render(**conversation)
        text = rendered.get("prompt")
        if text is None:  # a renderer that encodes by itself (Mistral's) keeps typed text apart by itself
            if marker is not None:
                rendered = await self._render(messages=messages, **template_arguments)
            token_ids = list(rendered["prompt_token_ids"])
            return Prompt(messages, template_arguments, token_ids, self._llm.get_tokenizer().decode(token_ids[-16:]))
        token_ids = await self._encode(literal.pieces(text, marker))
        return Prompt(messages, template_arguments, token_ids, text)

    async def _render(self, *, messages: list[Message], **template_arguments: Any) -> dict[str, Any]:
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import ChatParams

        arguments = {"add_generation_prompt": True, **template_arguments, "tokenize": False}
        try:
            _, prompt = await self._llm.renderer.render_messages_async(
                messages, ChatParams(chat_template_kwargs=arguments)
            )
        except (VLLMClientError, ValueError, TypeError) as error:
            # Its text may quote the conversation, so the caller gets only the kind.
            raise InvalidRequest("the model's chat template does not take these messages", param="messages") from error
        return dict(prompt)

    async def _encode(self, texts: Sequence[str]) -> list[int]:
        from vllm.exceptions import VLLMClientError
        from vllm.renderers import TokenizeParams

        params = TokenizeParams(max_total_tokens=self.context_length, add_special_tokens=False)
        try:
            encoded = await self._llm.renderer.tokenize_prompts_async([{"prompt": text} for text in texts], params)
        except VLLMClientError as error:
            raise ContextLengthExceeded(
                f"the prompt is longer than this model's context of {self.context_length} tokens", param="messages"
            ) from error
        return [token for part in encoded for token in part["prompt_token_ids"]]

    def tag_ids(self, start: str, end: str) -> TagIds:
        tokenizer = self._llm.get_tokenizer()
        added = tokenizer.get_added_vocab()
        special = set(tokenizer.all_special_ids)
        used = frozenset(
            number for text, number in added.items() if number in special and (text in start or text in end)
        )
        return TagIds(added.get(start), added.get(end), used)

    async def generate(
        self,
        prompt: Prompt,
        sampling: Sampling,
        request_id: str,
        *,
        tags: TagIds = NO_TAGS,
        parser: str | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        self._require_ready()
        from vllm.exceptions import VLLMClientError
        from vllm.inputs import tokens_input
        from vllm.sampling_params import RequestOutputKind, SamplingParams
        from vllm.v1.engine.exceptions import EngineDeadError, EngineGenerateError

        if prompt.token_ids is None:
            raise ValueError("the prompt was not rendered by this engine")
        try:
            params = SamplingParams(
                **{**self._defaults, **sampling.given()}, output_kind=RequestOutputKind.DELTA, detokenize=False
            )
        except (VLLMClientError, ValueError, TypeError) as error:
            raise InvalidRequest("the engine refuses these sampling parameters") from error
        decode = _Decoder(self._llm.get_tokenizer(), prompt.token_ids, tags.specials)
        label = _Labeller(self._llm, parser, prompt.token_ids) if parser else None
        finished = False
        outputs = self._llm.generate(tokens_input(prompt.token_ids), params, request_id)
        try:
            async for output in outputs:
                finished = output.finished
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
            raise InvalidRequest("the engine refuses this request") from error
        finally:
            if not finished:
                self._abort(request_id)
            with contextlib.suppress(RuntimeError):
                await outputs.aclose()

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


class _Decoder:
    """Token ids to text, one piece an id. A piece is empty while a character is incomplete."""

    def __init__(self, tokenizer: Any, prompt_ids: list[int], shown: frozenset[int]) -> None:
        from tokenizers.decoders import DecodeStream

        self._tokenizer = tokenizer
        self._hidden = set(tokenizer.all_special_ids) - shown
        # Primed with the prompt's end, so that a tokenizer that writes spaces in front knows it is not at a start.
        self._stream = DecodeStream(ids=prompt_ids[-8:], skip_special_tokens=False)

    def __call__(self, output: Any) -> Chunk:
        ids = list(output.token_ids)
        finish = _FINISH.get(output.finish_reason, "stop") if output.finish_reason else None
        spent = len(ids)
        if output.finish_reason == "stop" and ids:
            ids.pop()  # the end-of-sequence token, or a stop token: not text
        texts = [self._piece(number) for number in ids]
        return Chunk(texts=texts, token_ids=ids, tokens=spent, finish_reason=finish)

    def _piece(self, number: int) -> str:
        if number in self._hidden:
            return ""
        return self._stream.step(self._tokenizer._tokenizer, number) or ""


class _Labeller:
    """A reasoning parser of vLLM's own, for formats that are more than two tags: chunk in, labelled chunks out."""

    def __init__(self, llm: Any, name: str, prompt_ids: list[int]) -> None:
        from vllm.entrypoints.openai.chat_completion.protocol import ChatCompletionRequest
        from vllm.parser import ParserManager

        model = llm.model_config
        kind = ParserManager.get_parser(
            reasoning_parser_name=name, model_name=model.model, is_harmony=model.hf_config.model_type == "gpt_oss"
        )
        if kind is None:
            raise InvalidRequest(f"vLLM has no reasoning parser named {name}")
        self._parser = kind(llm.get_tokenizer())
        self._parser.set_prompt_token_ids(prompt_ids)
        self._prompt_ids = prompt_ids
        self._request = ChatCompletionRequest(messages=[], model=model.model)

    def __call__(self, chunk: Chunk) -> list[Chunk]:
        delta = self._parser.parse_delta(
            "".join(chunk.texts),
            list(chunk.token_ids or ()),
            self._request,
            prompt_token_ids=self._prompt_ids,
            finished=chunk.finish_reason is not None,
        )
        trace = (delta.reasoning if delta else None) or ""
        answer = (delta.content if delta else None) or ""
        parts: list[Chunk] = []
        if trace:
            parts.append(Chunk(texts=[trace], channel="trace"))
        if answer or not parts:
            parts.append(Chunk(texts=[answer], channel="answer" if answer else None))
        parts[0].tokens = chunk.tokens
        parts[-1].finish_reason = chunk.finish_reason
        return parts
