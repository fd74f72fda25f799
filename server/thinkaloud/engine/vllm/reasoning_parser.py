"""Tells vLLM's engine core where the trace ends, so that a grammar holds the answer and not the trace.

vLLM loads this file as a plugin in the engine's own process. Its parsers are not used for it because they are set for
an engine, one format each, and search the whole prompt, where a user may have typed a tag. This one is told with each
request which tag closes; the serving process knows whether the trace is open.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from vllm.reasoning import ReasoningParser, ReasoningParserManager

from thinkaloud.engine.vllm.engine_args import PLUGIN


class TraceEnd(ReasoningParser):  # type: ignore[misc]  # vLLM is not there for the type checker
    """The end of one request's trace.

    end_id: the closing tag where it is one token of its own. end: its text, looked for where it is not.
    prompt_tokens: where the output begins; what stands before it closes nothing.
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
        # A token is at least one byte of text, so that so many tokens are sure to hold the whole tag.
        reach = len(self._end.encode()) + len(new)
        tail = list(input_ids[max(self._prompt_tokens, len(input_ids) - reach) :])
        return self._end in self.model_tokenizer.decode(tail)

    def extract_content_ids(self, input_ids: list[int]) -> list[int]:
        """Not used: the serving process separates trace and answer itself."""
        return input_ids


ReasoningParserManager.register_module(PLUGIN, force=True, module=TraceEnd)
