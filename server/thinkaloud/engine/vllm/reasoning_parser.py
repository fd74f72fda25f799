"""Tells vLLM's engine core where the trace ends, so that a grammar applies to the answer and not to the trace.

vLLM imports this file as a plugin in the engine's own process. vLLM's own parsers do not serve here: an engine has one,
for one format, and they search the whole prompt, where a user may have typed a tag. This one gets the closing tag with
each request; the server knows whether the trace is open.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from vllm.reasoning import ReasoningParser, ReasoningParserManager

from thinkaloud.engine.vllm.engine_args import PLUGIN


class TraceEnd(ReasoningParser):  # type: ignore[misc]  # vLLM has no types here
    """The end of one request's trace.

    end_id: the closing tag if it is one token. end: its text, which is searched if it is not.
    prompt_tokens: length of the prompt, which is not searched.
    """

    def __init__(
        self,
        tokenizer: Any,
        *args: Any,
        end_id: int | None = None,
        end: str = "",
        prompt_tokens: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(tokenizer, *args, **kwargs)
        self._end_id = end_id
        self._end = end
        self._prompt_tokens = prompt_tokens

    def is_reasoning_end(self, input_ids: Sequence[int]) -> bool:
        return self.is_reasoning_end_streaming(input_ids, input_ids[self._prompt_tokens :])

    def is_reasoning_end_streaming(self, input_ids: Sequence[int], delta_ids: Iterable[int]) -> bool:
        """Whether the trace ends within `delta_ids`, the end of `input_ids`."""
        new = list(delta_ids)
        if self._end_id is not None or not self._end:
            return self._end_id in new
        # A token is at least one byte of text, so this many tokens contain the whole tag.
        reach = len(self._end.encode()) + len(new)
        tail = list(input_ids[max(self._prompt_tokens, len(input_ids) - reach) :])
        return self._end in self.model_tokenizer.decode(tail)

    def extract_content_ids(self, input_ids: list[int]) -> list[int]:
        """Not used: the server separates trace and answer itself."""
        return input_ids


ReasoningParserManager.register_module(PLUGIN, force=True, module=TraceEnd)
