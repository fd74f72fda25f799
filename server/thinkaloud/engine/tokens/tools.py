"""Tool calls by vLLM's parsers, where vLLM is installed beside the front end: they need no engine.

It is imported when the engine starts, and only if a served model names a parser.
"""

from collections.abc import Iterable

from thinkaloud.engine.base import ToolUse
from thinkaloud.engine.tokens.model_files import ModelFiles
from thinkaloud.errors import InvalidRequest, SettingsError
from thinkaloud.generation import Prompt, Sampling


def require_tool_parsers(names: Iterable[str], files: ModelFiles) -> None:
    """Import the parsers. Raises `SettingsError` without vLLM, and for one that does not exist or cannot be used."""
    from thinkaloud.engine.vllm.tool_parser import require_parser

    for name in names:
        try:
            require_parser(name, files.tokenizer)
        except ImportError as error:
            raise SettingsError(
                f"tool_parser: {name} is vLLM's, which is not installed here; install thinkaloud[cpu] or "
                "thinkaloud[gpu] beside the front end, or serve the model without tools"
            ) from error


def tool_use(files: ModelFiles, prompt: Prompt, parser: str | None, sampling: Sampling) -> ToolUse | None:
    """See `Engine.tool_use`."""
    from thinkaloud.engine.vllm.tool_parser import VllmToolUse

    if not prompt.tooling.tools or prompt.tooling.choice == "none":
        return None
    if parser is None:
        raise InvalidRequest(
            "this model cannot call tools: its settings name no tool_parser; tool_choice none is possible",
            param="tools",
        )
    return VllmToolUse(files, parser, prompt, sampling)
