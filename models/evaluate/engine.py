"""vLLM as a function from prompts to completions, in token ids. vLLM is imported when an engine starts."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

ENVIRONMENT = {"VLLM_LOGGING_LEVEL": "ERROR", "VLLM_NO_USAGE_STATS": "1", "HF_HUB_OFFLINE": "1"}
ARGUMENTS: dict[str, Any] = {
    "enforce_eager": True,
    "max_num_seqs": 256,
    "kv_cache_memory_bytes": 2 * 2**30,
    # Read in parts on a CPU, a prompt with a seed ends the engine: torch's generator there has no offset.
    "enable_chunked_prefill": False,
    "max_num_batched_tokens": 8192,
}
LIMIT = 1024
"""Tokens of a completion, trace and answer together."""


class Engine:
    """One model in vLLM. A context manager: its processes end with the block."""

    def __init__(self, folder: Path, dtype: str = "float32") -> None:
        for key, value in ENVIRONMENT.items():
            os.environ.setdefault(key, value)
        from vllm import LLM

        self._llm: Any = LLM(model=str(folder), dtype=dtype, **ARGUMENTS)

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._llm.llm_engine.engine_core.shutdown()

    def render(self, messages: Sequence[Mapping[str, str]]) -> list[int]:
        """Prompt ids of a conversation, by the model's own chat template."""
        ids: list[int] = self._llm.get_tokenizer().apply_chat_template(
            list(messages), add_generation_prompt=True, return_dict=False
        )
        return ids

    def write(
        self,
        prompts: Sequence[Sequence[int]],
        *,
        limit: int = LIMIT,
        samples: int = 1,
        temperature: float = 0.0,
        seed: int = 0,
    ) -> list[list[list[int]]]:
        """For each prompt its completions, the end of the turn among the ids where the model got there.

        All prompts go to vLLM at once. Each has a seed of its own, so a completion does not depend on its neighbours.
        """
        from vllm import SamplingParams

        parameters = [
            SamplingParams(
                n=samples,
                temperature=temperature,
                max_tokens=limit,
                seed=seed + samples * index if temperature else None,
                detokenize=False,
            )
            for index in range(len(prompts))
        ]
        inputs = [{"prompt_token_ids": list(prompt)} for prompt in prompts]
        outputs = self._llm.generate(inputs, parameters)
        return [[list(one.token_ids) for one in output.outputs] for output in outputs]
