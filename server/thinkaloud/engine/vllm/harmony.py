"""gpt-oss: trace, answer and tool calls are channels of one format, which vLLM's parser reads from the tokens at once.

So the calls come with the labels of the trace (`trace_labels.py`), and a grammar has the whole format, with the trace:
it holds from the first token.
"""

from typing import Any

from thinkaloud.engine.base import ToolReader
from thinkaloud.engine.vllm.tool_parser import VllmToolUse
from thinkaloud.events import ToolCallDelta

REASONING_PARSER, TOOL_PARSER = "openai_gptoss", "openai"


def is_harmony(llm: Any) -> bool:
    """Whether the model of `llm`, an AsyncLLM, writes the harmony format."""
    return bool(llm.model_config.hf_config.model_type == "gpt_oss")


class HarmonyUse(VllmToolUse):
    """Implements `ToolUse`: the constraint on all that the model writes, for tools and for the answer's format."""

    def reader(self) -> ToolReader:
        return HarmonyReader()

    def _parser_names(self, parser: str) -> dict[str, Any]:
        return {"reasoning_parser_name": REASONING_PARSER, "tool_parser_name": TOOL_PARSER, "is_harmony": True}


class HarmonyReader:
    """Implements `ToolReader`: there are no calls in the text of the answer."""

    def decode(self, text: str) -> list[str | ToolCallDelta]:
        """Return the text as it is."""
        return [text]

    def flush(self) -> list[str | ToolCallDelta]:
        """Return nothing; no text is buffered."""
        return []
