"""Lets a model of random weights write what a test wants: a logits processor of vLLM's, in the engine's own process.

A prompt says it between `SAY` and `YAS`, as text with control tokens by their letters, behind a number that makes it
one of its kind. Of several parts, with `|||`
between them, each generation writes the next: those that go on behind words that the server has inserted. A grammar
still decides what is possible, since a script only makes tokens likely.
"""

import re
from typing import Any

import torch
from vllm.tokenizers import cached_tokenizer_from_config
from vllm.v1.sample.logits_processor import BatchUpdate, LogitsProcessor, MoveDirectionality

_SCRIPT = re.compile(r"SAY(.*?)YAS", re.DOTALL)
_LIKELY = 1e6


class Script(LogitsProcessor):  # type: ignore[misc]  # vLLM has no types here
    """One script a request; its last token is the end of the output."""

    def __init__(self, vllm_config: Any, device: torch.device, is_pin_memory: bool) -> None:
        self._tokenizer = cached_tokenizer_from_config(vllm_config.model_config)
        self._running: dict[int, tuple[list[int], list[int]]] = {}
        self._prompts: dict[str, list[int]] = {}

    def is_argmax_invariant(self) -> bool:
        return False

    def update_state(self, batch_update: BatchUpdate | None) -> None:
        if batch_update is None:
            return
        for index in batch_update.removed:
            self._running.pop(index, None)
        for index, _, prompt, output in batch_update.added:
            self._running[index] = (self._read(prompt or []), output)
        for one, other, direction in batch_update.moved:
            moved, replaced = self._running.pop(one, None), self._running.pop(other, None)
            if moved is not None:
                self._running[other] = moved
            if replaced is not None and direction is MoveDirectionality.SWAP:
                self._running[one] = replaced

    def _read(self, prompt: list[int]) -> list[int]:
        """Return the tokens that the generation behind `prompt` is to write."""
        found = _SCRIPT.findall(self._tokenizer.decode(prompt))
        if not found:
            return []
        parts = re.sub(r"^#\d+#", "", found[-1]).split("|||")
        lengths = self._prompts.setdefault(found[-1], [])
        if len(prompt) not in lengths:
            lengths.append(len(prompt))
        text = parts[min(lengths.index(len(prompt)), len(parts) - 1)]
        return [*self._tokenizer.encode(text, add_special_tokens=False), self._tokenizer.eos_token_id]

    def apply(self, logits: torch.Tensor) -> torch.Tensor:
        for index, (script, output) in self._running.items():
            if script:
                logits[index, script[min(len(output), len(script) - 1)]] += _LIKELY
        return logits
