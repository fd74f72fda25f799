"""Whether the prompt has already opened the trace. Decides where the splitter starts, and nothing else does."""

from thinkaloud.errors import InvalidRequest
from thinkaloud.generation import Prompt


def awaited(prompt: Prompt, end: str, opened: bool | None, *, off: bool) -> bool:
    """Whether the output begins with a trace, so that what the answer is held to must wait for the trace's end.

    Where the template has neither opened nor closed one, a model that thinks opens it itself, unless it is told not to.
    """
    if opened or off:
        return bool(opened)
    return not (end and prompt.text is not None and prompt.text.rstrip().endswith(end.rstrip()))


def opened(prompt: Prompt, start: str, configured: bool | None) -> bool | None:
    """True if the rendered prompt ends in the opening tag; None where the prompt cannot be seen and nobody says.

    Only the end counts, and only what the template wrote can be there: typed tags are kept apart (engine/literal.py).
    configured: the served model's `opened_by_prompt`, for an engine that does not show its prompt.
    """
    if prompt.text is None:
        return configured
    return prompt.text.rstrip().endswith(start.rstrip())


def require_seen(prompt: Prompt) -> None:
    """Raises `InvalidRequest` where the prompt cannot be seen, for a caller who may not see the trace but turns it off.

    Whether an upstream heeds the switch shows only in its prompt. Where it does not, what is taken for the answer
    would begin with the trace.
    """
    if prompt.text is None:
        raise InvalidRequest(
            "thinking cannot be switched off here: whether the upstream heeds it cannot be seen, and the trace is "
            "hidden from you",
            param="enable_thinking",
        )
